"""Made-up enterprises for ``matching.py``: about forty columns, sizes as they are in a district, gaps.

Sizes are log-normal, amounts whole 万元 (so that engines with single precision count the same), codes
shaped as those of GB/T 4754, forty qualifications, and in every column 0–20 % of the values missing.
"""

import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

DAY = date(2026, 6, 1)
YEAR = DAY.year - 1
#: stands for a value that is not known
MISSING = -(2**62)
WAN = 1_000_000
#: the last division of each section of GB/T 4754-2017, A to T
SECTIONS = {
    "A": 5, "B": 12, "C": 43, "D": 46, "E": 50, "F": 52, "G": 60, "H": 62, "I": 65, "J": 69, "K": 70,
    "L": 72, "M": 75, "N": 79, "O": 82, "P": 83, "Q": 85, "R": 90, "S": 96, "T": 97,
}  # fmt: skip
#: how many values each choice has
CHOICES = {
    "district": 12, "street": 150, "building": 2000, "organisation": 12, "credit": 5, "environment": 5,
    "tax_rating": 5, "listing": 6, "size": 4, "field": 30,
}  # fmt: skip
FLAGS = ("dishonest", "abnormal", "arrears", f"accident_{YEAR}", f"accident_{YEAR - 1}")
QUALIFICATIONS = 40
Whole = NDArray[np.int64]


def industry_codes() -> list[str]:
    """Some 1,300 codes of four digits with their letter: ``I6513``."""
    codes, division = [], 1
    for letter, last in SECTIONS.items():
        for number in range(division, last + 1):
            codes += [
                f"{letter}{number:02}{group}{one}"
                for group in range(1, 5)
                for one in range(1, 4 + number % 2)
            ]
        division = last + 1
    return codes


@dataclass
class Columns:
    """Values by column; MISSING where nothing is known. Choices are indices of words."""

    numbers: dict[str, Whole] = field(default_factory=dict)
    #: ordinals of days
    dates: dict[str, Whole] = field(default_factory=dict)
    choices: dict[str, Whole] = field(default_factory=dict)
    #: 0, 1 or MISSING
    flags: dict[str, Whole] = field(default_factory=dict)
    #: one bit for each qualification that is held; and whether no other can be held
    held: Whole = field(default_factory=lambda: np.zeros(0, np.int64))
    all_held: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, np.bool_))

    def __len__(self) -> int:
        return len(self.held)

    def first(self, rows: int) -> "Columns":
        """Only the first ``rows`` enterprises."""
        parts = ({name: one[:rows] for name, one in part.items()} for part in self._parts())
        return Columns(*parts, self.held[:rows], self.all_held[:rows])

    def copied(self) -> "Columns":
        """With values of its own."""
        parts = ({name: one.copy() for name, one in part.items()} for part in self._parts())
        return Columns(*parts, self.held.copy(), self.all_held.copy())

    def every(self) -> dict[str, Whole]:
        """All columns but the qualifications, by name."""
        return {name: one for part in self._parts() for name, one in part.items()}

    def _parts(self) -> list[dict[str, Whole]]:
        return [self.numbers, self.dates, self.choices, self.flags]

    def save(self, folder: Path) -> None:
        """One file a column."""
        named = zip(("numbers", "dates", "choices", "flags"), self._parts(), strict=True)
        (folder / "columns.json").write_text(json.dumps({part: list(columns) for part, columns in named}))
        for name, one in {**self.every(), "held": self.held, "all_held": self.all_held}.items():
            np.save(folder / f"{name}.npy", one)

    @classmethod
    def load(cls, folder: Path, rows: int) -> "Columns":
        """The first ``rows`` of what ``save`` wrote; nothing else is read."""

        def read(name: str) -> NDArray[Any]:
            return np.array(np.load(folder / f"{name}.npy", mmap_mode="r")[:rows])

        named = json.loads((folder / "columns.json").read_text())
        parts = {part: {name: read(name) for name in names} for part, names in named.items()}
        return cls(**parts, held=read("held"), all_held=read("all_held"))


def make(rows: int, seed: int = 20260601) -> Columns:
    """``rows`` enterprises, the same for the same seed."""
    dice = np.random.default_rng(seed)
    made = Columns(_numbers(rows, dice), _dates(rows, dice))
    made.choices = {name: _skewed(dice, rows, number) for name, number in CHOICES.items()}
    codes = industry_codes()
    classes = dice.permutation(len(codes))[_skewed(dice, rows, len(codes))]
    made.choices["industry"] = classes
    made.flags = {name: (dice.random(rows) < 0.06).astype(np.int64) for name in FLAGS}
    for one in made.every().values():
        one[dice.random(rows) < dice.choice([0, 0.04, 0.1, 0.12, 0.15, 0.18, 0.2])] = MISSING
    made.held = np.zeros(rows, np.int64)
    for bit in range(QUALIFICATIONS):
        made.held |= (dice.random(rows) < 0.25 / (1 + bit / 4)).astype(np.int64) << bit
    made.all_held = dice.random(rows) >= 0.1
    return made


def _skewed(dice: np.random.Generator, rows: int, number: int) -> Whole:
    """Indices below ``number``, the first ones more often."""
    return (number * dice.random(rows) ** 1.5).astype(np.int64)


def _numbers(rows: int, dice: np.random.Generator) -> dict[str, Whole]:
    def size(median: float, sigma: float) -> NDArray[np.float64]:
        return dice.lognormal(np.log(median), sigma, rows)

    def share(a: float, b: float) -> NDArray[np.float64]:
        return dice.beta(a, b, rows)

    revenue = np.minimum(size(800, 1.9), 5_000_000)
    growth = np.maximum(dice.normal(1.08, 0.25, rows), 0.2)
    staff = size(18, 1.4)
    research = np.where(dice.random(rows) < 0.6, revenue * share(1.2, 18), 0)
    assets = np.minimum(revenue * size(1.1, 0.7), 5_000_000)
    money = {
        f"revenue_{YEAR}": revenue,
        f"revenue_{YEAR - 1}": np.minimum(revenue / growth, 5_000_000),
        f"research_{YEAR}": research,
        f"research_{YEAR - 1}": research * dice.uniform(0.5, 1.3, rows),
        f"main_revenue_{YEAR}": revenue * share(8, 2),
        f"assets_{YEAR}": assets,
        f"debt_{YEAR}": assets * share(3, 3),
        f"profit_{YEAR}": revenue * dice.normal(0.05, 0.12, rows),
        f"tax_{YEAR}": revenue * share(1.5, 30),
        f"taxable_{YEAR}": revenue * share(1, 18),
        f"export_{YEAR}": np.where(dice.random(rows) < 0.3, revenue * share(1, 4), 0),
        f"premiums_{YEAR}": staff * dice.uniform(0.5, 2.5, rows),
        "capital": size(300, 1.5),
        "equity": np.where(dice.random(rows) < 0.15, size(800, 1.2), 0),
    }  # fmt: skip
    counts = {
        "staff": staff,
        "insured": staff * dice.uniform(0.6, 1, rows),
        "researchers": staff * share(1.2, 6),
        "graduates": staff * share(1, 12),
        "patents": dice.negative_binomial(1, 0.3, rows),
        "designs": dice.negative_binomial(1, 0.15, rows),
        "area": size(400, 1.2) * 100,
        "score": np.clip(dice.normal(58, 15, rows), 0, 100),
    }
    whole = {name: np.rint(one).astype(np.int64) * WAN for name, one in money.items()}
    return whole | {name: np.rint(one).astype(np.int64) for name, one in counts.items()}


def _dates(rows: int, dice: np.random.Generator) -> dict[str, Whole]:
    age = dice.gamma(1.6, 1700, rows).astype(np.int64) % 12_000
    return {
        "registered_on": DAY.toordinal() - age,
        "moved_in_on": DAY.toordinal() - (age * dice.random(rows)).astype(np.int64),
    }
