"""How far the matching of a version has come, so that nothing is missed when a worker dies in the middle."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiannuo.policies.models.version import Version


class Matched(models.Model):
    """Until which day, and up to which change of enterprises, the matches of a version are right.

    It is written in the transaction that writes the matches. No row: the version was never matched.
    """

    version = models.OneToOneField(Version, models.CASCADE, primary_key=True, related_name="matched")
    #: the reference day of the last complete matching
    day = models.DateField()
    #: every change of an enterprise dated before it is taken in; None while there are no enterprises
    seen = models.DateTimeField(null=True)
    #: parameters and engine it was computed with
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("匹配进度")
        verbose_name_plural = _("匹配进度")

    def __str__(self) -> str:
        return f"{self.version_id} {self.day}"
