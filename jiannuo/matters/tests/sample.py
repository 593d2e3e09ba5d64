"""A loop that asks for every kind of fact: a street's repair that goes back and forth."""

from decimal import Decimal

from jiannuo.kernel.loops import (
    NEW,
    Clock,
    Loop,
    State,
    Step,
    approve,
    holds,
    lead,
    on_duty,
    stays,
    the_author,
    the_lead,
    verify,
)
from jiannuo.kernel.loops.facts import Choice, Day, Flag, Number, Reason, Rows, Text
from jiannuo.kernel.timing.units import Days, WorkingDays

office = holds("supervision", label="督查室")
department = holds("department", label="部门")
approver = on_duty("approve", "审批人")
checker = on_duty("verify", "核验人")

words = Text("words", "进展情况", most=500, public=True)
who = Text("who", "反映人", required=False, personal=True, lines=1)
money = Number("money", "投入", unit="万元", least=Decimal(0), required=False)
unit = Rows("unit", "配合单位", model="people.Unit")
units = Rows("units", "抄送单位", model="people.Unit", many=True, required=False)
kind = Choice("kind", "方式", choices=(("repair", "维修"), ("replace", "更换")))
reason = Reason("why", "理由")


class Repair(Loop):
    """Reported, approved, done, checked; or withdrawn."""

    key, label, version = "sample.repair", "设施维修", 1

    reported = State("已受理", starts=True, owes=lead(department))
    planned = State("待审批", owes=approve(office), waits="审批随到随办")
    doing = State("维修中", owes=lead(department))
    done = State("待核验", owes=verify(office), waits="核验随到随办")
    closed = State("已办结", ends=True)
    withdrawn = State("已撤回", ends=True)

    report = Step("受理", NEW >> reported, by=office, needs=(who,))
    plan = Step(
        "报方案",
        reported >> planned,
        by=the_lead,
        needs=(kind, money, Day("until", "计划完成"), Flag("closed", "需要封路"), unit, units),
        about="写明怎么修、多少钱、什么时候修好，报督查室审批。",
    )
    agree = Step("同意", planned >> doing, by=approver)
    refuse = Step("退回", planned >> reported, by=approver, needs=(reason,))
    note = Step("报进展", stays(doing), by=the_lead, needs=(words,))
    finish = Step("报完工", doing >> done, by=the_lead, needs=(words,))
    quick = Step("当场修好", reported >> done, by=the_lead, needs=(words,))
    close = Step("核验通过", done >> closed, by=checker)
    again = Step("核验不通过", done >> doing, by=checker, needs=(reason,))
    withdraw = Step(
        "撤回", (reported | planned | doing) >> withdrawn, by=the_author, needs=(reason,), typed_ending=True
    )

    answer = Clock("受理时限", runs_in=reported, budget=WorkingDays(5), basis="《城市管理条例》第八条")
    mend = Clock("维修时限", runs_in=doing, budget=Days(30), basis="区政府办公室通知")
