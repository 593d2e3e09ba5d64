"""调度会: called, held, and put away when everything decided there is done.

It closes by its own office's word, with a reason: holding a meeting is not the work. The work is its
decisions, each a matter of its own that somebody else verifies, and none may be open then.
"""

from django.utils.translation import gettext_lazy as _

from jiannuo.commitments.meetings import columns, facts, guards
from jiannuo.commitments.meetings.freezing import freeze_pack
from jiannuo.commitments.meetings.parties import called, chair, everybody, invited
from jiannuo.commitments.parties import supervision
from jiannuo.kernel.loops import NEW, Alarm, Clock, Loop, State, Step, Tell, Until, assist, lead, stays

CALLED, MOVED, CANCELLED = (f"commitments.meeting_{what}" for what in ("called", "moved", "cancelled"))


class MeetingLoop(Loop):
    """The loop of one meeting."""

    key, label, version = "commitments.meeting", _("调度会"), 1
    model = "commitments.Meeting"
    searched = ("title", "agenda")

    planned = State(_("已通知，待召开"), starts=True, owes=(lead(supervision), assist(invited)))
    held = State(
        _("已召开，议定事项落实中"), owes=lead(supervision), waits=_("议定事项各有时限，全部办结后归档")
    )
    archived = State(_("已归档"), ends=True)
    cancelled = State(_("已取消"), ends=True)

    call = Step(
        _("召集"),
        NEW >> planned,
        by=supervision,
        needs=(
            facts.kind,
            facts.day,
            facts.at,
            facts.place,
            facts.chair,
            facts.report,
            facts.since,
            *facts.scope,
            facts.agenda,
        ),
        guards=(guards.time_is_read, guards.not_past, guards.looks_back, guards.something_in_scope),
        sets=columns.called,
        tells=(Tell(CALLED, chair),),
        about=_("定下时间、地点和范围，通知有关单位"),
    )
    answer_call = Step(
        _("参会回执"), stays(planned), by=called, needs=(facts.attending,), about=_("告诉督查室谁来参会")
    )
    move = Step(
        _("改期、改地点"),
        stays(planned),
        by=supervision,
        needs=(facts.new_day, facts.new_at, facts.new_place, facts.new_chair, facts.reason),
        guards=(guards.time_is_read, guards.not_past, guards.something_moves),
        sets=columns.moved,
        tells=(Tell(MOVED, everybody),),
        about=_("参会单位会收到通知，日历随之更新"),
    )
    rescope = Step(
        _("调整范围"),
        stays(planned),
        by=supervision,
        needs=(facts.since, *facts.scope, facts.reason),
        guards=(guards.looks_back, guards.something_in_scope),
        sets=columns.rescoped,
        about=_("重新选定要看的承诺，参会单位随之调整"),
    )
    hold = Step(
        _("记为已召开"),
        planned >> held,
        by=supervision,
        needs=(facts.attended,),
        guards=(guards.day_has_come,),
        does=(freeze_pack,),
        about=_("会议材料按此刻的数封存，之后照原样可查；随后记录议定事项"),
    )
    archive = Step(
        _("归档"),
        held >> archived,
        by=supervision,
        needs=(facts.closing,),
        typed_ending=True,
        about=_("议定事项全部办结以后归档"),
    )
    cancel = Step(
        _("取消会议"),
        planned >> cancelled,
        by=supervision,
        needs=(facts.reason,),
        tells=(Tell(CANCELLED, everybody),),
        typed_ending=True,
        about=_("通知参会单位会议取消，写明理由留存"),
    )

    meeting_day = Clock(
        _("会议日期"),
        runs_in=planned,
        budget=Until("meets_on"),
        basis=_("会议通知"),
        alarms=(Alarm(1.0, ("supervision",)),),
        purpose="respond",
    )
