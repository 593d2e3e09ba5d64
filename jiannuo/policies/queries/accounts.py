"""How much of a bank account number somebody may read (个人信息保护法 art 28)."""

from jiannuo.enterprises.members import acts_for
from jiannuo.people.viewer import Viewer
from jiannuo.policies.models import Claim
from jiannuo.policies.payees import masked

#: the states in which the payer has something to pay
PAYING = ("approved", "sent", "corrected")


def account_shown(viewer: Viewer, claim: Claim) -> str:
    """The whole number for the enterprise, and for the payer while it is to pay; else its last four digits.

    ``claim`` was read through the gate.
    """
    number = str(claim.account_number)
    if acts_for(viewer.account_id, claim.enterprise_id):
        return number
    pays = claim.payer_id in {post.unit_id for post in viewer.posts}
    return number if pays and claim.state in PAYING else masked(number)
