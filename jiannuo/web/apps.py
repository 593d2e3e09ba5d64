"""The shell: home, sign-in, navigation, settings of a person."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WebConfig(AppConfig):
    """The app as Django knows it."""

    name = "jiannuo.web"
    verbose_name = _("网站")
