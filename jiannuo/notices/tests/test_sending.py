"""Messages to channels: one at a time, at decent hours, tried again, given up visibly."""

from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.utils import timezone

from jiannuo.kernel.models import Outbox
from jiannuo.kernel.now import frozen_at
from jiannuo.notices import channels, sending
from jiannuo.notices.channels import Gone, Letter, NotSent
from jiannuo.notices.delivering import deliver
from jiannuo.notices.models import Delivery, InboxItem, Subscription
from jiannuo.notices.sending import BACKOFF, revive, send_due
from jiannuo.notices.tests.conftest import MORNING, Notice, Open, Town, account_of, channel


class Post:
    """Takes the letters instead of a channel, or refuses them."""

    def __init__(self) -> None:
        self.sent: list[tuple[datetime, Letter]] = []
        self.at = MORNING
        self.refusal: NotSent | None = None

    def send(self, subscription: Subscription, letter: Letter) -> None:
        if self.refusal:
            raise self.refusal
        self.sent.append((self.at, letter))

    def run(self, minutes: float = 0) -> None:
        """Let time pass, and the worker come by once."""
        self.at += timedelta(minutes=minutes)
        with frozen_at(self.at):
            send_due()


@pytest.fixture
def post(monkeypatch: pytest.MonkeyPatch) -> Post:
    made = Post()
    monkeypatch.setattr(channels, "send", made.send)
    return made


def tell(notice: Notice, at: datetime = MORNING, count: int = 1, **payload: Any) -> None:
    with frozen_at(at):
        deliver([notice(**payload) for _number in range(count)])


def test_many_notices_are_one_message_that_says_only_how_many(
    notice: Notice, open_matter: Open, town: Town, post: Post
) -> None:
    with frozen_at(MORNING):
        channel(account_of(town.officer))
        matter = open_matter("王某某反映楼道堆物")
    for _batch in range(5):
        tell(notice, count=100, matter=matter)
    post.run(minutes=2)
    post.run(minutes=120)
    ((_at, letter),) = post.sent
    assert "500" in letter.body
    assert "王" not in letter.title + letter.body + letter.link
    assert letter.link.endswith("/inbox/")


def test_a_channel_is_not_written_to_twice_in_a_window(notice: Notice, town: Town, post: Post) -> None:
    with frozen_at(MORNING):
        channel(account_of(town.officer))
    for minute in range(0, 120, 2):
        tell(notice, at=MORNING + timedelta(minutes=minute))
        post.at = MORNING + timedelta(minutes=minute)
        post.run()
    times = [at for at, _letter in post.sent]
    assert 3 <= len(times) <= 5
    assert all(later - at >= timedelta(minutes=30) for at, later in pairwise(times))


def test_nothing_is_sent_before_a_channel_is_verified_or_after_it_was_turned_off(
    notice: Notice, town: Town, post: Post
) -> None:
    with frozen_at(MORNING):
        channel(account_of(town.officer), address="new@example.org", verified_at=None)
        channel(account_of(town.officer), address="off@example.org", off_at=MORNING)
    tell(notice)
    assert not Delivery.objects.exists()


def test_a_muted_class_stays_inside(notice: Notice, town: Town, post: Post) -> None:
    with frozen_at(MORNING):
        channel(account_of(town.officer), muted=["kernel.alarm"])
    tell(notice)
    assert (Delivery.objects.count(), InboxItem.objects.filter(account=account_of(town.officer)).count()) == (
        0,
        1,
    )


@pytest.mark.parametrize(
    ("fraction", "through", "hour"), [("0.6", True, "07:30"), ("1", False, "07:30"), ("1", True, "22:01")]
)
def test_quiet_hours_hold_messages_until_the_morning(
    notice: Notice, town: Town, post: Post, fraction: str, through: bool, hour: str
) -> None:
    evening = MORNING.replace(hour=14)  # 22:00 in China
    with frozen_at(evening):
        channel(account_of(town.officer), quiet_from="21:00", quiet_to="07:30", urgent_through=through)
    tell(notice, at=evening, fraction=fraction)
    (waiting,) = Delivery.objects.all()
    assert waiting.next_try_at is not None
    assert f"{timezone.localtime(waiting.next_try_at):%H:%M}" == hour


def test_a_failure_is_tried_again_with_growing_pauses_and_then_given_up(
    notice: Notice, town: Town, post: Post
) -> None:
    with frozen_at(MORNING):
        its = channel(account_of(town.officer))
    tell(notice)
    post.refusal = NotSent("没有应答")
    post.run(minutes=2)
    for pause in BACKOFF:
        row = Delivery.objects.get()
        assert row.next_try_at is not None
        assert (row.error, row.next_try_at - post.at) == ("没有应答", pause)
        post.run(minutes=pause / timedelta(minutes=1))
    row = Delivery.objects.get()
    assert (row.dead_at, row.next_try_at, row.tries) == (post.at, None, len(BACKOFF) + 1)
    its.refresh_from_db()
    assert (its.off_at, its.off_reason) == (post.at, "没有应答")
    (told,) = Outbox.objects.filter(topic="notices.channel_off")
    deliver([told])
    assert InboxItem.objects.get(message="notices.channel_off").account_id == town.officer.account_id


def test_an_address_that_is_gone_is_not_tried_again(notice: Notice, town: Town, post: Post) -> None:
    with frozen_at(MORNING):
        channel(account_of(town.officer))
    tell(notice)
    post.refusal = Gone("已不存在")
    post.run(minutes=2)
    assert Delivery.objects.get().dead_at == post.at


def test_what_comes_while_one_is_tried_again_joins_it(notice: Notice, town: Town, post: Post) -> None:
    with frozen_at(MORNING):
        channel(account_of(town.officer))
    tell(notice)
    post.refusal = NotSent("没有应答")
    post.run(minutes=2)
    tell(notice, at=post.at, count=2)
    post.refusal = None
    post.run(minutes=2)
    ((_at, letter),) = post.sent
    assert letter.tally == {"kernel.alarm": 3}


def test_what_comes_during_the_call_joins_when_it_fails(
    notice: Notice, town: Town, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    with frozen_at(MORNING):
        channel(account_of(town.officer))
    tell(notice)

    def refuses(_channel: Subscription, _letter: Letter) -> None:
        tell(notice, at=post.at, count=4)
        raise NotSent("没有应答")

    monkeypatch.setattr(channels, "send", refuses)
    post.run(minutes=2)
    assert Delivery.objects.get().tally == {"kernel.alarm": 5}


def test_a_worker_that_dies_while_sending_leaves_the_message_to_another(
    notice: Notice, town: Town, post: Post
) -> None:
    with frozen_at(MORNING):
        channel(account_of(town.officer))
    tell(notice)
    at = MORNING + timedelta(minutes=2)
    assert sending._claim(at) is not None  # and no more is heard of it
    assert sending._claim(at) is None
    post.run(minutes=2)
    assert post.sent == []
    post.run(minutes=3)
    assert len(post.sent) == 1


def test_a_dead_message_can_be_tried_again(notice: Notice, town: Town, post: Post) -> None:
    with frozen_at(MORNING):
        channel(account_of(town.officer))
    tell(notice)
    post.refusal = Gone("已不存在")
    post.run(minutes=2)
    post.refusal = None
    revive(Delivery.objects.get(), post.at)
    post.run(minutes=2)
    assert len(post.sent) == 1
    assert Subscription.objects.get().works


def test_an_error_in_one_channel_does_not_stop_the_others(
    notice: Notice, town: Town, post: Post, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with frozen_at(MORNING):
        broken = channel(account_of(town.officer))
        channel(account_of(town.head))
    tell(notice)

    def breaks(subscription: Subscription, letter: Letter) -> None:
        if subscription.pk == broken.pk:
            raise ValueError("a secret that must not be shown")
        post.send(subscription, letter)

    monkeypatch.setattr(channels, "send", breaks)
    post.run(minutes=2)
    assert len(post.sent) == 1
    assert Delivery.objects.get(subscription=broken).error == "ValueError"


def test_outside_messages_are_in_the_language_of_the_channel(notice: Notice, town: Town, post: Post) -> None:
    with frozen_at(MORNING):
        channel(account_of(town.officer), language="en")
    tell(notice, count=3)
    post.run(minutes=2)
    ((_at, letter),) = post.sent
    assert "3 deadline reminders" in letter.body
