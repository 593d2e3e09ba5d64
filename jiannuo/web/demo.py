"""The people one can be in demo mode, with one click."""

from dataclasses import dataclass

from jiannuo.people.models import Account
from jiannuo.people.roles import Role
from jiannuo.people.viewer import Viewer, viewer_of

#: user name -> (role, icon); the accounts come with the demo data
DEMO_ACCOUNTS = {
    "demo-supervision": (Role.SUPERVISION, "eye-check"),
    "demo-department": (Role.DEPARTMENT, "building-bank"),
    "demo-street": (Role.STREET, "building-community"),
    "demo-leader": (Role.LEADER, "user-star"),
    "demo-deputy": (Role.DEPUTY, "hand-stop"),
    "demo-enterprise": (Role.ENTERPRISE, "building-store"),
    "demo-policy": (Role.DEPARTMENT, "coin-yuan"),
    "demo-policy-head": (Role.DEPARTMENT, "signature"),
    "demo-finance": (Role.DEPARTMENT, "cash"),
    "demo-legal": (Role.DEPARTMENT, "gavel"),
    "demo-fairness": (Role.DEPARTMENT, "scale"),
    "demo-resident": (Role.RESIDENT, "home-heart"),
}


@dataclass(frozen=True)
class DemoPerson:
    """One person to be."""

    account: Account
    role: Role
    icon: str
    viewer: Viewer


def demo_people() -> list[DemoPerson]:
    """The demo accounts that exist, in the order of ``DEMO_ACCOUNTS``. Never a superuser."""
    found = {
        account.username: account
        for account in Account.objects.filter(
            username__in=DEMO_ACCOUNTS, is_active=True, is_superuser=False
        ).select_related("person")
    }
    return [
        DemoPerson(found[name], role, icon, viewer_of(found[name]))
        for name, (role, icon) in DEMO_ACCOUNTS.items()
        if name in found
    ]
