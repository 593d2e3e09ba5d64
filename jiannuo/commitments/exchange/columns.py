"""The columns of the sheet that a unit fills in, in their order.

The first row of the sheet is hidden and holds the keys, so that a sheet is read whatever language it
was written in and wherever a column was moved.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from jiannuo.commitments import facts
from jiannuo.kernel.loops.states import Label

#: stands in the first cell and says what the workbook is; another layout gets another number
MARK = "jiannuo.report.1"


@dataclass(frozen=True)
class Column:
    """One column. ``filled``: by the unit; the others are fixed. ``width`` is in characters."""

    key: str
    label: Label
    width: int = 0
    filled: bool = False
    help: Label = ""

    @property
    def hidden(self) -> bool:
        """Whether it is for the system only."""
        return self.width == 0


ID, REVISION, AS_OF, EVIDENCE, OUTCOME = MARK, "revision", "as_of", "evidence", "outcome"
FIXED = (
    Column(ID, _("系统编号")),
    Column(REVISION, _("版次")),
    Column("number", _("编号"), 6),
    Column("title", _("承诺事项"), 34),
    Column("quote", _("报告原句"), 40),
    Column("targets", _("量化目标（含单位）"), 18),
    Column("stage", _("本季度应达到"), 22),
    Column("due_on", _("完成时限"), 12),
    Column("last_on", _("上次截至"), 12),
    Column("last_percent", _("上次进度（%）"), 9),
    Column("last_value", _("上次完成量"), 12),
)
#: keys are the names of the facts of the step
FILLED = (
    Column(AS_OF, facts.as_of.label, 12, True, _("写成 2024-03-31。不能晚于今天，按这一天所在的月份计。")),
    Column("percent", _("完成进度（%）"), 10, True, _("填 0 到 100 的数，如 45，不写百分号，不低于上次。")),
    Column("value", facts.value.label, 12, True, facts.value.help),
    Column("done", facts.done.label, 44, True, _("必填，至少 4 个字。")),
    Column("problems", facts.problems.label, 30, True),
    Column("next_step", facts.next_step.label, 30, True),
    Column("milestone", facts.milestone.label, 12, True, facts.milestone.help),
    Column(
        EVIDENCE,
        _("佐证文件名"),
        30,
        True,
        _("必填。写文件名，几个文件用分号隔开；文件在上传本表时一并选择，也可以打成一个 ZIP。"),
    ),
)
#: added when the sheet is given back
TOLD = (Column(OUTCOME, _("结果"), 10), Column("why", _("原因和办法"), 50))
#: what says that a row was filled in; the day is filled in beforehand
SAYS_SOMETHING = tuple(column.key for column in FILLED if column.key != AS_OF)
