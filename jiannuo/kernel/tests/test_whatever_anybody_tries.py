"""Anybody tries anything on the sample loop: what the kernel promises holds after every try."""

import random

import pytest

from jiannuo.kernel.act import begin
from jiannuo.kernel.tests.conftest import Town
from jiannuo.kernel.tests.sample import Hazard
from jiannuo.kernel.tests.walking import walk


@pytest.mark.parametrize("seed", range(12))
def test_the_promises_hold_on_every_way(town: Town, seed: int) -> None:
    dice = random.Random(seed)
    matter = begin(Hazard, "report", actor=town.inspector, title="井盖缺失").matter
    actors = [town.inspector, town.officer, town.head, town.stranger, town.resident]
    assert walk(matter.pk, actors, dice, 25, lambda _fact, _actor: None)
