"""The demonstration's meetings go their way on whatever is stuck, and say that they are made up."""

from datetime import date
from typing import Any

import pytest

from jiannuo.commitments.actions.draft import Promised
from jiannuo.commitments.models import Commitment, Decision, Meeting
from jiannuo.commitments.tests.conftest import District, district, drafted, moving, photo, promised
from jiannuo.kernel.fold import differences
from jiannuo.kernel.now import frozen_at
from jiannuo.people.viewer import Viewer
from jiannuo.reports.models import Report
from jiannuo.web.demonstration.meetings import Meetings, on_weekday

__all__ = ["district", "drafted", "moving", "promised"]


class Players:
    """The same three for every part."""

    def __init__(self, district: District) -> None:
        self.district = district

    def officer(self, unit_id: int) -> Viewer:
        return self.district.officer if unit_id == self.district.lead.pk else self.district.other

    def leader(self, _post_id: int | None) -> Viewer:
        return self.district.leader

    def supervisor(self) -> Viewer:
        return self.district.supervisor


@pytest.fixture
def played(district: District, promised: Promised, moving: Commitment) -> None:
    report = Report.objects.get(pk=promised.report_id)
    cast: Any = Players(district)
    plan = Meetings(report, date(2024, 9, 18), cast, photo).plan()
    for moment, take in sorted(plan, key=lambda one: one[0]):
        with frozen_at(moment):
            take()


@pytest.mark.usefixtures("played")
def test_meetings_lie_behind_and_ahead() -> None:
    states = [row.state for row in Meeting.objects.order_by("starts_at")]
    assert states == ["archived", "cancelled", "held", "held", "held", "planned"]
    assert [row.title for row in Meeting.objects.filter(kind="season").order_by("starts_at")] == [
        "2024年第一季度调度会",
        "2024年第二季度调度会",
        "2024年第三季度调度会",
    ]


@pytest.mark.usefixtures("played")
def test_everything_is_marked_as_made_up() -> None:
    assert Decision.objects.exists()
    assert not Meeting.objects.filter(demo=False).exists()
    assert not Decision.objects.filter(demo=False).exists()


@pytest.mark.usefixtures("played")
def test_the_log_tells_the_same_as_the_tables() -> None:
    for row in [*Meeting.objects.all(), *Decision.objects.all()]:
        assert differences(row) == []


@pytest.mark.parametrize(("day", "moved"), [("2024-09-20", "2024-09-20"), ("2024-09-21", "2024-09-23")])
def test_nobody_meets_on_a_weekend(day: str, moved: str) -> None:
    assert on_weekday(date.fromisoformat(day)) == date.fromisoformat(moved)
