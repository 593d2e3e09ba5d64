"""Policies for enterprises: conditions, matching, claims, money (e企服, 免申即享)."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class PoliciesConfig(AppConfig):
    """The app as Django knows it."""

    name = "jiannuo.policies"
    verbose_name = _("惠企政策")

    def ready(self) -> None:
        """Have the limits in their table, the loops, rules and messages registered, and versions frozen."""
        from jiannuo.policies import limits, listening, loop, notices, rules  # noqa: F401
        from jiannuo.policies.publishing.frozen import freeze
        from jiannuo.policies.rematching import rounds  # noqa: F401

        post_migrate.connect(limits.load, sender=self, dispatch_uid="policies.limits")
        freeze()
