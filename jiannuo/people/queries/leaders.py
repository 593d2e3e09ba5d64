"""Which leader answers for a unit."""

from datetime import date

from jiannuo.people.models import Post, Unit
from jiannuo.people.roles import Role


def responsible_leader(unit: Unit, day: date | None = None) -> Post | None:
    """The leader's post that oversees ``unit`` or the nearest unit above it on ``day``.

    A post, never a name: its next holder takes the task over without a new document.
    """
    place: Unit | None = unit
    while place is not None:
        post = Post.objects.on(day).filter(role=Role.LEADER, oversees=place).first()
        if post is not None:
            return post
        place = place.parent
    return None
