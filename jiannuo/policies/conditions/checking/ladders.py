"""Bands of a score and tiers of a benefit: those nobody reaches, and those that stand in the wrong order."""

from collections.abc import Sequence
from datetime import date

from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.checking.example import facts_for
from jiannuo.policies.conditions.checking.remark import Remark, Trouble
from jiannuo.policies.conditions.checking.solving import Beyond, possible
from jiannuo.policies.conditions.vocabulary import Vocabulary
from jiannuo.policies.conditions.writing import write

Steps = Sequence[tuple[tree.Condition, int | None]]


def check_ladder(ladder: tree.Ladder, vocabulary: Vocabulary, day: date) -> tuple[tuple[int, Remark], ...]:
    """What is wrong with the bands of a ladder, each with the place of its band from 0."""
    steps = [(band.condition, band.points) for band in ladder.bands]
    return _check(steps, vocabulary, day, "得 {} 分")


def check_tiers(steps: Steps, vocabulary: Vocabulary, day: date) -> tuple[tuple[int, Remark], ...]:
    """The same for the tiers of a benefit: conditions with amounts in fen (None where it is no fixed sum)."""
    return _check(steps, vocabulary, day, "的标准兑现")


def _check(steps: Steps, vocabulary: Vocabulary, day: date, counts: str) -> tuple[tuple[int, Remark], ...]:
    found = []
    for place, (condition, amount) in enumerate(steps):
        before = steps[:place]
        earlier = tuple(one for one, _amount in before)
        said = write(condition, vocabulary)
        if not possible(Beyond(condition, earlier), vocabulary, day):
            alone = possible(condition, vocabulary, day)
            why = "符合它的企业已归入前面的档" if alone and before else "没有企业能够符合"
            facts = facts_for(condition, vocabulary, day) if alone else None
            sentence = f"第 {place + 1} 档“{said}”永远用不上：{why}。"
            found.append((place, Remark(Trouble.UNREACHABLE, sentence, facts=facts)))
            continue
        for number, (other, less) in enumerate(before, 1):
            if amount is None or less is None or less >= amount:
                continue
            both = tree.All((condition, other))
            if possible(both, vocabulary, day):
                sentence = (
                    f"第 {number} 档和第 {place + 1} 档重叠：两档都符合的企业按写在前面的第 {number} 档"
                    f"{counts.format(less)}，反而较低。请把高的一档写在前面。"
                )
                facts = facts_for(both, vocabulary, day)
                found.append((place, Remark(Trouble.OVERLAP, sentence, facts=facts)))
                break
    return tuple(found)
