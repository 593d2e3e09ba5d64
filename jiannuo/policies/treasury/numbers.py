"""The numbers under which the treasury knows payments."""

from jiannuo.kernel.models import Event
from jiannuo.policies.models import Claim

SENT = ("send", "send_again")


def payment_number(claim: Claim) -> str:
    """The number of a claim: the same for ever. Batch and claim are in it, so that people can find them."""
    return f"ZF{claim.batch_id or 0:06d}{claim.pk:08d}"


def tries(claim_id: int) -> int:
    """How often a payment of the claim was sent."""
    return Event.objects.filter(matter_id=claim_id, step__in=SENT).count()


def number_of(number: str, sent: int) -> str:
    """The number of the ``sent``-th try: a repetition carries a suffix; no bank takes it for the first."""
    return number if sent <= 1 else f"{number}-{sent}"


def current_number(claim: Claim) -> str:
    """The number under which the payment of ``claim`` was sent last; "" before the first time."""
    return number_of(claim.payment_number, tries(claim.pk)) if claim.payment_number else ""
