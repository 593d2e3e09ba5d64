"""The kernel's own messages: something new to do, and a limit that runs out."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from jiannuo.notices.message import DAY, Label, Message, Told


class NewDuty(Message):
    """A duty was opened for a unit or post, and it is its turn."""

    key = "kernel.new_duty"
    label = gettext_lazy("新的待办")
    icon = "checkbox"

    @classmethod
    def title(cls, told: Told) -> str:
        """What is to be done; that it has gone on meanwhile, when somebody else was faster."""
        if told.matter and told.event and told.matter.state != told.event.after:
            return _("已有新进展：%(matter)s") % {"matter": told.name}
        return _("待您办理：%(matter)s") % {"matter": told.name}

    @classmethod
    def body(cls, told: Told) -> str:
        """In which state it came, and until when."""
        if told.matter is None:
            return ""
        lines = [_("当前状态：%(state)s。") % {"state": told.matter.at.label}]
        if told.matter.due_at:
            lines.append(_("请在 %(day)s 前办理。") % {"day": _moment(told.matter.due_at)})
        return "".join(lines)

    @classmethod
    def digest(cls, count: int) -> str:
        """How many."""
        return ngettext("%(count)d 件新待办", "%(count)d 件新待办", count) % {"count": count}


class Alarm(Message):
    """A limit has used up a fraction of its time, or all of it."""

    key = "kernel.alarm"
    label = gettext_lazy("时限提醒")
    icon = "alarm"
    window = DAY
    #: practice of the dispatch offices: a reminder, a warning, the day itself, and the escalation
    levels: ClassVar[Mapping[str, Label]] = {
        "reminder": gettext_lazy("提醒"),
        "warning": gettext_lazy("预警"),
        "due": gettext_lazy("到期"),
        "overdue": gettext_lazy("超期升级"),
    }

    @classmethod
    def level(cls, payload: Mapping[str, Any]) -> str:
        """By the fraction of the budget at which it rang; without one, a reminder."""
        try:
            fraction = float(payload.get("fraction", 0))
        except (TypeError, ValueError):
            fraction = 0.0
        if fraction > 1:
            return "overdue"
        if fraction == 1:
            return "due"
        return "warning" if fraction >= 0.9 else "reminder"

    @classmethod
    def disturbs(cls, level: str) -> bool:
        """The day itself and what comes after it."""
        return level in ("due", "overdue")

    @classmethod
    def title(cls, told: Told) -> str:
        """The level, then the matter."""
        level = cls.levels.get(told.level, cls.label)
        return _("%(level)s：%(matter)s") % {"level": level, "matter": told.name}

    @classmethod
    def body(cls, told: Told) -> str:
        """Which limit, and when it is over."""
        clock = _clock(told)
        due = parse_datetime(str(told.payload.get("due", "")))
        if clock and due:
            return _("%(clock)s：%(day)s 到期。") % {"clock": clock, "day": _moment(due)}
        return ""

    @classmethod
    def digest(cls, count: int) -> str:
        """How many."""
        return ngettext("%(count)d 条时限提醒", "%(count)d 条时限提醒", count) % {"count": count}


class ErasureAsked(Message):
    """Somebody wants a personal fact of theirs erased; the office that may do it hears."""

    key = "kernel.erasure_asked"
    label = gettext_lazy("申请删除个人信息")
    icon = "user-x"
    window = DAY

    @classmethod
    def body(cls, told: Told) -> str:
        """What to do, and by which law."""
        return _("请核对后办理，应当删除的及时删除（个人信息保护法第四十七条）。")

    @classmethod
    def digest(cls, count: int) -> str:
        """How many."""
        return ngettext("%(count)d 件删除个人信息的申请", "%(count)d 件删除个人信息的申请", count) % {
            "count": count
        }


class Delegated(Message):
    """A post may act for another one, or may no longer."""

    key = "people.delegated"
    label = gettext_lazy("委托代办")
    icon = "user-share"

    @classmethod
    def title(cls, told: Told) -> str:
        """For which post, and until when."""
        line = {"giver": told.payload.get("giver", ""), "last": told.payload.get("last", "")}
        if told.payload.get("withdrawn"):
            return _("委托已收回：不再代 %(giver)s") % line
        return _("受委托代办：代 %(giver)s，到 %(last)s 为止") % line


class LedgerWrong(Message):
    """The nightly check of the log found something that does not fit."""

    key = "kernel.ledger_wrong"
    label = gettext_lazy("账本核查发现问题")
    icon = "shield-x"
    urgent = True

    @classmethod
    def title(cls, told: Told) -> str:
        """That there is something."""
        return str(cls.label)

    @classmethod
    def body(cls, told: Told) -> str:
        """What to do."""
        return _(
            "库里的内容与签过名的账本不一致。请先保全现场：不要改动数据库，备份一份，再到“公开账本”查看是哪几处。"
        )


class ChannelOff(Message):
    """A channel of the account was turned off because it could not be reached any more."""

    key = "notices.channel_off"
    label = gettext_lazy("通知渠道已停用")
    icon = "plug-connected-x"
    leaves = False

    @classmethod
    def title(cls, told: Told) -> str:
        """Which channel."""
        return _("通知渠道已停用：%(channel)s") % {"channel": told.payload.get("channel", "")}

    @classmethod
    def body(cls, told: Told) -> str:
        """What to do."""
        return _("多次发送都没有成功。请到“通知设置”检查地址，重新验证后恢复。")


def _clock(told: Told) -> str:
    if told.matter is None:
        return ""
    declared = told.matter.declared.clocks.get(str(told.payload.get("clock", "")))
    return str(declared.label) if declared else ""


def _moment(moment: Any) -> str:
    return date_format(localtime(moment), "SHORT_DATETIME_FORMAT")
