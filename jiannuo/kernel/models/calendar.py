"""The decreed working days: one row for each year with a decree, one for each day it moves."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CalendarYear(models.Model):
    """A year whose decree is known. Days of other years are provisional."""

    year = models.PositiveSmallIntegerField(_("年份"), primary_key=True)
    decree = models.CharField(_("依据"), max_length=200)
    loaded_at = models.DateTimeField(_("载入时间"))
    #: of its days, so that a process sees at a glance whether the calendar it holds is the stored one
    digest = models.CharField(max_length=16)

    class Meta:
        verbose_name = _("年度日历")
        verbose_name_plural = _("年度日历")
        ordering = ["year"]

    def __str__(self) -> str:
        return str(self.year)


class CalendarDay(models.Model):
    """A day that a decree makes off, or makes up on a weekend."""

    day = models.DateField(_("日期"), primary_key=True)
    #: whose decree it is in: that of 2019 made 29 December 2018 a working day
    year = models.ForeignKey(CalendarYear, models.CASCADE, related_name="days", verbose_name=_("年份"))
    working = models.BooleanField(_("上班"))
    name = models.CharField(_("节日"), max_length=50, blank=True)

    class Meta:
        verbose_name = _("调休日")
        verbose_name_plural = _("调休日")
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.day}"
