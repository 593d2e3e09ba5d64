"""Units, posts, persons, accounts and roles."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    """The app as Django knows it."""

    name = "jiannuo.people"
    verbose_name = _("组织与人员")

    def ready(self) -> None:
        """Register who may see what, and answer the kernel's questions."""
        from jiannuo.kernel.organisation import answer_with

        import_module("jiannuo.people.rules")
        answer_with(import_module("jiannuo.people.answers").People())
