"""What enterprises do: the national classification of economic activities (GB/T 4754-2017).

Sections (a letter), divisions (two digits) and groups (three digits) have their names here, and the
classes (four digits) of the services; other classes are accepted under their group and bear its name.
A full code begins with its section: ``C1311``.
"""

from collections.abc import Mapping
from functools import lru_cache

from jiannuo.enterprises.industries.classification import Activity, activities

#: length of the full code of a group
GROUP = 4

__all__ = ["Activity", "activities", "known", "name", "normal", "path", "under", "words"]


def normal(code: str) -> str:
    """The full code: the section letter before the digits. Raises KeyError when there is no such code."""
    all_ = activities()
    code = code.strip().upper()
    digits = code.lstrip("ABCDEFGHIJKLMNOPQRST")
    if not digits:
        return all_[code].code
    if not digits.isascii() or not digits.isdigit() or len(digits) < 2 or len(digits) > 4:
        raise KeyError(code)
    section = _section_of()[digits[:2]]
    if code not in (digits, section + digits):
        raise KeyError(code)
    if len(digits) < 4:
        return all_[section + digits].code
    return all_[section + digits[:3]].code + digits[3]


def known(code: str) -> bool:
    """Whether there is such a code, in full or in digits alone."""
    try:
        normal(code)
    except KeyError:
        return False
    return True


def name(code: str, *, english: bool = False) -> str:
    """The name of a code; a class without one bears that of its group. Raises KeyError.

    Groups and classes have no English name of their own: they bear that of their division.
    """
    found = path(code)
    return next(one.english for one in reversed(found) if one.english) if english else found[-1].word


def path(code: str) -> tuple[Activity, ...]:
    """From the section down to the code, as far as there are names. Raises KeyError."""
    full, all_ = normal(code), activities()
    above = (full[:length] for length in (1, 3, 4, 5) if length <= len(full))
    return tuple(all_[one] for one in above if one in all_)


def under(code: str) -> tuple[Activity, ...]:
    """What stands below a code, itself left out. Raises KeyError."""
    full = normal(code)
    return tuple(one for one in activities().values() if one.code.startswith(full) and one.code != full)


@lru_cache(maxsize=1)
def words() -> Mapping[str, str]:
    """The names conditions may use, from section to group: each -> its code; of equal names the widest."""
    found: dict[str, str] = {}
    for one in sorted(activities().values(), key=lambda one: (len(one.code), one.code)):
        if len(one.code) <= GROUP:
            found.setdefault(one.word, one.code)
    return found


@lru_cache(maxsize=1)
def _section_of() -> Mapping[str, str]:
    return {code[1:]: code[0] for code in activities() if len(code) == 3}
