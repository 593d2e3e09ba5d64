"""Set-up pages of the kernel: the district's own time limits; the law's and the calendar to look at."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.limits.promises import refuse_longer_than_the_law
from jiannuo.kernel.models import CalendarDay, CalendarYear, TimeLimit
from jiannuo.kernel.timing.units import LONGEST, TimeUnit


class LimitForm(forms.ModelForm):  # type: ignore[type-arg]
    """A limit of the district; the statutory row of the same key stays and bounds it."""

    class Meta:
        model = TimeLimit
        fields = "__all__"  # noqa: DJ007 - the set-up pages show what the table has

    def clean(self) -> dict[str, Any]:
        """Refuse an amount beyond a century, and a limit longer than the law's."""
        told = super().clean() or {}
        unit, amount = told.get("unit"), told.get("amount")
        if unit and amount is not None and not 1 <= amount <= LONGEST[TimeUnit(unit)]:
            raise ValidationError(
                {"amount": _("期限应为 1 至 %(longest)d。") % {"longest": LONGEST[TimeUnit(unit)]}}
            )
        return told

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        self.instance.local = True
        if not self.errors:
            try:
                refuse_longer_than_the_law(self.instance)
            except ValidationError as error:
                self.add_error(None, error)


@admin.register(TimeLimit)
class TimeLimitAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Time limits. The law's cannot be changed; a rule of the district with the same key goes first."""

    form = LimitForm
    list_display = ("label", "key", "budget_text", "local", "source", "valid_from", "valid_to")
    list_filter = ("local", "unit")
    search_fields = ("key", "label", "source")
    exclude = ("local",)

    @admin.display(description=_("时限"))
    def budget_text(self, row: TimeLimit) -> str:
        """The limit as an officer writes it."""
        return str(row.budget)

    def has_change_permission(self, request: HttpRequest, obj: TimeLimit | None = None) -> bool:
        """The law's rows are only looked at."""
        return super().has_change_permission(request, obj) and (obj is None or obj.local)

    def has_delete_permission(self, request: HttpRequest, obj: TimeLimit | None = None) -> bool:
        """No row is deleted: clocks name it. A limit ends by its last day in force."""
        return False


class DayInline(admin.TabularInline):  # type: ignore[type-arg]
    """The days of the decree."""

    model = CalendarDay
    extra = 0


@admin.register(CalendarYear)
class CalendarYearAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """The decreed years, to look at: a change must date open limits again, as the import does."""

    list_display = ("year", "decree", "loaded_at")
    exclude = ("digest",)
    inlines = (DayInline,)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """By ``jiannuo calendar import`` only."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: CalendarYear | None = None) -> bool:
        """By ``jiannuo calendar import`` only."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: CalendarYear | None = None) -> bool:
        """By ``jiannuo calendar import`` only."""
        return False
