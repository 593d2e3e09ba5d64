"""An enterprise: what identifies it, and a few believed facts beside it so that lists are quick."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from jiannuo.enterprises.credit_code import fault


def check_credit_code(code: str) -> None:
    """Hold ``code`` to GB 32100-2015. Raises ValidationError, which says what is wrong where."""
    wrong = fault(code)
    if wrong:
        raise ValidationError(wrong.sentence)


class Enterprise(models.Model):
    """One registered enterprise. What is known of it are Values; nothing here judges a person.

    ``place_code`` to ``size`` repeat what is believed (``knowing``), for lists, and are written by
    ``actions.refreshing`` and by nothing else.
    """

    credit_code = models.CharField(
        _("统一社会信用代码"), max_length=18, unique=True, validators=[check_credit_code]
    )
    name = models.CharField(_("企业名称"), max_length=200)
    demo = models.BooleanField(_("演示数据"), default=False)
    #: division code of the street or community, "" where unknown
    place_code = models.CharField(_("所在区划"), max_length=12, blank=True)
    #: code of GB/T 4754-2017 (``F51``), "" where unknown
    industry_code = models.CharField(_("行业代码"), max_length=8, blank=True)
    building = models.CharField(_("所在楼宇"), max_length=100, blank=True)
    #: the size class where only one is possible, "" otherwise
    size = models.CharField(_("企业规模"), max_length=16, blank=True)
    opened_on = models.DateField(_("成立日期"), null=True, blank=True)
    #: the lists of which a register gave the whole: ``qualifications``, and kinds of items
    complete = models.JSONField(_("已完整的清单"), default=list, blank=True)
    #: when the registry first heard of it
    added_at = models.DateTimeField(_("入库时间"))
    #: when anything known of it changed last
    changed_at = models.DateTimeField(_("最近变动"))

    class Meta:
        verbose_name = _("企业档案")
        verbose_name_plural = _("企业档案")
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Exact(Length("credit_code"), 18), name="credit_code_has_18_signs"
            ),
        ]
        indexes = [
            models.Index(fields=["name", "id"], name="enterprise_by_name"),
            models.Index(fields=["place_code", "name", "id"], name="enterprise_by_place"),
            models.Index(fields=["industry_code", "name", "id"], name="enterprise_by_industry"),
            models.Index(fields=["building", "name", "id"], name="enterprise_by_building"),
            models.Index(fields=["size", "name", "id"], name="enterprise_by_size"),
            models.Index(fields=["changed_at"], name="enterprise_by_change"),
        ]

    def __str__(self) -> str:
        return self.name
