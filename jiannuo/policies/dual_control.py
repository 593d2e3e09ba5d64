"""Two persons where money is decided: who took which step, so that nobody takes both.

不相容岗位相互分离 (行政事业单位内部控制规范（试行）, 财会〔2012〕21号, art 12). Looked at are the account
(a person has one) and the post whose powers were used: what a proxy did under a delegation was done with the
giver's powers.
"""

from collections.abc import Callable, Iterable

from jiannuo.kernel.actors import Standing
from jiannuo.kernel.loops import Party
from jiannuo.kernel.loops.parties import Case
from jiannuo.kernel.loops.states import Label
from jiannuo.kernel.models import Event

#: the matters whose events count
Matters = Callable[[Case], Iterable[int]]


def itself(case: Case) -> Iterable[int]:
    """The matter at hand."""
    return [case.matter.pk] if case.matter.pk else []


def took(standing: Standing, matters: Iterable[int], steps: Iterable[str]) -> bool:
    """Whether whoever acts in ``standing``, or their post, took one of ``steps`` on one of ``matters``."""
    events = Event.objects.filter(matter_id__in=list(matters), step__in=list(steps), actor__isnull=False)
    accounts, posts = set(), set()
    for actor, post, behalf_of in events.values_list("actor_id", "post_id", "behalf_of_id"):
        accounts.add(actor)
        posts.add(behalf_of or post)
    return bool(
        standing.account_id in accounts or (standing.acts_as is not None and standing.acts_as in posts)
    )


def who_took(*steps: str, label: Label, of: Matters = itself) -> Party:
    """Whoever took one of ``steps`` before; used as ``somebody & ~who_took(…)``."""
    return Party(label, lambda standing, case: took(standing, of(case), steps))
