"""One thing that may be known of an enterprise: its words, its kind, who is believed, who may see it.

Pure: conditions, imports, forms and pages all read the same declaration.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from jiannuo.enterprises.quantities import Dimension


class Kind(StrEnum):
    """What the values of an attribute are, and so what may be said of it."""

    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    #: a code of a hierarchy: whoever belongs to a part belongs to the whole
    CODE = "code"
    FLAG = "flag"


class Seen(StrEnum):
    """Who may see the value of one enterprise, beside itself and those who run the registry."""

    #: in the public register anyway
    PUBLIC = "public"
    #: officers who deal with enterprises
    OFFICERS = "officers"
    #: only officers whose policy asks for it: finance, tax, wages
    NEEDED = "needed"


@dataclass(frozen=True)
class Attribute:
    """One thing that is asked of every enterprise, declared once."""

    key: str
    #: the Chinese word, as conditions are written
    word: str
    kind: Kind
    dimension: Dimension | None = None
    #: whether there is a value for every year
    yearly: bool = False
    #: for CHOICE: the values; for CODE: the word of a code -> the code
    values: Mapping[str, str] = field(default_factory=dict)
    english: str = ""
    #: sources in the order in which they are believed; a source that is not named comes after them
    authorities: tuple[str, ...] = ()
    #: so many months after it was observed a value may no longer be relied upon; None: for good
    fresh_months: int | None = None
    seen: Seen = Seen.OFFICERS
    #: computed from others, never told
    derived: bool = False
    #: the heading it stands under in forms and pages
    group: str = ""
    #: the unit in which people say it, "" for the one that fits
    unit: str = ""
    help: str = ""
