"""The facts that are missing, each asked once however many policies wait for it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from jiannuo.enterprises.models import Enterprise
from jiannuo.policies.forms.fact import FactForm, askable
from jiannuo.policies.queries.mine.clauses import fact_address


@dataclass
class Ask:
    """One missing fact: what it is called, why it is asked, the field, and the cards that wait for it."""

    key: str
    year: int | None
    label: str
    why: str
    #: None where one field does not do (a list, a code, a qualification): then ``url`` leads to the page
    form: FactForm | None
    url: str
    cards: list[Any] = field(default_factory=list)

    @property
    def amount(self) -> int:
        """Fen of all that waits for it."""
        return sum(one.amount or 0 for one in self.cards)

    @property
    def anchor(self) -> str:
        """Names it on the page."""
        return f"{self.key}-{self.year}" if self.year is not None else self.key


def asked(one: Any, enterprise: Enterprise, back: str) -> Ask:
    """The question for what ``answering`` would ask next."""
    declared = askable(one.key, one.year)
    form = FactForm(declared, one.year) if declared else None
    return Ask(one.key, one.year, one.word, one.why, form, fact_address(enterprise, one.key, one.year, back))


def asks(open_: Iterable[Any], enterprise: Enterprise, back: str) -> list[Ask]:
    """The questions of all open cards, those that decide most first."""
    found: dict[tuple[str, int | None], Ask] = {}
    for card in open_:
        one = card.ask_next
        if one is None:
            continue
        ask = found.setdefault((one.key, one.year), asked(one, enterprise, back))
        ask.cards.append(card)
        if len(ask.cards) > 1:
            # the reason that was given for one policy does not speak of several
            ask.why = ""
    return sorted(found.values(), key=lambda ask: (-len(ask.cards), -ask.amount, ask.label))
