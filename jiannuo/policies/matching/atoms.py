"""Atoms: the smallest questions that conditions are made of, each asked once however many ask it.

An atom is always asked positively; *not* stands in the tree that uses it.
"""

from dataclasses import dataclass

from jiannuo.enterprises.facts import Evidence
from jiannuo.policies.conditions import tree


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole number that is made of the values of an enterprise, so that every threshold is a cut.

    ``shape`` is YEAR, SUM or COMPOUND. Plain numbers and sums stand for themselves. A quotient q (``of``)
    is 2 × floor(q in millionths), plus one if something remains; growth over ``years`` years is the same
    of the root of the quotient. So ``q >= t`` is ``reading >= 2t`` and ``q > t`` is ``reading >= 2t + 1``.
    """

    attribute: str
    shape: tree.Shape = tree.Shape.YEAR
    #: for YEAR how many years back (0: no period), else how many years
    years: int = 0
    of: str = ""

    @property
    def whole(self) -> bool:
        """Whether it stands for itself, not for a quotient."""
        return not self.of and self.shape is not tree.Shape.COMPOUND

    def backs(self) -> list[tuple[str, int]]:
        """The attributes it reads, with how many years back."""
        if self.shape is tree.Shape.COMPOUND:
            return [(self.attribute, 1), (self.attribute, 1 + self.years)]
        years = range(1, self.years + 1) if self.shape is tree.Shape.SUM else (self.years,)
        return [(name, back) for name in (self.attribute, self.of) if name for back in years]


@dataclass(frozen=True, slots=True)
class Cut:
    """Whether a reading is at least ``at``. Ages are cuts of days."""

    reading: Reading
    at: int


@dataclass(frozen=True, slots=True)
class Member:
    """Whether a value is one of ``codes``, or (``prefix``) belongs to one."""

    attribute: str
    codes: tuple[str, ...]
    prefix: bool


@dataclass(frozen=True, slots=True)
class Flag:
    """Whether a flag is set, ``back`` years ago or (0) without a period."""

    attribute: str
    back: int


@dataclass(frozen=True, slots=True)
class Hold:
    """Whether a qualification is valid, or (``ever``) was."""

    qualification: str
    ever: bool


@dataclass(frozen=True, slots=True)
class Said:
    """What people decided about a question."""

    question: str


@dataclass(frozen=True, slots=True)
class Having:
    """Whether so many things of a kind meet a condition."""

    kind: str
    number: int
    condition: tree.Condition


@dataclass(frozen=True, slots=True)
class Grounded:
    """An atom that only counts what is founded at least so well."""

    least: Evidence
    atom: "Cut | Member | Flag | Hold | Said | Having"


@dataclass(frozen=True, slots=True)
class Open:
    """What nobody can say: the number it is compared with is not set yet."""


Atom = Cut | Member | Flag | Hold | Said | Having | Grounded | Open
