"""Who acts: what the kernel needs to know of a person, and the standings somebody may act in."""

from dataclasses import dataclass
from typing import Protocol

from jiannuo.kernel.visible import Viewer

#: the role of the worker when it fires an alarm or recomputes a date
SYSTEM_ROLE = "system"


@dataclass(frozen=True)
class Standing:
    """One capacity to act in: a post held today, or (post 0) nothing but the account."""

    account_id: int | None = None
    post_id: int | None = None
    unit_id: int | None = None
    role: str = ""
    #: the division the post's unit looks after, "" for the whole district
    division_code: str = ""
    #: the post on whose behalf this is done, under a delegation in force; unit, role and division are its
    behalf_of_id: int | None = None
    #: under a delegation: the capacity held in one's own right
    own: "Standing | None" = None

    @property
    def acts_as(self) -> int | None:
        """The post whose powers are used: one's own, or the one that delegated them."""
        return self.behalf_of_id if self.own else self.post_id


class Actor(Viewer, Protocol):
    """Whoever acts. Layer 2 provides it."""

    @property
    def account_id(self) -> int | None:
        """The account signed in; None for the public and for the system."""

    @property
    def standings(self) -> tuple[Standing, ...]:
        """The capacities held today, posts first, the bare account last."""


@dataclass(frozen=True)
class SystemActor:
    """The worker itself. It sees everything and owns nothing; it takes no step that people take."""

    account_id: int | None = None
    roles: frozenset[str] = frozenset({SYSTEM_ROLE})
    unit_ids: frozenset[int] = frozenset()
    standings: tuple[Standing, ...] = (Standing(role=SYSTEM_ROLE),)


SYSTEM = SystemActor()
