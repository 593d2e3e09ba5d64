"""What an address asks of the list. The address is the whole state: it can be kept, sent and saved."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.loops.states import Label
from jiannuo.kernel.searching.signs import LONGEST_QUESTION

OPENNESS: Mapping[str, Label] = {"open": _("未办结"), "closed": _("已办结")}
WHEN: Mapping[str, Label] = {"overdue": _("已超期"), "today": _("今天到期"), "soon": _("三日内到期")}
MINE: Mapping[str, Label] = {"turn": _("轮到我办"), "owed": _("我有职责"), "begun": _("我发起的")}
SORTS: Mapping[str, Label] = {"moved": _("最近变动"), "due": _("到期先后")}
_KEY = re.compile(r"[a-z0-9_.]{1,64}", re.ASCII)
_CODE = re.compile(r"\d{6}(\d{3}){0,2}", re.ASCII)
_NUMBER = re.compile(r"[1-9]\d{0,17}", re.ASCII)


@dataclass(frozen=True)
class Asked:
    """What is asked for; an empty word asks for nothing, what an address says in vain is left out."""

    q: str = ""
    loop: str = ""
    state: str = ""
    #: a unit's number; the units below it count too
    unit: str = ""
    #: a unit's number, without the units below it: what a row of the board counts
    lead: str = ""
    place: str = ""
    open: str = ""
    when: str = ""
    mine: str = ""
    #: the matter began on or after, on or before
    since: str = ""
    until: str = ""
    #: the matter closed on or after: what the board counts as closed this month
    closed_since: str = ""
    sort: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Asked":
        """Read the parameters of an address."""
        told = {field.name: str(query.get(field.name, "")).strip() for field in fields(cls)}
        return cls(
            **{name: value for name, value in told.items() if value and _understood(name, value)}
        ).tidy()

    def tidy(self) -> "Asked":
        """Without what contradicts itself: a state belongs to a loop."""
        return self if self.loop or not self.state else replace(self, state="")

    @property
    def address(self) -> str:
        """The query string that asks for the same; empty for the plain list."""
        given = [(field.name, getattr(self, field.name), field.default) for field in fields(self)]
        return urlencode([(name, value) for name, value, default in given if value != default])

    @property
    def filters(self) -> bool:
        """Whether anything narrows the list."""
        return bool(replace(self, sort="").address)

    @property
    def order(self) -> str:
        """The order to show: what is due goes by its date unless another order is asked for."""
        return self.sort or ("due" if self.when else "moved")

    def but(self, **changes: str) -> "Asked":
        """The same question with some words changed."""
        return replace(self, **changes).tidy()


def _understood(name: str, value: str) -> bool:
    if name == "q":
        return True
    if name in ("loop", "state"):
        return bool(_KEY.fullmatch(value))
    if name in ("unit", "lead"):
        return bool(_NUMBER.fullmatch(value))
    if name == "place":
        return bool(_CODE.fullmatch(value))
    if name in ("since", "until", "closed_since"):
        return day(value) is not None
    return value in {"open": OPENNESS, "when": WHEN, "mine": MINE, "sort": SORTS}[name]


def day(text: str) -> date | None:
    """The day written as 2024-03-31; None for anything else."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if 1900 <= found.year <= 2200 else None


__all__ = ["LONGEST_QUESTION", "MINE", "OPENNESS", "SORTS", "WHEN", "Asked", "day"]
