"""Dispatch meetings, and the pack that the room saw."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.models import Matter

#: by what commitments come into the scope of a meeting: name -> type of what is listed
SCOPE = {"domains": str, "units": int, "posts": int, "commitments": int}


def check_scope(scope: Any) -> None:
    """Refuse anything but lists of domains, and of ids of units, posts and commitments."""
    if not isinstance(scope, dict) or scope.keys() - SCOPE.keys():
        raise ValidationError(_("调度范围的写法不对。"))
    for name, listed in scope.items():
        if not isinstance(listed, list) or not all(type(one) is SCOPE[name] for one in listed):
            raise ValidationError(_("调度范围的写法不对。"))


class Meeting(Matter):
    """A meeting (调度会) at which commitments are looked at and decisions are taken.

    It ends when everything decided there is done. Decisions are matters of their own, its children.
    """

    class Kind(models.TextChoices):
        """The rhythm, from the whole district each season down to a single problem at once."""

        SEASON = "season", _("季调度")
        MONTH = "month", _("月调度")
        TOPIC = "topic", _("专题调度")
        ANY = "any", _("随时调度")

    kind = models.CharField(_("调度类型"), max_length=8, choices=Kind)
    starts_at = models.DateTimeField(_("会议时间"))
    #: the day of ``starts_at`` in the district
    meets_on = models.DateField(_("会议日期"))
    place = models.CharField(_("会议地点"), max_length=100)
    chair = models.ForeignKey("people.Post", models.PROTECT, related_name="+", verbose_name=_("主持人"))
    report = models.ForeignKey("reports.Report", models.PROTECT, related_name="+", verbose_name=_("报告"))
    #: domains, units, leaders' posts, single commitments; any of them is enough, none means all
    scope = models.JSONField(_("调度范围"), default=dict, blank=True, validators=[check_scope])
    #: the first day looked at
    since = models.DateField(_("从哪天看起"))
    agenda = models.TextField(_("会议议题"), blank=True)
    #: ids of the units that are called to it
    invited = models.JSONField(_("参会单位"), default=list, blank=True)
    #: SHA-256 of the pack, once it is held
    pack_digest = models.CharField(_("会议材料摘要"), max_length=64, blank=True)
    demo = models.BooleanField(_("演示数据"), default=False)

    class Meta:
        verbose_name = _("调度会")
        verbose_name_plural = _("调度会")
        ordering = ["-starts_at", "-id"]
        indexes = [models.Index(fields=["-starts_at"], name="meeting_by_time")]


class MeetingPack(models.Model):
    """What lay before the meeting when it was held. Written once; the database refuses anything else."""

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="pack")
    content = models.JSONField(_("会议材料"))
    digest = models.CharField(_("摘要"), max_length=64)
    event = models.OneToOneField("kernel.Event", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("会议材料")
        verbose_name_plural = _("会议材料")

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.digest[:12]}"
