"""Asking online: the form, the thread with its clock, and the list."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from jiannuo.enterprises.models import Enterprise
from jiannuo.kernel.act import act
from jiannuo.kernel.refusal import Refused
from jiannuo.people.request import Request
from jiannuo.policies.actions import asking
from jiannuo.policies.forms.asking import AskForm
from jiannuo.policies.forms.step import ToldForm
from jiannuo.policies.models import Question
from jiannuo.policies.queries.mine.naming import policy_title
from jiannuo.policies.queries.mine.steps import open_steps
from jiannuo.policies.queries.mine.thread import Line, questions, talk_of
from jiannuo.policies.queries.public_questions import public_questions
from jiannuo.policies.views.my.acting import for_enterprise
from jiannuo.policies.views.my.policy import QUESTIONS, found

#: questions on the page
SHOWN = 100
#: the steps an enterprise takes of its own accord
OURS = ("add", "helpful", "ask_again", "take_back")


@require_safe
@for_enterprise
def listing(request: Request, enterprise: Enterprise) -> HttpResponse:
    """What the enterprise asked."""
    rows = [Line(one) for one in questions(request.viewer, enterprise)[:SHOWN]]
    return render(request, "policies/my/questions.html", {"rows": rows, "tab": "questions"})


@for_enterprise
def ask(request: Request, enterprise: Enterprise, version_id: int) -> HttpResponse:
    """Ask about a policy: straight to the unit that answers for it."""
    version = found(request.viewer, version_id)
    form = AskForm(request.POST if request.method == "POST" else None)
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            words = {"words": form.cleaned_data["words"]}
            key = form.cleaned_data["key"]
            made = asking.ask(request.viewer, version.policy, enterprise, facts=words, key=key)
            return redirect(f"{reverse('policies:my_question', args=[made.pk])}?fresh=1")
        except Refused as problem:
            refusal = problem
    context = {
        "version": version,
        "form": form,
        "refusal": refusal,
        "public_questions": public_questions(version.policy_id)[:QUESTIONS],
        "tab": "questions",
    }
    status = refusal.status if refusal else 422 if form.errors else 200
    return render(request, "policies/my/ask.html", context, status=status)


@require_safe
@for_enterprise
def page(request: Request, enterprise: Enterprise, question_id: int) -> HttpResponse:
    """The thread, and until when the answer is owed."""
    return _shown(request, enterprise, _found(request, enterprise, question_id))


@for_enterprise
def step(request: Request, enterprise: Enterprise, question_id: int, step: str) -> HttpResponse:
    """Say that it helped, or ask on."""
    question = _found(request, enterprise, question_id)
    chosen = question.declared.steps.get(step)
    if chosen is None:
        raise Http404
    address = reverse("policies:my_question", args=[question.pk])
    if request.method != "POST":
        return redirect(f"{address}#step-{step}")
    form = ToldForm(chosen, request.viewer, question.revision, request.POST, request.FILES)
    if not form.is_valid():
        return _shown(request, enterprise, question, form, status=422)
    try:
        act(question, step, actor=request.viewer, facts=form.told(), expect=form.expected, key=form.number)
    except Refused as refusal:
        question = _found(request, enterprise, question_id)
        return _shown(request, enterprise, question, form, refusal, status=refusal.status)
    return redirect(address)


def _found(request: Request, enterprise: Enterprise, question_id: int) -> Question:
    question: Question = get_object_or_404(questions(request.viewer, enterprise), pk=question_id)
    return question


def _shown(
    request: Request, enterprise: Enterprise, question: Question, bound: ToldForm | None = None,
    refusal: Refused | None = None, *, status: int = 200,
) -> HttpResponse:  # fmt: skip
    steps = open_steps(
        request.viewer,
        question,
        lambda key: reverse("policies:my_question_step", args=[question.pk, key]),
        ("add", "helpful"),
        bound=bound,
    )
    context = {
        "question": question,
        "one": talk_of(question, enterprise.name),
        "title": policy_title(question.policy),
        "steps": [one for one in steps if one.key in OURS],
        "fresh": "fresh" in request.GET,
        "refusal": refusal,
        "tab": "questions",
    }
    return render(request, "policies/my/question.html", context, status=status)
