"""What the kernel wants to know of the organisation, answered from units and posts in force."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from jiannuo.kernel.actors import Actor, Standing
from jiannuo.kernel.now import today
from jiannuo.kernel.statements import Asked
from jiannuo.kernel.validity import in_force
from jiannuo.people.models import Account, Delegation, Person, Post, Tenure, Unit
from jiannuo.people.models.delegation import delegations_in_force
from jiannuo.people.queries.leaders import responsible_leader
from jiannuo.people.roles import Role
from jiannuo.people.viewer import proxy_of, standing_of, viewer_of

#: how long a former post is remembered when a refusal is explained
LATELY = timedelta(days=90)


def _posts_in(role: str, day: date) -> QuerySet[Post, Any]:
    posts = Post.objects.on(day).filter(in_force(day, path="unit"), role=role)
    return posts.order_by("unit__order", "unit__code").values_list("unit_id", "unit__division_code")


#: nearly every step asks who holds a role now
_units_with = Asked(_posts_in, "a role", date(1, 1, 1))


class People:
    """Answers for ``kernel.organisation``."""

    def units_with(self, role: str, division_code: str = "") -> list[int]:
        """Units with a post in ``role``; those whose division holds the place come first, nearest first."""
        units = dict(_units_with(role, today()))

        def distance(unit: int) -> int:
            near = units[unit] and division_code.startswith(units[unit])
            return -len(units[unit]) if near else 1

        return sorted(units, key=distance) if division_code else list(units)

    def roles_held(self) -> frozenset[str]:
        """Roles of posts in force, and those that come with an account."""
        held = Post.objects.on().filter(in_force(path="unit")).values_list("role", flat=True).distinct()
        return frozenset(held) | {Role.RESIDENT, Role.ENTERPRISE}

    def head_of(self, unit_id: int) -> int | None:
        """The first post of the unit."""
        post = Post.objects.on().filter(unit_id=unit_id).order_by("order", "id").first()
        return post.pk if post else None

    def leader_of(self, unit_id: int) -> int | None:
        """The leader's post that oversees the unit."""
        post = responsible_leader(Unit.objects.select_related("parent").get(pk=unit_id))
        return post.pk if post else None

    def former_standings(self, account_id: int) -> list[Standing]:
        """Posts held within the last 90 days and not today."""
        account = Account.objects.filter(pk=account_id, person__isnull=False).first()
        if account is None or account.person is None:
            return []
        since = today() - LATELY
        ended = account.person.tenures.filter(
            Q(valid_to__gte=since, valid_to__lt=today())
            | Q(post__valid_to__gte=since, post__valid_to__lt=today())
        )
        posts = [standing_of(tenure.post, account_id) for tenure in ended.select_related("post__unit")]
        return posts + _former_proxies(account.person, account_id, since)

    def accounts_of(
        self, *, unit_id: int | None = None, role: str = "", post_id: int | None = None
    ) -> list[int]:
        """Active accounts whose person holds such a post today; nobody when neither is given."""
        posts = Post.objects.on().filter(in_force(path="unit"))
        if post_id is not None:
            posts = posts.filter(pk=post_id)
        elif unit_id is not None:
            posts = posts.filter(unit_id=unit_id, **({"role": role} if role else {}))
        else:
            return []
        # what is told to a post is told to whoever acts for it
        given = Delegation.objects.filter(delegations_in_force(), giver__in=posts.values("pk"))
        meant = Q(post__in=posts.values("pk")) | Q(post__in=given.values("receiver"))
        people = Tenure.objects.filter(in_force(), meant).values("person_id")
        accounts = Account.objects.filter(is_active=True, person_id__in=people)
        return list(accounts.order_by("id").values_list("id", flat=True))

    def administrators(self) -> list[int]:
        """Active accounts of the system administrators."""
        accounts = Account.objects.filter(is_active=True, is_superuser=True)
        return list(accounts.order_by("id").values_list("id", flat=True))

    def actor_of(self, account_id: int) -> Actor | None:
        """The viewer of the account."""
        account = Account.objects.filter(pk=account_id, is_active=True).select_related("person").first()
        return viewer_of(account) if account else None

    def unit_names(self, unit_ids: set[int]) -> dict[int, str]:
        """Names of units, dissolved ones too."""
        return dict(Unit.objects.filter(pk__in=unit_ids).values_list("pk", "name"))


def _former_proxies(person: Person, account_id: int, since: date) -> list[Standing]:
    """What the holder of these posts did for others until lately and does no more."""
    held = person.tenures.filter(in_force()).values("post_id")
    over = Q(valid_to__gte=since, valid_to__lt=today()) | Q(withdrawn_at__date__gte=since)
    ended = Delegation.objects.filter(over, receiver__in=held)
    return [proxy_of(one, account_id) for one in ended.select_related("giver__unit", "receiver__unit")]
