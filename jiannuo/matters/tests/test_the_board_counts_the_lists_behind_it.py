"""The board: its numbers are the lists behind them, and nobody sees more of it than they may."""

import io
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.test import Client
from openpyxl import load_workbook

from jiannuo.kernel.act import act
from jiannuo.kernel.models import Matter
from jiannuo.kernel.now import frozen_at
from jiannuo.kernel.tests.conftest import Town
from jiannuo.matters.board.table import COLUMNS, board_of
from jiannuo.matters.listing import Asked, counted, find
from jiannuo.matters.tests.conftest import WEDNESDAY, client_of

Make = Callable[..., Matter]


def viewer(town: Town, name: str) -> Any:
    return getattr(town, name)


def board_page(client: Client) -> str:
    return client.get("/matters/board/").content.decode()


def test_every_number_is_as_long_as_its_list(town: Town, hazard: Make) -> None:
    for days in (0, 1, 2, 8, 9, 10, 11, 30):
        hazard(at=WEDNESDAY - timedelta(days=days))
    done = hazard(at=WEDNESDAY - timedelta(days=1))
    with frozen_at(WEDNESDAY):
        act(done, "fix", actor=town.officer, facts={"how": "换了"})
        act(done, "accept", actor=town.inspector)
        found = viewer(town, "inspector")
        board = board_of(found)
        row = board.sections[0].rows[0]
        assert row.unit == town.works
        for name, number, address in row.cells:
            query = dict(part.split("=") for part in address.split("&"))
            assert counted(find(found, Asked.of(query))).number == number, name
        assert all(row.numbers[name] for name in COLUMNS)
        assert row.numbers["open"] == 8


def test_units_see_their_own_row_only(town: Town, hazard: Make) -> None:
    hazard()
    assert "区住建局" in board_page(client_of(town.inspector))
    assert "区住建局" in re.split("<main", board_page(client_of(town.officer)))[1]
    assert "还没有数字" in board_page(client_of(town.stranger))
    assert client_of(town.resident).get("/matters/board/").status_code == 403
    assert Client().get("/matters/board/").status_code == 302


def test_the_board_leaves_as_a_workbook(town: Town, hazard: Make) -> None:
    hazard()
    answer = client_of(town.inspector).get("/matters/board.xlsx")
    sheet = load_workbook(io.BytesIO(b"".join(answer))).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=6)]
    assert rows[0][1:3] == ["区住建局", 1]
    assert rows[1][1:3] == ["合计", 1]
