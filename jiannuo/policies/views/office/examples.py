"""Example enterprises of a version: what they are, what must come out, and what does."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from jiannuo.kernel.now import today
from jiannuo.kernel.refusal import Refused
from jiannuo.people.access import needs
from jiannuo.people.request import Request
from jiannuo.people.roles import STAFF
from jiannuo.policies.conditions.faults import Fault
from jiannuo.policies.drafting.example_lines import (
    SAMPLE,
    SAMPLE_CLAUSE,
    LineError,
    details_of,
    facts_of_lines,
    lines_of,
)
from jiannuo.policies.library.written_facts import WrittenFactError
from jiannuo.policies.library.written_facts import facts as read_facts
from jiannuo.policies.models import Example
from jiannuo.policies.publishing.examples import Wrong, wrong_examples
from jiannuo.policies.publishing.reading import condition_of
from jiannuo.policies.views.office.saving import save
from jiannuo.policies.views.office.seen import Seen, framed, seen
from jiannuo.policies.words import vocabulary

EXPECTED = ("true", "false", "unknown")


@dataclass(frozen=True)
class Run:
    """One example with what came out otherwise."""

    example: Example
    lines: str
    wrong: list[Wrong] = field(default_factory=list)
    #: whether it was run: without a readable condition nothing is
    ran: bool = True


@needs(*STAFF)
def examples(request: Request, version_id: int) -> HttpResponse:
    """The examples with their results; a form to write one, replace one or take one out."""
    here = seen(request.viewer, version_id)
    if request.method == "POST" and here.writes:
        return _changed(request, here)
    chosen = here.version.examples.filter(pk=_number(request.GET.get("edit", ""))).first()
    told = _told_of(chosen) if chosen else {"lines": "", "expected": "true"}
    return _page(request, here, told)


def _changed(request: Request, here: Seen) -> HttpResponse:
    told = {
        name: request.POST.get(name, "")[:8000] for name in ("old", "name", "lines", "expected", "clauses")
    }
    kept = [_row(one) for one in here.version.examples.all() if str(one.pk) != told["old"]]
    if request.POST.get("do") != "remove":
        before = here.version.examples.filter(pk=_number(told["old"])).first()
        try:
            kept.append(_example(told, details_of(before.facts) if before else {}))
        except (LineError, WrittenFactError) as problem:
            return _page(request, here, told, problem=str(problem))
    try:
        save(request.viewer, here.version, examples=kept)
    except Refused as refusal:
        return _page(request, here, told, problem=f"{refusal.sentence}{refusal.cure}")
    messages.success(request, _("样例已保存。"))
    return redirect("policies:examples", here.version.pk)


def _example(told: dict[str, str], details: dict[str, Any]) -> dict[str, Any]:
    """The example as the draft keeps it. Raises LineError or WrittenFactError."""
    name = told["name"].strip()[:100]
    if not name:
        raise LineError(_("请给样例企业起个名字。"))
    made = facts_of_lines(told["lines"], details)
    plain = {word: value for word, value in made.items() if word != "day"}
    read_facts(plain, vocabulary(), today())
    by_clause = {}
    for line in told["clauses"].splitlines():
        ref, _sign, said = line.replace("=", "＝").rpartition("＝")
        if ref.strip() and said.strip() in EXPECTED:
            by_clause[ref.strip()] = said.strip()
    expected = told["expected"] if told["expected"] in EXPECTED else "true"
    return {"name": name, "facts": made, "expected": expected, "by_clause": by_clause}


def _row(one: Example) -> dict[str, Any]:
    return {"name": one.name, "facts": one.facts, "expected": one.expected, "by_clause": one.by_clause}


def _told_of(one: Example) -> dict[str, Any]:
    clauses = "\n".join(f"{ref}＝{said}" for ref, said in one.by_clause.items())
    return {
        "old": one.pk, "name": one.name, "lines": lines_of(one.facts), "expected": one.expected,
        "clauses": clauses, "details": details_of(one.facts),
    }  # fmt: skip


def runs(here: Seen) -> list[Run]:
    """Every example, run."""
    rows = list(here.version.examples.all())
    try:
        condition_of(here.version)
        wrong = list(wrong_examples(here.version)) if rows else []
        ran = True
    except Fault:
        wrong, ran = [], False
    return [
        Run(one, lines_of(one.facts), [bad for bad in wrong if bad.name == one.name], ran) for one in rows
    ]


def _page(request: Request, here: Seen, told: dict[str, Any], *, problem: str = "") -> HttpResponse:
    labels = {"true": _("符合"), "false": _("不符合"), "unknown": _("不能确定"), "": "—"}
    context = framed(
        here,
        "examples",
        runs=runs(here),
        told=told,
        problem=problem,
        labels=labels,
        sample=SAMPLE,
        sample_clause=SAMPLE_CLAUSE,
        words=[one.word for one in vocabulary().attributes],
    )
    return render(request, "policies/office/examples.html", context, status=422 if problem else 200)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
