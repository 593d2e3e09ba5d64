"""The shapes of a reach admit the same matters: condition, one row, parts of lists, tokens."""

import random

import pytest
from django.apps import apps

from jiannuo.kernel.models import Involvement, Matter, Wording
from jiannuo.kernel.now import now
from jiannuo.kernel.reach import PUBLIC, Reach, matter_of
from jiannuo.kernel.searching import rebuild
from jiannuo.kernel.tests.conftest import Town
from jiannuo.kernel.tests.sample import Hazard


@pytest.mark.parametrize("seed", range(5))
def test_all_shapes_agree(town: Town, seed: int) -> None:
    dice = random.Random(seed)
    accounts = list(apps.get_model("people.Account").objects.values_list("pk", flat=True))
    units = list(apps.get_model("people.Unit").objects.values_list("pk", flat=True))
    for _number in range(30):
        row = Matter.objects.create(
            loop=Hazard.key,
            state="found",
            title="井盖",
            author_id=dice.choice([*accounts, None]),
            published=dice.random() < 0.3,
            opened_at=now(),
            moved_at=now(),
        )
        for unit in dice.sample(units, dice.randrange(len(units) + 1)):
            Involvement.of(row, unit).save()
    rebuild(Matter.objects.all())
    for account in [*accounts, None]:
        reach = Reach(False, frozenset(dice.sample(units, dice.randrange(len(units) + 1))), account)
        by_row = set(Matter.objects.filter(reach.condition()).values_list("pk", flat=True))
        by_one = {row.pk for row in Matter.objects.all() if reach.admits(row)}
        by_parts = {pk for part in reach.parts() for pk in part.values_list(matter_of(part), flat=True)}
        by_token = {
            word.pk for word in Wording.objects.all() if set(word.tokens.split()) & set(reach.tokens())
        }
        assert by_row == by_one == by_parts == by_token


def test_everything_has_no_limit() -> None:
    assert Reach(everything=True).tokens() == []
    assert PUBLIC in Reach().tokens()
    with pytest.raises(ValueError, match="everything"):
        Reach(everything=True).parts()
