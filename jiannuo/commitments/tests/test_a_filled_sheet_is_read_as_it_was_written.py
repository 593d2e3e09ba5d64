"""What is written into a sheet comes out of it; what is no sheet of ours does not come in."""

import io
import struct
import zipfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from jiannuo.commitments.exchange.awaiting import awaiting
from jiannuo.commitments.exchange.columns import FILLED, FIXED, MARK
from jiannuo.commitments.exchange.files import folder_of, names_in
from jiannuo.commitments.exchange.reading import MOST_LINES, read
from jiannuo.commitments.exchange.writing import Entry, blank, workbook
from jiannuo.commitments.loop import CommitmentLoop
from jiannuo.commitments.models import Commitment
from jiannuo.commitments.tests.conftest import District, on
from jiannuo.commitments.tests.filling import fill, jpeg, upload, zipped
from jiannuo.kernel.act import clean_facts
from jiannuo.kernel.actors import SYSTEM
from jiannuo.kernel.workbook import WorkbookError
from jiannuo.kernel.xml_text import writable

ROW = Commitment(pk=7, revision=4, number=1, title="改造老旧小区", quote="=1+1 改造", year=2024)
WORDS = (
    st.text(min_size=4, max_size=80)
    .map(lambda text: writable(text).replace("\r", ""))
    .filter(lambda text: len(text.strip()) >= 4 and "_x" not in text)
)


@pytest.fixture
def sheet(db: None) -> Iterator[bytes]:
    with on("2024-05-20"):
        yield workbook([Entry(ROW)])


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    percent=st.decimals(0, 100, places=2),
    value=st.none() | st.decimals(-(10**9), 10**9, places=4),
    done=WORDS,
    problems=st.just("") | WORDS,
    milestone=st.sampled_from(["", "已达到", "未达到"]),
    day=st.dates(min_value=date(2001, 1, 1)),
)
def test_what_is_filled_in_is_what_is_reported(
    sheet: bytes, percent: Decimal, value: Decimal | None, done: str, problems: str, milestone: str, day: Any
) -> None:
    written = {"percent": percent, "value": value, "done": f"'{done}", "as_of": day,
               "problems": f"'{problems}" if problems else None, "milestone": milestone or None}  # fmt: skip
    (row,) = read(io.BytesIO(fill(sheet, {7: written})))
    assert (row.id, row.revision, row.problem) == (7, 4, "")
    told = {key: said for key, said in row.told.items() if key != "evidence"}
    needs = [fact for fact in CommitmentLoop.report.needs if fact.name != "evidence"]
    step = type("Step", (), {"needs": needs, "label": "填报进展"})
    facts = clean_facts(step, told, SYSTEM)  # type: ignore[arg-type]
    assert Decimal(facts["percent"]) == percent
    assert Decimal(facts.get("value", 0)) == (value or 0)
    assert facts["done"] == done.strip()
    assert facts.get("problems", "") == problems.strip()
    assert facts["as_of"] == day.isoformat()
    assert facts.get("milestone", "") == {"已达到": "reached", "未达到": "short", "": ""}[milestone]


@pytest.mark.parametrize("day", ["2024/3/1", "2024.03.01", "2024年3月1日", "２０２４－３－１", "2024-03-01"])
def test_days_are_understood_as_officers_write_them(sheet: bytes, day: str) -> None:
    (row,) = read(io.BytesIO(fill(sheet, {7: {"as_of": f"'{day}"}})))
    assert row.told["as_of"] == "2024-03-01"


def test_a_share_typed_with_its_sign_is_not_a_hundredth(sheet: bytes) -> None:
    book = load_workbook(io.BytesIO(sheet))
    cell = book.worksheets[0].cell(3, [column.key for column in (*FIXED, *FILLED)].index("percent") + 1)
    cell.value, cell.number_format = 0.455, "0.0%"
    written = io.BytesIO()
    book.save(written)
    (row,) = read(written)
    assert row.told["percent"] == "45.5"


def test_nothing_that_is_exported_is_a_formula(sheet: bytes) -> None:
    book = load_workbook(io.BytesIO(sheet))
    found = [cell for page in book for line in page.iter_rows() for cell in line if cell.data_type == "f"]
    assert found == []
    quote = book.worksheets[0].cell(3, 5)
    assert (quote.value, quote.quotePrefix) == ("=1+1 改造", True)


def test_fixed_columns_are_locked_and_choices_are_drop_downs(sheet: bytes) -> None:
    page = load_workbook(io.BytesIO(sheet)).worksheets[0]
    assert page.protection.sheet
    locked = [page.cell(3, place + 1).protection.locked for place in range(len(FIXED) + len(FILLED))]
    assert locked == [True] * len(FIXED) + [False] * len(FILLED)
    assert page.row_dimensions[1].hidden
    assert page.column_dimensions["A"].hidden
    lists = [rule.formula1 for rule in page.data_validations.dataValidation if rule.type == "list"]
    assert lists == ['"已达到,未达到"']


def test_a_sheet_says_how_it_is_filled_in(sheet: bytes) -> None:
    names = load_workbook(io.BytesIO(sheet)).sheetnames
    assert names == ["月度填报", "填写说明"]


def _book(rows: list[list[Any]]) -> io.BytesIO:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    written = io.BytesIO()
    book.save(written)
    return written


@pytest.mark.parametrize(
    "rows",
    [[], [["编号", "进度"], [1, 20]], [[MARK, "revision"]], [[None], [None], ["x"]]],
    ids=["empty", "another list", "columns gone", "first row gone"],
)
def test_another_workbook_is_refused(rows: list[list[Any]]) -> None:
    with pytest.raises(WorkbookError, match="这不是从“表格填报”下载的填报表"):
        read(_book(rows))


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0 old"])
def test_what_is_no_workbook_is_refused(content: bytes) -> None:
    with pytest.raises(WorkbookError):
        read(io.BytesIO(content))


def test_a_workbook_that_unpacks_into_gigabytes_is_refused(sheet: bytes) -> None:
    swollen = io.BytesIO(sheet)
    with zipfile.ZipFile(swollen, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.bin", bytes(101 * 1024 * 1024))
    with pytest.raises(WorkbookError, match="过大"):
        read(swollen)


def test_five_thousand_rows_are_read_and_more_are_not() -> None:
    keys = [column.key for column in (*FIXED, *FILLED)]
    full = [keys, keys] + [[number, 1] for number in range(MOST_LINES)]
    assert len(read(_book(full))) == MOST_LINES
    with pytest.raises(WorkbookError, match="5000"):
        read(_book([*full, [1, 1]]))


def test_a_sheet_in_english_is_read_all_the_same(db: None, district: District, moving: Commitment) -> None:
    from django.utils import translation

    with on("2024-05-20"), translation.override("en"):
        content = workbook(blank(awaiting(district.officer)))
    (row,) = read(io.BytesIO(fill(content, {moving.pk: {"milestone": "已达到"}})))
    assert row.told["milestone"] == "reached"


# files -----------------------------------------------------------------------------------------


def test_names_are_separated_as_people_do() -> None:
    assert names_in("现场.jpg; 批复.pdf；验收单\n现场.jpg") == ["现场.jpg", "批复.pdf", "验收单"]


def test_a_zip_of_a_chinese_windows_has_readable_names(district: District) -> None:
    content = zipped({"XXXX.jpg": jpeg()}).replace(b"XXXX", "现场".encode("gb18030"))
    folder = folder_of([upload(content, "佐证.zip")], account_id=district.officer.account_id or 0)
    assert [one.name for one in folder.offered] == ["现场.jpg"]
    papers, problem = folder.papers("现场.jpg")
    assert len(papers) == 1, problem


def test_two_files_of_one_name_are_told_apart_by_their_folder(district: District) -> None:
    content = zipped({"甲/1.jpg": jpeg(10), "乙/1.jpg": jpeg(200)})
    folder = folder_of([upload(content, "z.zip")], account_id=district.officer.account_id or 0)
    assert "有 2 个文件都叫" in folder.papers("1.jpg")[1]
    assert len(folder.papers("甲/1.jpg；乙/1.jpg")[0]) == 2


def test_a_bomb_is_not_unpacked(district: District) -> None:
    account = district.officer.account_id or 0
    large = folder_of([upload(zipped({"a.bin": bytes(60 * 1024 * 1024)}), "z.zip")], account_id=account)
    assert large.offered == []
    assert "解开后过大" in large.remarks[0]
    many = folder_of([upload(zipped({f"{n}": b"" for n in range(501)}), "z.zip")], account_id=account)
    assert "解开后过大" in many.remarks[0]


def test_a_zip_that_lies_about_its_sizes_gives_no_more_than_it_states(district: District) -> None:
    content = bytearray(zipped({"a.txt": b"x" * 100_000}))
    place = content.rindex(b"PK\x01\x02")
    content[place + 24 : place + 28] = struct.pack("<L", 10)
    folder = folder_of([upload(bytes(content), "z.zip")], account_id=district.officer.account_id or 0)
    assert "已损坏" in folder.papers("a.txt")[1]
