"""The account that is paid into, and the one promise: what 免申即享 still asks for."""

from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jiannuo.enterprises.models import Enterprise
from jiannuo.policies.payees import Doubt, digits_of, doubt

DOUBTS: dict[Doubt, str | Promise] = {
    Doubt.LETTERS: _("账号只能是数字，请去掉字母和其他符号。"),
    Doubt.SHORT: _("账号太短，单位账号一般有 12 位以上，请核对。"),
    Doubt.LONG: _("账号太长，最多 30 位，请核对。"),
    Doubt.SAME: _("账号各位全部相同，请核对。"),
    Doubt.CHECK: _("这是银行卡号的样子，但最后的校验位对不上，多半有一位输错了，请核对。"),
}
#: an individual business (个体工商户) has a code that begins so; its money may go to its owner
INDIVIDUAL = "92"


class PayeeForm(forms.Form):
    """Whom to pay: the enterprise's own account. ``key`` makes a double click harmless."""

    account_name = forms.CharField(label=_("户名"), max_length=120)
    account_number = forms.CharField(label=_("收款账号"), max_length=60)
    bank = forms.CharField(
        label=_("开户银行"), max_length=120, min_length=4, help_text=_("写到支行，如：中国银行××支行")
    )
    key = forms.CharField(widget=forms.HiddenInput, min_length=16, max_length=64)

    def __init__(self, enterprise: Enterprise, sent: Any = None, **kwargs: Any) -> None:
        self.enterprise = enterprise
        begun = {"account_name": enterprise.name, "key": uuid4().hex} | kwargs.pop("initial", {})
        super().__init__(sent, initial=begun, **kwargs)
        for name in ("account_name", "account_number", "bank"):
            self.fields[name].widget.attrs |= {"class": "form-control", "autocomplete": "off"}
        self.fields["account_number"].widget.attrs |= {
            "inputmode": "numeric",
            "class": "form-control numeral",
        }

    def clean_account_name(self) -> str:
        """The enterprise's own name; public money goes to whom it was granted."""
        name = str(self.cleaned_data["account_name"]).strip()
        individual = self.enterprise.credit_code.startswith(INDIVIDUAL)
        if same_name(name) != same_name(self.enterprise.name) and not individual:
            raise ValidationError(
                _("户名要与企业名称“%(name)s”一致：资金只付给企业自己的账户。")
                % {"name": self.enterprise.name}
            )
        return name

    def clean_account_number(self) -> str:
        """Digits alone."""
        number = digits_of(str(self.cleaned_data["account_number"]))
        if cause := doubt(number):
            raise ValidationError(str(DOUBTS[cause]))
        return number

    def told(self) -> dict[str, Any]:
        """The facts of the step."""
        return {name: self.cleaned_data[name] for name in ("account_name", "account_number", "bank")}


class ConfirmForm(PayeeForm):
    """The account, one promise and the consent: the whole of a confirmation."""

    promise = forms.BooleanField(
        label=_("我承诺：以上信息属实，同一事项没有重复享受；有不实的，退回资金并承担责任。"),
        error_messages={"required": _("请勾选承诺后再确认。")},
    )
    consent = forms.BooleanField(
        label=_("同意将企业名称、金额和账号用于核对、公示（不含账号）和支付。"),
        error_messages={"required": _("不同意使用这些信息就无法支付，请勾选。")},
    )

    def __init__(self, enterprise: Enterprise, sent: Any = None, **kwargs: Any) -> None:
        super().__init__(enterprise, sent, **kwargs)
        for name in ("promise", "consent"):
            self.fields[name].widget.attrs |= {"class": "form-check-input"}

    def told(self) -> dict[str, Any]:
        """The facts of the step, with both boxes."""
        return super().told() | {"promise": True, "consent": True}


def same_name(name: str) -> str:
    """A name without what differs between keyboards: brackets and blanks."""
    return "".join(name.translate({0x28: "（", 0x29: "）"}).split())
