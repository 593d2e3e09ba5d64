"""Who took part in an inspection, and so must keep out when its conclusion is looked at again.

政府督查工作条例 art 17: staff who took part in making the conclusion recuse themselves in the recheck.
"""

from django.db.models import Q

from jiannuo.kernel.actors import Standing
from jiannuo.kernel.models import Event
from jiannuo.kernel.now import today
from jiannuo.people.models import Account, Tenure
from jiannuo.supervision.models import Inspection

#: the steps by which an inspection is carried out and concluded by staff; what the head approves is not
#: among them: the government that concluded is the one that rechecks
CARRIED_OUT = ("start", "find", "finish_visits", "conclude", "submit_conclusions")


def group_posts(inspection: Inspection) -> set[int]:
    """The posts of the group, its chief first of all (art 8); also of those who recused themselves."""
    posts = set(inspection.members.values_list("pk", flat=True))
    return posts | ({inspection.chief_id} if inspection.chief_id else set())


def recused_posts(inspection: Inspection) -> set[int]:
    """The posts whose holders declared an interest."""
    declared = Event.objects.filter(matter_id=inspection.pk, step="recuse")
    return {facts["member"] for facts in declared.values_list("facts", flat=True)}


def recused(standing: Standing, inspection: Inspection) -> bool:
    """Whether somebody declared an interest and takes no more part."""
    posts = recused_posts(inspection)
    return bool(posts & {standing.post_id, standing.behalf_of_id}) or (
        standing.account_id in _holders(posts, inspection) if posts else False
    )


def who_took_part(inspection: Inspection) -> set[int]:
    """Accounts of everybody who carried it out or held a post of the group meanwhile."""
    acted = Event.objects.filter(matter_id=inspection.pk, step__in=CARRIED_OUT, actor__isnull=False)
    return set(acted.values_list("actor_id", flat=True)) | _holders(group_posts(inspection), inspection)


def took_part(standing: Standing, inspection: Inspection) -> bool:
    """Whether somebody in ``standing`` took part, in this post or in another one held then."""
    posts = group_posts(inspection)
    if posts & {standing.post_id, standing.behalf_of_id}:
        return True
    return standing.account_id in who_took_part(inspection)


def _holders(posts: set[int], inspection: Inspection) -> set[int]:
    """Accounts that held one of ``posts`` since the inspection began."""
    since = inspection.begins_on or today()
    held = Tenure.objects.filter(
        Q(valid_from__isnull=True) | Q(valid_from__lte=today()),
        Q(valid_to__isnull=True) | Q(valid_to__gte=since),
        post_id__in=posts,
    )
    return set(Account.objects.filter(person__in=held.values("person_id")).values_list("pk", flat=True))
