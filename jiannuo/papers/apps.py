from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PapersConfig(AppConfig):
    name = "jiannuo.papers"
    verbose_name = _("文件")
