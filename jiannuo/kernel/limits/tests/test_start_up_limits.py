"""A site starts with the limits of the law, and a district adds its own."""

import json
from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from jiannuo.kernel.limits.start import STATUTORY, load_local, load_statutory
from jiannuo.kernel.models import TimeLimit
from jiannuo.kernel.timing.limits import limit
from jiannuo.kernel.timing.units import Budget, Days, Hours, Months, TimeUnit, WorkingDays
from jiannuo.settings.paths import ROOT

pytestmark = pytest.mark.django_db
ROWS = json.loads(STATUTORY.read_text("utf-8"))


@pytest.mark.parametrize(
    ("key", "budget", "extension", "source"),
    [
        ("licence.supplement", WorkingDays(5), 0, "第三十二条"),
        ("licence.decide", WorkingDays(20), 10, "第四十二条"),
        ("licence.decide_joint", WorkingDays(45), 15, "第四十二条"),
        ("licence.deliver", WorkingDays(10), 0, "第四十四条"),
        ("petition.resolve", Days(60), 30, "第三十四条"),
        ("petition.object", WorkingDays(5), 0, "第二十三条"),
        ("disclosure.answer", WorkingDays(20), 20, "第三十三条"),
        ("supervision.recheck", Days(30), 0, "第十七条"),
        ("proposals.answer", Months(3), 0, "第五十一条"),
        ("proposals.answer_hard", Months(6), 0, "第五十一条"),
        ("labour.decide", Days(45), 15, "第四十三条"),
        ("review.decide", Days(60), 30, "第六十二条"),
        ("arrears.resolve", Days(30), 60, "第二十五条"),
        ("penalty.decide", Days(90), 0, "第六十条"),
        ("accident.report_level", Hours(2), 0, "第十一条"),
    ],
)
def test_a_fresh_site_has_the_limits_of_the_law(
    key: str, budget: Budget, extension: int, source: str
) -> None:
    row = limit(key, date(2026, 11, 1))
    assert (row.budget, row.extension_amount, row.local) == (budget, extension, False)
    assert source in row.source


@pytest.mark.parametrize("row", ROWS, ids=[row["key"] for row in ROWS])
def test_every_statutory_row_is_whole(row: dict[str, object]) -> None:
    """A law with its article, an English name for every text, an approver for every extension."""
    TimeLimit(**row).clean_fields()
    assert "条" in str(row["source"])
    assert bool(row.get("extension_amount")) == bool(row.get("extension_level"))
    spoken = {name for name in ("label", "starts", "extension_level", "expiry") if row.get(name)}
    assert isinstance(row["english"], dict)
    assert row["english"].keys() == spoken
    for reason in row.get("pauses", []):  # type: ignore[attr-defined]
        assert reason.keys() == {"key", "label", "english", "basis", "at_most", "unit"}
        assert reason["unit"] is None or Budget(reason["at_most"], TimeUnit(reason["unit"]))


def test_loading_again_changes_nothing_and_restores_the_law() -> None:
    before = TimeLimit.objects.count()
    TimeLimit.objects.filter(key="licence.decide").update(amount=99)
    load_statutory()
    assert TimeLimit.objects.count() == before
    assert TimeLimit.objects.get(key="licence.decide").amount == 20


def test_the_reference_district_has_limits_of_its_own() -> None:
    file = ROOT / "reference" / "zhongshan" / "time_limits.json"
    assert load_local(file) == 3
    assert limit("grid.arrive", date(2026, 11, 1)).budget == Budget(10, TimeUnit.WORKING_MINUTE)


def test_what_the_district_changed_stays(tmp_path: Path) -> None:
    file = tmp_path / "time_limits.json"
    row = {"key": "licence.decide", "label": "许可", "amount": 15, "unit": "working_day", "source": "承诺"}
    file.write_text(json.dumps([row]), "utf-8")
    assert load_local(file) == 1
    TimeLimit.objects.filter(key="licence.decide", local=True).update(amount=12)
    assert load_local(file) == 0
    assert TimeLimit.objects.get(key="licence.decide", local=True).amount == 12


def test_a_local_file_cannot_go_beyond_the_law(tmp_path: Path) -> None:
    file = tmp_path / "time_limits.json"
    row = {"key": "licence.decide", "label": "许可", "amount": 21, "unit": "working_day", "source": "承诺"}
    file.write_text(json.dumps([row]), "utf-8")
    with pytest.raises(ValidationError, match="法定期限为20个工作日"):
        load_local(file)
