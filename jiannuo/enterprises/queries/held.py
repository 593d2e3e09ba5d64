"""Certificates as a page shows them: valid, ending soon, ended."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from jiannuo.enterprises.models import Qualification
from jiannuo.enterprises.wording import source_label, title_label

#: so early a page says that a certificate ends
SOON = timedelta(days=180)


@dataclass(frozen=True)
class Held:
    """One certificate and how it stands: ``valid``, ``soon``, ``ended`` or ``later``."""

    row: Qualification
    name: str
    source: str
    standing: str


def held_by(rows: Iterable[Qualification], day: date) -> list[Held]:
    """Those that stand, valid ones first."""
    found = [
        Held(row, title_label(row.name), source_label(row.source), _standing(row, day))
        for row in rows
        if row.withdrawn_at is None
    ]
    return sorted(found, key=lambda one: one.standing == "ended")


def _standing(row: Qualification, day: date) -> str:
    if row.valid_from > day:
        return "later"
    if row.valid_until is None:
        return "valid"
    if row.valid_until < day:
        return "ended"
    return "soon" if row.valid_until - day <= SOON else "valid"
