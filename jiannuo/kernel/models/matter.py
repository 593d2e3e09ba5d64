"""A matter: one thing that must be brought to a close."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from jiannuo.kernel.loops import Loop, State


class Matter(models.Model):
    """The row every loop shares; domain models subclass it.

    ``state``, ``revision``, ``seq``, ``head``, ``round`` and ``closed_at`` are written by ``act``
    and by nothing else. Closed, solved and satisfied are three things: ``closed_at``/``outcome``,
    ``solved`` and ``satisfaction``.
    """

    class Satisfaction(models.TextChoices):
        """What the person who asked says of it."""

        SATISFIED = "satisfied", _("满意")
        FAIR = "fair", _("基本满意")
        UNSATISFIED = "unsatisfied", _("不满意")

    loop = models.CharField(_("事项类别"), max_length=64)
    loop_version = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(_("状态"), max_length=32)
    title = models.CharField(_("事项"), max_length=300)
    #: the division where it happens, "" for the whole district
    place_code = models.CharField(_("地点区划"), max_length=12, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("上级事项")
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    #: the unit that leads it now, or led it when it closed: the owner of its lead duty
    lead = models.ForeignKey(
        "people.Unit",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        verbose_name=_("牵头单位"),
    )
    #: open to everybody: title, state, who has it, until when, and what evidence may be public
    published = models.BooleanField(_("公开"), default=False)
    opened_at = models.DateTimeField(_("立项时间"))
    #: the last step, for lists in the order of movement
    moved_at = models.DateTimeField(_("最近变动"))
    #: the earliest date among its running clocks, for lists; None where nothing runs
    due_at = models.DateTimeField(_("到期时间"), null=True, blank=True)
    closed_at = models.DateTimeField(_("办结时间"), null=True, blank=True)
    #: the ending state
    outcome = models.CharField(_("结果"), max_length=32, blank=True)
    solved = models.BooleanField(_("是否解决"), null=True, blank=True)
    satisfaction = models.CharField(_("满意度"), max_length=16, choices=Satisfaction, blank=True)
    #: an unsatisfied verdict opens a new one
    round = models.PositiveSmallIntegerField(_("轮次"), default=1)
    #: counts steps; a page that shows an older one is out of date
    revision = models.PositiveIntegerField(default=0)
    #: counts events, those of the system too
    seq = models.PositiveIntegerField(default=0)
    #: digest of the last event, hexadecimal
    head = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("事项")
        verbose_name_plural = _("事项")
        ordering = ["-moved_at", "-id"]
        indexes = [
            models.Index(fields=["-moved_at", "-id"], name="matter_by_movement"),
            models.Index(fields=["loop", "state", "-moved_at", "-id"], name="matter_by_state"),
            models.Index(fields=["lead", "-moved_at", "-id"], name="matter_by_lead"),
            models.Index(
                fields=[
                    "-moved_at",
                    "-id",
                    "loop",
                    "state",
                    "lead",
                    "place_code",
                    "opened_at",
                    "due_at",
                    "closed_at",
                ],
                name="matter_public_in_lists",
                condition=models.Q(published=True),
            ),
            models.Index(fields=["-opened_at"], name="matter_by_beginning"),
            models.Index(
                fields=["author", "-moved_at", "-id"],
                name="matter_by_author",
                condition=models.Q(author__isnull=False),
            ),
            models.Index(
                fields=["due_at", "id"], name="matter_by_due", condition=models.Q(due_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def declared(self) -> "type[Loop]":
        """The loop it runs in."""
        from jiannuo.kernel.loops import loop_of

        return loop_of(self.loop)

    @property
    def at(self) -> "State":
        """The declared state it is in."""
        return self.declared.states[self.state]

    @property
    def is_open(self) -> bool:
        """Whether somebody still owes something."""
        return self.closed_at is None
