"""However notices fall in time, and however often they are delivered, nobody is flooded or left out."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import pairwise
from unittest.mock import patch

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiannuo.kernel.models import Outbox
from jiannuo.kernel.now import frozen_at, now
from jiannuo.notices import channels
from jiannuo.notices.delivering import deliver
from jiannuo.notices.models import Delivery, InboxEntry, InboxItem
from jiannuo.notices.sending import send_due
from jiannuo.notices.tests.conftest import MORNING, Town, account_of, channel
from jiannuo.notices.windows import PAUSE, window_of

DUTY, ALARM = "kernel.new_duty", "kernel.alarm"
#: rounds of the worker: minutes since the last one, the notices waiting by then, and every how many of
#: all the earlier ones is delivered again
ROUNDS = st.lists(
    st.tuples(st.integers(0, 400), st.lists(st.sampled_from([DUTY, ALARM]), max_size=12), st.integers(1, 4)),
    min_size=1,
    max_size=8,
)


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rounds=ROUNDS)
def test_items_messages_and_counts_stay_within_their_bounds(
    town: Town, rounds: list[tuple[int, list[str], int]]
) -> None:
    account = account_of(town.officer)
    moment, rows, sent = MORNING, [], []
    with undone(), patch.object(channels, "send", lambda _to, letter: sent.append((now(), letter.tally))):
        channel(account)
        for minutes, topics, step in [*rounds, (24 * 60, [], 1)]:
            moment += timedelta(minutes=minutes)
            with frozen_at(moment):
                rows += (fresh := [waiting(topic, town) for topic in topics])
                deliver(fresh)
                deliver(rows[::step])
                send_due()
        items = list(InboxItem.objects.filter(account_id=account))
        # one item a class and window, one entry a notice, whatever was delivered twice
        windows = {(DUTY, window_of(row.created_at, timedelta(hours=1))) for row in rows if row.topic == DUTY}
        windows |= {
            (ALARM, window_of(row.created_at, timedelta(days=1))) for row in rows if row.topic == ALARM
        }
        assert Counter((item.message, item.window_at) for item in items) == Counter(windows)
        assert sum(item.count for item in items) == len(rows)
        assert InboxEntry.objects.filter(account_id=account).count() == len(rows)
        # one message a pause, and together they announce every notice once
        assert all(later - earlier >= PAUSE for (earlier, _one), (later, _other) in pairwise(sent))
        assert sum((Counter(tally) for _at, tally in sent), Counter()) == Counter(row.topic for row in rows)
        assert not Delivery.objects.filter(sent_at__isnull=True).exists()


def waiting(topic: str, town: Town) -> Outbox:
    payload = {"to": [{"unit_id": town.works.pk}], "fraction": "0.6"}
    return Outbox.objects.create(
        kind="notice", topic=topic, payload=payload, created_at=now(), next_try_at=now()
    )
