"""What follows from a step once it is committed: matching anew, outside its transaction."""

from jiannuo.kernel.happened import on
from jiannuo.kernel.models import Event
from jiannuo.policies.models import Objection, Version


@on("policies.version", "publish")
@on("policies.version", "withdraw")
@on("policies.version", "expire")
def match_again(event: Event) -> None:
    """A version came into force or went out of it: everybody is looked at again."""
    from jiannuo.policies.rematching import rematch_version

    rematch_version(Version.objects.get(pk=event.matter_id))


@on("policies.objection", "decide")
def match_the_enterprise(event: Event) -> None:
    """A decision of people changes the answer for one enterprise."""
    from jiannuo.policies.models import Transition
    from jiannuo.policies.rematching import rematch_enterprises

    objection = Objection.objects.get(pk=event.matter_id)
    rematch_enterprises([objection.enterprise_id], Transition.Cause.FACT)
