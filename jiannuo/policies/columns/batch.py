"""What the steps of a batch set."""

from jiannuo.kernel.loops.parties import Case
from jiannuo.kernel.now import now
from jiannuo.policies.columns import Facts
from jiannuo.policies.guards.batch import of
from jiannuo.policies.queries.objecting import total_of
from jiannuo.policies.queries.waiting import ends_of

#: at least five working days, from the day after
ANNOUNCE = "policies.announce"


def drafted(case: Case, _facts: Facts) -> Facts:
    """Unit and pool are those of the version, whatever the caller told."""
    version = of(case).version
    return {"unit_id": version.policy.unit_id, "pool_id": version.pool_id}


def announced(_case: Case, _facts: Facts) -> Facts:
    """Open to everybody from now on, and until when."""
    return {"announced_until": ends_of(ANNOUNCE, now()), "published": True}


def approved_first(case: Case, _facts: Facts) -> Facts:
    """The total is fixed: a second approval is of the same money."""
    return {"amount": total_of(of(case))}


def back_to_draft(_case: Case, _facts: Facts) -> Facts:
    """What is put together anew is announced anew."""
    return {"announced_until": None, "amount": 0, "published": False}


def reconciled(_case: Case, _facts: Facts) -> Facts:
    """Every payment has its receipt."""
    return {"solved": True}
