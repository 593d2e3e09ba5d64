"""Supervision inspections: planned, approved, concluded, objected to, rectified (政府督查工作条例)."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class SupervisionConfig(AppConfig):
    """The app as Django knows it."""

    name = "jiannuo.supervision"
    verbose_name = _("政府督查")

    def ready(self) -> None:
        """Have the limits of the loops in the table of limits, and the loops registered."""
        from jiannuo.supervision import limits, loop  # noqa: F401

        post_migrate.connect(limits.load, sender=self, dispatch_uid="supervision.limits")
