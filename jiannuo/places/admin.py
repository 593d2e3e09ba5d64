"""Set-up pages of the divisions."""

from django.contrib import admin

from jiannuo.places.models import Division


@admin.register(Division)
class DivisionAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Divisions by level, in force and dissolved."""

    list_display = ("name", "code", "level", "parent", "valid_from", "valid_to")
    list_filter = ("level",)
    list_select_related = ("parent",)
    search_fields = ("code", "name")
    autocomplete_fields = ("parent", "successor")
