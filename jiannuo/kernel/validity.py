"""Rows that hold for a time: units merge, posts change hands, history stays readable."""

from datetime import date
from typing import Self, TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.now import today

M = TypeVar("M", bound=models.Model)


def in_force(day: date | None = None, path: str = "") -> models.Q:
    """The condition "in force on ``day``" (default: today) for the row itself or the row at ``path``.

    ``path`` is a lookup path to a related row, e.g. ``"post__unit"``. Both ends count: a row is in
    force on ``valid_from`` and on ``valid_to``; an empty end is open.
    """
    day = day or today()
    at = f"{path}__" if path else ""
    begun = models.Q((f"{at}valid_from__isnull", True)) | models.Q((f"{at}valid_from__lte", day))
    not_ended = models.Q((f"{at}valid_to__isnull", True)) | models.Q((f"{at}valid_to__gte", day))
    return begun & not_ended


class ValidQuerySet(models.QuerySet[M]):
    """Rows with ``valid_from``/``valid_to``."""

    def on(self, day: date | None = None) -> Self:
        """The rows in force on ``day`` (default: today). ``valid_to`` is the last day in force."""
        return self.filter(in_force(day))


class Valid(models.Model):
    """Adds the first and last day in force; an empty end is open."""

    valid_from = models.DateField(_("生效日期"), null=True, blank=True)
    valid_to = models.DateField(_("失效日期"), null=True, blank=True, help_text=_("最后一个有效日"))

    objects = ValidQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_from__isnull=True)
                | models.Q(valid_to__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="%(app_label)s_%(class)s_ends_after_it_begins",
                violation_error_message=_("失效日期不能早于生效日期。"),
            )
        ]

    def holds_on(self, day: date | None = None) -> bool:
        """Whether this row is in force on ``day`` (default: today)."""
        day = day or today()
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )

    def overlaps(self, other: "Valid") -> bool:
        """Whether there is a day on which both rows are in force."""
        return _begins_by_the_end_of(self, other) and _begins_by_the_end_of(other, self)

    def clean(self) -> None:
        """Refuse an end before the beginning."""
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValidationError({"valid_to": _("失效日期不能早于生效日期。")})


def _begins_by_the_end_of(row: Valid, other: Valid) -> bool:
    return row.valid_from is None or other.valid_to is None or row.valid_from <= other.valid_to
