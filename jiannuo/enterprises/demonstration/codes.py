"""Credit codes for made-up enterprises that no real one can have.

The first sign of a credit code is the registering authority. GB 32100-2015, table 1 gives out 1 to 9,
A, N and Y; X is nobody's, so that a code that begins with it is well formed and yet of no enterprise.
"""

from jiannuo.enterprises.credit_code import ALPHABET, with_check

#: no registering authority; category 1
PREFIX = "X1"
_BODY = 9


def made_up_code(number: int, district: str = "000000") -> str:
    """The code of made-up enterprise ``number`` of a district (six digits)."""
    body = ""
    for _place in range(_BODY):
        number, sign = divmod(number, len(ALPHABET))
        body = ALPHABET[sign] + body
    return with_check(PREFIX + district[:6].ljust(6, "0") + body)
