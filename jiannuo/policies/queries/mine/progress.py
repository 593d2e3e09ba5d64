"""Where a claim is on its way: confirmed, checked, announced, approved, sent, in the account."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from jiannuo.kernel.now import today
from jiannuo.policies.models import Claim

Word = str | Promise
STAGES: tuple[Word, ...] = (
    pgettext_lazy("stage of a claim", "确认"),
    pgettext_lazy("stage of a claim", "核对"),
    pgettext_lazy("stage of a claim", "公示"),
    pgettext_lazy("stage of a claim", "审批"),
    pgettext_lazy("stage of a claim", "支付"),
    pgettext_lazy("stage of a claim", "到账"),
)
CHECK, ANNOUNCE, APPROVE, PAY, RECEIVED = range(1, 6)
#: state -> the stage it stands in, and how it stands there
PLACES: dict[str, tuple[int, str]] = {
    "reviewing": (CHECK, "now"),
    "returned": (CHECK, "stuck"),
    "short_of_money": (CHECK, "now"),
    "checked": (ANNOUNCE, "now"),
    "listed": (ANNOUNCE, "now"),
    "approved": (PAY, "now"),
    "sent": (PAY, "now"),
    "bounced": (PAY, "stuck"),
    "corrected": (PAY, "now"),
    "paid": (RECEIVED, "done"),
    "completed": (RECEIVED, "done"),
}
LOOKS: dict[str, Word] = {
    "done": gettext_lazy("已完成"),
    "now": gettext_lazy("正在办"),
    "stuck": gettext_lazy("要您处理"),
    "todo": gettext_lazy("还没到"),
    "off": gettext_lazy("不再办"),
}
#: the step that ends a stage -> the stage
ENDING = {"pass_check": CHECK, "approve": APPROVE, "send": PAY, "send_again": PAY}


@dataclass(frozen=True)
class Stage:
    """One stage: its name, how it stands, when it was passed, or the day by which it is."""

    label: Word
    look: str = "todo"
    at: datetime | None = None
    by: date | None = None

    @property
    def state(self) -> Word:
        """How it stands, in words."""
        return LOOKS[self.look]


@dataclass(frozen=True)
class Progress:
    """All stages in order."""

    stages: tuple[Stage, ...]


@dataclass(frozen=True)
class After:
    """What comes after a confirmation or an application, before there is one."""

    label: Word
    about: Word


def progress_of(claim: Claim, passed: dict[str, datetime] | None = None) -> Progress:
    """The line of ``claim``; ``passed``: when it came through which step."""
    place, look = _place(claim)
    at = _moments(claim, passed or {})
    stages = []
    for number, label in enumerate(STAGES):
        state = "done" if number < place else look if number == place else "off" if look == "off" else "todo"
        due = claim.due_at if number == place and state == "now" else None
        by = timezone.localdate(due) if due else None
        stages.append(Stage(label, state, at.get(number) if state == "done" else None, by))
    return Progress(tuple(stages))


def _place(claim: Claim) -> tuple[int, str]:
    if claim.state == "listed":
        until = claim.batch.announced_until if claim.batch_id and claim.batch else None
        return (APPROVE, "now") if until is not None and until < today() else (ANNOUNCE, "now")
    if claim.state in PLACES:
        return PLACES[claim.state]
    # refused or withdrawn: where it stood is told by what is set
    return (PAY if claim.batch_id else CHECK), "off"


def _moments(claim: Claim, passed: dict[str, datetime]) -> dict[int, datetime]:
    found = {0: claim.opened_at}
    found |= {stage: passed[step] for step, stage in ENDING.items() if step in passed}
    until = claim.batch.announced_until if claim.batch_id and claim.batch else None
    if until is not None and until <= today():
        found[ANNOUNCE] = timezone.make_aware(datetime.combine(until, time(17, 0)))
    if claim.paid_at:
        found[RECEIVED] = claim.paid_at
    return found


def after(automatic: bool) -> list[After]:
    """What happens, stage by stage."""
    checked = (
        _("责任单位核对账户和有没有重复享受；您不用再跑。")
        if automatic
        else _("责任单位核对数据和材料；缺什么一次告诉您，补正期间不算时间。")
    )
    texts = [
        checked,
        _("名单公示 5 个工作日：公示企业名称和金额，不公示账号。"),
        _("责任单位和支付单位各一人审批，两人不能是同一人。"),
        _("支付单位把钱付到您的账户。退票的，请您改账户，不用重来。"),
        _("到账后通知您，请您评价。"),
    ]
    return [After(label, text) for label, text in zip(STAGES[1:], texts, strict=True)]
