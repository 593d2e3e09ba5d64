"""The words conditions may use: attributes, qualifications, kinds of items, parameters."""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from jiannuo.enterprises.attributes.attribute import Attribute
from jiannuo.enterprises.quantities import Dimension
from jiannuo.policies.conditions.tree import Term


@dataclass(frozen=True)
class Parameter:
    """A number set by somebody else, with its dates: a national target, a local minimum wage."""

    word: str
    dimension: Dimension
    #: from which day on which amount in base units, oldest first
    amounts: tuple[tuple[date, int], ...] = ()

    def on(self, day: date) -> int | None:
        """The amount in force on ``day``, None before the first."""
        return next((amount for since, amount in reversed(self.amounts) if since <= day), None)


@dataclass(frozen=True)
class Vocabulary:
    """Everything a condition may speak of. ``items`` are kinds of things with a vocabulary of their own."""

    attributes: tuple[Attribute, ...]
    qualifications: tuple[str, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    items: Mapping[str, "Vocabulary"] = field(default_factory=dict)
    #: short names of numbers that are made of attributes
    aliases: Mapping[str, Term] = field(default_factory=dict)

    def attribute(self, word: str) -> Attribute | None:
        """The attribute called ``word``."""
        return next((one for one in self.attributes if one.word == word), None)

    def keyed(self, key: str) -> Attribute:
        """The attribute of ``key``; KeyError without one."""
        return self._by_key[key]

    def parameter(self, word: str) -> Parameter | None:
        """The parameter called ``word``."""
        return self._by_word.get(word)

    @cached_property
    def _by_key(self) -> dict[str, Attribute]:
        return {one.key: one for one in reversed(self.attributes)}

    @cached_property
    def _by_word(self) -> dict[str, Parameter]:
        return {one.word: one for one in reversed(self.parameters)}

    def everything(self) -> "Vocabulary":
        """With the attributes of all kinds of items beside one's own, for the lexer."""
        inner = [one.everything() for one in self.items.values()]
        return Vocabulary(
            self.attributes + tuple(a for one in inner for a in one.attributes),
            self.qualifications + tuple(q for one in inner for q in one.qualifications),
            self.parameters + tuple(p for one in inner for p in one.parameters),
            self.items,
            {**self.aliases, **{word: term for one in inner for word, term in one.aliases.items()}},
        )


def nearest(word: str, words: Iterable[str]) -> str:
    """The one of ``words`` that was probably meant, "" if none is near."""
    known = list(words)
    inside = [one for one in known if word and (word in one or one in word)]
    found = difflib.get_close_matches(word, known, n=1, cutoff=0.5) or sorted(inside, key=len)[:1]
    return found[0] if found else ""
