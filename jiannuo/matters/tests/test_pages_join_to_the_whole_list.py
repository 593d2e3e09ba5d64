"""Keyset pages: put together they are exactly what may be seen, whatever arrives meanwhile."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiannuo.kernel.models import Involvement, Matter
from jiannuo.kernel.tests.conftest import Town
from jiannuo.kernel.tests.sample import Hazard
from jiannuo.kernel.visible import visible
from jiannuo.matters.listing import Asked, Found, counted, find, page_of

MORNING = datetime(2024, 3, 13, 2, 0, tzinfo=UTC)
#: few moments, so that many rows share one and ids must break the tie
hours = st.integers(min_value=0, max_value=3)
rows = st.lists(
    st.tuples(hours, st.none() | hours, st.booleans(), st.booleans(), st.booleans()), min_size=0, max_size=14
)
fresh = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def put(moved: int, due: int | None = None, unit: Any = None, **columns: Any) -> Matter:
    row = Matter.objects.create(
        loop=Hazard.key,
        state="found",
        title="井盖缺失",
        opened_at=MORNING,
        moved_at=MORNING + timedelta(hours=moved),
        due_at=None if due is None else MORNING + timedelta(hours=due),
        **columns,
    )
    if unit is not None:
        Involvement.of(row, unit.pk).save()
    return row


def answers(viewer: Any, asked: Asked) -> Found:
    return find(viewer, asked)


def walked(viewer: Any, sort: str, size: int) -> list[list[int]]:
    """All pages, forwards."""
    found = answers(viewer, Asked(sort=sort))
    pages: list[list[int]] = []
    query: dict[str, str] = {}
    while True:
        page = page_of(found, query, size)
        pages.append([row.pk for row in page.rows])
        if not page.after:
            return pages
        query = {"after": page.after}


@fresh
@given(told=rows, size=st.integers(min_value=1, max_value=5), sort=st.sampled_from(["moved", "due"]))
def test_pages_concatenate_to_exactly_the_visible_set(town: Town, told: Any, size: int, sort: str) -> None:
    Involvement.objects.all().delete()
    Matter.objects.all().delete()
    for moved, due, published, begun, involved in told:
        author = town.officer.account_id if begun else None
        put(moved, due, town.works if involved else town.office, published=published, author_id=author)
    for viewer in (town.officer, town.inspector, town.stranger, town.resident):
        seen = [pk for page in walked(viewer, sort, size) for pk in page]
        assert len(seen) == len(set(seen))
        assert set(seen) == set(visible(viewer, Matter).values_list("pk", flat=True))
        assert counted(answers(viewer, Asked(sort=sort))).number == len(seen)


@pytest.mark.parametrize("sort", ["moved", "due"])
def test_going_back_shows_the_same_pages(town: Town, sort: str) -> None:
    for number in range(11):
        put(number % 3, number % 2 or None)
    pages = walked(town.inspector, sort, 4)
    found = answers(town.inspector, Asked(sort=sort))
    page = page_of(found, {}, 4)
    while page.after:
        page = page_of(found, {"after": page.after}, 4)
    back = [[row.pk for row in page.rows]]
    while page.before:
        page = page_of(found, {"before": page.before}, 4)
        back.append([row.pk for row in page.rows])
    assert back[::-1] == pages


def test_what_arrives_meanwhile_moves_nothing_to_another_page(town: Town) -> None:
    for number in range(6):
        put(number)
    found = answers(town.inspector, Asked())
    first = page_of(found, {}, 3)
    second = [row.pk for row in page_of(found, {"after": first.after}, 3).rows]
    put(99)
    put(98)
    assert [row.pk for row in page_of(found, {"after": first.after}, 3).rows] == second
    back = page_of(found, {"before": str(page_of(found, {"after": first.after}, 3).before)}, 3)
    assert [row.pk for row in back.rows] == [row.pk for row in first.rows]


@pytest.mark.parametrize(
    "mark",
    ["", "x", "0", "0.0", "9.1.1", "-1.1.1", "0.1e9.1", "0.1.1.1", "\x000.1.1", "0." + "9" * 40 + ".1"],
)
@pytest.mark.parametrize("side", ["after", "before"])
def test_a_mark_that_is_none_shows_the_first_page(town: Town, mark: str, side: str) -> None:
    row = put(1)
    found = answers(town.inspector, Asked())
    assert [one.pk for one in page_of(found, {side: mark}).rows] == [row.pk]


@pytest.mark.parametrize("sort", ["moved", "due"])
def test_many_units_are_asked_at_once_and_answer_the_same(
    town: Town, monkeypatch: pytest.MonkeyPatch, sort: str
) -> None:
    both: Any = replace(cast(Any, town.officer), unit_ids=frozenset({town.works.pk, town.office.pk}))
    for number in range(7):
        row = put(number % 2, number % 3 or None, unit=town.works)
        if number % 2:
            Involvement.of(row, town.office.pk).save()
    elsewhere = put(9)
    one_by_one = walked(both, sort, 2)
    monkeypatch.setattr("jiannuo.kernel.reach.ONE_BY_ONE", 0)
    assert walked(both, sort, 2) == one_by_one
    seen = [pk for page in one_by_one for pk in page]
    everything = [pk for page in walked(town.inspector, sort, 7) for pk in page]
    assert seen == [pk for pk in everything if pk != elsewhere.pk]
    assert counted(answers(both, Asked())).number == 7
    assert counted(answers(both, Asked(open="open"))).number == 7


def test_counting_stops_at_its_limit(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jiannuo.matters.listing.counting.MOST", 3)
    for number in range(5):
        put(number, unit=town.works)
    for viewer in (town.inspector, town.officer):
        count = counted(answers(viewer, Asked()))
        assert (count.number, count.more) == (3, True)
