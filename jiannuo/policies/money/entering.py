"""Entering money: each entry once, however often it is tried, and never more than there is.

Every function locks the pool's row first, so that two officers at once wait for one another; the key is
unique in the database, so that a repetition finds the entry that is there and changes nothing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from jiannuo.kernel.loops.states import Label
from jiannuo.kernel.now import now
from jiannuo.policies.models import Claim, Entry, Pool
from jiannuo.policies.money.balance import of_claim, of_pool
from jiannuo.policies.money.wording import yuan

Kind = Entry.Kind


class MoneyRefused(Exception):  # noqa: N818 - an answer, like Refused
    """``sentence`` says what does not add up and what to do. Nothing was entered."""

    def __init__(self, sentence: Label) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


class Short(MoneyRefused):
    """The pool does not suffice. ``left`` fen are still in it."""

    def __init__(self, sentence: Label, left: int) -> None:
        super().__init__(sentence)
        self.left = left


def grant(pool: Pool, amount: int, *, key: str, by: int | None = None, note: str = "") -> Entry:
    """The budget gives ``amount`` fen to ``pool``."""
    with _once(pool, key, Kind.GRANT, amount) as entering:
        return entering.enter(by, note)


def cut(pool: Pool, amount: int, *, key: str, by: int | None = None, note: str = "") -> Entry:
    """The budget takes ``amount`` fen back, at most what is not promised. Raises Short."""
    with _once(pool, key, Kind.CUT, amount) as entering:
        entering.refuse_beyond_what_is_left()
        return entering.enter(by, note)


def reserve(claim: Claim, pool: Pool, amount: int, *, key: str, by: int | None = None) -> Entry:
    """Hold ``amount`` fen of ``pool`` for ``claim``. Raises Short."""
    with _once(pool, key, Kind.RESERVE, amount, claim) as entering:
        entering.refuse_beyond_what_is_left()
        return entering.enter(by)


def release(
    claim: Claim, pool: Pool, amount: int, *, key: str, by: int | None = None, note: str = ""
) -> Entry:
    """Let go of what was held for ``claim`` and not paid. Raises MoneyRefused."""
    with _once(pool, key, Kind.RELEASE, amount, claim) as entering:
        entering.refuse_beyond(of_claim(claim).waiting, _("只锁定了 %(have)s，不能释放 %(asked)s。"))
        return entering.enter(by, note)


def pay(claim: Claim, pool: Pool, amount: int, *, key: str, by: int | None = None, note: str = "") -> Entry:
    """The treasury paid ``amount`` fen of what was held for ``claim``. Raises MoneyRefused."""
    with _once(pool, key, Kind.PAY, amount, claim) as entering:
        entering.refuse_beyond(
            of_claim(claim).waiting, _("为这笔兑现锁定的资金只有 %(have)s，不能支付 %(asked)s。")
        )
        return entering.enter(by, note)


def give_back(
    claim: Claim, pool: Pool, amount: int, *, key: str, by: int | None = None, note: str = ""
) -> Entry:
    """The bank sent a payment back (退票): it is held for ``claim`` again. Raises MoneyRefused."""
    with _once(pool, key, Kind.RETURN, amount, claim) as entering:
        entering.refuse_beyond(of_claim(claim).paid, _("只支付了 %(have)s，不可能退回 %(asked)s。"))
        return entering.enter(by, note)


def recover(
    claim: Claim, pool: Pool, amount: int, *, key: str, by: int | None = None, note: str = ""
) -> Entry:
    """The enterprise paid ``amount`` fen back, at most what it got. Raises MoneyRefused."""
    with _once(pool, key, Kind.RECOVER, amount, claim) as entering:
        stands = of_claim(claim)
        entering.refuse_beyond(
            stands.paid - stands.recovered, _("企业实际收到的只有 %(have)s，不能追回 %(asked)s。")
        )
        return entering.enter(by, note)


@contextmanager
def _once(pool: Pool, key: str, kind: Kind, amount: int, claim: Claim | None = None) -> Iterator["_Entering"]:
    """One entry under one key, inside a transaction that holds the pool."""
    with transaction.atomic():
        Pool.objects.select_for_update().get(pk=pool.pk)
        there = Entry.objects.filter(key=key).first()
        told = (pool.pk, None if claim is None else claim.pk, kind.value, amount)
        if there is not None and told != (there.pool_id, there.claim_id, there.kind, there.amount):
            raise MoneyRefused(_("这个记账编号已经用在另一笔上。请刷新页面后重试。"))
        if amount <= 0:
            raise MoneyRefused(_("金额应当大于 0。"))
        yield _Entering(pool, key, kind, amount, claim, there)


@dataclass(frozen=True)
class _Entering:
    pool: Pool
    key: str
    kind: Kind
    amount: int
    claim: Claim | None
    #: the entry of an earlier try
    there: Entry | None

    def refuse_beyond_what_is_left(self) -> None:
        """The pool must have it."""
        left = of_pool(self.pool).left
        if self.there is None and self.amount > left:
            raise Short(
                _("“%(pool)s”只剩 %(left)s，不够 %(asked)s。已经锁定和支付的不受影响；请追加预算或等待释放。")
                % {"pool": self.pool, "left": yuan(left), "asked": yuan(self.amount)},
                left,
            )

    def refuse_beyond(self, have: int, sentence: Any) -> None:
        """The claim must have it."""
        if self.there is None and self.amount > have:
            raise MoneyRefused(sentence % {"have": yuan(have), "asked": yuan(self.amount)})

    def enter(self, by: int | None, note: str = "") -> Entry:
        """The entry, new or the one that is there."""
        if self.there is not None:
            return self.there
        return Entry.objects.create(
            pool=self.pool,
            claim=self.claim,
            kind=self.kind,
            amount=self.amount,
            key=self.key,
            entered_at=now(),
            entered_by_id=by,
            note=note,
        )
