"""What is known of enterprises on a day: what is believed of every attribute, with its evidence.

In bulk and with few queries: 20,000 enterprises are a few seconds, whether their facts go into the
index of a matcher or into a sheet.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import F, QuerySet, TextField
from django.db.models.functions import Cast

from jiannuo.enterprises.attributes.declared import attribute
from jiannuo.enterprises.collecting import uncollected
from jiannuo.enterprises.deriving import derived
from jiannuo.enterprises.facts import Evidence, Fact, Facts, Interval, Key
from jiannuo.enterprises.listing import Lists, lists_of
from jiannuo.enterprises.models import Enterprise, Value
from jiannuo.enterprises.resolving import Belief, Statement, believe, reliable_until

#: enterprises of one round of queries
PORTION = 2000
#: rows that are fetched at a time
BLOCK = 1000
#: the columns of a statement as they are read, after enterprise, attribute and year
COLUMNS = ("source", "evidence", "observed_on", "low", "high", "words", "valid_until", "id")
DAYS = ("observed_on", "valid_until")
#: how a row without words keeps them
WORDLESS = ("[]", None)
_EVIDENCE = {int(one): one for one in Evidence}


def facts_of(ids: Iterable[int] | None, day: date) -> dict[int, Facts]:
    """Enterprise -> its Facts on ``day``; ``ids`` None: of all. What nothing is known of has empty facts."""
    found: dict[int, Facts] = {}
    with uncollected():
        for portion in portions(ids):
            lists = lists_of(portion, day)
            values = _believed(portion, day)
            for pk in portion:
                found[pk] = _whole(values.get(pk, {}), lists[pk], day)
    return found


def beliefs_of(enterprise_id: int, day: date) -> dict[Key, Belief]:
    """What is believed of one enterprise, with what other sources say: for its page."""
    said = said_of([enterprise_id], day).get(enterprise_id, {})
    found = {key: believe(attribute(key[0]), all_, day) for key, all_ in said.items()}
    return {key: belief for key, belief in found.items() if belief is not None}


def portions(ids: Iterable[int] | None) -> Iterator[list[int]]:
    """``ids``, or those of all enterprises, a portion at a time."""
    if ids is None:
        ids = Enterprise.objects.order_by("pk").values_list("pk", flat=True)
    listed = list(ids)
    for start in range(0, len(listed), PORTION):
        yield listed[start : start + PORTION]


def statements(ids: list[int] | None, day: date) -> QuerySet[Value]:
    """What sources say of these enterprises (None: all) as far as it stands and was seen by ``day``."""
    found = Value.objects.filter(withdrawn_at=None, observed_on__lte=day).order_by()
    return found if ids is None else found.filter(enterprise_id__in=ids)


def _believed(ids: list[int], day: date) -> dict[int, dict[Key, Fact]]:
    """The believed facts. Most attributes have one source: these are made without comparing anything."""
    found: dict[int, dict[Key, Fact]] = defaultdict(dict)
    several: dict[tuple[int, Key], list[Sequence[Any]]] = {}
    only: dict[tuple[int, Key], Sequence[Any]] = {}
    for pk, name, year, *said in rows_of(ids, day):
        place = (pk, (name, year))
        if place in only:
            several.setdefault(place, [only[place]]).append(said)
            continue
        only[place] = said
        found[pk][name, year] = _fact(name, said)
    for (pk, key), all_ in several.items():
        belief = believe(attribute(key[0]), map(_statement, all_), day)
        assert belief is not None
        found[pk][key] = belief.fact()
    return found


def rows_of(ids: list[int], day: date) -> Iterator[Sequence[Any]]:
    """Enterprise, attribute, year and COLUMNS of every statement, as the driver gives them.

    A day and a list of words recur thousands of times: they are read once, not by the row.
    """
    for rows in blocks_of(ids, day):
        yield from rows


def blocks_of(ids: list[int] | None, day: date) -> Iterator[list[Sequence[Any]]]:
    """The rows of ``rows_of``, many at a time; ``ids`` None: of all enterprises.

    Days come as text: SQLite's driver would make a date of each of a million.
    """
    if ids is not None and not ids:
        return  # Django sends no query that can find nothing, and has no text for it
    columns = [Cast(one, TextField()) if one in DAYS else F(one) for one in COLUMNS]
    query = statements(ids, day).values_list("enterprise_id", "attribute", "year", *columns).query
    with _cursor(whole=ids is None) as cursor:
        cursor.execute(*query.sql_with_params())
        while rows := cursor.fetchmany(BLOCK):
            yield rows


def _cursor(*, whole: bool) -> Any:
    """For everything a cursor of the server: a million rows are not to lie here all at once."""
    if whole and not connection.settings_dict.get("DISABLE_SERVER_SIDE_CURSORS"):
        return connection.chunked_cursor()
    return connection.cursor()


def _fact(name: str, said: Sequence[Any]) -> Fact:
    source, evidence, seen, low, high, words, until, _id = said
    value = words_of(words) if words not in WORDLESS else Interval(low, high)
    observed_on = day_of(seen)
    return Fact(value, _EVIDENCE[evidence], source, observed_on, _until(name, observed_on, until))


@lru_cache(maxsize=65536)
def _until(name: str, observed_on: date, until: Any) -> date | None:
    valid_until = day_of(until) if until else None
    return reliable_until(attribute(name), Statement("", 1, observed_on, valid_until=valid_until))


@lru_cache(maxsize=65536)
def day_of(kept: Any) -> date:
    """A day as SQLite keeps it, or as PostgreSQL gives it."""
    return kept if isinstance(kept, date) else date.fromisoformat(kept)


@lru_cache(maxsize=65536)
def words_of(kept: str) -> frozenset[str]:
    """A list of words as the database keeps it."""
    return frozenset(json.loads(kept))


def said_of(ids: list[int], day: date) -> dict[int, dict[Key, list[Statement]]]:
    """Enterprise -> attribute and year -> every statement that stands, of whatever source."""
    found: dict[int, dict[Key, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for pk, name, year, *said in rows_of(ids, day):
        found[pk][name, year].append(_statement(said))
    return found


def _statement(said: Sequence[Any]) -> Statement:
    source, evidence, seen, low, high, words, until, recorded = said
    kept = tuple(sorted(words_of(words))) if words not in WORDLESS else ()
    valid_until = day_of(until) if until else None
    return Statement(source, evidence, day_of(seen), low, high, kept, valid_until, recorded)


def _whole(values: dict[Key, Fact], lists: Lists, day: date) -> Facts:
    return Facts(
        values={**values, **derived(values, day)},
        held=lists.held,
        all_held=lists.all_held,
        items=lists.items,
        all_items=lists.all_items,
        held_by=lists.held_by,
    )
