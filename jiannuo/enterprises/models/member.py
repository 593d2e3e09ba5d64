"""Who acts for an enterprise."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Member(models.Model):
    """An account that acts for an enterprise, from a day to a day, once the authority was confirmed."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships", verbose_name=_("账号")
    )
    enterprise = models.ForeignKey("enterprises.Enterprise", models.PROTECT, related_name="members")
    title = models.CharField(_("职务"), max_length=50, blank=True)
    since = models.DateField(_("起"))
    until = models.DateField(_("止"), null=True, blank=True)
    #: when an officer or a confirmed member confirmed it; before that the account sees nothing
    confirmed_at = models.DateTimeField(_("确认时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("企业经办人")
        verbose_name_plural = _("企业经办人")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["account", "enterprise"],
                condition=models.Q(until=None),
                name="member_of_an_enterprise_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.enterprise_id}"
