"""The kernel: closed loops, their clocks, and the log of what happened."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class KernelConfig(AppConfig):
    """The app as Django knows it."""

    name = "jiannuo.kernel"
    verbose_name = _("闭环内核")

    def ready(self) -> None:
        """Find every app's ``loop.py`` and have the declarations checked with the other system checks."""
        from jiannuo.kernel import redating  # noqa: F401
        from jiannuo.kernel.decrees.storing import store_published
        from jiannuo.kernel.ledger import checking  # noqa: F401
        from jiannuo.kernel.limits.start import load_statutory
        from jiannuo.kernel.loops import promises  # noqa: F401

        post_migrate.connect(store_published, sender=self)
        post_migrate.connect(load_statutory, sender=self)
        autodiscover_modules("loop")
