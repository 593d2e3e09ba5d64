"""One form field for each kind of fact.

The fields take whatever comes and check nothing: the kernel checks, so that page and API refuse the
same things in the same words. Only files are taken in here, because they are kept before the step.
"""

from collections.abc import Callable, Collection
from typing import Any

from django import forms
from django.apps import apps
from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.loops.facts import Choice, Choices, Evidence, Fact, Number, Rows, Text
from jiannuo.kernel.visible import visible
from jiannuo.matters.forms.picking import Choose, ChooseSome, PickMany, PickOne
from jiannuo.people.viewer import Viewer

#: a list of choices longer than this is a drop-down
RADIOS = 6


class Raw(forms.Field):
    """What was sent, unchecked."""

    def __init__(self, fact: Fact, widget: forms.Widget, *, help_text: str = "") -> None:
        super().__init__(
            required=False, label=str(fact.label), help_text=help_text or str(fact.help), widget=widget
        )


def field_for(fact: Fact, viewer: Viewer, among: Collection[int] | None = None) -> forms.Field:
    """The field for ``fact``; rows are chosen from ``among`` where it is given.

    Raises LookupError for a kind that no page knows.
    """
    if fact.kind not in FIELDS:
        raise LookupError(f"no form field is made for facts of the kind {fact.kind}")
    narrowed = fact.kind == "rows" and among is not None
    field = _rows(fact, viewer, among) if narrowed else FIELDS[fact.kind](fact, viewer)
    field.widget.attrs.setdefault("aria-required", "true" if fact.required else "false")
    return field


def _text(fact: Any, viewer: Viewer) -> forms.Field:
    assert isinstance(fact, Text)
    attrs = {"class": "form-control", "maxlength": str(fact.most), "dir": "auto"}
    if fact.lines == 1:
        return Raw(fact, forms.TextInput(attrs))
    return Raw(fact, forms.Textarea({**attrs, "rows": str(fact.lines)}))


def _day(fact: Fact, viewer: Viewer) -> forms.Field:
    return Raw(fact, forms.TextInput({"class": "form-control", "type": "date"}))


def _number(fact: Any, viewer: Viewer) -> forms.Field:
    assert isinstance(fact, Number)
    unit = str(fact.unit)
    hint = _("单位：%(unit)s") % {"unit": unit} if unit else ""
    help_text = " ".join(filter(None, [str(fact.help), str(hint)]))
    attrs = {"class": "form-control numeral", "inputmode": "decimal", "autocomplete": "off"}
    return Raw(fact, forms.TextInput(attrs), help_text=help_text)


def _choice(fact: Any, viewer: Viewer) -> forms.Field:
    assert isinstance(fact, Choice)
    if len(fact.choices) <= RADIOS:
        return Raw(fact, Choose(choices=fact.choices))
    choices = [("", _("请选择")), *fact.choices]
    return Raw(fact, forms.Select({"class": "form-select"}, choices=choices))


def _choices(fact: Any, viewer: Viewer) -> forms.Field:
    assert isinstance(fact, Choices)
    return Raw(fact, ChooseSome(choices=fact.choices))


def _flag(fact: Fact, viewer: Viewer) -> forms.Field:
    choices = [("true", _("是")), ("false", _("否"))]
    return Raw(fact, Choose(choices=choices))


def _rows(fact: Any, viewer: Viewer, among: Collection[int] | None = None) -> forms.Field:
    assert isinstance(fact, Rows)
    rows = visible(viewer, apps.get_model(fact.model))
    in_force = rows.on() if hasattr(rows, "on") else rows
    if among is not None:
        in_force = in_force.filter(pk__in=among)
    choices = [(str(row.pk), str(row)) for row in in_force.select_related()]
    widget = PickMany if fact.many else PickOne
    return Raw(fact, widget(choices=choices))


def _evidence(fact: Any, viewer: Viewer) -> forms.Field:
    from jiannuo.papers.fields import EvidenceField

    assert isinstance(fact, Evidence)
    field: forms.Field = EvidenceField(
        account_id=viewer.account_id,
        photos_only=fact.kinds == frozenset({"photo"}),
        required=False,
        label=fact.label,
        help_text=str(fact.help),
    )
    return field


FIELDS: dict[str, Callable[[Any, Viewer], forms.Field]] = {
    "text": _text,
    "reason": _text,
    "day": _day,
    "number": _number,
    "choice": _choice,
    "choices": _choices,
    "flag": _flag,
    "rows": _rows,
    "evidence": _evidence,
}
