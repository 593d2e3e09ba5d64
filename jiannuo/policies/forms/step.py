"""The form of a step on an enterprise's own page: one field for each thing the step must be told.

The fields take what comes and the kernel checks it, so that page and API refuse the same in the same
words; only files are taken in here, because they are kept before the step.
"""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.act import clean_facts
from jiannuo.kernel.loops import Step
from jiannuo.kernel.loops.facts import Fact
from jiannuo.kernel.refusal import Refused
from jiannuo.papers.fields import EvidenceField
from jiannuo.people.viewer import Viewer


class ToldForm(forms.Form):
    """What ``step`` needs. ``number`` makes a double click harmless, ``expect`` is the revision shown."""

    def __init__(
        self,
        step: Step,
        viewer: Viewer,
        expect: int,
        sent: Mapping[str, Any] | None = None,
        files: Any = None,
        *,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(sent, files, prefix=step.key, initial=dict(initial or {}))
        given = str(sent.get("key", "")) if sent else ""
        self.number = given if 16 <= len(given) <= 64 else uuid4().hex
        self.step, self.viewer, self.expect = step, viewer, expect
        looked_at = str(sent.get("expect", "")) if sent else ""
        self.expected = (
            int(looked_at) if looked_at.isascii() and looked_at.isdigit() and len(looked_at) < 10 else None
        )
        for fact in step.needs:
            self.fields[fact.name] = _field(fact, viewer)

    def clean(self) -> None:
        """Everything wrong is named at once."""
        try:
            clean_facts(self.step, self.told(), self.viewer)
        except Refused as refusal:
            for name, sentence in refusal.fields.items():
                if name in self.fields and name not in self.errors:
                    self.add_error(name, str(sentence))

    def told(self) -> dict[str, Any]:
        """The facts as they were sent."""
        return {fact.name: self.cleaned_data.get(fact.name) for fact in self.step.needs}


def _field(fact: Fact, viewer: Viewer) -> forms.Field:
    """The field of ``fact``. Raises LookupError for a kind that enterprises are never asked for."""
    if fact.kind not in _KINDS:
        raise LookupError(f"no field is made for facts of the kind {fact.kind}")
    field = _KINDS[fact.kind](fact, viewer)
    field.optional = not fact.required  # type: ignore[attr-defined]
    return field


def _raw(fact: Fact, widget: forms.Widget, kind: type[forms.Field] = forms.Field, **more: Any) -> forms.Field:
    return kind(required=False, label=str(fact.label), help_text=str(fact.help), widget=widget, **more)


def _text(fact: Any, _viewer: Viewer) -> forms.Field:
    attrs = {"class": "form-control", "maxlength": str(fact.most), "dir": "auto"}
    if fact.lines == 1:
        return _raw(fact, forms.TextInput(attrs))
    return _raw(fact, forms.Textarea({**attrs, "rows": str(fact.lines)}))


def _day(fact: Fact, _viewer: Viewer) -> forms.Field:
    return _raw(fact, forms.TextInput({"class": "form-control", "type": "date"}))


def _number(fact: Fact, _viewer: Viewer) -> forms.Field:
    return _raw(fact, forms.TextInput({"class": "form-control numeral", "inputmode": "decimal"}))


def _choice(fact: Any, _viewer: Viewer) -> forms.Field:
    return _raw(fact, forms.RadioSelect({"class": "form-check-input"}, choices=fact.choices))


def _choices(fact: Any, _viewer: Viewer) -> forms.Field:
    return _raw(fact, forms.CheckboxSelectMultiple({"class": "form-check-input"}, choices=fact.choices))


def _flag(fact: Fact, _viewer: Viewer) -> forms.Field:
    if fact.required:
        return _raw(fact, forms.CheckboxInput({"class": "form-check-input"}))
    choices = [("true", _("是")), ("false", _("否"))]
    return _raw(fact, forms.RadioSelect({"class": "form-check-input"}, choices=choices))


def _evidence(fact: Fact, viewer: Viewer) -> forms.Field:
    return EvidenceField(
        account_id=viewer.account_id, required=False, label=str(fact.label), help_text=str(fact.help)
    )


_KINDS: dict[str, Callable[[Any, Viewer], forms.Field]] = {
    "text": _text,
    "reason": _text,
    "day": _day,
    "number": _number,
    "choice": _choice,
    "choices": _choices,
    "flag": _flag,
    "evidence": _evidence,
}
