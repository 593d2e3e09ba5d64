"""What a recovery takes from the claim that it is for."""

from jiannuo.kernel.loops.parties import Case
from jiannuo.policies.columns import Facts
from jiannuo.policies.guards.claim import of
from jiannuo.policies.models import Claim
from jiannuo.policies.treasury.amounts import fen_of


def proposed(case: Case, facts: Facts) -> Facts:
    """The same enterprise, version, unit and payer; never counted as a claim of its own."""
    parent = of(case).parent_id
    assert parent is not None  # the guard looked
    paid = Claim.objects.get(pk=parent)
    return {
        "version_id": paid.version_id,
        "enterprise_id": paid.enterprise_id,
        "unit_id": paid.unit_id,
        "payer_id": paid.payer_id,
        "way": paid.way,
        "amount": fen_of(facts["amount"]),
        "live": False,
    }
