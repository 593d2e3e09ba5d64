"""Economic series, targets and their sources."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IndicatorsConfig(AppConfig):
    """The app as Django knows it."""

    name = "jiannuo.indicators"
    verbose_name = _("指标")

    def ready(self) -> None:
        """Register who may see what."""
        from jiannuo.indicators import rules  # noqa: F401
