"""Real walks: anybody tries any step, with facts made up for it, and what must hold is looked at."""

import random
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

from jiannuo.kernel.act import act
from jiannuo.kernel.actors import Actor
from jiannuo.kernel.fold import differences
from jiannuo.kernel.loops.facts import Choice, Fact
from jiannuo.kernel.models import Matter, Outbox
from jiannuo.kernel.now import today
from jiannuo.kernel.refusal import Refused

#: makes the value of a fact that only the tests of an app can make: units, evidence
Maker = Callable[[Fact, Actor], Any]


#: what a personal fact is told in a walk
PERSONAL = "甲乙丙丁戊己庚辛"


def walk(matter_id: int, actors: Sequence[Actor], dice: random.Random, steps: int, make: Maker) -> list[str]:
    """Try ``steps`` random steps and return those that were taken; what must hold is asserted after each."""
    taken: list[str] = []
    for _try in range(steps):
        matter = Matter.objects.get(pk=matter_id)
        if not matter.is_open:
            break
        step = dice.choice(matter.declared.steps_from(matter.state))
        actor = dice.choice(actors)
        facts = {fact.name: value(fact, actor, dice, make) for fact in step.needs}
        try:
            act(matter, step.key, actor=actor, facts=facts, expect=matter.revision)
        except Refused:
            assert Matter.objects.get(pk=matter_id).seq == matter.seq
        else:
            taken.append(step.key)
        sound(matter_id)
    return taken


def value(fact: Fact, actor: Actor, dice: random.Random, make: Maker) -> Any:
    """A value that the fact usually takes."""
    match fact.kind:
        case "text" if fact.personal:
            return PERSONAL
        case "text" | "reason":
            return "按要求办理，情况属实，予以说明。"
        case "day":
            return (today() + timedelta(days=dice.choice([0, 0, 60]))).isoformat()
        case "number":
            return str(dice.randrange(101))
        case "flag":
            return dice.random() < 0.5
        case "choices":
            assert isinstance(fact, Choice)
            return [dice.choice([key for key, _label in fact.choices])]
        case "choice":
            assert isinstance(fact, Choice)
            return dice.choice([key for key, _label in fact.choices])
        case _:
            return make(fact, actor)


def sound(matter_id: int) -> None:
    """What holds after every step: the log rebuilds the row, one lead while open, none when closed.

    What is personal stands in no event and no message, so that it can be erased.
    """
    matter = Matter.objects.get(pk=matter_id)
    row = matter.declared.model_class().objects.get(pk=matter_id)
    assert differences(row) == []
    leads = matter.duties.filter(kind="lead", closed_at=None).count()
    assert leads == (1 if matter.is_open else 0)
    assert matter.is_open or not matter.duties.filter(closed_at=None).exists()
    assert matter.is_open or not matter.clocks.filter(stopped_at=None).exists()
    assert matter.is_open or not matter.children.filter(closed_at=None).exists()
    assert (matter.closed_at is None) == (matter.outcome == "")
    written = [*matter.events.values_list("facts", "effects"), *_messages(matter)]
    assert PERSONAL not in str(written) + str(vars(row))
    chain = list(matter.events.order_by("seq").values_list("seq", "prev", "digest"))
    assert [seq for seq, _prev, _digest in chain] == list(range(1, matter.seq + 1))
    assert [prev for _seq, prev, _digest in chain[1:]] == [digest for _seq, _prev, digest in chain[:-1]]


def _messages(matter: Matter) -> list[Any]:
    return list(Outbox.objects.filter(matter_id=matter.pk).values_list("payload", flat=True))
