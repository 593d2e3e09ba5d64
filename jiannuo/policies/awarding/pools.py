"""When the money does not suffice for all: first come, in proportion, or by points."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Wish:
    """One claim on a pool, in the order in which it came: fen, and points where points decide."""

    key: str
    amount: int
    points: int = 0


def first_come(left: int, wishes: Sequence[Wish]) -> dict[str, int]:
    """In full, in order, as long as it lasts; who does not fit in full waits, and so does who came later."""
    given: dict[str, int] = {}
    for wish in wishes:
        if wish.amount > left:
            break
        given[wish.key] = wish.amount
        left -= wish.amount
    return given


def by_score(left: int, wishes: Sequence[Wish]) -> dict[str, int]:
    """The same in the order of points; equal points in the order in which they came."""
    return first_come(left, sorted(wishes, key=lambda wish: -wish.points))


def pro_rata(left: int, wishes: Sequence[Wish], step: int = 100) -> dict[str, int]:
    """In proportion where it does not suffice, in whole ``step`` fen; the steps that are left over go to
    those whom rounding cost most, equal ones in the order in which they came. Nobody gets more than asked.
    """
    asked = sum(wish.amount for wish in wishes)
    if asked <= left:
        return {wish.key: wish.amount for wish in wishes}
    given = {wish.key: wish.amount * left // asked // step * step for wish in wishes}
    over = left - sum(given.values())
    # exact remainders: what each would get beyond what it got, times the same denominator
    cost = {wish.key: wish.amount * left - given[wish.key] * asked for wish in wishes}
    for wish in sorted(wishes, key=lambda wish: -cost[wish.key]):
        if over < step:
            break
        if given[wish.key] + step <= wish.amount:
            given[wish.key] += step
            over -= step
    return {key: amount for key, amount in given.items() if amount}
