"""Recording a visit, with the problems that came up on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.apps import apps
from django.db import transaction
from django.utils.translation import gettext as _

from jiannuo.enterprises.actions.raising import bring_up
from jiannuo.enterprises.models import Enterprise, Visit
from jiannuo.kernel.actors import Actor
from jiannuo.kernel.now import now, today
from jiannuo.kernel.refusal import Code, Refused

#: characters of what was said
MOST = 2000


@dataclass(frozen=True)
class Raised:
    """One problem as it was typed, and the unit chosen for it."""

    told: Mapping[str, str]
    unit_id: int


def record(
    enterprise: Enterprise,
    *,
    actor: Actor,
    day: date | None,
    words: str,
    problems: Sequence[Raised] = (),
    key: str,
) -> Visit:
    """Keep a visit and open its problems, all or nothing. The same ``key`` keeps it once. Raises Refused."""
    done = Visit.objects.filter(key=key).first()
    if done is not None:
        return done
    standing = next((one for one in actor.standings if one.post_id and one.unit_id), None)
    if standing is None or standing.unit_id is None:
        raise Refused(Code.NOT_YOURS, _("只有在岗的工作人员才能登记走访。"))
    wrong = _wrong(day, words, problems)
    if day is None or wrong:
        raise Refused(Code.FACTS, _("走访没有填完整。"), _("请改正标出的各项。"), wrong)
    with transaction.atomic():
        visit = Visit.objects.create(
            enterprise=enterprise,
            visited_on=day,
            unit_id=standing.unit_id,
            post_id=standing.post_id,
            words=words,
            recorded_at=now(),
            recorded_by_id=actor.account_id,
            key=key,
        )
        for number, one in enumerate(problems):
            bring_up(
                enterprise,
                dict(one.told),
                actor=actor,
                unit_id=one.unit_id,
                visit=visit,
                key=f"{key[:56]}-{number}",
            )
    return visit


def _wrong(day: date | None, words: str, problems: Sequence[Raised]) -> dict[str, str]:
    wrong = {}
    if day is None:
        wrong["day"] = _("请填写走访日期。")
    elif day > today():
        wrong["day"] = _("走访日期不能晚于今天。")
    if len(words) > MOST:
        wrong["words"] = _("最多 %(most)d 个字。") % {"most": MOST}
    units = {one.unit_id for one in problems}
    if apps.get_model("people.Unit").objects.on().filter(pk__in=units).count() != len(units):
        wrong["units"] = _("请从列表里选办理单位。")
    if not words.strip() and not problems:
        wrong["words"] = _("请写明走访情况，或者登记问题。")
    return wrong
