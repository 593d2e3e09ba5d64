"""What a version gives, from when to when, and the document it is read from."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiannuo.kernel.refusal import Refused
from jiannuo.kernel.visible import visible
from jiannuo.people.access import needs
from jiannuo.people.request import Request
from jiannuo.people.roles import STAFF
from jiannuo.people.viewer import Viewer
from jiannuo.policies.awarding.benefit import BenefitError
from jiannuo.policies.awarding.benefit import read as read_benefit
from jiannuo.policies.conditions.vocabulary import Vocabulary
from jiannuo.policies.drafting import giving
from jiannuo.policies.drafting.giving_words import giving_words
from jiannuo.policies.models import Pool
from jiannuo.policies.views.office.saving import content_of, save
from jiannuo.policies.views.office.seen import Seen, framed, seen
from jiannuo.policies.words import vocabulary


def _day(label: Any) -> forms.DateField:
    """A day that may be left open."""
    widget = forms.DateInput(attrs={"type": "date", "class": "form-control"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget)


class TermsForm(forms.Form):
    """Everything of a draft but its condition and its examples."""

    summary = forms.CharField(
        label=gettext_lazy("一句话说明"), required=False, max_length=500,
        widget=forms.Textarea(attrs={"rows": 2, "class": "form-control"}),
        help_text=gettext_lazy("对企业说的话：谁能得到什么。"),
    )  # fmt: skip
    valid_from = _day(gettext_lazy("生效日期"))
    valid_to = _day(gettext_lazy("失效日期（最后一个有效日）"))
    opens_on = _day(gettext_lazy("申报开始"))
    closes_on = _day(gettext_lazy("申报截止"))
    application = forms.CharField(
        label=gettext_lazy("申请类型"), max_length=30, required=False,
        widget=forms.TextInput(attrs={"class": "form-control"}),
    )  # fmt: skip
    pool = forms.ModelChoiceField(
        Pool.objects.none(), label=gettext_lazy("资金"), required=False,
        empty_label=gettext_lazy("不涉及资金"), widget=forms.Select(attrs={"class": "form-select"}),
    )  # fmt: skip
    automatic = forms.BooleanField(
        label=gettext_lazy("免申即享：不用申请，确认账户即可"), required=False,
        widget=forms.CheckboxInput(attrs={"class": "form-check-input"}),
    )  # fmt: skip
    document = forms.CharField(
        label=gettext_lazy("政策原文"), required=False, max_length=60_000,
        widget=forms.Textarea(attrs={"rows": 14, "class": "form-control"}),
    )  # fmt: skip
    clauses = forms.CharField(
        label=gettext_lazy("条款原句"), required=False, max_length=40_000,
        widget=forms.Textarea(attrs={"rows": 8, "class": "form-control"}),
        help_text=gettext_lazy("一行一条，条款名写在【】里：【第三条】上年度营业收入不低于2000万元。"),
    )  # fmt: skip

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pool = self.fields["pool"]
        assert isinstance(pool, forms.ModelChoiceField)
        pool.queryset = visible(viewer, Pool)

    def told(self) -> dict[str, Any]:
        """The facts of the step."""
        told = dict(self.cleaned_data)
        for name in ("valid_from", "valid_to", "opens_on", "closes_on"):
            told[name] = told[name].isoformat() if told[name] else ""
        told["pool"] = told["pool"].pk if told["pool"] else None
        return told


@needs(*STAFF)
def terms(request: Request, version_id: int) -> HttpResponse:
    """The form; ``do=tier`` adds an empty tier, ``do=save`` saves."""
    here, words = seen(request.viewer, version_id), vocabulary()
    if request.method != "POST" or not here.writes:
        form = TermsForm(initial=_initial(here), viewer=request.viewer)
        return _page(request, here, form, giving.giving_of(here.version.benefit or {}, words), words)
    form = TermsForm(request.POST, viewer=request.viewer)
    sent = giving.sent(request.POST, _amounts(request))
    if request.POST.get("do") != "save":
        form.is_valid()
        return _page(request, here, form, sent, words, asked=True)
    return _saved(request, here, form, sent, words)


def _saved(
    request: Request, here: Seen, form: TermsForm, sent: giving.Giving, words: Vocabulary
) -> HttpResponse:
    keeps = request.POST.get("kind") == "complex"
    problem = ("", "")
    benefit: Any = here.version.benefit
    if not keeps:
        try:
            benefit = giving.written(sent, words)
            read_benefit(benefit, words)
        except giving.GivingError as wrong:
            problem = (wrong.name, wrong.sentence)
        except BenefitError as wrong:
            problem = ("benefit", wrong.sentence)
    if not form.is_valid() or problem[1]:
        return _page(request, here, form, sent, words, problem=problem)
    try:
        save(request.viewer, here.version, **form.told(), benefit=benefit or None)
    except Refused as refusal:
        return _page(request, here, form, sent, words, refusal=refusal)
    messages.success(request, _("已保存。"))
    return redirect("policies:terms", here.version.pk)


def _amounts(request: Request) -> list[giving.Amount]:
    """The tiers as they were sent."""
    names = ("tier_kind", "tier_yuan", "tier_percent", "tier_of", "tier_cap", "tier_condition")
    columns = [request.POST.getlist(name) for name in names]
    rows = zip(*columns, strict=False)
    return [
        giving.Amount(
            "percent" if kind == "percent" else "fixed", yuan[:30], percent[:30], of[:60], "1", cap[:30],
            condition[:2000].strip(),
        )
        for kind, yuan, percent, of, cap, condition in rows
    ]  # fmt: skip


def _initial(here: Seen) -> dict[str, Any]:
    version = here.version
    names = (
        "summary",
        "valid_from",
        "valid_to",
        "opens_on",
        "closes_on",
        "application",
        "automatic",
        "document",
    )
    return {name: getattr(version, name) for name in names} | {
        "pool": version.pool_id,
        "clauses": content_of(version)["clauses"],
    }


def _page(
    request: Request,
    here: Seen,
    form: TermsForm,
    shown: giving.Giving,
    words: Vocabulary,
    *,
    problem: tuple[str, str] = ("", ""),
    refusal: Refused | None = None,
    asked: bool = False,
) -> HttpResponse:
    wrong = bool(problem[1] or (form.errors and not asked))
    context = framed(
        here,
        "terms",
        form=form,
        giving=shown,
        tiers=[*shown.tiers, giving.Amount()][: giving.MOST_TIERS],
        bases=giving.bases(words),
        items=list(words.items),
        said=giving_words(here.version.benefit, words),
        problem=problem,
        wrong=wrong,
        refusal=refusal,
    )
    status = refusal.status if refusal else 422 if wrong else 200
    return render(request, "policies/office/terms.html", context, status=status)
