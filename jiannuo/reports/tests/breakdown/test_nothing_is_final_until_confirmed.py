from datetime import date

import pytest

from jiannuo.reports.actions.breakdown import NeedsAgreement, Refused, confirm, correct, withdraw
from jiannuo.reports.models import Task
from jiannuo.reports.tests.breakdown.conftest import District, Officer, seen


def test_a_row_as_read_is_a_draft(tasks: list[Task]) -> None:
    assert {task.state for task in tasks} == {"draft"}


@pytest.mark.parametrize(("lacks", "named"), [("lead_unit", "牵头单位"), ("due_on", "完成时限")])
def test_confirming_needs_lead_unit_and_deadline(
    district: District, officer: Officer, ready: list[Task], lacks: str, named: str
) -> None:
    Task.objects.filter(pk=ready[0].pk).update(**{lacks: None})
    with pytest.raises(Refused, match=named):
        confirm(**officer.acting, report=district.report, seen=seen(ready[0]))
    ready[0].refresh_from_db()
    assert ready[0].state == "draft"


def test_a_confirmed_row_says_who_stands_for_it(
    district: District, officer: Officer, ready: list[Task]
) -> None:
    confirm(**officer.acting, report=district.report, seen=seen(ready[0]))
    ready[0].refresh_from_db()
    assert (ready[0].state, ready[0].confirmed_by) == ("confirmed", officer.account)
    assert ready[0].confirmed_at is not None


def test_correcting_a_confirmed_row_returns_it_to_draft(
    district: District, officer: Officer, ready: list[Task]
) -> None:
    confirm(**officer.acting, report=district.report, seen=seen(ready[0]))
    correct(**officer.acting, report=district.report, seen=seen(ready[0]), values={"note": "按季调度"})
    ready[0].refresh_from_db()
    assert (ready[0].state, ready[0].confirmed_by, ready[0].confirmed_at) == ("draft", None, None)


def test_correcting_and_confirming_is_one_act(
    district: District, officer: Officer, tasks: list[Task]
) -> None:
    values = {"lead_unit": district.roads, "due_on": date(2031, 6, 30)}
    correct(**officer.acting, report=district.report, seen=seen(tasks[1]), values=values, confirming=True)
    tasks[1].refresh_from_db()
    assert (tasks[1].state, tasks[1].lead_unit, tasks[1].revision) == ("confirmed", district.roads, 1)
    assert tasks[1].changes.count() == 1


def test_saving_a_confirmed_row_unchanged_keeps_it_confirmed(
    district: District, officer: Officer, ready: list[Task]
) -> None:
    confirm(**officer.acting, report=district.report, seen=seen(ready[0]))
    correct(**officer.acting, report=district.report, seen=seen(ready[0]), values={"object": ready[0].object})
    ready[0].refresh_from_db()
    assert (ready[0].state, ready[0].revision) == ("confirmed", 1)


def test_a_confirmation_can_be_taken_back(district: District, officer: Officer, ready: list[Task]) -> None:
    confirm(**officer.acting, report=district.report, seen=seen(ready[0]))
    withdraw(**officer.acting, report=district.report, seen=seen(ready[0]))
    ready[0].refresh_from_db()
    assert (ready[0].state, ready[0].confirmed_by) == ("draft", None)


def test_a_suggested_party_unit_is_not_confirmed_silently(
    district: District, officer: Officer, ready: list[Task]
) -> None:
    Task.objects.filter(pk=ready[0].pk).update(lead_unit=district.party)
    with pytest.raises(NeedsAgreement, match="征得其同意"):
        confirm(**officer.acting, report=district.report, seen=seen(ready[0]))
