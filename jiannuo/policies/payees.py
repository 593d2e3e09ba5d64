"""Whether a bank account number is plausible. The bank alone knows whether it exists.

Accounts of enterprises have 8 to 30 digits and no check digit that all banks share; card numbers of
UnionPay (62…, 16 to 19 digits) end in the check digit of ISO/IEC 7812-1 (Luhn).
"""

from enum import StrEnum

LEAST, MOST = 8, 30
_CARD_LENGTHS = range(16, 20)


class Doubt(StrEnum):
    """What is wrong with a number."""

    LETTERS = "letters"
    SHORT = "short"
    LONG = "long"
    SAME = "same"
    CHECK = "check"


def digits_of(typed: str) -> str:
    """The number without the spaces and hyphens that people group it with; full-width digits made plain."""
    plain = typed.translate({0xFF10 + digit: str(digit) for digit in range(10)})
    return "".join(sign for sign in plain if not sign.isspace() and sign not in "-－‐‑–")


def doubt(number: str) -> Doubt | None:
    """Why ``number`` (after ``digits_of``) cannot be an account number; None if it can."""
    if not (number.isascii() and number.isdigit()):
        return Doubt.LETTERS
    if len(number) < LEAST:
        return Doubt.SHORT
    if len(number) > MOST:
        return Doubt.LONG
    if len(set(number)) == 1:
        return Doubt.SAME
    if number.startswith("62") and len(number) in _CARD_LENGTHS and luhn(number):
        return Doubt.CHECK
    return None


def luhn(number: str) -> int:
    """The remainder of ISO/IEC 7812-1 annex B: 0 for a card number that was typed right."""
    doubled = (int(sign) * (1 + place % 2) for place, sign in enumerate(reversed(number)))
    return sum(digit - 9 if digit > 9 else digit for digit in doubled) % 10


def masked(number: str) -> str:
    """The last four digits, which tell one's accounts from one another and nobody else anything."""
    return f"**** {number[-4:]}" if len(number) > 4 else ""
