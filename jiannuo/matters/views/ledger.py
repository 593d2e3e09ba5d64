"""The public log: its checkpoint, its tiles, its key, a page that explains it, and receipts of matters."""

from datetime import UTC, datetime

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jiannuo.kernel.erasing import ERASE
from jiannuo.kernel.ledger.configured import ledger_key
from jiannuo.kernel.ledger.cosigning import cosigned, newest_cosigned
from jiannuo.kernel.ledger.giving_out import NothingYetError, receipt_of
from jiannuo.kernel.ledger.hashing import DIGEST_SIZE
from jiannuo.kernel.ledger.lag import lag
from jiannuo.kernel.ledger.store import tile_content
from jiannuo.kernel.ledger.tiles import parse_tile_path
from jiannuo.kernel.loops import loop_of
from jiannuo.kernel.models import Checkpoint, Event, FormerKey, LedgerCheck, Matter, Personal
from jiannuo.kernel.now import real_now
from jiannuo.kernel.reach import reach_of
from jiannuo.kernel.visible import visible
from jiannuo.matters.queries.insight import works_on
from jiannuo.people.access import needs, public
from jiannuo.people.request import Request
from jiannuo.people.roles import Role

#: checkpoints listed on the page
SHOWN = 14


@public
@require_safe
def about(request: Request) -> HttpResponse:
    """What the log is, how far it is, and how anybody checks it."""
    rows = Checkpoint.objects.order_by("-size")
    context = {
        "newest": rows.first(),
        "earlier": rows[1 : SHOWN + 1],
        "key": str(ledger_key().public),
        "former": FormerKey.objects.all(),
        "lag": lag(real_now()),
        "witnessed": [
            (name, datetime.fromtimestamp(at, UTC), last.size)
            for last in [newest_cosigned()]
            if last is not None
            for name, at in cosigned(last).witnesses
        ],
        "check": LedgerCheck.objects.filter(finished_at__isnull=False).first(),
    }
    return render(request, "matters/ledger.html", context)


@public
@require_safe
def checkpoint(request: Request, size: int | None = None) -> HttpResponse:
    """The newest signed checkpoint (C2SP signed note), or that of ``size``; 404 while there is none."""
    rows = Checkpoint.objects.order_by("-size")
    last = rows.first() if size is None else rows.filter(size=size).first()
    if last is None:
        raise Http404(_("账本里还没有记录。") if size is None else _("没有这个签名。"))
    return _note(last)


@public
@require_safe
def witnessed(request: Request) -> HttpResponse:
    """The newest checkpoint that a witness has signed too."""
    last = newest_cosigned()
    if last is None:
        raise Http404(_("还没有见证方的联署。"))
    return _note(last)


def _note(last: Checkpoint) -> HttpResponse:
    answer = HttpResponse(last.note, content_type="text/plain; charset=utf-8")
    answer["Cache-Control"] = "no-store"
    return answer


@public
@require_safe
def tile(request: Request, name: str) -> HttpResponse:
    """The hashes of one tile of the tree, 32 bytes each, under its name in C2SP tlog-tiles."""
    try:
        level, index, width = parse_tile_path(name)
        content = tile_content(level, index)
    except (LookupError, OverflowError, ValueError):
        raise Http404(_("没有这一块。")) from None
    content = content[: width * DIGEST_SIZE]
    if len(content) != width * DIGEST_SIZE:
        raise Http404(_("没有这一块。"))
    answer = HttpResponse(content, content_type="application/octet-stream")
    answer["Cache-Control"] = "public, max-age=31536000, immutable"  # what a name stands for never changes
    return answer


@public
@require_safe
def key(request: Request) -> HttpResponse:
    """The public key with which checkpoints are verified."""
    return HttpResponse(f"{ledger_key().public}\n", content_type="text/plain; charset=utf-8")


@public
@require_safe
def keys(request: Request) -> HttpResponse:
    """Every key that has signed this log, the present one first, and the notes that handed it over."""
    former = FormerKey.objects.order_by("-retired_at", "-id")
    parts = [f"{ledger_key().public}\n", *(f"{row.public}\n" for row in former)]
    handed_over = "".join(f"\n{row.handover}" for row in former)
    return HttpResponse("".join(parts) + handed_over, content_type="text/plain; charset=utf-8")


@needs(Role.SUPERVISION, Role.SETUP)
@require_safe
def checks(request: Request) -> HttpResponse:
    """The rounds in which the log was checked against the tables, and what they found."""
    return render(request, "matters/ledger_checks.html", {"rounds": LedgerCheck.objects.all()[:SHOWN]})


@public
@require_safe
def receipt(request: Request, matter_id: int) -> HttpResponse:
    """The receipt of one matter for whoever may see it, opened as far as they may read it."""
    row = get_object_or_404(visible(request.viewer, Matter), pk=matter_id)
    inside = works_on(request.viewer, row)
    open_to_all = _public_facts(row)

    above = reach_of(request.viewer).everything

    def shows(event: Event, field: str) -> bool:
        # an office answers for its post; who reported or complained is not the business of the unit
        if field == "actor.who" and event.post_id is None and event.actor_id is not None and not above:
            return False
        return inside or field.removeprefix("facts.") in open_to_all.get(event.step, frozenset())

    point = newest_cosigned() if "witnessed" in request.GET else None
    try:
        if "witnessed" in request.GET and point is None:
            raise NothingYetError(row.pk)
        personal = visible(request.viewer, Personal)
        written = receipt_of(row.pk, shows=shows, personal=personal, point=point)
    except NothingYetError:
        if "witnessed" in request.GET:
            raise Http404(_("见证方还没有见证到这件事，请稍后再下载，或者下载不带见证的凭据。")) from None
        raise Http404(_("这件事刚刚发生，几秒后才写进账本，请稍后再下载。")) from None
    answer = HttpResponse(written, content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="jiannuo-receipt-{row.pk}.json"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _public_facts(row: Matter) -> dict[str, frozenset[str]]:
    """The names of the facts that everybody may read, by step."""
    steps = loop_of(row.loop).steps
    public = {
        step.key: frozenset(fact.name for fact in step.needs if fact.public and not fact.personal)
        for step in steps.values()
    }
    # without these nobody could tell an erasure from a field that is merely not shown
    return public | {ERASE: frozenset({"erased", "ground"})}
