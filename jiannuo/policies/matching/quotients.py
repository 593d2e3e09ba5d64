"""Exact quotients in millionths, and roots of quotients, of whole columns without leaving 64 bits.

What a quotient becomes: 2 × floor(q in millionths), plus one if something remains (see atoms.Reading).
Rows too large for 64 bits are named, and computed one by one with Python's integers.
"""

from math import isqrt

import numpy as np

from jiannuo.policies.conditions.rationals import MILLION
from jiannuo.policies.matching.columns import Bools, Integers

THOUSAND = 1000
#: a remainder below this times a thousand stays within 64 bits
DIVIDES = 1 << 53
#: a whole part below this times two million stays within 62 bits
WHOLE = 1 << 40
#: roots below this are computed in double precision to a tenth of ``NEAR``
ROOTS = 1 << 35
NEAR = 0.001


def quotients(over: Integers, under: Integers) -> tuple[Integers, Bools]:
    """``over`` by ``under`` (above 0), row by row, and which rows are wrong for want of bits."""
    whole, rest = np.divmod(over, under)
    hard = (under >= DIVIDES) | (whole >= WHOLE) | (whole <= -WHOLE)
    with np.errstate(over="ignore"):
        first, rest = np.divmod(rest * THOUSAND, under)
        second, rest = np.divmod(rest * THOUSAND, under)
        found = 2 * (whole * MILLION + first * THOUSAND + second) + (rest > 0)
    return found, hard


def exact_quotient(over: int, under: int) -> int:
    """The same of one pair, however large."""
    floor, rest = divmod(over * MILLION, under)
    return 2 * floor + (rest > 0)


def growths(over: Integers, under: Integers, power: int) -> tuple[Integers, Bools]:
    """The ``power``-th root of ``over`` by ``under`` (above 0), and which rows must be computed by hand."""
    if power == 1:
        return quotients(over, under)
    root = MILLION * (np.abs(over) / under) ** (1 / power)
    floor = np.floor(root)
    part = root - floor
    hard = (part < NEAR) | (part > 1 - NEAR) | (root >= ROOTS)
    found = 2 * np.minimum(floor, ROOTS).astype(np.int64) + 1
    # no growth is exact and frequent, and so is nothing
    equal = np.abs(over) == under
    found[equal] = 2 * MILLION
    found[over == 0] = 0
    hard &= ~equal & (over != 0)
    if power % 2:
        return np.where(over < 0, -found, found), hard
    # an even power of what is compared is never below nothing
    return np.where(over < 0, -1, found), hard & (over >= 0)


def exact_growth(over: int, under: int, power: int) -> int:
    """The same of one pair, however large; an even root of a negative quotient is below every number."""
    if over < 0:
        if power % 2 == 0:
            return -1
        return -exact_growth(-over, under, power)
    large: int = over * MILLION**power
    root = _root(large // under, power)
    return 2 * root + int(root**power * under < large)


def _root(number: int, power: int) -> int:
    """The greatest whole number whose ``power`` is not above ``number``."""
    if power == 2:
        return isqrt(number)
    if number < 2 or power == 1:
        return number
    # Newton from above
    found = 1 << -(-number.bit_length() // power)
    while True:
        better = ((power - 1) * found + number // found ** (power - 1)) // power
        if better >= found:
            return found
        found = better
