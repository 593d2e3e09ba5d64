"""Loading the start-up units is repeatable and never overwrites what the district confirmed."""

import json
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from jiannuo.people.actions.start import load_units
from jiannuo.people.models import Post, Unit, UnitAlias, UnitDuty
from jiannuo.people.queries import duties_in_force, responsible_leader, unit_tree, units_in_force


def _counts() -> tuple[int, ...]:
    return tuple(model._default_manager.count() for model in (Unit, UnitAlias, UnitDuty, Post))


def test_loading_twice_changes_nothing(district: Path) -> None:
    before = _counts()
    assert load_units(district).units == 6
    assert _counts() == before


def test_a_confirmed_unit_is_left_alone(district: Path) -> None:
    Unit.objects.filter(code="ZJJ").update(name="区城建局", confirmed=True)
    assert load_units(district).kept == 1
    assert Unit.objects.get(code="ZJJ").name == "区城建局"


def test_an_unconfirmed_unit_follows_the_file(district: Path) -> None:
    start = json.loads((district / "units.json").read_text("utf-8"))
    start["units"][1]["duties"] = {"2": ["电梯"]}
    (district / "units.json").write_text(json.dumps(start), "utf-8")
    load_units(district)
    assert [duty.word for duty in Unit.objects.get(code="ZJJ").duties.all()] == ["电梯"]


def test_one_broken_entry_loads_nothing(db: None, folder: Path) -> None:
    start = json.loads((folder / "units.json").read_text("utf-8"))
    start["units"][2]["kind"] = "unheard-of"
    (folder / "units.json").write_text(json.dumps(start), "utf-8")
    with pytest.raises(ValidationError):
        load_units(folder)
    assert Unit.objects.count() == 0


@pytest.mark.usefixtures("district")
def test_streets_stand_under_the_government_and_communities_under_their_street() -> None:
    government = unit_tree(units_in_force())[0]
    street = government.children[1]
    assert (street.unit.name, street.children[0].unit.name) == ("临江街道", "新桥社区")


@pytest.mark.usefixtures("district")
def test_duty_words_come_heaviest_first_with_their_unit() -> None:
    words = [(word.unit_code, word.word, word.weight) for word in duties_in_force()]
    assert words[:3] == [("ZJJ", "危房", 3), ("ZJJ", "物业", 3), ("ZJJ", "改造", 1)]


@pytest.mark.usefixtures("district")
def test_the_nearest_leader_above_answers_for_a_unit() -> None:
    by_code = {unit.code: unit for unit in Unit.objects.all()}
    assert str(responsible_leader(by_code["ZJJ"])) == "区政府 副区长（城建）"
    assert str(responsible_leader(by_code["330202001001"])) == "区政府 区长"
    assert responsible_leader(by_code["GA"]) is None
