"""Problems of enterprises on their way to whoever can solve them."""

from django.utils.translation import gettext as _

from jiannuo.enterprises.loop import ProblemLoop
from jiannuo.enterprises.models import Enterprise, Problem, Visit
from jiannuo.enterprises.problem_facts import kind as KIND  # noqa: N812 - the fact, not a variable
from jiannuo.enterprises.problem_facts import words as WORDS  # noqa: N812
from jiannuo.kernel.act import begin
from jiannuo.kernel.actors import Actor
from jiannuo.kernel.organisation import organisation
from jiannuo.kernel.refusal import Code, Refused
from jiannuo.kernel.telling import cleaned


def bring_up(
    enterprise: Enterprise,
    told: dict[str, str],
    *,
    actor: Actor,
    unit_id: int | None = None,
    visit: Visit | None = None,
    key: str = "",
) -> Problem:
    """Open a problem: ``told`` are ``kind`` and ``words``. Without ``unit_id`` its street takes it up.

    The same ``key`` opens it once. Raises Refused.
    """
    facts = cleaned((KIND, WORDS), told, account_id=actor.account_id, label=ProblemLoop.bring_up.label)
    office = next((one.unit_id for one in actor.standings if one.post_id), None)
    event = begin(
        ProblemLoop,
        "bring_up",
        actor=actor,
        key=key,
        title=title_of(enterprise, facts["words"]),
        place_code=enterprise.place_code,
        enterprise_id=enterprise.pk,
        visit_id=visit.pk if visit else None,
        kind=facts["kind"],
        words=facts["words"],
        raised_by_id=office,
        unit_id=unit_id or first_unit(enterprise),
        demo=enterprise.demo,
    )
    return Problem.objects.get(pk=event.matter_id)


def title_of(enterprise: Enterprise, words: str) -> str:
    """What lists call it: the enterprise and the beginning of what it says."""
    first = words.splitlines()[0]
    return f"{enterprise.name}：{first}"[:120]


def first_unit(enterprise: Enterprise) -> int:
    """The street that looks after the place, else whoever supervises. Raises Refused where there is none."""
    # nine digits are the street; a community of it has the same role and would come first by the whole code
    street = enterprise.place_code[:9]
    found = organisation().units_with("street", street) if street else []
    found = found or organisation().units_with("supervision")
    if not found:
        raise Refused(Code.NO_OWNER, _("找不到能受理的单位。"), _("请系统管理员补上街道或督查室的岗位。"))
    return found[0]
