"""The colours a rule may give. The word and the mark beside a colour say the same."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Colour(models.TextChoices):
    """What a light may show; ``DONE`` and ``NONE`` are no rule's business but the state's."""

    GREEN = "green", _("绿灯")
    BLUE = "blue", _("蓝灯")
    YELLOW = "yellow", _("黄灯")
    ORANGE = "orange", _("橙灯")
    RED = "red", _("红灯")
    DONE = "done", _("已销号")
    NONE = "none", _("不亮灯")


#: what a rule may give, mildest first
LIT = (Colour.GREEN, Colour.BLUE, Colour.YELLOW, Colour.ORANGE, Colour.RED)
#: what calls for somebody to look
ALARMING = frozenset({Colour.BLUE, Colour.YELLOW, Colour.ORANGE, Colour.RED})
#: worst first, as lists are read
WORST_FIRST = (*reversed(LIT), Colour.NONE, Colour.DONE)
ICONS = {
    Colour.GREEN: "circle-check",
    Colour.BLUE: "info-circle",
    Colour.YELLOW: "alert-triangle",
    Colour.ORANGE: "alert-hexagon",
    Colour.RED: "alert-octagon",
    Colour.DONE: "rosette-discount-check",
    Colour.NONE: "circle-dashed",
}
