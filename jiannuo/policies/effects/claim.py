"""What the steps of a claim do to the money ledger and to its sealed account, in the same transaction."""

from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.clocks import pause, resume
from jiannuo.kernel.happening import Happening
from jiannuo.kernel.models import Event
from jiannuo.kernel.refusal import Code, Refused
from jiannuo.policies.facts.payee import Sealed
from jiannuo.policies.models import Claim, Pool
from jiannuo.policies.money import entering
from jiannuo.policies.money.balance import of_claim
from jiannuo.policies.money.entering import MoneyRefused, Short


def keep_account(happening: Happening) -> None:
    """Write the number sealed; the event has its last four digits."""
    told = happening.facts["account_number"]
    number = told.number if isinstance(told, Sealed) else ""

    def write(event: Event) -> None:
        Claim.objects.filter(pk=event.matter_id).update(account_number=number)

    happening.after.append(write)


def reserve(happening: Happening) -> None:
    """Hold the amount in the pool. Short of money, nothing happens and the sentence says what to do."""

    def enter(event: Event) -> None:
        claim, pool = _with_pool(event)
        if pool.mode != Pool.Mode.FIRST_COME or claim.amount is None:
            return  # shared out when the batch is announced
        hold(claim, pool, claim.amount, event)

    happening.after.append(enter)


def hold(claim: Claim, pool: Pool, amount: int, event: Event) -> None:
    """Reserve ``amount`` for ``claim`` because of ``event``. Raises Refused."""
    try:
        entering.reserve(claim, pool, amount, key=f"reserve:{event.pk}", by=event.actor_id)
    except Short as problem:
        raise Refused(
            Code.GUARDED, problem.sentence, _("请选“待资金”：保留先后次序，资金到位后再通过。")
        ) from problem
    except MoneyRefused as problem:
        raise Refused(Code.GUARDED, problem.sentence) from problem


def release(happening: Happening) -> None:
    """Let go of what is held and not paid."""

    def enter(event: Event) -> None:
        claim, pool = _with_pool(event)
        waiting = of_claim(claim).waiting
        if waiting > 0:
            entering.release(claim, pool, waiting, key=f"release:{event.pk}", by=event.actor_id)

    happening.after.append(enter)


def pay(happening: Happening) -> None:
    """The receipt is there."""

    def enter(event: Event) -> None:
        claim, pool = _with_pool(event)
        assert claim.amount is not None  # it was checked
        note = str(happening.facts["number"])
        try:
            entering.pay(
                claim, pool, claim.amount, key=f"pay:{claim.pk}:{note}", by=event.actor_id, note=note
            )
        except MoneyRefused as problem:
            raise Refused(Code.GUARDED, problem.sentence) from problem

    happening.after.append(enter)


def give_back(happening: Happening) -> None:
    """退票 of a payment that had been entered: the money is held again. One never entered is held still."""

    def enter(event: Event) -> None:
        claim, pool = _with_pool(event)
        paid = of_claim(claim).paid
        if paid > 0:
            note = str(happening.facts["number"])
            entering.give_back(
                claim, pool, paid, key=f"return:{claim.pk}:{note}", by=event.actor_id, note=note
            )

    happening.after.append(enter)


def recover(happening: Happening) -> None:
    """The enterprise paid back what the recovery asks for."""

    def enter(event: Event) -> None:
        recovery = Claim.objects.get(pk=event.matter_id)
        assert recovery.parent_id is not None
        paid = Claim.objects.get(pk=recovery.parent_id)
        assert recovery.amount is not None
        assert paid.version.pool is not None
        note = str(happening.facts["number"])
        try:
            entering.recover(
                paid,
                paid.version.pool,
                recovery.amount,
                key=f"recover:{recovery.pk}",
                by=event.actor_id,
                note=note,
            )
        except MoneyRefused as problem:
            raise Refused(Code.GUARDED, problem.sentence) from problem

    happening.after.append(enter)


stand_still = pause("whole", "about")


def wait_for_the_bank(happening: Happening) -> None:
    """The time of the whole claim stands still while the enterprise corrects its account."""
    clock = happening.clock("whole")
    if clock is not None and clock.running_since is not None and not _expired(happening):
        facts, happening.facts = happening.facts, {**happening.facts, "about": "account"}
        try:
            stand_still(happening)
        finally:
            happening.facts = facts


def ask_enterprise(happening: Happening) -> None:
    """It stands still while the enterprise must do something, unless it is over already."""
    if happening.clock("whole") is not None and not _expired(happening):
        stand_still(happening)


def run_on(happening: Happening) -> None:
    """It counts again, if it does not already."""
    clock = happening.clock("whole")
    if clock is not None and clock.paused_at is not None:
        resume("whole")(happening)


def _expired(happening: Happening) -> bool:
    clock = happening.clock("whole")
    return clock is None or clock.due_at is None or clock.due_at < happening.at


def _with_pool(event: Event) -> tuple[Claim, Pool]:
    claim = Claim.objects.select_related("version__pool", "batch__pool").get(pk=event.matter_id)
    pool = claim.version.pool
    assert pool is not None  # the guard looked when it began
    return claim, pool
