"""What the steps of a claim set. Account numbers are none of it: events are for ever."""

from datetime import UTC, date, datetime, time

from django.utils import timezone

from jiannuo.kernel.loops.parties import Case
from jiannuo.policies.columns import Facts
from jiannuo.policies.guards.claim import of
from jiannuo.policies.models import Claim
from jiannuo.policies.queries.exclusivity import left_of
from jiannuo.policies.queries.standing import answer_for, grant_of, kept_of
from jiannuo.policies.treasury.amounts import fen_of, written
from jiannuo.policies.treasury.numbers import payment_number


def confirmed(case: Case, facts: Facts) -> Facts:
    """免申即享: what it comes to is certain from the start."""
    return _begun(case, facts) | {"way": Claim.Way.AUTOMATIC.value, **assessed(case)}


def applied(case: Case, facts: Facts) -> Facts:
    """An application: what it comes to as far as that is certain; the check says for good."""
    return _begun(case, facts) | {"way": Claim.Way.APPLIED.value, **assessed(case)}


def _begun(case: Case, facts: Facts) -> Facts:
    """Who answers and who pays is the policy's to say, whatever the caller told."""
    claim = of(case)
    pool = claim.version.pool
    assert pool is not None  # the guard looked
    return {
        "unit_id": claim.version.policy.unit_id,
        "payer_id": pool.payer_id,
        "exclusive": grant_of(claim).exclusive,
        **account(case, facts),
    }


def account(_case: Case, facts: Facts) -> Facts:
    """Whom to pay; the number is written by an effect."""
    return {"account_name": facts["account_name"], "bank": facts["bank"]}


def assessed(case: Case) -> Facts:
    """Amount, calculation and explanation, as they are now for the day of the claim."""
    claim = of(case)
    award = answer_for(claim).award
    exact = award.exact if award is not None else None
    kept = kept_of(claim)
    calculation = list(kept.calculation)
    amount = None
    if exact is not None:
        left = left_of(claim, exact)
        amount = left.amount
        if amount != exact:
            calculation.append(f"扣除同类已兑现和超出年度限额的部分，实付 {written(amount)} 元")
    return {
        "amount": amount,
        "calculation": calculation,
        "explanation": kept.explanation,
        "digest": kept.digest,
    }


def checked(case: Case, _facts: Facts) -> Facts:
    """The check has the last word on the amount."""
    return assessed(case)


def given_up(_case: Case, _facts: Facts) -> Facts:
    """Refused or withdrawn: it may be tried anew."""
    return {"live": False}


def into_batch(_case: Case, facts: Facts) -> Facts:
    """It is on the list of a batch."""
    return {"batch_id": facts["batch"]}


def out_of_batch(_case: Case, _facts: Facts) -> Facts:
    """It is on none."""
    return {"batch_id": None}


def withdrawn(_case: Case, _facts: Facts) -> Facts:
    """The enterprise gave it up; it is on no list any more."""
    return {"live": False, "batch_id": None}


def sent(case: Case, _facts: Facts) -> Facts:
    """The treasury knows it by one number from now on, however often it is sent."""
    claim = of(case)
    return {} if claim.payment_number else {"payment_number": payment_number(claim)}


def received(_case: Case, facts: Facts) -> Facts:
    """The money is there: at noon of the day on the receipt."""
    noon = datetime.combine(date.fromisoformat(facts["paid_on"]), time(12))
    return {"paid_at": timezone.make_aware(noon).astimezone(UTC)}


def bounced(_case: Case, _facts: Facts) -> Facts:
    """The money is not there after all."""
    return {"paid_at": None}


def rated(_case: Case, facts: Facts) -> Facts:
    """What the enterprise says of it, and nobody else."""
    return {"satisfaction": facts["satisfaction"], "solved": facts["satisfaction"] != "unsatisfied"}


def shared(case: Case, facts: Facts) -> Facts:
    """What it gets where a pool is shared out; how that came about joins the calculation."""
    share = fen_of(facts["share"])
    line = f"资金不足，按分配方式分得 {facts['share']} 元"
    return {"amount": share, "calculation": [*of(case).calculation, line]}
