"""Personal facts of a step: for whoever told them and for whoever must act on them, nobody else."""

from typing import Any

import pytest

from jiannuo.kernel.act import act, begin
from jiannuo.kernel.actors import SYSTEM
from jiannuo.kernel.models import Personal
from jiannuo.kernel.tests.conftest import Town, town
from jiannuo.kernel.tests.sample import Hazard
from jiannuo.kernel.visible import visible
from jiannuo.people.viewer import PUBLIC

__all__ = ["town"]


@pytest.fixture
def told(town: Town) -> Any:
    """A matter that holds the personal fact of the inspector who reported it."""
    return begin(Hazard, "report", actor=town.inspector, title="井盖缺失", facts={"place": "1 号"}).matter


def seen_by(viewer: Any) -> int:
    return visible(viewer, Personal).count()


def test_whoever_told_it_and_whose_turn_it_is_see_it(town: Town, told: Any) -> None:
    assert seen_by(town.inspector) == seen_by(town.officer) == seen_by(town.head) == 1


def test_others_do_not(town: Town, told: Any) -> None:
    assert seen_by(town.stranger) == seen_by(town.resident) == seen_by(PUBLIC) == seen_by(SYSTEM) == 0


def test_the_ground_ends_with_the_turn(town: Town, told: Any) -> None:
    act(told, "fix", actor=town.officer, facts={"how": "换了"})
    assert seen_by(town.officer) == 0
    act(told, "accept", actor=town.inspector)
    assert seen_by(town.officer) == 0
    assert seen_by(town.inspector) == 1
