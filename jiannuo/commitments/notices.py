"""What those who take part in a dispatch meeting are told. That they are called to it is a duty."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from jiannuo.commitments.models import Meeting
from jiannuo.notices.message import Message, Told


def _when_and_where(told: Told) -> str:
    row = Meeting.objects.filter(pk=told.matter.pk).first() if told.matter else None
    if row is None:
        return ""
    moment = date_format(localtime(row.starts_at), "SHORT_DATETIME_FORMAT")
    return _("时间：%(moment)s。地点：%(place)s。") % {"moment": moment, "place": row.place}


class MeetingCalled(Message):
    """Somebody is to chair a meeting."""

    key = "commitments.meeting_called"
    label = gettext_lazy("调度会通知")
    icon = "calendar-event"

    @classmethod
    def title(cls, told: Told) -> str:
        """Which."""
        return _("请您主持：%(meeting)s") % {"meeting": told.name}

    @classmethod
    def body(cls, told: Told) -> str:
        """When and where."""
        return _when_and_where(told)

    @classmethod
    def digest(cls, count: int) -> str:
        """How many."""
        return ngettext("%(count)d 个调度会请您主持", "%(count)d 个调度会请您主持", count) % {"count": count}


class MeetingMoved(Message):
    """Day, hour, place or chair of a meeting changed."""

    key = "commitments.meeting_moved"
    label = gettext_lazy("调度会改期")
    icon = "calendar-time"
    urgent = True

    @classmethod
    def title(cls, told: Told) -> str:
        """Which."""
        return _("会议有变动：%(meeting)s") % {"meeting": told.name}

    @classmethod
    def body(cls, told: Told) -> str:
        """When and where it is now."""
        return _when_and_where(told)

    @classmethod
    def digest(cls, count: int) -> str:
        """How many."""
        return ngettext("%(count)d 个调度会有变动", "%(count)d 个调度会有变动", count) % {"count": count}


class MeetingCancelled(Message):
    """A meeting will not take place."""

    key = "commitments.meeting_cancelled"
    label = gettext_lazy("调度会取消")
    icon = "calendar-cancel"
    urgent = True

    @classmethod
    def title(cls, told: Told) -> str:
        """Which."""
        return _("会议取消：%(meeting)s") % {"meeting": told.name}

    @classmethod
    def body(cls, told: Told) -> str:
        """Why."""
        reason = told.event.facts.get("reason", "") if told.event else ""
        return _("理由：%(reason)s") % {"reason": reason} if reason else ""

    @classmethod
    def digest(cls, count: int) -> str:
        """How many."""
        return ngettext("%(count)d 个调度会取消", "%(count)d 个调度会取消", count) % {"count": count}
