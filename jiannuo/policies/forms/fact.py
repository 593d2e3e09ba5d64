"""One fact, asked where it is missed: a number with its unit, a day, a choice, yes or no."""

import unicodedata
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jiannuo.enterprises.actions.stating import Said
from jiannuo.enterprises.attributes.attribute import Attribute, Kind
from jiannuo.enterprises.attributes.declared import attribute
from jiannuo.enterprises.facts import Interval
from jiannuo.enterprises.quantities import Dimension, UnitError, quantity
from jiannuo.enterprises.wording import value_label
from jiannuo.kernel.now import today

#: base units that no enterprise of the country reaches: a slip of the keyboard, and more than a column holds
MOST = 10**17
#: signs of a number that are read
LONGEST = 40
#: so many choices are shown at once
FEW = 3
#: only these may be below zero: a profit, a growth
SIGNED = frozenset({"profit", "taxable_income"})
ENGLISH_UNITS: dict[str, str | Promise] = {
    "万元": "CNY 10,000", "元": "CNY", "亿元": "CNY 100 million", "人": "persons", "%": "%", "平方米": "m²",
    "个月": "months", "分": "points", "年": "years",
}  # fmt: skip


def askable(key: str, year: int | None) -> Attribute | None:
    """The attribute, if one field can ask for it: not what is computed, not a long list of codes."""
    try:
        found = attribute(key)
    except KeyError:
        return None
    fits = found.kind is not Kind.CODE and not found.derived and found.yearly == (year is not None)
    return found if fits else None


class FactForm(forms.Form):
    """What the enterprise says of one attribute; ``said`` is the statement to keep."""

    def __init__(self, declared: Attribute, year: int | None = None, sent: Any = None) -> None:
        super().__init__(sent, prefix=f"{declared.key}-{year or ''}")
        self.declared, self.year = declared, year
        self.fields["value"] = _field(declared)

    @property
    def unit(self) -> str:
        """The unit to show beside the field, "" for what is not counted."""
        if self.declared.kind is not Kind.NUMBER:
            return ""
        word = self.declared.unit
        return str(ENGLISH_UNITS.get(word, "")) if (get_language() or "").startswith("en") else word

    def clean_value(self) -> Interval | frozenset[str]:
        """The value in base units, or the stored word."""
        value = self.cleaned_data["value"]
        if self.declared.kind is Kind.NUMBER:
            return Interval.point(self._amount(value))
        if self.declared.kind is Kind.DATE:
            if value > today():
                raise ValidationError(_("日期还没有到，请核对。"))
            return Interval.point(value.toordinal())
        return frozenset({value})

    def _amount(self, value: Decimal) -> int:
        try:
            amount = quantity(format(value, "f"), self.declared.unit).amount
        except UnitError as fault:
            raise ValidationError(_("小数位太多，请少写几位。")) from fault
        if abs(amount) > MOST:
            raise ValidationError(_("数太大了，请核对单位。"))
        if amount < 0 and self.declared.key not in SIGNED:
            raise ValidationError(_("不能小于零。"))
        if self.declared.dimension is Dimension.SHARE and amount > 1_000_000:
            raise ValidationError(_("比例不能超过 100%。"))
        return amount

    def said(self) -> Said:
        """What is kept of it, once valid."""
        value = self.cleaned_data["value"]
        return Said(self.declared.key, value, "declared", today(), self.year)


class Counted(forms.DecimalField):
    """A number as people type it: with commas between thousands, full-width digits, blanks."""

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        """The number without what only helps the eye."""
        if isinstance(value, str):
            value = unicodedata.normalize("NFKC", value[:LONGEST]).replace(",", "").replace(" ", "")
        return super().to_python(value)


def _field(declared: Attribute) -> forms.Field:
    if declared.kind is Kind.NUMBER:
        return _number()
    if declared.kind is Kind.DATE:
        return _day()
    choices: list[tuple[str, str | Promise]] = [("yes", _("是")), ("no", _("否"))]
    if declared.kind is Kind.CHOICE:
        choices = [(code, value_label(word)) for word, code in declared.values.items()]
    return _choice(choices)


def _number() -> forms.Field:
    attrs = {"class": "form-control numeral", "inputmode": "decimal", "autocomplete": "off"}
    said = {"required": _("请填一个数；没有就填 0。"), "invalid": _("请只填数字，如 1700 或 12.5。")}
    return Counted(widget=forms.TextInput(attrs | {"maxlength": "40"}), error_messages=said)


def _day() -> forms.Field:
    widget = forms.DateInput({"class": "form-control", "type": "date"}, format="%Y-%m-%d")
    said = {"required": _("请选日期。"), "invalid": _("请写成 2024-03-31 这样的日期。")}
    return forms.DateField(widget=widget, error_messages=said)


def _choice(choices: list[tuple[str, str | Promise]]) -> forms.Field:
    """A few are all shown, more are a list to choose from."""
    said = {"required": _("请选一项。"), "invalid_choice": _("请从列出的里面选。")}
    if len(choices) <= FEW:
        boxes = forms.RadioSelect({"class": "form-check-input"})
        return forms.ChoiceField(choices=choices, widget=boxes, error_messages=said)
    menu = forms.Select({"class": "form-select"})
    return forms.ChoiceField(choices=[("", _("请选择")), *choices], widget=menu, error_messages=said)
