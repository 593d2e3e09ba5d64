"""The claims of an enterprise, each with where it is, whose turn it is, and what follows."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jiannuo.enterprises.models import Enterprise
from jiannuo.kernel.models import Event
from jiannuo.kernel.visible import Viewer, visible
from jiannuo.policies.models import Claim
from jiannuo.policies.queries.mine.progress import Progress, progress_of

Word = str | Promise
LOOP = "policies.claim"
#: state -> (class of its colour, icon)
LOOKS = {
    "returned": ("stuck", "alert-triangle"),
    "bounced": ("stuck", "alert-triangle"),
    "paid": ("yes", "coin"),
    "completed": ("yes", "circle-check"),
    "refused": ("no", "circle-x"),
    "withdrawn": ("no", "arrow-back-up"),
}
#: states in which the enterprise must act -> what it is asked
TURNS: dict[str, Word] = {
    "returned": _("请补正后再交"),
    "bounced": _("请改正收款账户"),
    "paid": _("已到账，请评价"),
}
#: state -> what happens next, in one sentence
NEXT: dict[str, Word] = {
    "reviewing": _("责任单位正在核对，通过后进入公示，不用您再办什么。"),
    "returned": _("有一处要您补正。补正期间不算办理时间，交回后接着办。"),
    "short_of_money": _("核对已经通过，正在等资金。名额给您留着，资金一到就接着办。"),
    "checked": _("核对通过，等待列入下一批公示。"),
    "listed": _("正在公示和审批：公示 5 个工作日，之后两个人先后审批。"),
    "approved": _("审批通过，等支付单位付款。"),
    "sent": _("已经交财政支付，一般几个工作日内到账。"),
    "bounced": _("银行退回了这笔钱。钱没有丢，改正账户后重新支付，不用重新申报。"),
    "corrected": _("账户已改正，等支付单位重新付款。"),
    "paid": _("钱已经到账。请您评价一下，这件事就办完了。"),
    "completed": _("这件事已经办完。"),
    "refused": _("没有通过，理由见下面。不同意的，可以提出异议，由没有参与的人复核。"),
    "withdrawn": _("您撤回了。在申报期内还可以再来。"),
}
#: facts of an event that may be read on the enterprise's page, and whose they are worth showing
TOLD = ("reason", "remark", "statement", "words")


@dataclass(frozen=True)
class Why:
    """What an officer said when the claim came back or was turned down."""

    label: Word
    words: str
    at: datetime
    unit: str = ""


@dataclass(frozen=True)
class Told:
    """One thing that happened."""

    label: Word
    at: datetime
    unit: str = ""
    words: str = ""


@dataclass(frozen=True)
class Mine:
    """One claim as its enterprise sees it."""

    claim: Claim
    progress: Progress
    told: list[Told] = field(default_factory=list)
    why: Why | None = None

    word = property(lambda self: self.claim.at.label)
    next = property(lambda self: NEXT.get(self.claim.state, ""))
    turn = property(lambda self: TURNS.get(self.claim.state, ""))
    look = property(lambda self: LOOKS.get(self.claim.state, ("now", "progress"))[0])
    icon = property(lambda self: LOOKS.get(self.claim.state, ("now", "progress"))[1])

    @property
    def due(self) -> datetime | None:
        """Until when the present step may take."""
        return self.claim.due_at if self.claim.is_open else None


def claims(viewer: Viewer, enterprise: Enterprise) -> QuerySet[Claim]:
    """The claims of ``enterprise`` that the viewer may see, those that moved last first. Recoveries are
    matters of their own and not among them."""
    rows = visible(viewer, Claim).filter(enterprise=enterprise, loop=LOOP)
    return rows.select_related("version__policy", "unit", "payer", "batch").order_by("-moved_at", "-pk")


def brief(claim: Claim) -> Mine:
    """A claim in a list."""
    return Mine(claim, progress_of(claim))


def whole(claim: Claim) -> Mine:
    """A claim on its own page."""
    events = list(claim.events.select_related("unit").order_by("seq"))
    passed = {event.step: event.at for event in events}
    steps = claim.declared.steps
    told = [
        Told(steps[one.step].label, one.at, one.unit.name if one.unit else "", _words(one))
        for one in events
        if one.step in steps
    ]
    why = None
    if claim.state in ("returned", "bounced", "refused"):
        last = next(
            (one for one in reversed(events) if one.after == claim.state and one.before != one.after), None
        )
        if last is not None and _words(last):
            why = Why(steps[last.step].label, _words(last), last.at, last.unit.name if last.unit else "")
    return Mine(claim, progress_of(claim, passed), told, why)


def _words(event: Event) -> str:
    return next((str(event.facts[name]) for name in TOLD if event.facts.get(name)), "")
