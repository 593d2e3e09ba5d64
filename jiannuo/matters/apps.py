"""Matters: the pages that every loop has without asking."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MattersConfig(AppConfig):
    """The app as Django knows it."""

    name = "jiannuo.matters"
    verbose_name = _("事项办理")

    def ready(self) -> None:
        """Register who sees what this app keeps."""
        from jiannuo.matters import rules  # noqa: F401
