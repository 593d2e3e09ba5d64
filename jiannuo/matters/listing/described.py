"""What a list was asked for, in words: for the cover of an export."""

from django.utils.translation import gettext as _

from jiannuo.kernel.loops import loop_of
from jiannuo.kernel.visible import visible
from jiannuo.matters.listing.asked import MINE, OPENNESS, SORTS, WHEN, Asked
from jiannuo.people.models import Unit
from jiannuo.people.viewer import Viewer
from jiannuo.places.models import Division


def described(viewer: Viewer, asked: Asked) -> str:
    """One line; what names a row is asked of the gate."""
    said = [
        _("搜索“%(words)s”") % {"words": asked.q} if asked.q else "",
        *_loop(asked),
        _unit(viewer, asked),
        _lead(viewer, asked),
        _place(viewer, asked),
        str(OPENNESS.get(asked.open, "")),
        str(WHEN.get(asked.when, "")),
        str(MINE.get(asked.mine, "")),
        _("%(day)s 起立项") % {"day": asked.since} if asked.since else "",
        _("%(day)s 前立项") % {"day": asked.until} if asked.until else "",
        _("%(day)s 起办结") % {"day": asked.closed_since} if asked.closed_since else "",
    ]
    words = "；".join(filter(None, said)) or _("不限")
    return _("%(words)s（按%(order)s排列）") % {"words": words, "order": SORTS[asked.order]}


def _loop(asked: Asked) -> list[str]:
    if not asked.loop:
        return []
    try:
        loop = loop_of(asked.loop)
    except LookupError:
        return [asked.loop, asked.state]
    state = loop.states.get(asked.state)
    return [str(loop.label), str(state.label) if state else asked.state]


def _unit(viewer: Viewer, asked: Asked) -> str:
    unit = visible(viewer, Unit).filter(pk=asked.unit).first() if asked.unit else None
    return _("%(unit)s及下属单位牵头") % {"unit": unit} if unit else ""


def _lead(viewer: Viewer, asked: Asked) -> str:
    unit = visible(viewer, Unit).filter(pk=asked.lead).first() if asked.lead else None
    return _("%(unit)s牵头") % {"unit": unit} if unit else ""


def _place(viewer: Viewer, asked: Asked) -> str:
    division = visible(viewer, Division).filter(code=asked.place).first() if asked.place else None
    return str(division or asked.place)
