"""Divisions of the district and its boundary."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlacesConfig(AppConfig):
    """The app as Django knows it."""

    name = "jiannuo.places"
    verbose_name = _("区划与地图")

    def ready(self) -> None:
        """Register who may see what."""
        import_module("jiannuo.places.rules")
