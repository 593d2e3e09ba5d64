"""What is done to the selected rows at once."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiannuo.reports.breakdown.fields import LABELS
from jiannuo.reports.breakdown.refusals import Refused
from jiannuo.reports.breakdown.unit_choice import UnitChoice
from jiannuo.reports.domains import Domain
from jiannuo.reports.forms.task import DayField, PostField, UnitField, UnitsField

#: fields that can be set on many rows at once
SETTABLE = ("lead_unit", "assisting_units", "leader_post", "due_on", "domain")
#: more rows in one request than any report has are not a selection
MOST = 2000


class BulkForm(forms.Form):
    """One of ``SETTABLE`` with its value; the others are left as they are."""

    field = forms.ChoiceField(choices=[(name, LABELS[name]) for name in SETTABLE])
    lead_unit = UnitField(label=LABELS["lead_unit"])
    assisting_units = UnitsField(label=LABELS["assisting_units"])
    leader_post = PostField(label=LABELS["leader_post"])
    due_on = DayField(label=LABELS["due_on"])
    domain = forms.ChoiceField(
        label=LABELS["domain"], choices=[("", gettext_lazy("请选择")), *Domain.choices], required=False
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.label_suffix = ""
        choice = UnitChoice()
        for name, field in self.fields.items():
            if isinstance(field, UnitField):
                field.choice = choice
            if isinstance(field, PostField):
                field.offer()
            field.widget.attrs.setdefault(
                "class", "form-select" if isinstance(field, forms.ChoiceField) else "form-control"
            )
            field.widget.attrs["id"] = f"bulk_{name}"

    def values(self) -> dict[str, Any]:
        """The one field that was chosen, with its value. Raises Refused when it has none."""
        name = self.cleaned_data["field"]
        value = self.cleaned_data[name]
        if not value:
            raise Refused(_("请填写“%(field)s”，再应用到所选任务。") % {"field": LABELS[name]})
        return {name: value}


def selection(values: list[str]) -> list[tuple[int, int]]:
    """The rows ticked in the table, as they were shown: ``12:3`` is row 12 in revision 3.

    Raises Refused for none, or for something that the page never wrote.
    """
    seen = []
    for value in values[: MOST + 1]:
        number, _colon, revision = value.partition(":")
        if not all(n.isascii() and n.isdigit() and len(n) < 10 for n in (number, revision)):
            raise Refused(_("所选任务无法识别，请刷新页面后重新选择。"))
        seen.append((int(number), int(revision)))
    if not seen:
        raise Refused(_("请先勾选任务。"))
    if len(seen) > MOST:
        raise Refused(_("一次最多处理 %(most)d 项，请分批选择。") % {"most": MOST})
    return seen
