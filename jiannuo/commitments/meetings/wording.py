"""What a pack says, in the language of the page."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from jiannuo.commitments.decision_loop import DecisionLoop
from jiannuo.commitments.lights.colours import ICONS, WORST_FIRST, Colour
from jiannuo.commitments.loop import CommitmentLoop
from jiannuo.commitments.meetings.pack import LIGHT, LIMIT, OVERDUE, Decided, Lit, Moved, Owing, Reason, Stuck
from jiannuo.kernel.loops import Loop


def colour_word(colour: str) -> str:
    """红灯."""
    return str(Colour(colour).label)


def colour_icon(colour: str) -> str:
    """The mark of a colour."""
    return ICONS[Colour(colour)]


def light_sentence(light: Lit) -> str:
    """Rule and the two numbers that say most."""
    rule = _(light.rule) if light.rule else ""
    if not light.progress:
        return rule
    shown = {"rule": rule, "progress": light.progress, "planned": light.planned}
    return _("%(rule)s，进度 %(progress)s、序时 %(planned)s") % shown


def state_word(loop: type[Loop], key: str) -> str:
    """The label of a state, the key itself where the loop has it no longer."""
    state = loop.states.get(key)
    return str(state.label) if state else key


def standing_word(one: Decided, day: date) -> str:
    """Where a decision stands on ``day``."""
    word = state_word(DecisionLoop, one.state)
    late = one.late_by(day)
    if not late:
        return word
    return _("%(state)s，超期 %(days)s") % {"state": word, "days": days_word(late)}


def days_word(days: int) -> str:
    """``12 天``."""
    return ngettext("%(days)d 天", "%(days)d 天", days) % {"days": days}


def reason_word(reason: Reason, day: date) -> str:
    """Why something is stuck, and for how long."""
    days = days_word(max(0, (day - reason.since).days) + (reason.kind == OVERDUE))
    match reason.kind:
        case "overdue":
            return _("超过完成时限 %(days)s") % {"days": days}
        case "light":
            return _(reason.key) if reason.key else ""
        case "waiting":
            state = state_word(CommitmentLoop, reason.key)
            return _("%(state)s，已等 %(days)s") % {"state": state, "days": days}
    clock = CommitmentLoop.clocks.get(reason.key)
    shown = {"limit": clock.label if clock else reason.key, "days": days}
    return _("“%(limit)s”已过 %(days)s") % shown


def why_word(one: Stuck, day: date) -> str:
    """All the reasons, the light's own numbers with it."""
    words = [reason_word(reason, day) for reason in one.reasons if not _told_twice(reason, one)]
    light = one.item.light
    if light.progress and any(reason.kind == LIGHT for reason in one.reasons):
        shown = {"progress": light.progress, "planned": light.planned}
        words.append(_("进度 %(progress)s、序时 %(planned)s") % shown)
    return pgettext("between reasons", "；").join(filter(None, words))


def _told_twice(reason: Reason, one: Stuck) -> bool:
    """A light for being overdue says no more than "overdue"; a report that is late is told by its light."""
    kinds, by = {other.kind for other in one.reasons}, one.item.light.by
    if reason.kind == LIGHT:
        return OVERDUE in kinds and "overdue_days" in by
    return reason.kind == LIMIT and reason.key == "monthly" and LIGHT in kinds and "report" in by


def owing_word(owing: Iterable[Owing]) -> str:
    """Whose turn it is."""
    return pgettext("between words", "、").join(one.name for one in owing) or "—"


def turn_word(one: Moved) -> str:
    """``黄灯 → 绿灯``."""
    return f"{colour_word(one.before.colour)} → {colour_word(one.item.light.colour)}"


def steps_word(one: Moved) -> str:
    """The steps that changed its state, in order, repetitions once."""
    labels = [
        str(CommitmentLoop.steps[taken.step].label)
        for taken in one.steps
        if taken.step in CommitmentLoop.steps
    ]
    return pgettext("between words", "、").join(dict.fromkeys(labels))


def progress_word(one: Moved) -> str:
    """``40% → 55%``, or the one figure when it did not move."""
    now = one.item.light.progress or one.was
    return now if now == one.was else f"{one.was} → {now}"


def colour_counts(counts: Mapping[str, int]) -> list[tuple[Colour, int]]:
    """Worst first, none that does not occur."""
    return [(colour, counts[colour]) for colour in WORST_FIRST if counts.get(colour)]


def day_word(day: date | None) -> str:
    """``2024-09-18``, ``—`` without one."""
    return date_format(day, "Y-m-d") if day else "—"
