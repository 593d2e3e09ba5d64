"""The forms of calling a meeting and of recording decisions.

They only gather what was typed; the loops check it, so that page and API refuse the same things.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiannuo.commitments.decision_loop import DecisionLoop
from jiannuo.commitments.meeting_loop import MeetingLoop
from jiannuo.commitments.meetings import facts
from jiannuo.commitments.meetings.period import first_day
from jiannuo.commitments.meetings.scope import domains_of, reports_with_commitments, rows_in
from jiannuo.commitments.models import Commitment, Meeting
from jiannuo.kernel.loops import Step
from jiannuo.kernel.now import today
from jiannuo.kernel.refusal import Refused
from jiannuo.people.models import Post, Unit
from jiannuo.people.roles import Role

CONTROL, CHOOSE = {"class": "form-control"}, {"class": "form-select"}
#: what the scope lists, as the form calls it
LISTS = ("domains", "units", "posts", "commitments")


def _name(form: forms.Form, step: Step) -> None:
    """Call the fields what the loop calls them."""
    for fact in step.needs:
        if fact.name in form.fields and not form.fields[fact.name].label:
            form.fields[fact.name].label = str(fact.label)


class CallForm(forms.Form):
    """When, where, under whom, and about what."""

    kind = forms.ChoiceField(choices=Meeting.Kind.choices, widget=forms.RadioSelect)
    title = forms.CharField(
        label=gettext_lazy("会议名称"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("不填就按类型和日期命名；专题调度请写明专题。"),
        widget=forms.TextInput(CONTROL),
    )
    day = forms.CharField(widget=forms.TextInput({**CONTROL, "type": "date"}))
    at = forms.CharField(widget=forms.TextInput({**CONTROL, "type": "time"}))
    place = forms.CharField(widget=forms.TextInput({**CONTROL, "maxlength": "100"}))
    chair = forms.ChoiceField(widget=forms.Select(CHOOSE))
    report = forms.ChoiceField(label=gettext_lazy("哪一年的承诺"), widget=forms.Select(CHOOSE))
    since = forms.CharField(
        required=False,
        help_text=gettext_lazy("不填就从上次同类会议看起；没有开过的，季调度看三个月，其余看一个月。"),
        widget=forms.TextInput({**CONTROL, "type": "date"}),
    )
    domains = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    units = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    posts = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    commitments = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    agenda = forms.CharField(
        required=False,
        widget=forms.Textarea({**CONTROL, "rows": "3", "maxlength": str(facts.agenda.most)}),
    )

    def __init__(self, sent: QueryDict | None = None) -> None:
        super().__init__(data=sent)
        self.sent = sent or QueryDict()
        self.refusal: Refused | None = None
        _name(self, MeetingLoop.call)
        reports = reports_with_commitments()
        self.report_id = _one_of([pk for pk, _year in reports], self.sent.get("report"))
        leaders = Post.objects.on().filter(role=Role.LEADER).select_related("unit")
        posts = [(str(post.pk), post.title) for post in leaders.order_by("unit__order", "order", "pk")]
        self._offer("report", [(str(pk), _("%(year)d 年") % {"year": year}) for pk, year in reports])
        self._offer("chair", posts)
        self._offer("posts", posts)
        self._offer("domains", [(name, _(name)) for name in domains_of(self.report_id)])
        self._offer(
            "units", [(str(unit.pk), unit.name) for unit in Unit.objects.on().order_by("order", "code")]
        )
        rows = rows_in(self.report_id, {})
        self._offer("commitments", [(str(row.pk), f"{row.number}. {row.title}") for row in rows])
        self.initial.update(kind=Meeting.Kind.MONTH, at="09:00", report=str(self.report_id))

    def _offer(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    @property
    def lists(self) -> list[forms.BoundField]:
        """The fields of the scope."""
        return [self[name] for name in LISTS]

    def scope(self) -> dict[str, Any]:
        """The scope as chosen so far; what cannot be read is left out."""
        found: dict[str, Any] = {}
        for name in LISTS:
            offered = {str(key) for key, _label in self.fields[name].choices}  # type: ignore[attr-defined]
            chosen = [one for one in self.sent.getlist(name) if one in offered]
            if chosen:
                found[name] = chosen if name == "domains" else [int(one) for one in chosen]
        return found

    def told(self) -> dict[str, Any]:
        """The facts of the call. Only after ``is_valid``."""
        clean = dict(self.cleaned_data)
        clean.pop("title")
        clean["domains"] = "、".join(clean["domains"])
        if not clean["since"]:
            day = _day(clean["day"]) or today()
            clean["since"] = first_day(clean["kind"], self.report_id, day).isoformat()
        return clean

    def refuse(self, refusal: Refused) -> None:
        """Show ``refusal`` above the form and at the fields it names."""
        self.refusal = refusal
        for name, sentence in refusal.fields.items():
            if name in self.fields:
                self.add_error(name, str(sentence))


class DecisionForm(forms.Form):
    """One decision. A form that nobody typed anything into is no decision."""

    what = forms.CharField(
        widget=forms.Textarea({**CONTROL, "rows": "2", "maxlength": str(facts.what.most)}),
    )
    unit = forms.ChoiceField(widget=forms.Select(CHOOSE))
    until = forms.CharField(widget=forms.TextInput({**CONTROL, "type": "date"}))
    commitment = forms.ChoiceField(
        label=gettext_lazy("关于哪项承诺"), required=False, widget=forms.Select(CHOOSE)
    )
    assisting = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, offered: Mapping[str, Any], place: int, sent: QueryDict | None = None) -> None:
        self.sent = sent or QueryDict()
        super().__init__(data=sent, prefix=str(place), empty_permitted=True, use_required_attribute=False)
        _name(self, DecisionLoop.give)
        for name in ("unit", "commitment", "assisting"):
            self.fields[name].choices = offered[name]  # type: ignore[attr-defined]

    @property
    def empty(self) -> bool:
        """Whether nothing was typed."""
        return not any(self.sent.get(self.add_prefix(name)) for name in self.fields)

    def told(self) -> dict[str, Any]:
        """The facts of the decision. Only after ``is_valid``."""
        return {fact.name: self.cleaned_data.get(fact.name) for fact in DecisionLoop.give.needs}


def offered_to(meeting: Meeting) -> dict[str, Any]:
    """What a decision of ``meeting`` may name: units, those that were called first; commitments in scope."""
    called = set(meeting.invited)
    ordered = sorted(_units(), key=lambda unit: unit.pk not in called)
    named = [(str(unit.pk), unit.name) for unit in ordered]
    rows = _numbered(rows_in(meeting.report_id, meeting.scope))
    return {
        "unit": [("", _("请选择")), *named],
        "assisting": named,
        "commitment": [("", _("不针对某一项")), *rows],
    }


def _units() -> list[Unit]:
    return list(Unit.objects.on().order_by("order", "code"))


def _numbered(rows: Iterable[Commitment]) -> list[tuple[str, str]]:
    return [(str(row.pk), f"{row.number}. {row.title}") for row in rows]


def _one_of(ids: Sequence[int], asked: Any) -> int:
    return next((pk for pk in ids if str(pk) == str(asked)), ids[0] if ids else 0)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None
