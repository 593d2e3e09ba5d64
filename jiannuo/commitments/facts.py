"""What the steps of a commitment must be told."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.loops.facts import Choice, Day, Evidence, Flag, Number, Reason, Rows, Text

reason = Reason("reason", _("理由"))
remark = Text("remark", _("意见"), required=False)
consent = Text(
    "consent",
    _("对方同意的依据"),
    required=False,
    most=200,
    help=_("区委部门、群团、人大机关和垂直管理单位不归政府交办，须先征得同意并写明依据。"),
)
until = Day("until", _("申请延至"), public=True)
as_of = Day("as_of", _("数据截至"), public=True)
done = Text("done", _("进展情况"), public=True, least=4, lines=4)
percent = Number("percent", _("完成进度"), public=True, unit="%", least=Decimal(0), most=Decimal(100))
value = Number(
    "value",
    _("完成量"),
    public=True,
    required=False,
    places=4,
    help=_("有量化目标的，填累计完成量，单位与目标一致。"),
)
problems = Text("problems", _("存在问题"), public=True, required=False)
next_step = Text("next_step", _("下步打算"), public=True, required=False)
milestone = Choice(
    "milestone",
    _("本季形象进度"),
    public=True,
    required=False,
    choices=(("reached", _("已达到")), ("short", _("未达到"))),
    help=_("对照本季度应当达到的形象进度。"),
)
proof = Evidence("evidence", _("佐证材料"), help=_("现场照片、批复、验收单等，至少一份。"))
more_proof = Evidence("evidence", _("佐证材料"), required=False)
summary = Text("summary", _("完成情况"), public=True, least=10, lines=5)
finding = Text("finding", _("核验意见"), public=True, least=4)
show_evidence = Flag(
    "show_evidence",
    _("佐证对外公开"),
    required=False,
    help=_("看过材料里没有可辨认的个人、车牌、住址，再勾选。"),
)
verdict = Choice("verdict", _("核实结论"), choices=(("true", _("属实")), ("doubted", _("存疑"))))
new_lead = Rows("unit", _("改由谁牵头"), model="people.Unit")
new_targets = Text("targets", _("变更后的目标"), required=False, most=500)
new_measure = Text("measure", _("变更后的举措"), required=False)
month = Day("month", _("更正哪个月"), help=_("填该月任意一天。"))
#: what of a draft is written anew; what is left empty stays as it was
redraft = (
    Rows("unit", _("牵头单位"), model="people.Unit", required=False),
    Text("targets", _("目标"), required=False, most=500),
    Text("measure", _("举措"), required=False),
    Day("due_on", _("完成时限"), required=False),
    Text("remark", _("说明"), required=False),
)
#: what the lead unit tells an assisting unit
part = (
    Rows("unit", _("配合单位"), model="people.Unit"),
    Text("what", _("配合内容"), least=4),
    Day("until", _("完成时限")),
)
