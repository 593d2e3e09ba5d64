"""A drawn loop in sentences, for whoever does not see the drawing."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from jiannuo.kernel.loops import Loop, State


def told(loop: type[Loop], states: Iterable[State], here: str) -> Iterator[str]:
    """One sentence a state: what may follow it, and where the matter is now."""
    for state in states:
        ways = [
            _("“%(step)s”到“%(state)s”") % {"step": step.label, "state": step.target.label}
            if step.target and step.target is not state
            else _("“%(step)s”") % {"step": step.label}
            for step in loop.steps_from(state.key)
        ]
        line = {"state": state.label, "ways": pgettext("between clauses", "；").join(ways)}
        sentence = _("%(state)s：到此办结。") % line if state.ends else _("%(state)s：%(ways)s。") % line
        yield _("（现在）%(sentence)s") % {"sentence": sentence} if state.key == here else sentence
