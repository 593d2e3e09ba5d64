"""What the crash test runs in processes of its own, to be killed."""

import random
import time
from pathlib import Path

from django.db import transaction

from jiannuo.kernel.ledger.sequencer import run_once
from jiannuo.kernel.ledger.tests.happenings import happen
from jiannuo.kernel.models import Matter
from jiannuo.kernel.now import now


def write(acknowledged: Path) -> None:
    """Add events to few matters, so that writers meet, and sometimes fail in the middle of a transaction.

    The id of each goes to ``acknowledged`` after its commit.
    """
    matters = list(Matter.objects.values_list("pk", flat=True))
    chance = random.Random()
    with acknowledged.open("w", buffering=1) as out:
        while True:
            try:
                with transaction.atomic():
                    event = happen(chance.choice(matters), personal={"phone": "13800000000"})
                    if chance.random() < 0.1:
                        raise ZeroDivisionError
            except ZeroDivisionError:
                continue
            out.write(f"{event.pk}\n")


def sequence(_acknowledged: Path) -> None:
    """Run the sequencer as the worker does."""
    while True:
        if not run_once(now(), limit=50):
            time.sleep(0.01)
