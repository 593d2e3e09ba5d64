"""Posts: work is given to a post, not to a name, so that a successor takes it over."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.validity import Valid
from jiannuo.people.models.unit import Unit
from jiannuo.people.roles import Role


class Post(Valid):
    """One post of a unit, with the role its holder acts in."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts", verbose_name=_("单位"))
    title = models.CharField(_("职务"), max_length=100)
    role = models.CharField(_("角色"), max_length=16, choices=Role)
    order = models.PositiveSmallIntegerField(_("排序"), default=0)

    class Meta:
        verbose_name = _("岗位")
        verbose_name_plural = _("岗位")
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return f"{self.unit} {self.title}"
