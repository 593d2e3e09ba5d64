"""Parties: somebody named by what they are to a matter. They compose: ``the_lead & ~the_author``.

A party answers three questions with one declaration: may this standing take the step, whom does a
duty fall on, and (for the start-up check) which roles could it ever be.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.actors import Standing
from jiannuo.kernel.loops.states import Label
from jiannuo.kernel.organisation import organisation

if TYPE_CHECKING:
    from jiannuo.kernel.models import Duty, Matter

#: every role: a party that restricts none
ANY: frozenset[str] = frozenset({"*"})


@dataclass(frozen=True)
class Owner:
    """Whom a duty falls on."""

    unit_id: int | None = None
    role: str = ""
    post_id: int | None = None
    #: somebody without a post: a resident, an enterprise
    account_id: int | None = None


@dataclass
class Case:
    """A matter with its open duties, as a party looks at it."""

    matter: "Matter"
    duties: Sequence["Duty"] = field(default_factory=list)


Admits = Callable[[Standing, Case], bool]
Owners = Callable[[Case], list[Owner]]


def _no_owner(_case: Case) -> list[Owner]:
    return []


@dataclass(frozen=True)
class Party:
    """Somebody, by what they are to a matter. ``roles`` are the roles that could ever be it."""

    label: Label
    admits: Admits
    owners: Owners = _no_owner
    roles: frozenset[str] = ANY
    #: the kind of open duty this party is known by, "" if it is known by something else
    duty: str = ""

    def __and__(self, other: "Party") -> "Party":
        return Party(
            _("%(one)s且%(other)s") % {"one": self.label, "other": other.label},
            lambda standing, case: self.admits(standing, case) and other.admits(standing, case),
            self.owners,
            _common(self.roles, other.roles),
            self.duty or other.duty,
        )

    def __or__(self, other: "Party") -> "Party":
        return Party(
            _("%(one)s或%(other)s") % {"one": self.label, "other": other.label},
            lambda standing, case: self.admits(standing, case) or other.admits(standing, case),
            lambda case: self.owners(case) or other.owners(case),
            ANY if ANY in (self.roles, other.roles) else self.roles | other.roles,
        )

    def __invert__(self) -> "Party":
        return Party(
            _("非%(party)s") % {"party": self.label},
            lambda standing, case: not self._is(standing, case),
        )

    def _is(self, standing: Standing, case: Case) -> bool:
        """Whether somebody is this party, in one capacity or the other: nobody is somebody else by proxy."""
        own = standing.own is not None and self.admits(standing.own, case)
        return own or self.admits(standing, case)


def _common(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    if one == ANY:
        return other
    return one if other == ANY else one & other


def holds(*roles: str, label: Label, at: str = "") -> Party:
    """Holders of a post in one of ``roles``; ``at="place"``: where the unit looks after the place."""

    def admits(standing: Standing, case: Case) -> bool:
        if standing.role not in roles or standing.post_id is None:
            return False
        place = case.matter.place_code
        return at != "place" or not place or place.startswith(standing.division_code)

    def owners(case: Case) -> list[Owner]:
        place = case.matter.place_code if at == "place" else ""
        found = [(unit, role) for role in roles for unit in organisation().units_with(role, place)]
        return [Owner(*found[0])] if found else []

    return Party(label, admits, owners, frozenset(roles))


def unit_in(column: str, *roles: str, label: Label) -> Party:
    """Posts of the unit that the matter names in ``column``, e.g. ``unit_in("lead_unit")``."""

    def admits(standing: Standing, case: Case) -> bool:
        unit = getattr(case.matter, f"{column}_id")
        return unit is not None and standing.unit_id == unit and (not roles or standing.role in roles)

    def owners(case: Case) -> list[Owner]:
        unit = getattr(case.matter, f"{column}_id")
        return [Owner(unit, roles[0] if len(roles) == 1 else "")] if unit is not None else []

    return Party(label, admits, owners, frozenset(roles) or ANY)


def units_in(column: str, *roles: str, label: Label) -> Party:
    """Posts of any of the units that the matter names in the many-to-many ``column``."""

    def ids(case: Case) -> list[int]:
        related: Any = getattr(case.matter, column)
        return list(related.values_list("pk", flat=True))

    def admits(standing: Standing, case: Case) -> bool:
        return standing.unit_id in ids(case) and (not roles or standing.role in roles)

    return Party(label, admits, lambda case: [Owner(unit) for unit in ids(case)], frozenset(roles) or ANY)


def post_in(column: str, *roles: str, label: Label) -> Party:
    """The post that the matter names in ``column``: whoever holds it today."""

    def owners(case: Case) -> list[Owner]:
        post = getattr(case.matter, column)
        return [Owner(post.unit_id, post.role, post.pk)] if post is not None else []

    def admits(standing: Standing, case: Case) -> bool:
        post = getattr(case.matter, f"{column}_id")
        return post is not None and standing.acts_as == post

    return Party(label, admits, owners, frozenset(roles) or ANY)


def _is_author(standing: Standing, case: Case) -> bool:
    if standing.own is not None:  # who began a matter is no power that could be delegated
        return False
    return standing.account_id is not None and standing.account_id == case.matter.author_id


#: whoever opened the matter
the_author = Party(_("发起人"), _is_author, lambda case: [Owner(account_id=case.matter.author_id)])


def on_duty(kind: str, label: Label, *roles: str) -> Party:
    """Whoever owes the open duty of ``kind`` in the matter."""

    def admits(standing: Standing, case: Case) -> bool:
        return any(duty.kind == kind and duty.falls_on(standing) for duty in case.duties)

    def owners(case: Case) -> list[Owner]:
        return [Owner(duty.unit_id, duty.role, duty.post_id) for duty in case.duties if duty.kind == kind]

    return Party(label, admits, owners, frozenset(roles) or ANY, kind)


#: the unit that answers for the matter now
the_lead = on_duty("lead", _("牵头单位"))
#: nobody: a step that only the system takes
nobody_else = Party(_("系统"), lambda standing, _case: standing.role == "system", roles=frozenset({"system"}))


@dataclass(frozen=True)
class Owes:
    """A duty that a state opens: its kind and whom it falls on.

    A lead duty stays open, and with the same owner, until the matter closes or another state names
    a new lead: there is exactly one at any time. Duties of the other kinds end with their state.
    """

    kind: str
    party: Party
    #: whether it is their turn from the start; False when another duty of the state comes first
    turn: bool = True


def lead(party: Party, *, turn: bool = True) -> Owes:
    """The one unit that answers for the matter from here on, and (unless ``turn`` is False) acts next."""
    return Owes("lead", party, turn)


def assist(party: Party) -> Owes:
    """Units that help the lead."""
    return Owes("assist", party)


def verify(party: Party) -> Owes:
    """Who must check, from outside, what the lead did."""
    return Owes("verify", party)


def approve(party: Party) -> Owes:
    """Who must say yes or no before it goes on."""
    return Owes("approve", party)
