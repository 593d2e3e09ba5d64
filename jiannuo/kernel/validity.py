"""Rows that hold for a time: units merge, posts change hands, history stays readable."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.now import today


class ValidQuerySet(models.QuerySet[Any]):
    """Rows with ``valid_from``/``valid_to``."""

    def on(self, day: date | None = None) -> Self:
        """The rows in force on ``day`` (default: today). ``valid_to`` is the last day in force."""
        day = day or today()
        return self.filter(
            models.Q(valid_from__isnull=True) | models.Q(valid_from__lte=day),
            models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=day),
        )


class Valid(models.Model):
    """Adds the first and last day in force; an empty end is open."""

    valid_from = models.DateField(_("生效日期"), null=True, blank=True)
    valid_to = models.DateField(_("失效日期"), null=True, blank=True)

    objects = ValidQuerySet.as_manager()

    class Meta:
        abstract = True
