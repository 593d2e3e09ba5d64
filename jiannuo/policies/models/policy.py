"""A policy: what stays the same while its versions follow one another, and the document it stands in."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.validity import Valid


class Policy(models.Model):
    """One policy for enterprises. What it asks and gives is in its versions."""

    class Level(models.TextChoices):
        """Who made it."""

        NATIONAL = "national", _("国家")
        PROVINCE = "province", _("省")
        CITY = "city", _("市")
        DISTRICT = "district", _("区")

    #: the name of its files in the library: ``national.hnte``
    key = models.SlugField(max_length=80, unique=True, allow_unicode=False)
    title = models.CharField(_("政策名称"), max_length=200)
    english = models.CharField(max_length=300, blank=True)
    level = models.CharField(_("层级"), max_length=16, choices=Level)
    issuer = models.CharField(_("发文机关"), max_length=200)
    document_number = models.CharField(_("文号"), max_length=100, blank=True)
    source_url = models.URLField(_("原文链接"), max_length=500, blank=True)
    #: the division it applies to, "" for the whole country
    region_code = models.CharField(_("适用地区"), max_length=12, blank=True)
    #: the unit that answers for it here: questions and claims go to it
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", verbose_name=_("责任单位"))
    #: tags of e企服 under which it is found, keys of ``enterprises.tags``
    tags = models.JSONField(_("标签"), default=list, blank=True)
    demo = models.BooleanField(_("演示数据"), default=False)

    class Meta:
        verbose_name = _("惠企政策")
        verbose_name_plural = _("惠企政策")
        ordering = ["level", "title"]

    def __str__(self) -> str:
        return self.title


class Parameter(Valid):
    """A number that somebody else sets and conditions name: a national target, a local standard."""

    word = models.CharField(_("参数"), max_length=60)
    dimension = models.CharField(_("量纲"), max_length=16)
    #: base units of the dimension: fen, millionths, persons
    amount = models.BigIntegerField(_("数值"))
    source = models.CharField(_("来源"), max_length=300)

    class Meta(Valid.Meta):
        verbose_name = _("政策参数")
        verbose_name_plural = _("政策参数")
        ordering = ["word", "-valid_from"]
        constraints = [
            *Valid.Meta.constraints,
            models.UniqueConstraint(fields=["word", "valid_from"], name="one_amount_of_a_parameter_a_day"),
        ]

    def __str__(self) -> str:
        return self.word
