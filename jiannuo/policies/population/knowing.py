"""What is known of all enterprises, in columns: built once, then refreshed row by row.

A process that never asks holds nothing. The fingerprint is asked of the database each time, so that what
is stale is seen; a handful of changed enterprises is loaded anew, more of them load everything. Whoever
loaded everything leaves a file for the other processes.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from hashlib import blake2b
from threading import Lock
from typing import Any

import numpy as np
from django.db.models import Count, Max
from numpy.typing import NDArray

from jiannuo.enterprises.facts import Evidence
from jiannuo.enterprises.models import Enterprise
from jiannuo.kernel.now import today
from jiannuo.policies.matching import Population
from jiannuo.policies.models import Decision
from jiannuo.policies.population.grouping import groups_of
from jiannuo.policies.population.joining import joined, taken
from jiannuo.policies.population.loading import loaded
from jiannuo.policies.population.store import Stored, fetch, keep

#: more changed enterprises than this have everything loaded again
FEW = 1500
#: a change may be committed a while after the moment it is dated (seconds)
OVERLAP = timedelta(minutes=5)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True)
class Known:
    """All enterprises on one day."""

    day: date
    fingerprint: str
    everything: Population
    #: the newest change that is in it
    seen: datetime | None = None
    #: by column of Enterprise, in the order of the rows: street, building, size, industry
    groups: dict[str, NDArray[Any]] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """How many enterprises."""
        return self.everything.size

    @cached_property
    def registered(self) -> Population:
        """The same on register-level facts alone: what 免申即享 looks at."""
        return self.everything.founded_on(Evidence.REGISTER)


_held: Known | None = None
_lock = Lock()


def known(day: date | None = None) -> Known:
    """All enterprises on ``day`` (default: today), as they are in the database now."""
    global _held  # noqa: PLW0603 - one population for the process
    day = day or today()
    with _lock:
        now_there = fingerprint_now(day)
        if _held is None or _held.fingerprint != now_there:
            _held = _now_known(_held, day, now_there)
        return _held


def forget() -> None:
    """Give the memory back; the next to ask loads anew."""
    global _held  # noqa: PLW0603
    with _lock:
        _held = None


def fingerprint_now(day: date) -> str:
    """Differs when an enterprise came, went or changed, when people decided something, or the day did."""
    firms = Enterprise.objects.aggregate(count=Count("id"), last=Max("changed_at"), id=Max("id"))
    said = Decision.objects.aggregate(count=Count("id"), last=Max("id"), until=Max("valid_to"))
    told = repr((day, sorted(firms.items()), sorted(said.items(), key=str)))
    return blake2b(told.encode(), digest_size=16).hexdigest()


def _now_known(held: Known | None, day: date, fingerprint: str) -> Known:
    """From memory, else from the file that a process left, else from the database."""
    if held is not None and held.day == day:
        changed = _changed_since(held)
        if changed is not None:
            return _with(held, changed, day, fingerprint)
    stored = fetch(day)
    if stored is not None:
        old = Known(day, stored.fingerprint, stored.everything, stored.seen, stored.groups)
        differing = _differing(stored, decisions_too=stored.fingerprint != fingerprint)
        if not differing and stored.fingerprint == fingerprint:
            return old
        if len(differing) <= FEW:
            return _with(old, differing, day, fingerprint)
    return _loaded(day, fingerprint)


def _with(old: Known, changed: set[int], day: date, fingerprint: str) -> Known:
    """``old`` with the ``changed`` enterprises as they are now; those that are gone have no rows."""
    seen = _newest()
    kept = np.flatnonzero(~np.isin(old.everything.ids, np.array(sorted(changed), np.int64))).astype(np.int64)
    there = Enterprise.objects.filter(pk__in=changed).order_by("pk").values_list("pk", flat=True)
    everything = joined([taken(old.everything, kept), loaded(list(there), day)], fingerprint)
    return Known(day, fingerprint, everything, seen, groups_of(everything.ids))


def _changed_since(old: Known) -> set[int] | None:
    """The enterprises to be loaded again; None for too many, or where some are gone."""
    if old.seen is None:
        return None
    rows = Enterprise.objects.filter(changed_at__gt=old.seen - OVERLAP).order_by()
    found = set(rows.values_list("pk", flat=True)[: FEW + 1])
    found |= set(
        Decision.objects.filter(decided_at__gt=old.seen - OVERLAP).values_list("enterprise_id", flat=True)
    )
    there = Enterprise.objects.count()
    new = len(found - set(old.everything.ids.tolist()))
    return found if len(found) <= FEW and old.size + new == there else None


def _differing(stored: Stored, *, decisions_too: bool) -> set[int]:
    """Whatever is not in the database as it was when the file was written, restored backups included."""
    ids, changed = _changes()
    before = dict(zip(stored.everything.ids.tolist(), stored.changed.tolist(), strict=True))
    after = dict(zip(ids.tolist(), changed.tolist(), strict=True))
    found = {pk for pk in before.keys() | after.keys() if before.get(pk) != after.get(pk)}
    if decisions_too:
        found |= set(Decision.objects.order_by().values_list("enterprise_id", flat=True).distinct())
        for said in stored.everything.decided.values():
            found |= set(stored.everything.ids[said >= 0].tolist())
    return found


def _changes() -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The numbers of all enterprises, and when each changed last in microseconds."""
    rows = list(Enterprise.objects.order_by("pk").values_list("pk", "changed_at"))
    return (
        np.array([pk for pk, _at in rows], np.int64),
        np.array([int((at - EPOCH) / MICROSECOND) for _pk, at in rows], np.int64),
    )


def _newest() -> datetime | None:
    newest: datetime | None = Enterprise.objects.aggregate(last=Max("changed_at"))["last"]
    return newest


def _loaded(day: date, fingerprint: str) -> Known:
    seen, (ids, changed) = _newest(), _changes()
    everything = loaded(None, day, fingerprint)
    found = Known(day, fingerprint, everything, seen, groups_of(everything.ids))
    # who came in between would not be in the file; a day somebody only looks at is not worth one
    if day == today() and np.array_equal(ids, everything.ids):
        keep(Stored(fingerprint, everything, seen, changed, found.groups), day)
    return found
