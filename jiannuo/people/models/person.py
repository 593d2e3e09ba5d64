"""Persons, and who held which post when."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.validity import Valid
from jiannuo.people.models.post import Post


class Person(models.Model):
    """A person who holds posts. Residents need none: their account is enough."""

    name = models.CharField(_("姓名"), max_length=50)
    demo = models.BooleanField(_("演示数据"), default=False)

    class Meta:
        verbose_name = _("人员")
        verbose_name_plural = _("人员")

    def __str__(self) -> str:
        return self.name


class Tenure(Valid):
    """One person holding one post for a time."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="tenures", verbose_name=_("人员"))
    post = models.ForeignKey(Post, models.PROTECT, related_name="tenures", verbose_name=_("岗位"))

    class Meta(Valid.Meta):
        verbose_name = _("任职")
        verbose_name_plural = _("任职")
        ordering = ["-valid_from", "id"]
        constraints = [
            *Valid.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "post"],
                condition=models.Q(valid_to__isnull=True),
                name="one_open_tenure_of_a_post",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.post}"
