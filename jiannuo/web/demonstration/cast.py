"""Who acts in the demonstration: one officer a unit, one holder a leader's post, all called 演示."""

from functools import cache

from jiannuo.people.models import Account, Person, Post, Tenure
from jiannuo.people.roles import Role
from jiannuo.people.viewer import Viewer, viewer_of


def officers_post(unit_id: int) -> Post | None:
    """A unit's last post, so that heads stay heads; None where it has none."""
    posts = Post.objects.on().filter(unit=unit_id).exclude(role=Role.LEADER)
    return posts.order_by("-order", "-id").first()


class Cast:
    """Finds, or makes, the demo person in a post. None of them has a password."""

    @cache  # noqa: B019 - one cast lives as long as one command
    def officer(self, unit_id: int) -> Viewer | None:
        """The officer of a unit; None where it has no posts."""
        post = officers_post(unit_id)
        return self._holder(post) if post else None

    @cache  # noqa: B019
    def leader(self, post_id: int | None) -> Viewer:
        """The holder of a leader's post; of the first one where none is named."""
        posts = Post.objects.on().filter(role=Role.LEADER).order_by("unit__order", "order")
        post = posts.filter(pk=post_id or 0).first() or posts[0]
        return self._holder(post)

    @cache  # noqa: B019
    def supervisor(self) -> Viewer:
        """The supervision officer that one can be with one click."""
        return viewer_of(Account.objects.select_related("person").get(username="demo-supervision"))

    def holder(self, post: Post) -> Viewer:
        """The demo person in a post."""
        return self._holder(post)

    def _holder(self, post: Post) -> Viewer:
        held = Tenure.objects.on().filter(post=post, person__account__isnull=False, person__demo=True).first()
        person = held.person if held else self._appointed(post)
        return viewer_of(person.account)

    def _appointed(self, post: Post) -> Person:
        person = Person.objects.create(name=f"演示·{post.unit.name}{post.title}"[:50], demo=True)
        account = Account(username=f"demo-post-{post.pk}", person=person, standing=Account.Standing.STAFF)
        account.set_unusable_password()
        account.save()
        Tenure.objects.create(person=person, post=post)
        return person
