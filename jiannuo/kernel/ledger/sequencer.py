"""The sequencer: takes committed events into the one log and signs how far it has come.

The worker calls ``run_once`` again and again. Two at a time are harmless: a leaf's index, its event and a
checkpoint's size are keys, so the second of two that want to write the same fails and looks anew. The writing
transactions of others wait for nothing here.
"""

import logging
from collections import deque
from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from jiannuo.kernel.ledger.appending import append
from jiannuo.kernel.ledger.configured import ledger_hash
from jiannuo.kernel.ledger.pending import Horizon, horizon, pending
from jiannuo.kernel.ledger.record import RecordError, seal
from jiannuo.kernel.ledger.store import newest
from jiannuo.kernel.models import Checkpoint, Event
from jiannuo.kernel.recording import content

#: events taken in one transaction; SQLite's other writers wait for it, some tens of milliseconds
BATCH = 1000
#: ids remembered from one look, so that a long backlog is not looked through for every batch
LOOK = 100_000

log = logging.getLogger(__name__)


class Sequencer:
    """What one process remembers between batches: the ids still to take from its last look."""

    def __init__(self) -> None:
        self._ids: deque[int] = deque()
        self._between = Horizon(0, 0)
        self._whole = False
        self._told: set[int] = set()

    def run_once(self, at: datetime, *, limit: int = BATCH, everything: bool = False) -> int:
        """Take up to ``limit`` events into the log and sign a checkpoint; how many were taken.

        ``everything`` looks for missing events in the whole table: after rows came from elsewhere. Raises
        LedgerError when the stored log does not lead to its last signed root; nothing is signed then, and a
        person has to look.
        """
        last = newest()
        if everything or not self._ids:
            self._look(last, everything=everything)
        ids = [self._ids.popleft() for _ in range(min(limit, len(self._ids)))]
        if not ids:
            return 0
        events = list(Event.objects.filter(pk__in=ids).select_related("matter").order_by("pk"))
        taken = self._sound(events)
        done = self._whole and not self._ids
        reached = self._between.until if done else self._between.since
        try:
            with transaction.atomic():
                append(last, taken, reached, at)
        except IntegrityError:
            log.info("another sequencer was first")
            self._ids.clear()
            return 0
        return len(taken)

    def _look(self, last: Checkpoint | None, *, everything: bool) -> None:
        self._between = horizon(last.horizon if last else 0)
        rows = pending(self._between, everything=everything).values_list("pk", flat=True)
        self._ids = deque(rows[:LOOK])
        self._whole = len(self._ids) < LOOK

    def _sound(self, events: Sequence[Event]) -> list[Event]:
        """The events that hash to their digest; a wrong one holds back its whole matter, and is told."""
        hash_, sound, held = ledger_hash(), [], set()
        for event in events:
            if event.matter_id in held:
                continue
            try:
                digest = seal(content(event, event.matter), hash_)[1].hex()
            except RecordError as error:
                digest = str(error)
            if digest == event.digest:
                sound.append(event)
                continue
            held.add(event.matter_id)
            self._whole = False  # the horizon must not pass it
            if event.pk not in self._told:  # once, not at every look
                log.critical("event %s is not what was sealed (%s): kept out of the log", event.pk, digest)
            self._told.add(event.pk)
        return sound


_sequencer = Sequencer()


def run_once(at: datetime, *, limit: int = BATCH) -> int:
    """What the worker calls: see ``Sequencer.run_once``."""
    return _sequencer.run_once(at, limit=limit)
