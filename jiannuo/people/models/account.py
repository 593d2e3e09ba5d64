"""Accounts: how somebody signs in."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from jiannuo.people.models.person import Person


class Account(AbstractUser):
    """A sign-in. What it may do comes from the posts of its person, or from its standing."""

    class Standing(models.TextChoices):
        """What the account is before any post is held."""

        RESIDENT = "resident", _("居民")
        ENTERPRISE = "enterprise", _("企业")
        STAFF = "staff", _("公职人员")

    person = models.OneToOneField(
        Person, models.PROTECT, null=True, blank=True, related_name="account", verbose_name=_("人员")
    )
    standing = models.CharField(_("身份"), max_length=16, choices=Standing, default=Standing.RESIDENT)

    class Meta:
        verbose_name = _("账号")
        verbose_name_plural = _("账号")
