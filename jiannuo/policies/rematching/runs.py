"""The runs: one version for everybody, some enterprises for every version, everything on a new day.

Each writes what differs from what should be, so that a run that is repeated, or follows one that was
killed, ends where a single one would have.
"""

import logging
from collections.abc import Callable, Iterable
from datetime import date, datetime
from hashlib import sha256

from django.db import transaction
from django.db.models import Max, Min

from jiannuo.enterprises.models import Enterprise
from jiannuo.kernel.now import now, today
from jiannuo.policies.answering.answer import ENGINE
from jiannuo.policies.conditions.vocabulary import Vocabulary
from jiannuo.policies.models import Matched, Transition, Version
from jiannuo.policies.population import known
from jiannuo.policies.rematching.computing import readable, rows_of_all, rows_of_some
from jiannuo.policies.rematching.versions import versions_in_force
from jiannuo.policies.rematching.writing import write
from jiannuo.policies.words import vocabulary

#: more enterprises than this are matched in columns
FEW = 300
Cause = Transition.Cause
Advance = Callable[[int, int], object]
logger = logging.getLogger("jiannuo.policies")


def rematch_version(version: Version, cause: str = "") -> int:
    """Match ``version`` with everybody, or end its matches if it holds no longer; how many changed."""
    day, words = today(), vocabulary(today())
    here = readable(versions_in_force(day).filter(pk=version.pk), words)
    if not here:
        return _end(version.pk, cause or Cause.WITHDRAWN)
    return _match_all(here, day, words, cause)


def rematch_enterprises(ids: Iterable[int], cause: str = Cause.FACT) -> int:
    """Match these enterprises with every version that was matched before; how many standings changed."""
    wanted = sorted(set(ids))
    if len(wanted) > FEW:
        return rematch_day(today(), cause)
    day, words = today(), vocabulary(today())
    with transaction.atomic():
        progress = Matched.objects.select_for_update().filter(day=day, digest=_digest(words)).order_by("pk")
        matched = list(progress.values_list("pk", flat=True))
        versions = readable(versions_in_force(day).filter(pk__in=matched), words)
        there = set(Enterprise.objects.filter(pk__in=wanted).values_list("pk", flat=True))
        found = rows_of_some(versions, sorted(there), day, words)
        return sum(write(pk, rows, among=wanted, cause=cause, at=now()) for pk, rows in found.items())


def rematch_day(day: date, cause: str = Cause.CLOCK, advance: Advance = lambda _done, _all: None) -> int:
    """Match everybody with everything as of ``day``; how many standings changed.

    What came into force is matched for the first time, what holds no longer ends.
    """
    words = vocabulary(day)
    versions = readable(versions_in_force(day), words)
    over = set(Matched.objects.values_list("pk", flat=True)) - {version.pk for version in versions}
    changed = sum(_end(pk, cause) for pk in sorted(over))
    return changed + _match_all(versions, day, words, cause, advance)


def catch_up() -> int:
    """Do what is due: a new day, new versions, changed enterprises; how many standings changed."""
    day, words = today(), vocabulary(today())
    versions = set(versions_in_force(day).values_list("pk", flat=True))
    done = Matched.objects.filter(day=day, digest=_digest(words))
    if versions ^ set(Matched.objects.values_list("pk", flat=True)) or done.count() < len(versions):
        return rematch_day(day)
    newest = _newest()
    seen = done.aggregate(seen=Min("seen"))["seen"]
    if not versions or newest is None or (seen is not None and newest <= seen):
        return 0
    rows = Enterprise.objects.all() if seen is None else Enterprise.objects.filter(changed_at__gte=seen)
    ids = list(rows.order_by().values_list("pk", flat=True)[: FEW + 1])
    changed = rematch_enterprises(ids, Cause.FACT)
    if len(ids) <= FEW:
        Matched.objects.filter(day=day, seen=seen).update(seen=newest)
    return changed


def _match_all(
    versions: list[Version],
    day: date,
    words: Vocabulary,
    cause: str,
    advance: Advance = lambda _done, _all: None,
) -> int:
    """One transaction a version: a run that is killed has whole versions behind it, and none by halves."""
    everyone = known(day)
    found = rows_of_all(versions, everyone, words)
    changed = 0
    for number, version in enumerate(versions, 1):
        with transaction.atomic():
            progress, new = _progress(version.pk, day, everyone.seen, _digest(words))
            why = Cause.PUBLISHED if new else cause or Cause.PUBLISHED
            changed += write(version.pk, found[version.pk], among=None, cause=why, at=now())
            progress.save()
        advance(number, len(versions))
    return changed


def _progress(version_id: int, day: date, seen: datetime | None, digest: str) -> tuple[Matched, bool]:
    """The locked row of progress as it is to be saved, and whether it is the first time."""
    columns = {"day": day, "seen": seen, "digest": digest}
    Matched.objects.get_or_create(version_id=version_id, defaults={**columns, "digest": ""})
    row = Matched.objects.select_for_update().get(version_id=version_id)
    new = not row.digest
    row.day, row.seen, row.digest = day, seen, digest
    return row, new


def _end(version_id: int, cause: str) -> int:
    with transaction.atomic():
        list(Matched.objects.select_for_update().filter(pk=version_id))
        changed = write(version_id, {}, among=None, cause=cause, at=now())
        Matched.objects.filter(pk=version_id).delete()
    return changed


def _digest(words: Vocabulary) -> str:
    """Of the engine and the parameters: when one changes, everything is matched again."""
    return sha256(repr((ENGINE, words.parameters)).encode()).hexdigest()


def _newest() -> datetime | None:
    newest: datetime | None = Enterprise.objects.aggregate(last=Max("changed_at"))["last"]
    return newest
