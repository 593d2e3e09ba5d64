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
    portfolio = models.CharField(_("分工"), max_length=200, blank=True)
    #: units a leader answers for; the responsible leader of a task is suggested from it
    oversees = models.ManyToManyField(Unit, blank=True, related_name="overseers", verbose_name=_("分管单位"))
    order = models.PositiveSmallIntegerField(_("排序"), default=0)

    class Meta(Valid.Meta):
        verbose_name = _("岗位")
        verbose_name_plural = _("岗位")
        ordering = ["order", "id"]
        constraints = [
            *Valid.Meta.constraints,
            models.UniqueConstraint(
                fields=["unit", "title"],
                condition=models.Q(valid_to__isnull=True),
                name="one_open_post_of_a_title",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    role__in=[
                        "supervision",
                        "department",
                        "street",
                        "leader",
                        "deputy",
                        "enterprise",
                        "resident",
                        "setup",
                    ]
                ),
                name="post_has_a_known_role",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.title}"
