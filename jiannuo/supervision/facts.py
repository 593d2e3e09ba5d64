"""What the steps of an inspection and of its parts must be told."""

from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.loops.facts import Choice, Choices, Day, Evidence, Flag, Reason, Rows, Text
from jiannuo.supervision.models import Field, Kind, Means, Proposal

reason = Reason("reason", _("理由"))
remark = Text("remark", _("意见"), required=False)
unit = Rows("unit", _("被督查单位"), model="people.Unit")
proof = Evidence("evidence", _("佐证材料"))
more_proof = Evidence("evidence", _("佐证材料"), required=False)
#: the plan: 政府督查工作条例 arts 8, 11, 12, 14, 15
plan = (
    Choice("kind", _("督查类型"), choices=tuple(Kind.choices)),
    Choice(
        "field",
        _("督查领域"),
        choices=tuple(Field.choices),
        help=_("同一单位同一季度同一领域再督查，会提示领导。"),
    ),
    Text(
        "basis", _("立项依据"), most=300, lines=2, help=_("哪次会议的决定、哪位领导的指令，或经批准的建议。")
    ),
    Text("content", _("督查内容"), least=4, lines=4),
    Text("scope", _("督查范围"), least=2, lines=2),
    Rows("units", _("督查对象"), model="people.Unit", many=True),
    Day("begins_on", _("开始日期")),
    Day("ends_on", _("结束日期")),
    Choices("means", _("督查方式"), choices=tuple(Means.choices)),
    Rows("chief", _("组长"), model="people.Post", help=_("督查组实行组长负责制。")),
    Rows("members", _("组员"), model="people.Post", many=True, required=False),
    Text(
        "guests",
        _("邀请参加"),
        required=False,
        most=300,
        lines=1,
        help=_("人大代表、政协委员、政府参事、专家学者，写姓名和身份。"),
    ),
    Flag(
        "unannounced",
        _("事先不通知"),
        required=False,
        help=_("暗访等：结论反馈以前，被督查单位看不到这次督查。"),
    ),
)
name = Text("title", _("督查名称"), most=300, lines=1)
necessity = Reason(
    "necessity",
    _("确认仍有必要"),
    required=False,
    help=_("与其他督查重叠时必须写：为什么不能合并、为什么还要去。"),
)
#: one finding on the spot
finding = (
    unit,
    Day("seen_on", _("检查日期")),
    Text("what", _("发现的情况"), least=4, lines=4),
    Choice(
        "verdict", _("性质"), choices=(("problem", _("问题")), ("good", _("做得好")), ("fact", _("情况")))
    ),
    more_proof,
)
conclusion = Text("conclusion", _("督查结论"), least=10, lines=5, help=_("事实清楚，证据充分，客观公正。"))
issues = Text("issues", _("整改事项"), required=False, lines=4, help=_("一行一项；没有就不填。"))
rectify_by = Day("due_on", _("整改时限"), required=False, help=_("有整改事项的必须填。"))
member = Rows("member", _("回避的组员"), model="people.Post")
#: what is kept on file and shown to nobody outside: the keys say nothing of what it is
filed = (
    Choice(
        "kind",
        _("登记什么"),
        choices=(
            ("clue", _("收到的线索")),
            ("commission", _("移送监察机关（职务违法、职务犯罪线索）")),
            ("justice", _("移送司法机关（其他犯罪线索）")),
        ),
    ),
    Text("content", _("内容"), least=4, lines=4),
    Text(
        "person",
        _("提供线索、反映情况的人"),
        required=False,
        personal=True,
        most=200,
        lines=1,
        help=_("只供轮到办理的督查人员联系用，不进日志，不给任何其他单位看。"),
    ),
    more_proof,
)
proposal = (
    unit,
    Choice("kind", _("建议"), choices=tuple(Proposal.Kind.choices)),
    Text("what", _("建议内容"), least=4, lines=3),
)
summary = Text("summary", _("督查情况"), least=10, lines=5)
self_check = Text("words", _("自查情况"), least=4, lines=5)
done = Text("done", _("整改情况"), least=10, lines=5)
receipt = (
    Day("received_on", _("收到日期"), help=_("送达回证上签字的日期。")),
    Evidence("evidence", _("送达回证")),
)
checked = Text("finding", _("核查意见"), least=4)
until = Day("until", _("申请延至"))
objection = Reason("reason", _("异议的事实和理由"), least=10)
decision = Reason("decision", _("复核决定及理由"), least=10)
