"""The form of one row of the breakdown."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jiannuo.people.models import Post
from jiannuo.people.roles import Role
from jiannuo.reports.actions.breakdown.rules import LONGEST_TEXT
from jiannuo.reports.breakdown.fields import LABELS, QUARTERS, post_label
from jiannuo.reports.breakdown.refusals import Refused
from jiannuo.reports.breakdown.unit_choice import UnitChoice, written
from jiannuo.reports.domains import Domain
from jiannuo.reports.models import Task


class UnitField(forms.CharField):
    """One unit by name: suggestions come from the list ``units-listed`` of the page."""

    several = False

    def __init__(self, **options: Any) -> None:
        attributes = {"list": "units-listed", "autocomplete": "off", "class": "form-control"}
        widget = forms.TextInput(attributes | {"data-units": "several" if self.several else "one"})
        super().__init__(required=False, widget=widget, **options)
        self.choice: UnitChoice | None = None

    def clean(self, value: Any) -> Any:
        """The unit, or the units; names the nearest ones when there is none of that name."""
        text = super().clean(value)
        choice = self.choice or UnitChoice()
        try:
            return choice.several(text) if self.several else choice.one(text)
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal


class UnitsField(UnitField):
    """Several units by name, with 、 between them."""

    several = True


class PostField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A leader by post: the successor takes the task over without a new document."""

    def __init__(self, **options: Any) -> None:
        super().__init__(Post.objects.none(), required=False, empty_label="—", **options)

    def offer(self, current: Post | None = None) -> None:
        """Offer the leaders' posts of today, and the one that is written down already."""
        rows = Post.objects.on().filter(role=Role.LEADER)
        if current is not None:
            rows = rows | Post.objects.filter(pk=current.pk)
        self.queryset = rows.select_related("unit")

    def label_from_instance(self, obj: Any) -> str:
        """Title with the leader's portfolio, as far as it is known."""
        return post_label(obj)


class DayField(forms.DateField):
    """A day, chosen in the browser's own calendar."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"), **options)


class TaskForm(forms.Form):
    """The fields a person may type over; ``values`` is what ``actions.breakdown`` takes."""

    action = forms.CharField(label=LABELS["action"], max_length=50, required=False)
    object = forms.CharField(label=LABELS["object"], max_length=300)
    domain = forms.ChoiceField(label=LABELS["domain"], choices=Domain.choices)
    targets = forms.CharField(label=LABELS["targets"], max_length=500, required=False)
    quantified = forms.BooleanField(label=LABELS["quantified"], required=False)
    lead_unit = UnitField(label=LABELS["lead_unit"])
    assisting_units = UnitsField(label=LABELS["assisting_units"], help_text=_("可填多个单位，用顿号分开"))
    leader_post = PostField(label=LABELS["leader_post"])
    due_on = DayField(label=LABELS["due_on"])
    q1 = forms.CharField(label=_("一季度"), max_length=300, required=False)
    q2 = forms.CharField(label=_("二季度"), max_length=300, required=False)
    q3 = forms.CharField(label=_("三季度"), max_length=300, required=False)
    q4 = forms.CharField(label=_("四季度"), max_length=300, required=False)
    measure = forms.CharField(
        label=LABELS["measure"], max_length=LONGEST_TEXT, required=False, widget=forms.Textarea({"rows": 3})
    )
    note = forms.CharField(
        label=LABELS["note"], max_length=LONGEST_TEXT, required=False, widget=forms.Textarea({"rows": 3})
    )

    def __init__(self, *args: Any, task: Task | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.label_suffix = ""
        choice = UnitChoice()
        for field in self.fields.values():
            if isinstance(field, UnitField):
                field.choice = choice
            if isinstance(field, PostField):
                field.offer(task.leader_post if task else None)
            field.widget.attrs.setdefault("class", _look(field))

    def values(self) -> dict[str, Any]:
        """The cleaned values under the names of the task's fields."""
        values = dict(self.cleaned_data)
        quarters = [values.pop(f"q{n}") for n in range(1, QUARTERS + 1)]
        values["milestones"] = quarters if any(quarters) else []
        return values


def _look(field: forms.Field) -> str:
    if isinstance(field, forms.BooleanField):
        return "form-check-input"
    return "form-select" if isinstance(field, forms.ChoiceField) else "form-control"


def filled(task: Task) -> dict[str, Any]:
    """The initial values of the form for ``task``."""
    quarters = task.milestones or [""] * QUARTERS
    return {
        "action": task.action,
        "object": task.object,
        "domain": task.domain,
        "targets": task.targets,
        "quantified": task.quantified,
        "lead_unit": task.lead_unit.name if task.lead_unit else "",
        "assisting_units": written(list(task.assisting_units.all())),
        "leader_post": task.leader_post,
        "due_on": task.due_on,
        "measure": task.measure,
        "note": task.note,
    } | {f"q{n}": text for n, text in enumerate(quarters, start=1)}


class NewTaskForm(TaskForm):
    """A row that the reading did not find."""

    quote = forms.CharField(
        label=_("报告原文或任务来源"),
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
