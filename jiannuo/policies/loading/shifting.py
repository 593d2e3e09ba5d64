"""Made-up policies of one year as those of another, so that a demonstration of any year has some in force.

Only policies that are marked as demonstration are moved; real ones stand where their documents put them.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from jiannuo.policies.library.policy import Clause, Edition, LibraryPolicy, Sample

#: a year in a day, in a document number, or before 年; never the beginning of an amount
YEAR = re.compile(r"(?<!\d)(20\d\d)(?=年|-\d\d|〕)")


def moved_to(policy: LibraryPolicy, year: int) -> LibraryPolicy:
    """``policy`` with its newest edition beginning in ``year``, all its years moved alike."""
    if not policy.demo:
        return policy
    by = year - max(edition.valid_from.year for edition in policy.editions)
    return (
        replace(policy, editions=tuple(_moved(edition, by) for edition in policy.editions)) if by else policy
    )


def _moved(edition: Edition, by: int) -> Edition:
    return replace(
        edition,
        document_number=_text(edition.document_number, by),
        valid_from=_day(edition.valid_from, by),
        valid_to=_end(edition.valid_to, by),
        opens_on=_end(edition.opens_on, by),
        closes_on=_end(edition.closes_on, by),
        summary=_text(edition.summary, by),
        clauses=tuple(Clause(one.ref, _text(one.text, by)) for one in edition.clauses),
        condition=_text(edition.condition, by),
        benefit=_structure(edition.benefit, by),
        samples=tuple(_sample(one, by) for one in edition.samples),
    )


def _sample(sample: Sample, by: int) -> Sample:
    return replace(
        sample, name=_text(sample.name, by), day=_day(sample.day, by), facts=_structure(sample.facts, by)
    )


def _text(text: str, by: int) -> str:
    return YEAR.sub(lambda found: str(int(found[1]) + by), text)


def _structure(told: Mapping[str, Any], by: int) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(_text(json.dumps(told, ensure_ascii=False, default=str), by))
    return found


def _end(day: date | None, by: int) -> date | None:
    return None if day is None else _day(day, by)


def _day(day: date, by: int) -> date:
    """The same day; 28 February where the other year has no 29."""
    last_of_february = day.month == 2 and day.day == 29
    return day.replace(year=day.year + by, day=28 if last_of_february else day.day)
