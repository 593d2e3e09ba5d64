"""Which duties fall on somebody: ``Duty.falls_on``, asked of the database."""

from django.db.models import Q

from jiannuo.kernel.actors import Actor


def owed_by(actor: Actor) -> Q:
    """The condition on Duty "falls on a post that ``actor`` holds today, or acts for"."""
    mine = Q(pk__in=())
    for standing in actor.standings:
        if standing.acts_as is not None:
            of_the_unit = Q(post=None, role__in=["", standing.role]) | Q(post_id=standing.acts_as)
            mine |= of_the_unit & Q(unit_id=standing.unit_id)
    return mine
