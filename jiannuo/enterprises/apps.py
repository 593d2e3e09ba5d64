"""Enterprises: what is known of each, from which source, and what they raised when they were visited."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class EnterprisesConfig(AppConfig):
    """The app as Django knows it."""

    name = "jiannuo.enterprises"
    verbose_name = _("企业")

    def ready(self) -> None:
        """Have the limits in their table, the loop, the rules and the jobs registered."""
        from jiannuo.enterprises import jobs, limits, loop, rules  # noqa: F401

        post_migrate.connect(limits.load, sender=self, dispatch_uid="enterprises.limits")
