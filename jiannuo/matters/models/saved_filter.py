"""A list that somebody comes back to."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SavedFilter(models.Model):
    """The address of a list under a name, for its account and, if shared, for one unit."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    name = models.CharField(_("名称"), max_length=40)
    #: the query string; what it shows is asked of the gate anew by whoever opens it
    address = models.CharField(max_length=1000, blank=True)
    unit = models.ForeignKey(
        "people.Unit", models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("共享给")
    )
    saved_at = models.DateTimeField()

    class Meta:
        verbose_name = _("常用筛选")
        verbose_name_plural = _("常用筛选")
        ordering = ["name", "id"]
        constraints = [models.UniqueConstraint(fields=["account", "name"], name="one_saved_filter_of_a_name")]

    def __str__(self) -> str:
        return self.name
