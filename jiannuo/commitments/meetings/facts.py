"""What the steps of a meeting and of its decisions must be told."""

from django.utils.translation import gettext_lazy as _

from jiannuo.commitments.models import Meeting
from jiannuo.kernel.loops.facts import Choice, Day, Reason, Rows, Text

CLOCK = _("24 小时制，如 09:30。")
KEEPS = _("不改就留空。")
ANY_OF = _("符合任意一项的都列入；全部留空就是整份报告。")

kind = Choice("kind", _("调度类型"), choices=tuple(Meeting.Kind.choices))
day = Day("day", _("会议日期"))
at = Text("at", _("几点开始"), most=5, lines=1, help=CLOCK)
place = Text("place", _("会议地点"), most=100, lines=1)
chair = Rows("chair", _("主持人"), model="people.Post")
report = Rows("report", _("报告"), model="reports.Report")
agenda = Text("agenda", _("会议议题"), required=False, most=1000)
since = Day("since", _("从哪天看起"), help=_("材料只列从这一天起的变化。"))
domains = Text("domains", _("领域"), required=False, most=300, lines=1, help=ANY_OF)
units = Rows("units", _("牵头或配合单位"), model="people.Unit", many=True, required=False)
posts = Rows("posts", _("分管领导"), model="people.Post", many=True, required=False)
commitments = Rows("commitments", _("单项承诺"), model="commitments.Commitment", many=True, required=False)
scope = (domains, units, posts, commitments)

new_day = Day("day", _("改到哪天"), required=False, help=KEEPS)
new_at = Text("at", _("改到几点"), required=False, most=5, lines=1, help=KEEPS)
new_place = Text("place", _("改到哪里"), required=False, most=100, lines=1, help=KEEPS)
new_chair = Rows("chair", _("改由谁主持"), model="people.Post", required=False, help=KEEPS)
reason = Reason("reason", _("理由"))
attending = Text(
    "attending", _("参会人员职务"), most=200, lines=1, help=_("写职务，不写姓名，如“分管副局长”。")
)
attended = Text("attended", _("到会情况"), required=False, most=1000)
closing = Reason("closing", _("归档说明"), help=_("议定事项落实情况，几句话即可。"))

what = Text("what", _("议定事项"), most=1000, least=4)
unit = Rows("unit", _("牵头单位"), model="people.Unit")
assisting = Rows("assisting", _("配合单位"), model="people.Unit", many=True, required=False)
until = Day("until", _("完成时限"))
commitment = Rows("commitment", _("承诺事项"), model="commitments.Commitment", required=False)
result = Text("result", _("落实结果"), least=10, lines=5)
note = Text("note", _("办理情况"), least=4)
later = Day("until", _("申请延至"))
