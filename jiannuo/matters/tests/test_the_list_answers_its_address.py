"""The list page: filters, the gate, hostile addresses, and lists that are kept."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from jiannuo.kernel.act import act
from jiannuo.kernel.models import Matter
from jiannuo.kernel.now import frozen_at, now
from jiannuo.kernel.tests.conftest import Town
from jiannuo.matters.listing import Asked
from jiannuo.matters.models import SavedFilter
from jiannuo.matters.tests.conftest import WEDNESDAY, client_of

Make = Callable[..., Matter]


def text(client: Client, query: Any = None, **headers: str) -> str:
    answer = client.get("/matters/", query or {}, headers=headers)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ({}, True),
        ({"q": "井盖"}, True),
        ({"q": "路灯"}, False),
        ({"loop": "sample.hazard"}, True),
        ({"loop": "sample.repair"}, False),
        ({"loop": "sample.hazard", "state": "found"}, True),
        ({"loop": "sample.hazard", "state": "fixed"}, False),
        ({"state": "fixed"}, True),
        ({"place": "210202"}, True),
        ({"place": "210203"}, False),
        ({"open": "open"}, True),
        ({"open": "closed"}, False),
        ({"when": "overdue"}, False),
        ({"when": "soon"}, False),
        ({"mine": "turn"}, True),
        ({"mine": "owed"}, True),
        ({"mine": "begun"}, False),
        ({"since": "2024-03-13"}, True),
        ({"since": "2024-03-14"}, False),
        ({"until": "2024-03-13"}, True),
        ({"until": "2024-03-12"}, False),
        ({"closed_since": "2024-01-01"}, False),
    ],
)
def test_every_filter_filters(officer: Client, hazard: Make, query: dict[str, str], shown: bool) -> None:
    hazard(at=WEDNESDAY, place_code="210202001")
    with frozen_at(WEDNESDAY + timedelta(hours=1)):
        assert ('id="matter-' in text(officer, query)) is shown


@pytest.mark.parametrize(("days", "when"), [(1, "later"), (12, "soon"), (14, "today"), (20, "overdue")])
def test_what_is_due_moves_from_soon_to_overdue(officer: Client, hazard: Make, days: int, when: str) -> None:
    due = hazard(at=WEDNESDAY).due_at
    assert due is not None
    at = {"later": due - timedelta(days=9), "soon": due - timedelta(days=2), "today": due, "overdue": due}[
        when
    ]
    with frozen_at(at + timedelta(days=days if when == "overdue" else 0)):
        for asked in ("soon", "today", "overdue"):
            assert ('id="matter-' in text(officer, {"when": asked})) is (asked == when)


def test_a_unit_counts_with_the_units_below_it(inspector: Client, hazard: Make, town: Town) -> None:
    hazard()
    assert 'id="matter-' in text(inspector, {"unit": town.works.pk})
    assert 'id="matter-' not in text(inspector, {"unit": town.office.pk})
    town.works.parent = town.office
    town.works.save()
    assert 'id="matter-' in text(inspector, {"unit": town.office.pk})


def test_a_hidden_matter_is_not_on_the_list_nor_counted(town: Town, hazard: Make) -> None:
    hazard("井盖缺失")
    for viewer in (town.stranger, town.resident):
        for query in ({}, {"q": "井盖"}, {"loop": "sample.hazard"}, {"unit": str(town.works.pk)}):
            page = text(client_of(viewer), query)
            assert "井盖缺失" not in page
            assert "0 件" in page or "没有" in page
    assert "井盖缺失" not in text(Client())


def test_the_public_sees_what_is_published(hazard: Make) -> None:
    matter = hazard("井盖缺失")
    Matter.objects.filter(pk=matter.pk).update(published=True)
    assert "井盖缺失" in text(Client())


def test_hits_are_marked_and_nothing_else_is_markup(officer: Client, hazard: Make) -> None:
    hazard("<b>井盖</b>缺失")
    assert "&lt;b&gt;<mark>井盖</mark>&lt;/b&gt;缺失" in text(officer, {"q": "井盖"})


@pytest.mark.parametrize(
    "query",
    [
        {"q": "\x00"},
        {"q": "%%%%"},
        {"q": "_" * 9000},
        {"q": "\u202e井盖\u2066"},
        {"q": "' OR 1=1; --"},
        {"q": "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16")},
        {"loop": "../etc", "state": "x"},
        {"unit": "9" * 40},
        {"unit": "-1"},
        {"unit": "١٢"},
        {"place": "21%"},
        {"since": "9999-99-99", "until": "0000-00-00"},
        {"closed_since": "\x00"},
        {"sort": "id; drop table", "after": "0.1.1", "before": "0.1.1"},
        {"when": "overdue\x00", "open": "both", "mine": "all"},
    ],
)
def test_hostile_addresses_are_answered(officer: Client, hazard: Make, query: dict[str, str]) -> None:
    hazard()
    text(officer, query)


def test_the_part_equals_the_page(officer: Client, hazard: Make) -> None:
    hazard()
    with frozen_at(now()):
        whole = text(officer, {"q": "井盖"})
        part = text(officer, {"q": "井盖"}, **{"HX-Request": "true"})
    assert "<html" not in part
    assert _bare(part) in _bare(whole)


def _bare(page: str) -> str:
    """The page without blanks and without the token, which is another one each time."""
    return "".join(re.sub(r'value="[A-Za-z0-9]{64}"', "", page).split())


def test_one_page_asks_the_same_number_of_questions_for_every_length(
    officer: Client, hazard: Make, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        hazard(f"井盖缺失 {number}")
    with django_assert_max_num_queries(24):
        text(officer)


def test_a_closed_matter_stays_with_the_unit_that_led_it(town: Town, hazard: Make) -> None:
    matter = hazard()
    act(matter, "fix", actor=town.officer, facts={"how": "换了"})
    act(matter, "accept", actor=town.inspector)
    assert Matter.objects.get(pk=matter.pk).lead_id == town.works.pk
    assert 'id="matter-' in text(client_of(town.officer), {"open": "closed", "unit": town.works.pk})


def test_a_list_is_kept_and_forgotten(officer: Client, town: Town) -> None:
    officer.post("/matters/saved/?q=井盖&when=overdue", {"name": "超期井盖"})
    row = SavedFilter.objects.get()
    assert (row.account_id, row.unit, Asked.of({"q": "井盖", "when": "overdue"}).address) == (
        town.officer.account_id,
        None,
        row.address,
    )
    assert "超期井盖" in text(officer)
    officer.post(f"/matters/saved/{row.pk}/forget/")
    assert not SavedFilter.objects.exists()


def test_kept_lists_are_private_unless_shared_with_the_unit(town: Town) -> None:
    mine, head, stranger = (client_of(who) for who in (town.officer, town.head, town.stranger))
    mine.post("/matters/saved/?when=today", {"name": "我的今天"})
    mine.post("/matters/saved/?when=overdue", {"name": "全局超期", "shared": "on"})
    assert "我的今天" not in text(head)
    assert "全局超期" in text(head)
    assert "全局超期" not in text(stranger)
    shared = SavedFilter.objects.get(name="全局超期")
    for other in (head, stranger, Client()):
        other.post(f"/matters/saved/{shared.pk}/forget/")
    assert SavedFilter.objects.count() == 2


@pytest.mark.parametrize("name", ["", "   ", "\x00\x07", "\u200b"])
def test_a_list_without_a_name_is_not_kept(officer: Client, name: str) -> None:
    answer = officer.post("/matters/saved/?when=today", {"name": name}, follow=True)
    assert "请写一个名称" in answer.content.decode()
    assert not SavedFilter.objects.exists()


def test_no_more_lists_than_one_can_tell_apart(officer: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jiannuo.matters.listing.saving.MOST", 1)
    officer.post("/matters/saved/?when=today", {"name": "一"})
    assert "最多保存" in officer.post("/matters/saved/", {"name": "二"}, follow=True).content.decode()
    officer.post("/matters/saved/?when=soon", {"name": "一"})
    assert SavedFilter.objects.get().address == "when=soon"
