"""Who sees what: an inspected unit its own part and nothing of clues; others nothing; the public nothing."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from jiannuo.kernel.act import act
from jiannuo.kernel.ledger.sequencer import run_once
from jiannuo.kernel.models import Event, Matter, Personal
from jiannuo.kernel.now import real_now
from jiannuo.kernel.recording import content
from jiannuo.kernel.searching import rebuild
from jiannuo.kernel.visible import visible
from jiannuo.people.models import Unit
from jiannuo.people.viewer import Viewer, viewer_of
from jiannuo.supervision.models import Inspection, Part
from jiannuo.supervision.tests.conftest import (
    CONCLUSION,
    District,
    account_of,
    again,
    appoint,
    approve,
    conclude,
    draft,
    on,
    part_of,
    plan_of,
)

INFORMANT, CLUE = "举报人王某某", "反映项目负责人收受建材商钱款"


def seen(viewer: Viewer) -> set[int]:
    return set(visible(viewer, Matter).values_list("pk", flat=True))


def everybody_outside(district: District) -> list[Viewer]:
    neighbour = appoint("办公室文员", district.office, "文员", "department")
    return [district.builder, district.keeper, district.resident, neighbour, district.public]


def test_a_plan_is_for_the_office_and_the_leaders(district: District, drafted: Inspection) -> None:
    for viewer in (district.inspector, district.colleague, district.leader):
        assert seen(viewer) == {drafted.pk}
    for viewer in everybody_outside(district):
        assert seen(viewer) == set()


def test_an_approved_inspection_shows_each_unit_its_own_part(
    district: District, under_way: Inspection
) -> None:
    assert seen(district.builder) == {part_of(under_way, district.building).pk}
    assert seen(district.keeper) == {part_of(under_way, district.city).pk}
    for viewer in everybody_outside(district)[2:]:
        assert seen(viewer) == set()


def test_an_unannounced_one_is_seen_with_the_conclusion(district: District) -> None:
    with on("2024-03-04"):
        row = draft(district, unannounced=True)
        approve(district, row)
    with on("2024-03-11"):
        act(row, "start", actor=district.inspector)
    assert seen(district.builder) == set()
    conclude(district, row)
    assert seen(district.builder) == {part_of(row, district.building).pk}
    assert part_of(row, district.building).state == "served"


def test_having_drafted_it_is_no_ground_to_see_it_later(district: District, under_way: Inspection) -> None:
    account = account_of(district.inspector)
    account.person.tenures.update(valid_to="2024-04-01")  # type: ignore[union-attr]
    with on("2024-04-02"):
        assert seen(viewer_of(account)) == set()


def test_the_search_index_knows_no_more(district: District, under_way: Inspection) -> None:
    rebuild(Matter.objects.filter(pk=under_way.pk))
    client = Client()
    client.force_login(account_of(district.builder))
    with on("2024-03-12"):
        found = client.get(reverse("api:matters"), {"q": "老旧小区"}).json()["matters"]
    assert [row["id"] for row in found] == [part_of(under_way, district.building).pk]


@pytest.fixture
def with_a_clue(district: District, under_way: Inspection) -> Inspection:
    """Somebody told the inspectors something, it was handed over, and conclusions were served."""
    with on("2024-03-12"):
        clue = {"kind": "clue", "content": CLUE, "person": INFORMANT}
        act(under_way, "file", actor=district.inspector, facts=clue)
        found = {
            "unit": district.city.pk,
            "seen_on": "2024-03-12",
            "what": "城管台账补记",
            "verdict": "problem",
        }
        act(under_way, "find", actor=district.inspector, facts=found)
    with on("2024-03-13"):
        handed = {"kind": "commission", "content": "移送区监委：" + CLUE, "person": INFORMANT}
        act(under_way, "file", actor=district.inspector, facts=handed)
    conclude(district, under_way)
    return again(under_way)


@pytest.mark.parametrize("who", ["builder", "keeper", "resident", "public"])
def test_who_gave_a_clue_is_never_shown_outside(
    district: District, with_a_clue: Inspection, who: str
) -> None:
    viewer: Viewer = getattr(district, who)
    client = Client()
    if viewer.account_id:
        client.force_login(account_of(viewer))
    while run_once(real_now()):
        pass
    pages = []
    with on("2024-03-26"):
        for matter in Matter.objects.values_list("pk", flat=True):
            for name in ("matters:matter", "ledger:receipt", "api:matter", "api:events"):
                pages.append(client.get(reverse(name, args=[matter]), follow=True))
            pages.append(client.get(reverse("matters:matter", args=[matter]), {"events": "all"}))
            pages += [client.get(reverse("matters:step", args=[matter, "file"]), follow=True)]
        pages.append(client.get(reverse("matters:list"), follow=True))
        pages.append(client.get(reverse("matters:export", args=["csv"]), follow=True))
        pages += [client.get(reverse("matters:mine"), follow=True), client.get(reverse("api:matters"))]
    told = "\n".join(_text(page) for page in pages)
    assert len(pages) > 20
    assert INFORMANT not in told
    assert CLUE not in told
    assert "监委" not in told
    others = {"builder": "城管台账补记", "keeper": CONCLUSION}
    assert others.get(who, CONCLUSION) not in told


def _text(answer: Any) -> str:
    body = answer.getvalue() if answer.streaming else answer.content
    text: str = body.decode("utf-8", "replace")
    if answer.headers.get("Content-Type", "").startswith("application/json"):
        return text + json.dumps(json.loads(text), ensure_ascii=False)
    return text


def test_the_informant_is_for_those_whose_turn_it_is(district: District, with_a_clue: Inspection) -> None:
    assert visible(district.inspector, Personal).count() == 2
    for viewer in (district.builder, district.keeper, district.resident, district.public):
        assert not visible(viewer, Personal).exists()
    assert INFORMANT not in json.dumps(
        list(Event.objects.values_list("facts", "effects")), ensure_ascii=False, default=str
    )


def test_the_public_log_does_not_tell_a_clue_from_a_hand_over(
    district: District, with_a_clue: Inspection
) -> None:
    clue, handed = (
        content(event, with_a_clue) for event in Event.objects.filter(step="file").order_by("seq")
    )
    for record in (clue, handed):
        assert set(record["facts"]) == {"kind", "content"}
        assert set(record["personal"]) == {"person"}
    assert {clue["step"], handed["step"]} == {"file"}


def test_the_public_log_names_no_inspected_unit(district: District, fed_back: Inspection) -> None:
    part = part_of(fed_back, district.building)
    with on("2024-03-26"):
        event = act(part, "sign", actor=district.builder)
    assert "unit" not in content(event, Part.objects.get(pk=part.pk))["actor"]


def test_a_change_of_the_plan_is_told_once_it_is_approved(district: District, under_way: Inspection) -> None:
    part = part_of(under_way, district.building)
    changed = plan_of(district, content="只看质量问题", ends_on="2024-03-29", reason="进度已查清")

    def told() -> str:
        client = Client()
        client.force_login(account_of(district.builder))
        own = client.get(reverse("supervision:year")).content.decode()
        return own + client.get(reverse("matters:matter", args=[part.pk])).content.decode()

    with on("2024-03-13"):
        act(under_way, "change_plan", actor=district.inspector, facts=changed)
        shown = told()
        assert "只看质量问题" not in shown
        assert "2024-03-29" not in shown
        assert "方案正在调整" in shown
        act(under_way, "approve_plan", actor=district.leader)
        shown = told()
    assert "只看质量问题" in shown
    assert shown.count("2024-03-29") > 1
    assert "方案正在调整" not in shown


def test_a_unit_left_out_later_keeps_what_it_was_told(district: District, under_way: Inspection) -> None:
    assert Unit.objects.count() == 4
    assert part_of(under_way, district.city).pk in seen(district.keeper)
