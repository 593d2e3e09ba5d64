"""The tasks of the work report as commitments: assigned, chased, proven, struck off."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class CommitmentsConfig(AppConfig):
    """The app as Django knows it."""

    name = "jiannuo.commitments"
    verbose_name = _("承诺事项")

    def ready(self) -> None:
        """Have the limits of the loops in the table of limits, and register who may see what."""
        from jiannuo.commitments import decision_loop, jobs, limits, meeting_loop, rules, start  # noqa: F401
        from jiannuo.commitments.meetings.calendar import meetings_of
        from jiannuo.notices.calendar_sources import enter_in_calendars

        enter_in_calendars(meeting_loop.MeetingLoop.key, meetings_of)
        post_migrate.connect(limits.load, sender=self)
        post_migrate.connect(start.load, sender=self, dispatch_uid="commitments.start")
