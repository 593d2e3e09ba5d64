"""District, streets and communities, with codes that come and go."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.validity import Valid


class Division(Valid):
    """One administrative division. Codes follow GB/T 2260 and the statistical division codes."""

    class Level(models.TextChoices):
        """District, street, community."""

        DISTRICT = "district", _("区")
        STREET = "street", _("街道")
        COMMUNITY = "community", _("社区")

    code = models.CharField(_("区划代码"), max_length=12, unique=True)
    name = models.CharField(_("名称"), max_length=100)
    level = models.CharField(_("级别"), max_length=16, choices=Level)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("上级区划")
    )
    boundary = models.JSONField(_("边界"), null=True, blank=True, help_text=_("GeoJSON，GCJ-02 或 WGS 84"))

    class Meta:
        verbose_name = _("行政区划")
        verbose_name_plural = _("行政区划")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name
