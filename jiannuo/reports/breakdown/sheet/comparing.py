"""Compares a workbook that came back with the table as it stands.

A row is compared with what it was when the file was made: what others have changed since stays,
and only a cell that both have changed is a conflict.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from jiannuo.people.models import Unit
from jiannuo.people.viewer import Viewer
from jiannuo.reports.actions.breakdown.rules import check_units, doubts_about
from jiannuo.reports.breakdown.fields import QUARTERS
from jiannuo.reports.breakdown.history import who
from jiannuo.reports.breakdown.refusals import Refused
from jiannuo.reports.breakdown.sheet.cells import CellReader
from jiannuo.reports.breakdown.sheet.columns import BY_KEY, OPEN, cells_of, leader_posts
from jiannuo.reports.breakdown.sheet.plan import CellChange, Plan, RowPlan
from jiannuo.reports.breakdown.sheet.reading import Line, Sheet
from jiannuo.reports.breakdown.snapshot import Values, snapshot
from jiannuo.reports.models import Report, Task, TaskChange
from jiannuo.reports.queries.breakdown import Filters, Row, table

#: a blank in these says nothing
_NEVER_BLANK = frozenset({"state", "quantified"})
QUARTER_KEYS = tuple(f"q{n}" for n in range(1, QUARTERS + 1))


def plan_import(viewer: Viewer, report: Report, sheet: Sheet) -> Plan:
    """Compare ``sheet`` with the table as it stands."""
    rows = {row.task.pk: row for g in table(viewer, report, Filters()).groups for row in g.rows}
    planner = _Planner(report, rows, sheet)
    plans = [planner.plan(line) for line in sheet.lines]
    absent = [row for key, row in rows.items() if key not in planner.named and row.task.state != "dropped"]
    missing = [str(BY_KEY[key].label) for key in sheet.missing]
    return Plan(plans, absent, missing, sheet.unknown)


class _Planner:
    def __init__(self, report: Report, rows: Mapping[int, Row], sheet: Sheet) -> None:
        self.report = report
        self.rows = rows
        self.columns = [key for key in OPEN if key in sheet.columns]
        self.posts = leader_posts()
        self.reader = CellReader(self.posts)
        self.named: set[int] = set()
        self.since = _changes_since(report, rows, sheet.lines)

    def plan(self, line: Line) -> RowPlan:
        """One row of the file."""
        title = line.texts.get("object") or line.texts.get("quote") or _("（空行）")
        plan = RowPlan(line.number, title[:60])
        if line.formulas:
            labels = "、".join(str(BY_KEY[key].label) for key in line.formulas)
            plan.problems.append(_("“%(labels)s”是公式，请改为文字或数值。") % {"labels": labels})
            return plan
        try:
            plan.row = self._row(line)
        except Refused as refusal:
            plan.problems.append(str(refusal))
            return plan
        if plan.row is None and line.texts.get("quote"):
            plan.values["quote"] = line.texts["quote"]
        self._compare(plan, line)
        if plan.changes and not plan.problems:
            self._check_rules(plan)
        return plan

    def _row(self, line: Line) -> Row | None:
        key = line.texts.get("key", "")
        if not key:
            return None
        report, _dash, number = key.partition("-")
        if not all(n.isascii() and n.isdigit() and len(n) < 18 for n in (report, number)):
            sentence = _("编号“%(key)s”被改动过，无法对应到任务；如是新增任务，请清空编号。")
            raise Refused(sentence % {"key": key[:20]})
        if int(report) != self.report.pk:
            raise Refused(_("这一行属于另一份报告，不能导入到本报告。"))
        row = self.rows.get(int(number))
        if row is None:
            raise Refused(_("编号“%(key)s”的任务已不在分解表中（可能已合并或撤销）。") % {"key": key[:20]})
        if row.task.pk in self.named:
            raise Refused(_("编号与前面一行重复；如是复制出来的新任务，请清空编号。"))
        self.named.add(row.task.pk)
        quote = line.texts.get("quote", row.task.quote)
        if "".join(quote.split()) != "".join(row.task.quote.split()):
            raise Refused(_("编号与报告原文对不上：报告原文不能改，也不要把编号挪到别的行。"))
        return row

    def _compare(self, plan: RowPlan, line: Line) -> None:
        now = snapshot(plan.row.task) if plan.row else _blank()
        since = self._since(plan, line) if plan.row else []
        base = dict(now)
        touched: dict[str, TaskChange] = {}
        for change in since:
            base |= {key: value for key, value in change.before.items() if key in base}
            for key in _cells_changed(change, self.posts, now):
                touched.setdefault(key, change)
        was, stands = cells_of(base, self.posts), cells_of(now, self.posts)
        for key in self.columns:
            text = line.texts[key].strip()
            if text in (was[key], stands[key]) or (key in _NEVER_BLANK and not text):
                continue
            try:
                value = self.reader.read(key, text)
            except Refused as refusal:
                plan.problems.append(f"{BY_KEY[key].label}：{refusal}")
                continue
            # the same in another language of the site, or a unit by another of its names
            if value in (_value(base, key), _value(now, key)):
                continue
            _take(plan, key, value, now)
            if key in touched:
                plan.problems.append(_conflict(key, stands[key], touched[key]))
            plan.changes.append(CellChange(str(BY_KEY[key].label), stands[key], text))

    def _since(self, plan: RowPlan, line: Line) -> list[TaskChange]:
        """Changes of the row after the file was made, newest first."""
        assert plan.row is not None
        text = line.texts.get("revision", "")
        revision = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
        if revision < 0 or revision > plan.row.task.revision:
            sentence = _("版本“%(text)s”被改动过，请重新导出后再修改这一行。")
            plan.problems.append(sentence % {"text": text[:20]})
        return [change for change in self.since.get(plan.row.task.pk, ()) if change.revision > revision]

    def _check_rules(self, plan: RowPlan) -> None:
        after = (snapshot(plan.row.task) if plan.row else _blank()) | plan.values
        lead = after["lead_unit"]
        listed = [*after["assisting_units"], *filter(None, [lead])]
        units = Unit.objects.in_bulk([unit["id"] for unit in listed])
        try:
            leading = units.get(lead["id"]) if lead else None
            check_units(leading, [units[u["id"]] for u in after["assisting_units"]])
            _check_state(after, plan.values)
            if not after["object"]:
                raise Refused(_("“对象”不能为空。"))
            if plan.row is None:
                _check_new(after)
        except Refused as refusal:
            plan.problems.append(str(refusal))
            return
        if "lead_unit" in plan.values or plan.values.get("state") == Task.State.CONFIRMED:
            plan.doubts = doubts_about(leading)


def _value(values: Values, key: str) -> Any:
    """What a kept row holds in the column ``key``."""
    if key in QUARTER_KEYS:
        return (values["milestones"] or [""] * QUARTERS)[QUARTER_KEYS.index(key)]
    return values[key]


def _take(plan: RowPlan, key: str, value: Any, now: Values) -> None:
    if key in QUARTER_KEYS:
        quarters = plan.values.setdefault("milestones", list(now["milestones"] or [""] * QUARTERS))
        quarters[QUARTER_KEYS.index(key)] = value
    else:
        plan.values[key] = value


def _check_new(after: Values) -> None:
    if not after["domain"]:
        raise Refused(_("新增的任务要填写“领域”。"))
    if after["state"] != Task.State.DRAFT:
        raise Refused(_("新增的任务先填“待确认”，导入后再确认。"))


def _check_state(after: Values, values: Values) -> None:
    if after["state"] == Task.State.CONFIRMED and "state" in values:
        lacking = [str(BY_KEY[key].label) for key in ("lead_unit", "due_on") if not after[key]]
        if lacking:
            raise Refused(_("不能确认：缺少%(fields)s。") % {"fields": "、".join(lacking)})
    if values.get("state") == Task.State.DROPPED and not after["note"]:
        raise Refused(_("标为“不列入”时，请在备注中写明理由。"))


def _conflict(key: str, stands: str, change: TaskChange) -> str:
    return _("“%(label)s”在导出之后已由%(who)s改为“%(now)s”，请在页面上核对后修改。") % {
        "label": BY_KEY[key].label,
        "who": who(change.actor),
        "now": stands,
    }


def _cells_changed(change: TaskChange, posts: Mapping[int, str], now: Values) -> set[str]:
    before, after = cells_of(now | change.before, posts), cells_of(now | change.after, posts)
    return {key for key in before if before[key] != after[key]}


def _changes_since(
    report: Report, rows: Mapping[int, Row], lines: Iterable[Line]
) -> dict[int, list[TaskChange]]:
    """Changes of the rows that are no longer what the file was made from, newest first."""
    stale = {
        row.task.pk
        for line in lines
        if (row := rows.get(_number(line.texts.get("key", ""))))
        and line.texts.get("revision", "") != str(row.task.revision)
    }
    found: dict[int, list[TaskChange]] = {}
    changes = TaskChange.objects.filter(report=report, task__in=stale).select_related("actor__person")
    for change in changes.order_by("-revision"):
        found.setdefault(change.task_id, []).append(change)
    return found


def _number(key: str) -> int:
    number = key.partition("-")[2]
    return int(number) if number.isascii() and number.isdigit() and len(number) < 18 else 0


def _blank() -> Values:
    """A row before anything is written into it."""
    return {
        "domain": "",
        "action": "",
        "object": "",
        "quantified": False,
        "targets": "",
        "measure": "",
        "milestones": [],
        "note": "",
        "state": Task.State.DRAFT.value,
        "lead_unit": None,
        "assisting_units": [],
        "leader_post": None,
        "due_on": None,
    }
