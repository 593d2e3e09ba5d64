"""One step for many matters: choose, look, confirm, and what became of each."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jiannuo.kernel.act import clean_facts
from jiannuo.kernel.loops import Step, loop_of
from jiannuo.kernel.refusal import Refused
from jiannuo.kernel.visible import visible
from jiannuo.matters.bulk import acting
from jiannuo.matters.forms import StepForm
from jiannuo.matters.listing import Asked
from jiannuo.matters.models import Bulk
from jiannuo.matters.queries.names import Names
from jiannuo.matters.queries.telling import told
from jiannuo.people.access import signed_in
from jiannuo.people.request import Request


@signed_in
@require_POST
def choose(request: Request) -> HttpResponse:
    """Note the matters that were ticked on a list and the step that was chosen for them."""
    back = f"{reverse('matters:list')}?{Asked.of(request.GET.dict()).address}"
    chosen = acting.chosen(request.POST.get("step", ""))
    ids = [int(pk) for pk in request.POST.getlist("matter") if pk.isascii() and pk.isdigit() and len(pk) < 19]
    if chosen is None or not ids:
        messages.error(request, _("请先勾选事项，再选择要批量办理的步骤。"))
        return redirect(back)
    bulk = acting.gather(request.viewer, *chosen, ids)
    if bulk is None:
        messages.error(request, _("勾选的事项里没有一件能办这一步。"))
        return redirect(back)
    return redirect("matters:bulk", bulk.pk)


@signed_in
def bulk(request: Request, bulk_id: UUID) -> HttpResponse:
    """What the step would do to each matter, and after it is confirmed what it did."""
    row = get_object_or_404(visible(request.viewer, Bulk), pk=bulk_id)
    if row.confirmed_at is not None:
        return render(request, "matters/bulk_done.html", _outcome(request, row))
    form = None
    if request.method == "POST":
        if "facts" in request.POST:
            form = _tell(request, row)
        elif "change" in request.POST:
            acting.tell(row, None)
        elif row.facts is not None or not _step(row).needs:
            return _confirm(request, row)
        if form is None:
            return redirect("matters:bulk", row.pk)
    return render(request, "matters/bulk.html", _preview(request, row, form))


def _tell(request: Request, row: Bulk) -> StepForm | None:
    """Keep the facts; the form if something is wrong with them."""
    sent = request.POST.copy()
    sent["confirm"] = "1"  # the page that follows asks for it
    form = StepForm(_step(row), viewer=request.viewer, sent=sent)
    facts = form.checked()
    if facts is None:
        return form
    try:
        acting.tell(row, clean_facts(_step(row), facts, request.viewer))
    except Refused as refusal:
        form.refuse(refusal)
        return form
    return None


def _confirm(request: Request, row: Bulk) -> HttpResponse:
    kept = [int(pk) for pk in request.POST.getlist("item") if pk.isascii() and pk.isdigit() and len(pk) < 19]
    if not acting.confirm(row, kept):
        messages.error(request, _("请至少勾选一件能办的事项。"))
        return redirect("matters:bulk", row.pk)
    acting.go_on(request.viewer, row)
    return redirect("matters:bulk", row.pk)


@signed_in
@require_POST
def go(request: Request, bulk_id: UUID) -> HttpResponse:
    """Do more of it."""
    row = get_object_or_404(visible(request.viewer, Bulk), pk=bulk_id, confirmed_at__isnull=False)
    acting.go_on(request.viewer, row)
    if request.htmx:
        return render(request, "matters/_bulk_done.html", _outcome(request, row))
    return redirect("matters:bulk", row.pk)


@signed_in
@require_POST
def again(request: Request, bulk_id: UUID) -> HttpResponse:
    """Try what was refused once more, as it is now."""
    row = get_object_or_404(visible(request.viewer, Bulk), pk=bulk_id, confirmed_at__isnull=False)
    acting.try_refused_again(request.viewer, row)
    acting.go_on(request.viewer, row)
    return redirect("matters:bulk", row.pk)


def _step(row: Bulk) -> Step:
    return loop_of(row.loop).steps[row.step]


def _preview(request: Request, row: Bulk, form: StepForm | None) -> dict[str, object]:
    step, viewer = _step(row), request.viewer
    tried = acting.rehearse(viewer, row)
    asks = bool(step.needs) and row.facts is None
    names = Names(viewer)
    facts = {fact.name: fact for fact in step.needs}
    return {
        "bulk": row,
        "loop": loop_of(row.loop),
        "chosen": step,
        "form": form or (StepForm(step, viewer=viewer) if asks else None),
        "told": [told(facts.get(name), name, value, names) for name, value in (row.facts or {}).items()],
        "can": [one for one in tried if one.refusal is None],
        "cannot": [one for one in tried if one.refusal is not None],
    }


def _outcome(request: Request, row: Bulk) -> dict[str, object]:
    titles = acting.titles_of(request.viewer, row)
    items = [(item, titles.get(item.matter_id, "")) for item in row.items.all()]
    return {
        "bulk": row,
        "loop": loop_of(row.loop),
        "chosen": _step(row),
        "progress": acting.progress(row),
        "refused": [pair for pair in items if pair[0].outcome == acting.Outcome.REFUSED],
        "done": [pair for pair in items if pair[0].outcome == acting.Outcome.DONE],
    }
