"""The part of a commitment that an assisting unit does for the lead unit."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.models import Matter


class Subtask(Matter):
    """A child matter: asked for by the lead unit, done by another, accepted by the lead unit."""

    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", verbose_name=_("承办单位"))
    asked_by = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", verbose_name=_("交办单位"))
    what = models.TextField(_("配合内容"))
    due_on = models.DateField(_("完成时限"), null=True)

    class Meta:
        verbose_name = _("配合事项")
        verbose_name_plural = _("配合事项")
