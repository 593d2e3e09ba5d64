"""A qualification that an enterprise holds: certificate, issuer, validity."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Qualification(models.Model):
    """One certificate as a source has it. A withdrawn one stays readable."""

    enterprise = models.ForeignKey("enterprises.Enterprise", models.PROTECT, related_name="qualifications")
    #: a word of QUALIFICATIONS
    name = models.CharField(_("资质"), max_length=64)
    number = models.CharField(_("证书编号"), max_length=64, blank=True)
    issuer = models.CharField(_("发证机关"), max_length=100, blank=True)
    valid_from = models.DateField(_("生效日期"))
    valid_until = models.DateField(_("有效期至"), null=True, blank=True)
    source = models.CharField(_("来源"), max_length=32)
    evidence = models.PositiveSmallIntegerField(_("证明程度"))
    recorded_at = models.DateTimeField(_("登记时间"))
    withdrawn_at = models.DateTimeField(_("撤回时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("企业资质")
        verbose_name_plural = _("企业资质")
        ordering = ["-valid_from", "id"]
        indexes = [models.Index(fields=["name", "enterprise"], name="qualification_by_name")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_until=None) | models.Q(valid_until__gte=models.F("valid_from")),
                name="qualification_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.name
