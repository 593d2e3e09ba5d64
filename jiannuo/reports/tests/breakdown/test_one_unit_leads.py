from datetime import date

import pytest

from jiannuo.reports.actions.breakdown import NeedsAgreement, Refused, add, confirm, correct
from jiannuo.reports.models import Task
from jiannuo.reports.tests.breakdown.conftest import District, Officer, seen


def test_the_lead_unit_does_not_assist_itself(
    district: District, officer: Officer, tasks: list[Task]
) -> None:
    values = {"lead_unit": district.housing, "assisting_units": [district.roads, district.housing]}
    with pytest.raises(Refused, match="不能同时列为配合单位"):
        correct(**officer.acting, report=district.report, seen=seen(tasks[0]), values=values)


def test_an_assisting_unit_does_not_become_lead_beside_itself(
    district: District, officer: Officer, tasks: list[Task]
) -> None:
    tasks[0].assisting_units.set([district.housing])
    with pytest.raises(Refused, match="不能同时列为配合单位"):
        correct(
            **officer.acting,
            report=district.report,
            seen=seen(tasks[0]),
            values={"lead_unit": district.housing},
        )


@pytest.mark.parametrize(
    ("which", "words"), [("party", "征得其同意"), ("police", "征得其同意"), ("gone", "有效期")]
)
def test_units_the_office_cannot_order_lead_only_after_agreement(
    district: District, officer: Officer, tasks: list[Task], which: str, words: str
) -> None:
    unit = getattr(district, which)
    with pytest.raises(NeedsAgreement, match=words) as asked:
        correct(**officer.acting, report=district.report, seen=seen(tasks[0]), values={"lead_unit": unit})
    tasks[0].refresh_from_db()
    assert tasks[0].lead_unit is None
    codes = [doubt.code for doubt in asked.value.doubts]
    correct(
        **officer.acting,
        report=district.report,
        seen=seen(tasks[0]),
        values={"lead_unit": unit},
        agreed=codes,
    )
    tasks[0].refresh_from_db()
    assert tasks[0].lead_unit == unit
    assert tasks[0].changes.get().after["agreed"] == codes


def test_what_was_agreed_to_once_is_not_asked_again(
    district: District, officer: Officer, tasks: list[Task]
) -> None:
    correct(
        **officer.acting,
        report=district.report,
        seen=seen(tasks[0]),
        values={"lead_unit": district.party, "due_on": date(2031, 12, 31)},
        agreed=[f"consent:{district.party.code}"],
    )
    confirm(**officer.acting, report=district.report, seen=seen(tasks[0]))
    tasks[0].refresh_from_db()
    assert tasks[0].state == "confirmed"


def test_agreement_for_one_unit_is_not_agreement_for_another(
    district: District, officer: Officer, tasks: list[Task]
) -> None:
    with pytest.raises(NeedsAgreement):
        correct(
            **officer.acting,
            report=district.report,
            seen=seen(tasks[0]),
            values={"lead_unit": district.police},
            agreed=[f"consent:{district.party.code}"],
        )


def test_a_new_row_asks_for_the_same_agreement(district: District, officer: Officer) -> None:
    with pytest.raises(NeedsAgreement):
        add(
            **officer.acting,
            report=district.report,
            values={"object": "融媒体中心", "domain": "文化体育", "lead_unit": district.party},
        )
