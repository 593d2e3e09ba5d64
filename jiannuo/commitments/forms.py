"""Forms of those in charge: another formula, a group or a scheme from a day on."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jiannuo.commitments.months import next_end
from jiannuo.commitments.scores.formula import Line, Term, plain
from jiannuo.commitments.scores.measures import KIND_OF, MEANING, Kind, Measure
from jiannuo.kernel.now import today

#: how far ahead a change may be decided, in months
AHEAD = 12


def months_ahead() -> list[tuple[str, str]]:
    """The first days of the months to come."""
    found, day = [], today()
    for _month in range(AHEAD):
        day = next_end(day).replace(day=1)
        found.append((day.isoformat(), f"{day:%Y-%m-%d}"))
    return found


class Why(forms.Form):
    """Every change says from when and why."""

    since = forms.DateField(label=_("从哪天起"), widget=forms.Select(attrs={"class": "form-select"}))
    reason = forms.CharField(
        label=_("理由"), min_length=4, max_length=200,
        widget=forms.TextInput(attrs={"class": "form-control", "maxlength": "200"}),
        error_messages={"required": _("请写明理由。"), "min_length": _("理由至少写 4 个字。")},
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        select: Any = self.fields["since"].widget
        select.choices = months_ahead()


class FormulaForm(Why):
    """Points for every measure; 0 leaves it out."""

    def __init__(self, data: Any = None, *, terms: Iterable[Term] = ()) -> None:
        held = {term.measure: term for term in terms}
        super().__init__(data)
        for measure in Measure:
            term = held.get(measure)
            self.fields[f"points_{measure}"] = _points(term.points if term else Decimal(0), measure.label)
            if KIND_OF[measure] != Kind.PART:
                most = _points(term.most if term else None, _("%(name)s最多") % {"name": measure.label})
                most.required = False
                self.fields[f"most_{measure}"] = most

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The fields, measure by measure, with what each one means."""
        return [
            {
                "measure": measure,
                "kind": KIND_OF[measure],
                "meaning": MEANING[measure],
                "points": self[f"points_{measure}"],
                "most": self[f"most_{measure}"] if f"most_{measure}" in self.fields else None,
            }
            for measure in Measure
        ]

    def lines(self) -> list[Line]:
        """The formula that was typed; call once the form is valid."""
        told = self.cleaned_data
        return [
            Line(
                measure.value, KIND_OF[measure].value, told[f"points_{measure}"], told.get(f"most_{measure}")
            )
            for measure in Measure
            if told[f"points_{measure}"]
        ]


def _points(value: Decimal | None, label: Any) -> forms.DecimalField:
    return forms.DecimalField(
        label=label, min_value=0, max_value=100, max_digits=5, decimal_places=2,
        initial=None if value is None else plain(value),
        widget=forms.NumberInput(
            attrs={"class": "form-control numeral", "step": "any", "inputmode": "decimal"}
        ),
        error_messages={"required": _("请填写分值，不计的填 0。"), "invalid": _("分值应当是数字。")},
    )  # fmt: skip


class FromDayForm(Why):
    """What may begin on any day from today on: a unit in a group, a scheme of lights."""

    since = forms.DateField(
        label=_("从哪天起"), widget=forms.DateInput(attrs={"class": "form-control", "type": "date"})
    )

    def __init__(self, data: Any = None, *, day: date | None = None) -> None:
        forms.Form.__init__(self, data, initial={"since": (day or today()).isoformat()})
