"""Imports: nothing before somebody agreed, only broken rows left out, twice changes nothing."""

import csv
import io
from collections.abc import Sequence

import pytest

from jiannuo.enterprises.demonstration.codes import made_up_code
from jiannuo.enterprises.exporting import headings, rows
from jiannuo.enterprises.facts import Interval
from jiannuo.enterprises.importing import running
from jiannuo.enterprises.importing.running import BUSY, agree, drop, receive, work_on
from jiannuo.enterprises.jobs import imports
from jiannuo.enterprises.knowing import facts_of
from jiannuo.enterprises.models import Enterprise, ImportRun, Qualification, Value
from jiannuo.enterprises.template import template
from jiannuo.enterprises.tests.conftest import DAY, WAN, Make, staff
from jiannuo.kernel.refusal import Refused
from jiannuo.kernel.sheet_stream import stream_sheet

pytestmark = pytest.mark.django_db

HEAD = (
    "统一社会信用代码",
    "企业名称",
    "行业",
    "成立时间",
    "2023年营业收入（万元）",
    "2023年从业人员",
    "高新技术企业",
)
Rows = Sequence[Sequence[str]]


def sheet(all_: Rows, head: Sequence[str] = HEAD, encoding: str = "utf-8-sig") -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([head, *all_])
    return out.getvalue().encode(encoding)


def line(number: int, revenue: str = "4,200", persons: str = "86") -> list[str]:
    held = "2023-10-01至2026-09-30"
    return [made_up_code(number), f"乙{number}软件有限公司", "I651", "2020/3/1", revenue, persons, held]


def checked(content: bytes, source: str = "tax") -> ImportRun:
    run = receive(content, "名单.csv", source=source, observed_on=DAY, by=None)
    while run.state in BUSY:
        work_on(run)
    return run


def applied(content: bytes, source: str = "tax") -> ImportRun:
    run = checked(content, source)
    agree(run, by=None)
    while run.state in BUSY:
        work_on(run)
    return run


def test_nothing_is_applied_before_somebody_agreed() -> None:
    run = checked(sheet([line(1), line(2)]))
    assert (run.state, run.added, run.refused) == ("checked", 2, 0)
    assert not Enterprise.objects.exists()
    drop(run)
    with pytest.raises(Refused):
        agree(run, by=None)
    assert not Enterprise.objects.exists()


def test_what_was_agreed_to_is_known_with_its_source() -> None:
    applied(sheet([line(1)], encoding="gb18030"))
    row = Enterprise.objects.get()
    facts = facts_of([row.pk], DAY)[row.pk]
    assert facts.values["revenue", 2023].value == Interval.point(4200 * WAN)
    assert facts.values["revenue", 2023].source == "tax"
    assert facts.values["industry", None].value == frozenset({"I651"})
    assert "高新技术企业" in facts.held
    assert (row.industry_code, row.size) == ("I651", "small")


def test_a_few_broken_rows_do_not_stop_the_others() -> None:
    good = [line(number) for number in range(1, 98)]
    bad = [line(98, revenue="很多"), line(99, persons="3.5"), [made_up_code(100), "", "", "", "", "", ""]]
    run = applied(sheet([*good[:50], *bad, *good[50:]]))
    assert (run.row_count, run.refused, Enterprise.objects.count()) == (100, 3, 97)
    said = {(one.row, one.column): one.cause for one in run.problems.all()}
    assert "不是数字" in said[52, "2023年营业收入（万元）"]
    assert "整数" in said[53, "2023年从业人员"]
    assert "新增须写企业名称" in said[54, "企业名称"]


def test_a_wrong_code_says_which_sign_is_wrong() -> None:
    code = made_up_code(7)
    run = checked(
        sheet([[f"{code[:4]}O{code[5:]}", "丙有限公司"], [code, "丁有限公司"], [code, "戊有限公司"]])
    )
    causes = [one.cause for one in run.problems.all()]
    assert "第 5 位“O”不允许使用" in causes[0]
    assert causes[1] == "与第 3 行重复。"
    assert run.added == 1


def test_the_same_file_twice_changes_nothing() -> None:
    content = sheet([line(number) for number in range(1, 8)])
    applied(content)
    before = Value.objects.count(), Qualification.objects.count()
    run = checked(content)
    assert (run.added, run.changed, run.same) == (0, 0, 7)
    agree(run, by=None)
    while run.state in BUSY:
        work_on(run)
    assert (Value.objects.count(), Qualification.objects.count()) == before


def test_stopped_in_the_middle_it_goes_on_where_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "PORTION", 3)
    run = checked(sheet([line(number) for number in range(1, 11)]))
    agree(run, by=None)
    for _turn in range(3):
        work_on(run)
    assert 0 < Enterprise.objects.count() < 10
    imports()
    assert Enterprise.objects.count() == 10
    assert ImportRun.objects.get().state == "done"


def test_a_difference_and_a_contradiction_are_shown_before(make: Make) -> None:
    row = make(1, staff(80), staff(70, "statistics"))
    run = checked(sheet([[row.credit_code, "86"]], ("信用代码", "2023年从业人员")))
    assert run.preview["differences"] == [[2, row.name, "2023年从业人员", "80人", "86人"]]
    assert run.preview["conflicts"] == [[2, row.name, "2023年从业人员", "70人（统计）", "86人"]]
    assert (run.changed, run.conflicts) == (1, 1)


def test_an_unknown_column_is_named_and_left_out() -> None:
    run = checked(sheet([[made_up_code(1), "甲有限公司", "x"]], ("信用代码", "企业名称", "老板电话")))
    assert run.preview["unknown"] == ["老板电话"]
    assert run.added == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "空"),
        (b"\xff\xfe\x00\x01\x81", "另存为"),
        ("名称,地址\n甲,乙\n".encode(), "没有找到表头"),
        (sheet([], ("信用代码", "从业人员(2023年)", "2023年从业人员")), "两列"),
        (b"PK\x03\x04nonsense", "不是 .xlsx"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(content: bytes, words: str) -> None:
    run = checked(content)
    assert run.state == "refused"
    assert words in run.problem


def test_a_band_stays_a_band() -> None:
    applied(sheet([line(1, revenue="500-2000")]))
    pk = Enterprise.objects.get().pk
    assert facts_of([pk], DAY)[pk].values["revenue", 2023].value == Interval(500 * WAN, 2000 * WAN)


def test_an_export_reads_back_as_it_was(make: Make) -> None:
    applied(sheet([line(1, revenue="500-2000"), line(2)]))
    before = facts_of(None, DAY)
    body = b"".join(stream_sheet("x", ["x"], headings(DAY, needed=True), [9], rows(None, DAY, needed=True)))
    run = checked(body)
    assert (run.state, run.refused, run.added, run.changed, run.same) == ("checked", 0, 0, 0, 2)
    assert run.preview["unknown"] == []
    assert facts_of(None, DAY) == before


def test_every_heading_of_the_template_is_understood() -> None:
    run = checked(b"".join(template(DAY)))
    assert (run.state, run.row_count, run.preview["unknown"]) == ("checked", 0, [])


def test_two_at_the_same_run_take_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "PORTION", 2)
    run = receive(
        sheet([line(number) for number in range(1, 8)]), "x", source="tax", observed_on=DAY, by=None
    )
    other = ImportRun.objects.get()
    while other.state in BUSY:
        work_on(run)
        work_on(other)
    assert (other.added, other.done) == (7, 7)
    agree(other, by=None)
    while other.state in BUSY:
        work_on(run)
        work_on(other)
    assert Enterprise.objects.count() == 7
    assert Value.objects.filter(attribute="revenue").count() == 7
