"""A loop for the tests of the kernel: a hazard is found, fixed, and proven gone."""

from jiannuo.kernel.clocks import pause, resume
from jiannuo.kernel.loops import (
    NEW,
    Alarm,
    Clock,
    Loop,
    Pause,
    State,
    Step,
    holds,
    lead,
    on_duty,
    stays,
    the_lead,
    verify,
)
from jiannuo.kernel.loops.facts import Choice, Reason, Text
from jiannuo.kernel.timing.units import Days

inspector = holds("supervision", label="督查室")
department = holds("department", label="部门")
where = Text("place", "地点", personal=True, required=False)
listed = Choice("why", "理由", choices=(("storm", "台风"),))
why = Reason("why", "理由")


class Hazard(Loop):
    """The example of the design, on the plain Matter."""

    key, label, version = "sample.hazard", "隐患", 1

    found = State("已发现", starts=True, owes=lead(department))
    fixed = State("已整改", owes=verify(inspector), waits="复查随到随办")
    gone = State("已销号", ends=True)
    not_ours = State("不属本单位", ends=True)

    report = Step("上报", NEW >> found, by=inspector, needs=(where,))
    fix = Step("整改", found >> fixed, by=the_lead, needs=(Text("how", "整改措施"),))
    remark = Step("补充说明", stays(found, fixed), by=the_lead | inspector, needs=(Text("words", "说明"),))
    wait = Step("暂停计时", stays(found), by=inspector, needs=(listed,), does=(pause("cure", "why"),))
    go_on = Step("恢复计时", stays(found), by=inspector, does=(resume("cure"),))
    accept = Step("复查通过", fixed >> gone, by=on_duty("verify", "复查人"))
    reject = Step("复查不通过", fixed >> found, by=on_duty("verify", "复查人"), needs=(why,))
    refuse = Step("不属本单位", found >> not_ours, by=the_lead, needs=(why,), typed_ending=True)

    cure = Clock(
        "整改期限",
        runs_in=found,
        budget=Days(10),
        basis="测试",
        alarms=(Alarm(0.6), Alarm(1.0, ("owner", "head"))),
        pauses=(Pause("storm", "台风", "测试", Days(5)),),
    )
