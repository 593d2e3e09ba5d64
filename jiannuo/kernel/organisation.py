"""What the kernel asks of the organisation, answered by layer 2.

The kernel knows that work is owed by units and posts; it does not know what a department is.
"""

from typing import Protocol

from jiannuo.kernel.actors import Actor, Standing


class Organisation(Protocol):
    """The questions. Every answer is as of today."""

    def units_with(self, role: str, division_code: str = "") -> list[int]:
        """Units that have a post in ``role``, those that look after the division first."""

    def roles_held(self) -> frozenset[str]:
        """Roles that some post in force has, and the standings that need no post."""

    def head_of(self, unit_id: int) -> int | None:
        """The post that answers for the unit."""

    def leader_of(self, unit_id: int) -> int | None:
        """The district leader's post that oversees the unit (分管领导)."""

    def former_standings(self, account_id: int) -> list[Standing]:
        """The capacities this account held until lately and holds no more."""

    def accounts_of(
        self, *, unit_id: int | None = None, role: str = "", post_id: int | None = None
    ) -> list[int]:
        """Accounts of those who hold the post today; without a post, any post of the unit in ``role``."""

    def administrators(self) -> list[int]:
        """Accounts of those who look after the system."""

    def actor_of(self, account_id: int) -> Actor | None:
        """Who this account is today; None for one that may not sign in any more."""

    def unit_names(self, unit_ids: set[int]) -> dict[int, str]:
        """Names to show."""


_answering: list[Organisation] = []


def answer_with(organisation: Organisation) -> None:
    """Register who answers; the last one registered does."""
    _answering.append(organisation)


def organisation() -> Organisation:
    """Who answers. Raises LookupError while no app has registered an organisation."""
    if not _answering:
        raise LookupError("no organisation is registered: is jiannuo.people installed?")
    return _answering[-1]
