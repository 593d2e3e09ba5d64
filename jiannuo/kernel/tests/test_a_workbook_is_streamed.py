"""A streamed workbook: opened by another program it holds what was written, and no text is a formula."""

import io
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from jiannuo.kernel.sheet_stream import LONGEST, stream_sheet
from jiannuo.kernel.workbook import read_rows
from jiannuo.kernel.xml_text import writable

HEAD = ("事项", "到期")


def opened(rows: Any, title: str = "事项", cover: Any = ("事项列表",)) -> Any:
    content = b"".join(stream_sheet(title, cover, HEAD, (40, 12), rows))
    return load_workbook(io.BytesIO(content)).worksheets[0]


def test_rows_come_out_as_they_went_in() -> None:
    moment = datetime(2024, 3, 13, 2, 30, tzinfo=UTC)
    sheet = opened([("井盖", moment), ("路灯", date(2024, 3, 14)), (5, None), (1.5, "")])
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["事项列表", None],
        [None, None],
        ["事项", "到期"],
        ["井盖", datetime(2024, 3, 13, 10, 30)],  # noqa: DTZ001 - a spreadsheet knows no zones
        ["路灯", datetime(2024, 3, 14)],  # noqa: DTZ001
        [5, None],
        [1.5, None],
    ]
    assert sheet.freeze_panes == "A4"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")'])
def test_no_text_is_a_formula(text: str) -> None:
    cell = opened([(text, "")])["A4"]
    assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", text, True)


@given(st.lists(st.text(max_size=20), max_size=5))
def test_any_text_survives(texts: list[str]) -> None:
    sheet = opened([(text, "x") for text in texts])
    found = [sheet.cell(4 + number, 1).value or "" for number in range(len(texts))]
    assert found == [writable(text).replace("\r\n", "\n").replace("\r", "\n") for text in texts]


@pytest.mark.parametrize("title", ["a[b]:*?/\\'\"<&>", "", "长" * 40])
def test_any_title_can_be_opened(title: str) -> None:
    assert opened([], title).title


def test_a_text_longer_than_a_cell_is_cut() -> None:
    assert len(opened([("长" * (LONGEST + 5), "")])["A4"].value) == LONGEST


def test_our_own_reader_takes_it() -> None:
    content = b"".join(stream_sheet("事项", ["说明"], HEAD, (40, 12), [("井盖", "x")]))
    assert [[cell.text for cell in row] for _n, row in read_rows(io.BytesIO(content))][-1] == ["井盖", "x"]


def test_memory_does_not_grow_with_the_rows() -> None:
    def rows(number: int) -> Iterator[tuple[str, date]]:
        return ((f"关于人民路{n}号井盖缺失的诉求", date(2024, 3, 13)) for n in range(number))

    def peak(number: int) -> int:
        tracemalloc.start()
        for _part in stream_sheet("事项", ["说明"], HEAD, (40, 12), rows(number)):
            pass
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    assert peak(20_000) < peak(2_000) + 500_000
