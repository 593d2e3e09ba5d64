"""Correcting what was read of a figure."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jiannuo.reports.models import Fact

_COMPARATORS = [
    ("=", _("等于")),
    (">=", _("不低于（以上、超、突破）")),
    (">", _("大于")),
    ("<=", _("不超过（以内、以下）")),
    ("<", _("小于")),
    ("~", _("约（近、左右）")),
]


class CorrectionForm(forms.Form):
    """The meaning of the figure; its words in the report stay as they are."""

    subject = forms.CharField(label=_("主体"), max_length=300)
    value = forms.DecimalField(label=_("数值"), max_digits=28, decimal_places=6)
    value2 = forms.DecimalField(label=_("上限"), max_digits=28, decimal_places=6, required=False)
    unit = forms.CharField(label=_("单位"), max_length=32, required=False)
    comparator = forms.ChoiceField(label=_("比较"), choices=_COMPARATORS)
    role = forms.ChoiceField(label=_("性质"), choices=Fact.Role.choices)
    status = forms.ChoiceField(label=_("状态"), choices=Fact.Status.choices)
    period = forms.CharField(label=_("年份"), max_length=16, required=False)

    def __init__(self, given: Any = None, *, fact: Fact) -> None:
        """Start from what was read of ``fact``."""
        initial = {name: _shown(getattr(fact, name)) for name in self.base_fields}
        super().__init__(given, initial=initial)
        for field in self.fields.values():
            choice = isinstance(field, forms.ChoiceField)
            field.widget.attrs["class"] = "form-select" if choice else "form-control"

    def clean(self) -> dict[str, Any]:
        """The upper end of a range lies above the lower."""
        given = super().clean() or {}
        low, high = given.get("value"), given.get("value2")
        if low is not None and high is not None and high <= low:
            self.add_error("value2", _("上限应大于数值；不是区间时请留空。"))
        return given


def _shown(value: Any) -> Any:
    return format(value.normalize(), "f") if isinstance(value, Decimal) else value
