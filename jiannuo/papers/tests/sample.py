"""A loop for the tests of evidence: a pothole is reported with a photo, filled, and looked at."""

from jiannuo.kernel.loops import (
    NEW,
    Clock,
    Loop,
    State,
    Step,
    holds,
    lead,
    on_duty,
    the_author,
    the_lead,
    verify,
)
from jiannuo.kernel.loops.facts import Evidence
from jiannuo.kernel.timing.units import Days

inspector = holds("supervision", label="督查室")
department = holds("department", label="部门")
photos = Evidence("photos", "现场照片", kinds=frozenset({"photo"}))
proof = Evidence("proof", "佐证材料")
papers_only = Evidence("minutes", "纪要", kinds=frozenset({"document"}), required=False)

identity = Evidence("identity", "身份证明", personal=True, required=False)


class Pothole(Loop):
    """On the plain Matter; published when it is filled."""

    key, label, version = "sample.pothole", "路面坑洼", 1

    found = State("已发现", starts=True, owes=lead(department))
    filled = State("已修补", owes=verify(inspector), waits="复查随到随办")
    gone = State("已销号", ends=True)

    report = Step("上报", NEW >> found, by=inspector | the_author, needs=(photos, identity))
    fill = Step(
        "修补",
        found >> filled,
        by=the_lead,
        needs=(proof, papers_only),
        sets=lambda _case, _facts: {"published": True},
    )
    accept = Step("复查通过", filled >> gone, by=on_duty("verify", "复查人"))

    cure = Clock("修补期限", runs_in=found, budget=Days(10), basis="测试")
