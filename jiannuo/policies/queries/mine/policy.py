"""The page of one policy for one enterprise: the answer, what it would bring, and what may be done."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from jiannuo.enterprises.models import Enterprise
from jiannuo.kernel.now import today
from jiannuo.kernel.visible import Viewer
from jiannuo.policies.answering import Answer, answer
from jiannuo.policies.answering.amounts import money_text
from jiannuo.policies.models import Claim, Version
from jiannuo.policies.queries.mine.asking import Ask, asked
from jiannuo.policies.queries.mine.clauses import Piece, Row, pieces, rows, tally
from jiannuo.policies.queries.mine.naming import LOOKS
from jiannuo.policies.queries.mine.shelf import Shown, claims_of

#: standing -> what is said on top
ANSWERS: dict[str, str | Promise] = {
    "fits": gettext_lazy("符合，可以享受"),
    "manual": gettext_lazy("数据都符合，还要由人认定"),
    "open": gettext_lazy("缺数据，还不能确定"),
    "near": gettext_lazy("还差一点"),
    "": gettext_lazy("现在不符合"),
}


#: the name under which the address of the page keeps what the answer was before something was told
WAS = "was"
#: how it calls the answer that the policy is not met
NOT_MET = "none"


@dataclass(frozen=True)
class AsCard:
    """An answer in the shape of a card."""

    version: Version
    standing: str
    registered: bool
    amount: int | None
    distance: int
    deadline: date | None
    answer: Answer
    ask_next: Any = None


@dataclass(frozen=True)
class PolicyPage(Shown):
    """One policy, explained. ``back`` is the page's own address, with what the answer is now: whoever
    tells a fact and returns reads what became of it."""

    answer: Answer = field(kw_only=True)
    enterprise: Enterprise = field(kw_only=True)
    back: str = field(kw_only=True, default="")

    @property
    def verdict(self) -> str:
        """The answer in one line."""
        return str(ANSWERS[self.card.standing])

    icon = property(lambda self: LOOKS[self.card.standing][1])
    calculation = property(lambda self: self.answer.calculation)

    @property
    def sentence(self) -> str:
        """Why, in one sentence, where that is not plain from the word."""
        if self.card.standing == "fits" and self.version.automatic and not self.card.registered:
            return _("有的条件是按企业自报的数据判断的，所以要申报，由责任单位核对。")
        if self.card.standing == "near":
            count = ngettext("只差 %(number)d 条。", "只差 %(number)d 条。", self.distance)
            return f"{count % {'number': self.distance}} {_('；').join(self.gaps[: self.distance])}"
        return _("；").join(self.gaps) if self.card.standing == "" else ""

    @cached_property
    def lines(self) -> list[Row]:
        """The conditions, one a row."""
        return rows(self.version, self.answer.lines, self.enterprise, self.back)

    @cached_property
    def tally(self) -> list[tuple[object, int, str, str]]:
        """How many conditions are met, not met, open."""
        return tally(self.lines)

    @cached_property
    def document(self) -> list[Piece]:
        """The document with its clauses marked."""
        return pieces(self.version)

    @property
    def money(self) -> str:
        """What it brings, in words."""
        award = self.answer.award
        if award is None or not award.money:
            return _("资格或服务")
        return money_text(award.amount)

    @cached_property
    def ask(self) -> Ask | None:
        """The missing fact that would decide most."""
        return asked(self.answer.ask_next, self.enterprise, self.back) if self.answer.ask_next else None

    @property
    def questions(self) -> list[str]:
        """What people have to decide."""
        return _once(row.line.words for row in self.lines if row.line.truth == "manual")

    @property
    def missing(self) -> list[str]:
        """The facts that are missing, by name."""
        return _once(name for row in self.lines for name in row.line.missing)

    @property
    def missing_text(self) -> str:
        """The same in one line."""
        return str(pgettext("between names", "、")).join(self.missing)

    @property
    def sources(self) -> str:
        """Who told already what the policy asks for."""
        between = str(pgettext("between names", "、"))
        met = (row.line.source.split(between) for row in self.lines if row.line.truth == "met")
        return between.join(_once(name for names in met for name in names if name))


def policy_page(viewer: Viewer, enterprise: Enterprise, version: Version, back: str = "") -> PolicyPage:
    """What ``version`` says to ``enterprise`` today."""
    day = today()
    found = answer(version, enterprise, day)
    amount = found.award.amount.exact if found.award and found.award.money else None
    ends = [one for one in (version.closes_on, version.valid_to) if one]
    card = AsCard(
        version, found.standing, found.registered, amount, found.distance, min(ends, default=None), found,
        found.ask_next,
    )  # fmt: skip
    claim: Claim | None = claims_of(viewer, enterprise).get(version.pk)
    kept = f"{back}?{WAS}={found.standing or NOT_MET}" if back else ""
    return PolicyPage(card, day, claim, answer=found, enterprise=enterprise, back=kept)


def became(was: str, standing: str) -> str:
    """What became of the answer ``was``, as ``back`` keeps it; "" for what is no answer."""
    before = "" if was == NOT_MET else was or "?"
    if before not in ANSWERS:
        return ""
    if before == standing:
        return _("按您填的重新算过，结论没有变化：%(now)s。") % {"now": ANSWERS[standing]}
    return _("按您填的重新算过：原来“%(was)s”，现在“%(now)s”。") % {
        "was": ANSWERS[before],
        "now": ANSWERS[standing],
    }


def _once(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))
