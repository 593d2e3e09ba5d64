"""Which missing fact would decide the most: over one policy, and over all that are still open."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jiannuo.enterprises.facts import Facts, Key
from jiannuo.policies.answering.said import key_word
from jiannuo.policies.answering.supposing import lacking, leaves, supposing
from jiannuo.policies.conditions.explaining import Explained
from jiannuo.policies.conditions.truth import Truth

#: an attribute that is computed -> what it is computed from, for whom it must be asked
GROUNDS: Mapping[str, tuple[str, ...]] = {"size": ("staff", "revenue", "assets")}


@dataclass(frozen=True)
class Ask:
    """One fact to ask for: what it is called, and why it."""

    key: str
    year: int | None
    word: str
    why: str
    #: policies in which this fact alone may end the doubt, and in which it plays a part
    decides: int
    touches: int


def ask_next(open_: Iterable[Explained], facts: Facts, day: date) -> Ask | None:
    """The fact that would decide most of the ``open_`` conditions; None where no fact is missing."""
    decides: dict[Key, int] = defaultdict(int)
    touches: dict[Key, int] = defaultdict(int)
    both: dict[Key, int] = defaultdict(int)
    for found in open_:
        if found.truth is not Truth.UNKNOWN:
            continue
        for key in lacking(found):
            settled = [_settled(found, key, truth) for truth in (Truth.TRUE, Truth.FALSE)]
            for asked in _asked(key, facts, day):
                touches[asked] += 1
                decides[asked] += any(settled)
                both[asked] += all(settled)
    if not touches:
        return None
    best = max(touches, key=lambda key: (both[key], decides[key], touches[key], str(key)))
    why = _why(both[best], decides[best], touches[best])
    return Ask(*best, key_word(best), why, decides[best], touches[best])


def _settled(found: Explained, key: Key, truth: Truth) -> bool:
    """Whether the doubt ends when everything that waits for ``key`` alone turns out ``truth``."""
    waiting = {id(leaf) for leaf in leaves(found) if leaf.truth is Truth.UNKNOWN and leaf.lacks == (key,)}
    if not waiting:
        return False
    return supposing(found, lambda one: truth if id(one) in waiting else None) is not Truth.UNKNOWN


def _asked(key: Key, facts: Facts, day: date) -> tuple[Key, ...]:
    """What people can be asked for in its place: the grounds of what is computed."""
    grounds = GROUNDS.get(key[0])
    if grounds is None:
        return (key,)
    missing = [(name, day.year - 1) for name in grounds if facts.at(name, day.year - 1, day) is None]
    return tuple(missing) or (key,)


def _why(both: int, decides: int, touches: int) -> str:
    if touches == 1:
        if both:
            return _("只差这一项数据，就能得出结论")
        return _("这一项数据可能就决定结论") if decides else _("补上这一项，离结论更近一步")
    shown = {"touches": touches, "decides": decides}
    if decides:
        return (
            ngettext(
                "关系到 %(touches)d 项政策，其中 %(decides)d 项凭这一项数据就可能得出结论",
                "关系到 %(touches)d 项政策，其中 %(decides)d 项凭这一项数据就可能得出结论",
                decides,
            )
            % shown
        )
    return _("关系到 %(touches)d 项政策") % shown
