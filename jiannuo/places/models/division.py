"""District, streets and communities, with codes that come and go."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.division_code import above, check_division_code
from jiannuo.kernel.validity import Valid
from jiannuo.places.geometry import draw


class Division(Valid):
    """One administrative division. Codes follow GB/T 2260 and the statistical division codes."""

    class Level(models.TextChoices):
        """District, street, community."""

        DISTRICT = "district", _("区")
        STREET = "street", _("街道")
        COMMUNITY = "community", _("社区")

    #: digits of the code at each level
    DIGITS = {Level.DISTRICT: 6, Level.STREET: 9, Level.COMMUNITY: 12}

    code = models.CharField(_("区划代码"), max_length=12, unique=True, validators=[check_division_code])
    name = models.CharField(_("名称"), max_length=100)
    level = models.CharField(_("级别"), max_length=16, choices=Level)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("上级区划")
    )
    #: where a dissolved division went: old papers stay readable
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="predecessors", verbose_name=_("并入")
    )
    note = models.CharField(_("说明"), max_length=200, blank=True)
    boundary = models.JSONField(_("边界"), null=True, blank=True, help_text=_("GeoJSON，GCJ-02 或 WGS 84"))

    class Meta(Valid.Meta):
        verbose_name = _("行政区划")
        verbose_name_plural = _("行政区划")
        ordering = ["code"]
        constraints = [
            *Valid.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(level__in=["district", "street", "community"]),
                name="division_has_a_known_level",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Hold the code to its level and to the division above."""
        super().clean()
        digits = self.DIGITS.get(self.Level(self.level)) if self.level in self.Level.values else None
        problems: dict[str, Any] = {}
        if digits and len(self.code) != digits:
            problems["code"] = _("%(level)s的区划代码应为 %(digits)d 位。") % {
                "level": self.get_level_display(),
                "digits": digits,
            }
        elif self.parent and above(self.code) != self.parent.code:
            problems["parent"] = _("区划代码 %(code)s 不属于上级区划 %(parent)s。") % {
                "code": self.code,
                "parent": self.parent.code,
            }
        try:
            if self.boundary is not None:
                draw(self.boundary)
        except (ValueError, TypeError, RecursionError):
            problems["boundary"] = _("边界应为 GeoJSON 的 Polygon 或 MultiPolygon，且每一圈首尾相接。")
        if problems:
            raise ValidationError(problems)
