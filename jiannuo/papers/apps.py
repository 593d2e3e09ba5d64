"""Files handed in: checked, stored once, sent back safely."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PapersConfig(AppConfig):
    """The app as Django knows it."""

    name = "jiannuo.papers"
    verbose_name = _("文件")

    def ready(self) -> None:
        """Register who may see what, who knows evidence, and what the worker does."""
        from jiannuo.kernel.loops.facts import resolve_evidence_with
        from jiannuo.papers import discarding, erasing, rules  # noqa: F401
        from jiannuo.papers.resolving import attach, resolve

        resolve_evidence_with(resolve, attach)
