"""Who fits a published version: names for the policy's unit, numbers for everybody else."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jiannuo.kernel.now import today
from jiannuo.people.access import needs
from jiannuo.people.request import Request
from jiannuo.people.roles import STAFF
from jiannuo.policies.models import Claim, Match
from jiannuo.policies.queries.office.matched import Narrowed, matched, reach, shown, standings
from jiannuo.policies.sheets import sheet_answer, yuan
from jiannuo.policies.views.office.seen import Seen, framed, seen

PAGE = 50


@needs(*STAFF)
@require_safe
def matches(request: Request, version_id: int) -> HttpResponse:
    """The enterprises of one standing, a page of them; without names for another unit."""
    here = seen(request.viewer, version_id)
    asked = Narrowed.of(request.GET.dict())
    numbers = standings(here.version)
    context = framed(
        here,
        "matches",
        asked=asked,
        reach=_numbers(here),
        kinds=[(key, label, said(here, numbers.get(key, 0))) for key, label in Match.Standing.choices],
    )
    if here.own:
        page = Paginator(matched(request.viewer, here.version, asked), PAGE).get_page(request.GET.get("page"))
        claims = Claim.objects.filter(pk__in=[one.claim_id for one in page if one.claim_id])
        known = {claim.pk: claim for claim in claims}
        context["page"] = page
        context["rows"] = [(one, known.get(one.claim_id)) for one in page]
        context["query"] = _query(asked)
    return render(request, "policies/office/matches.html", context)


@needs(*STAFF)
@require_safe
def matches_export(request: Request, version_id: int) -> HttpResponseBase:
    """The same list as a workbook, for the policy's unit only."""
    here = seen(request.viewer, version_id)
    if not here.own:
        raise Http404
    asked = Narrowed.of(request.GET.dict())
    head = [
        (_("企业"), 40), (_("统一社会信用代码"), 22), (_("结论"), 10), (_("登记数据即可认定"), 12),
        (_("差几项"), 8), (_("预计金额（元）"), 14), (_("告知时间"), 17), (_("已提交"), 8),
    ]  # fmt: skip
    rows = (
        [
            one.enterprise.name, one.enterprise.credit_code, str(one.get_standing_display()),
            _("是") if one.registered else "", one.distance, yuan(one.amount), one.told_at,
            _("是") if one.claim_id else "",
        ]
        for one in matched(request.viewer, here.version, asked).iterator(chunk_size=1000)
    )  # fmt: skip
    name = _("匹配企业-%(day)s") % {"day": today().isoformat()}
    return sheet_answer(name, [here.version.policy.title], head, rows)


def said(here: Seen, number: int) -> str:
    """A number of enterprises; whoever may not see which they are is not told of one or two."""
    return str(number) if here.own else shown(number)


def _numbers(here: Seen) -> dict[str, str]:
    """How far the version came, by the names of Reach."""
    came = reach(here.version)
    names = ("fits", "registered", "told", "claimed", "paid")
    return {name: said(here, getattr(came, name)) for name in names}


def _query(asked: Narrowed) -> str:
    told = {
        "standing": asked.standing,
        "told": asked.told,
        "claimed": asked.claimed,
        "registered": "1" if asked.registered else "",
        "q": asked.words,
    }
    return urlencode({name: value for name, value in told.items() if value})
