"""Where money is paid to. The number of an account is told once and kept sealed; no event holds it."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.loops.facts import FactError, Flag, Text
from jiannuo.policies.forms.payee import DOUBTS
from jiannuo.policies.payees import digits_of, doubt, masked


class Sealed(str):
    """What an event keeps of an account number: its last four digits. ``number`` is all of it, in memory."""

    number: str

    @classmethod
    def of(cls, number: str) -> "Sealed":
        """The number with only its end to be seen."""
        made = cls(masked(number))
        made.number = number
        return made


@dataclass(frozen=True)
class AccountNumber(Text):
    """The number of a bank account (financial accounts are sensitive: 个人信息保护法 art 28)."""

    most: int = 60
    lines: int = 1

    def check(self, value: object, account_id: int | None) -> Sealed:
        """The number, masked for whoever reads the event."""
        number = digits_of(super().check(value, account_id))
        if cause := doubt(number):
            raise FactError(DOUBTS[cause])
        return Sealed.of(number)


account = (
    Text("account_name", _("收款户名"), most=120, lines=1, help=_("应当是企业自己的账户。")),
    AccountNumber("account_number", _("收款账号")),
    Text("bank", _("开户银行"), least=4, most=120, lines=1, help=_("写到支行。")),
)
promises = (
    Flag("promise", _("承诺信息属实，同一事项没有重复享受")),
    Flag("consent", _("同意将名称、金额和账号用于核对、公示（不含账号）和支付")),
)
