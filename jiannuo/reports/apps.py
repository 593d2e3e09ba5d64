"""Work reports: read, checked, broken down into tasks, shown."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    """The app as Django knows it."""

    name = "jiannuo.reports"
    verbose_name = _("工作报告")

    def ready(self) -> None:
        """Register who may see what."""
        from jiannuo.reports import rules  # noqa: F401
