"""Who is looking: the answer every page and the visibility gate start from."""

from dataclasses import dataclass, field, replace

from django.contrib.auth.models import AnonymousUser

from jiannuo.kernel.actors import Standing
from jiannuo.kernel.validity import in_force
from jiannuo.people.models import Account, Delegation, Post, Tenure, Unit
from jiannuo.people.models.delegation import delegations_in_force
from jiannuo.people.queries.units import with_units_below
from jiannuo.people.roles import STAFF, Role


@dataclass(frozen=True)
class Viewer:
    """Roles, posts and units of an account today."""

    account: Account | None = None
    posts: tuple[Post, ...] = ()
    roles: frozenset[str] = frozenset()
    unit_ids: frozenset[int] = field(default_factory=frozenset)
    #: under which delegations the viewer may act for another post today
    delegations: tuple[Delegation, ...] = ()

    @property
    def staff(self) -> bool:
        """Whether the viewer works for the government."""
        return bool(self.roles & STAFF)

    @property
    def account_id(self) -> int | None:
        """The account signed in, None for the public."""
        return self.account.pk if self.account else None

    @property
    def standings(self) -> tuple[Standing, ...]:
        """What the viewer may act as: each post held today, those acted for, then the bare account."""
        held = tuple(standing_of(post, self.account_id) for post in self.posts)
        held += tuple(proxy_of(one, self.account_id) for one in self.delegations)
        if self.account is None:
            return held
        bare = {Account.Standing.RESIDENT, Account.Standing.ENTERPRISE} & self.roles
        return (*held, Standing(self.account_id, role=next(iter(bare), "")))

    def has(self, *roles: str) -> bool:
        """Whether the viewer holds any of ``roles``."""
        return bool(self.roles.intersection(roles))


PUBLIC = Viewer()


def proxy_of(delegation: Delegation, account_id: int | None) -> Standing:
    """The capacity in which the holder of the receiving post acts for the giving one."""
    powers = standing_of(delegation.giver, account_id)
    own = standing_of(delegation.receiver, account_id)
    return replace(powers, post_id=own.post_id, behalf_of_id=delegation.giver_id, own=own)


def standing_of(post: Post, account_id: int | None) -> Standing:
    """The capacity in which the holder of ``post`` acts. A unit of the whole district has no division."""
    code = post.unit.division_code if post.unit.kind in (Unit.Kind.STREET, Unit.Kind.COMMUNITY) else ""
    return Standing(account_id, post.pk, post.unit_id, post.role, code)


def viewer_of(user: Account | AnonymousUser) -> Viewer:
    """The viewer for a signed-in account, or the public."""
    if not isinstance(user, Account) or not user.is_active:
        return PUBLIC
    posts: tuple[Post, ...] = ()
    if user.person_id:
        held = Tenure.objects.filter(
            in_force(), in_force(path="post"), in_force(path="post__unit"), person_id=user.person_id
        ).select_related("post__unit")
        posts = tuple(tenure.post for tenure in held)
    proxies = tuple(
        Delegation.objects.filter(delegations_in_force(), receiver__in=posts)
        .select_related("giver__unit", "receiver__unit")
        .order_by("id")
    )
    roles = {post.role for post in posts}
    if user.standing in (Account.Standing.RESIDENT, Account.Standing.ENTERPRISE):
        roles.add(user.standing)
    if user.is_superuser:
        roles.add(Role.SETUP)
    units = {post.unit_id for post in posts} | {one.giver.unit_id for one in proxies}
    return Viewer(user, posts, frozenset(roles), with_units_below(units), proxies)
