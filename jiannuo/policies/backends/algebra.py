"""What a query engine must be able to say, for a condition to be said in it: expressions of expressions.

Expressions of Polars and of Ibis have the operators ``& | ~ + - * >= > < <= ==`` by nature; everything
else is named here.
"""

from typing import Any, Protocol

Said = Any


class Algebra(Protocol):
    """The words of one query engine."""

    def column(self, name: str) -> Said:
        """A column."""

    def truth(self, value: bool) -> Said:
        """A truth value that is the same for all."""

    def number(self, value: int) -> Said:
        """A whole number that is the same for all."""

    def large(self, value: int) -> Said:
        """The same with 38 digits."""

    def widened(self, said: Said) -> Said:
        """A whole number with 38 digits, so that products stay exact."""

    def filled(self, said: Said, value: bool | int) -> Said:
        """``said``, or ``value`` where it is empty."""

    def empty(self, said: Said) -> Said:
        """Whether ``said`` is empty."""

    def within(self, said: Said, values: list[int]) -> Said:
        """Whether ``said`` is one of ``values``."""

    def choice(self, when: Said, then: Said, otherwise: Said) -> Said:
        """``then`` where ``when`` holds, else ``otherwise``; None is empty."""

    def least(self, parts: list[Said]) -> Said:
        """The least of numbers that are not empty."""

    def greatest(self, parts: list[Said]) -> Said:
        """The greatest of numbers that are not empty."""
