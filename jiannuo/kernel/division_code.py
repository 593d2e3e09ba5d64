"""Codes of administrative divisions: what a well-formed one is, and how they nest."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

#: province-level codes of GB/T 2260: the first two digits of every division code
PROVINCES = frozenset(
    str(first) + str(second)
    for first, seconds in ((1, 5), (2, 3), (3, 7), (4, 6), (5, 4), (6, 5), (7, 1), (8, 2))
    for second in range(1, seconds + 1)
) | {"50"}
#: county (GB/T 2260), street or township (GB/T 10114), community or village (statistical code)
LENGTHS = (6, 9, 12)


def check_division_code(code: str) -> None:
    """Refuse what cannot be the code of a county, a street or a community.

    Raises ValidationError saying which rule is broken. GB/T 2260 gives 6 digits, GB/T 10114 adds
    3 for streets and townships, the statistical division code adds 3 more for communities.
    """
    if not re.fullmatch(r"[0-9]+", code):
        raise ValidationError(_("区划代码只能由数字组成：“%(code)s”。"), params={"code": code})
    if len(code) not in LENGTHS:
        raise ValidationError(
            _(
                "区划代码应为 6 位（区县）、9 位（街道、乡镇）或 12 位（社区、村），"
                "“%(code)s”是 %(digits)d 位。"
            ),
            params={"code": code, "digits": len(code)},
        )
    if code[:2] not in PROVINCES:
        raise ValidationError(
            _("区划代码“%(code)s”的前两位不是 GB/T 2260 的省级代码。"), params={"code": code}
        )


def above(code: str) -> str:
    """The code of the division directly above, or "" for a county: ``210202001`` → ``210202``."""
    return code[:-3] if len(code) > 6 else ""
