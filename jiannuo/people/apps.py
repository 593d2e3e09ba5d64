"""Units, posts, persons, accounts and roles."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    """The app as Django knows it."""

    name = "jiannuo.people"
    verbose_name = _("组织与人员")

    def ready(self) -> None:
        """Register who may see what."""
        import_module("jiannuo.people.rules")
