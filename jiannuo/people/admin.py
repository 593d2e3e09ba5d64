"""Set-up pages of the organisation: units, posts, persons, accounts. Daily work happens elsewhere."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from jiannuo.people.models import Account, Person, Post, Tenure, Unit, UnitAlias, UnitDuty

VALIDITY = ("valid_from", "valid_to")


class AliasInline(admin.TabularInline):  # type: ignore[type-arg]
    """Other names of the unit."""

    model = UnitAlias
    extra = 1


class DutyInline(admin.TabularInline):  # type: ignore[type-arg]
    """Duty words of the unit."""

    model = UnitDuty
    extra = 1
    fields = ("word", "weight", "source", *VALIDITY)


class TenureInline(admin.TabularInline):  # type: ignore[type-arg]
    """Who holds the post, and since when."""

    model = Tenure
    extra = 1
    autocomplete_fields = ("person",)
    fields = ("person", *VALIDITY)


@admin.register(Unit)
class UnitAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Units with their names and duty words."""

    list_display = ("name", "code", "kind", "parent", "confirmed", *VALIDITY)
    list_filter = ("kind", "confirmed")
    list_select_related = ("parent",)
    search_fields = ("code", "name", "full_name", "aliases__name")
    autocomplete_fields = ("parent", "successor")
    inlines = (AliasInline, DutyInline)
    actions = ("confirm",)

    @admin.action(description=_("标记为已由本区确认"))
    def confirm(self, request: HttpRequest, rows: QuerySet[Unit]) -> None:
        """Mark the chosen units as confirmed; a later load of start-up data leaves them alone."""
        count = rows.update(confirmed=True)
        words = ngettext("已确认 %(count)d 个单位。", "已确认 %(count)d 个单位。", count)
        self.message_user(request, words % {"count": count})


@admin.register(Post)
class PostAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Posts with those who hold and held them."""

    list_display = ("title", "unit", "role", *VALIDITY)
    list_filter = ("role", "unit__kind")
    list_select_related = ("unit",)
    search_fields = ("title", "unit__name", "unit__code")
    autocomplete_fields = ("unit", "oversees")
    inlines = (TenureInline,)


@admin.register(Person)
class PersonAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Persons who hold posts."""

    list_display = ("name", "demo")
    list_filter = ("demo",)
    search_fields = ("name",)


@admin.register(Account)
class AccountAdmin(UserAdmin):  # type: ignore[type-arg]
    """Accounts; what they may do comes from the posts of their person, not from permissions here."""

    list_display = ("username", "person", "standing", "is_active", "last_login")
    list_filter = ("standing", "is_active")
    list_select_related = ("person",)
    search_fields = ("username", "person__name")
    autocomplete_fields = ("person",)
    filter_horizontal = ()
    fieldsets = (
        (None, {"fields": ("username", "password", "person", "standing")}),
        (_("权限"), {"fields": ("is_active", "is_staff", "is_superuser")}),
    )
    add_fieldsets = (
        (None, {"fields": ("username", "usable_password", "password1", "password2", "standing")}),
    )
