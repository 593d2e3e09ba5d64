"""The app as Django knows it."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class NoticesConfig(AppConfig):
    """Inbox and channels."""

    name = "jiannuo.notices"
    verbose_name = _("通知")

    def ready(self) -> None:
        """Register who may see what and who delivers, and find every app's message classes."""
        import_module("jiannuo.notices.rules")
        import_module("jiannuo.notices.rounds")
        import_module("jiannuo.notices.checks")
        import_module("jiannuo.notices.erasing")
        autodiscover_modules("notices")
