"""The report that stands for the district when a page names none."""

from itertools import count

import pytest

from jiannuo.kernel.now import now
from jiannuo.people.roles import Role
from jiannuo.people.viewer import PUBLIC, Viewer
from jiannuo.places.models import Division
from jiannuo.reports.models import Report
from jiannuo.reports.queries.latest import report_or_latest

pytestmark = pytest.mark.django_db
OFFICER = Viewer(roles=frozenset({Role.SUPERVISION}))
_NUMBERS = count()


@pytest.fixture(autouse=True)
def district(db: None) -> None:
    Division.objects.create(code="330202", name="河东区", level=Division.Level.DISTRICT)


def report(place: str, year: int, *, adopted: bool = True, demo: bool = False) -> Report:
    return Report.objects.create(
        title="政府工作报告",
        place=place,
        planned_year=year,
        text="……",
        text_sha256=f"{next(_NUMBERS):064d}",
        adopted=adopted,
        demo=demo,
        loaded_at=now(),
    )


def test_a_newer_report_of_another_district_does_not_take_its_place() -> None:
    own = report("某市河东区", 2031)
    report("某市河西区", 2033)
    assert report_or_latest(PUBLIC, None) == own


def test_a_draft_does_not_take_the_place_of_what_was_adopted() -> None:
    adopted = report("某市河东区", 2031)
    report("某市河东区", 2032, adopted=False)
    assert report_or_latest(OFFICER, None) == adopted


def test_an_own_draft_comes_before_another_place() -> None:
    draft = report("某市河东区", 2032, adopted=False)
    other = report("某市河西区", 2031)
    assert report_or_latest(OFFICER, None) == draft
    assert report_or_latest(PUBLIC, None) == other


def test_a_made_up_report_stands_for_the_district_only_while_there_is_no_other() -> None:
    made_up = report("某市河东区", 2033, demo=True)
    assert report_or_latest(PUBLIC, None) == made_up
    real = report("某市河东区", 2031)
    assert report_or_latest(PUBLIC, None) == real
