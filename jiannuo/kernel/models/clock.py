"""A running limit: a budget and the ledger of its runs."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.timing.counting import StartRule


class Clock(models.Model):
    """One limit on one matter. "Overdue" is never stored: it is ``due_at`` against the present."""

    matter = models.ForeignKey("kernel.Matter", models.PROTECT, related_name="clocks")
    #: the name in the loop's declaration
    key = models.CharField(max_length=32)
    round = models.PositiveSmallIntegerField(default=1)
    #: the budget; ``until`` as the unit means a day given from outside, then amount is 0
    amount = models.PositiveIntegerField(_("时限"))
    unit = models.CharField(_("单位"), max_length=16)
    start_rule = models.CharField(max_length=16, choices=StartRule.choices, default=StartRule.AT_ONCE)
    #: where the budget comes from: a limit's key and source, or the words of the declaration
    basis = models.CharField(_("依据"), max_length=300, blank=True)
    started_at = models.DateTimeField(_("起算"))
    #: None while paused or stopped
    running_since = models.DateTimeField(null=True, blank=True)
    paused_at = models.DateTimeField(null=True, blank=True)
    #: a pause has a maximum; then the clock runs on by itself
    paused_until = models.DateTimeField(null=True, blank=True)
    pause_reason = models.CharField(max_length=32, blank=True)
    due_at = models.DateTimeField(_("到期"), null=True, blank=True)
    #: which alarms of the declaration come next, and when
    next_alarm = models.PositiveSmallIntegerField(default=0)
    next_alarm_at = models.DateTimeField(null=True, blank=True)
    #: an extension, a pause or a new limit makes new alarms
    generation = models.PositiveSmallIntegerField(default=1)
    calendar_version = models.CharField(max_length=16, blank=True)
    #: part of the time lies beyond the decreed calendar
    provisional = models.BooleanField(_("暂定"), default=False)
    stopped_at = models.DateTimeField(null=True, blank=True)
    #: the event that stopped it; None while it counts
    stopped_by = models.ForeignKey("kernel.Event", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("时限")
        verbose_name_plural = _("时限")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["matter", "key"],
                condition=models.Q(stopped_at__isnull=True),
                name="one_open_clock_of_a_kind",
            )
        ]
        indexes = [
            models.Index(
                fields=["next_alarm_at"],
                name="clock_by_alarm",
                condition=models.Q(next_alarm_at__isnull=False),
            ),
            models.Index(
                fields=["paused_until"],
                name="clock_by_pause",
                condition=models.Q(paused_until__isnull=False),
            ),
            models.Index(fields=["matter"], name="clock_by_matter"),
            models.Index(
                fields=["calendar_version"],
                name="clock_provisional",
                condition=models.Q(provisional=True, stopped_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.matter_id} {self.key}"


class ClockRun(models.Model):
    """A stretch of time that counted, closed by a pause or the end."""

    clock = models.ForeignKey(Clock, models.PROTECT, related_name="runs")
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    #: why it ended: the key of a pause, or "stopped"
    why = models.CharField(max_length=32)

    class Meta:
        verbose_name = _("计时段")
        verbose_name_plural = _("计时段")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.clock_id} {self.began_at:%F}"


class AlarmFired(models.Model):
    """The claim of one alarm: whoever inserts the row fires it, everybody else stays silent."""

    clock = models.ForeignKey(Clock, models.PROTECT, related_name="alarms_fired")
    generation = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    due_at = models.DateTimeField()
    fired_at = models.DateTimeField()

    class Meta:
        verbose_name = _("已发提醒")
        verbose_name_plural = _("已发提醒")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["clock", "generation", "number"], name="one_alarm_once")
        ]

    def __str__(self) -> str:
        return f"{self.clock_id} {self.number}"
