"""Exports: all pages of the list and nothing else, in the order of the list, harmless to open."""

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from jiannuo.kernel.models import Matter
from jiannuo.kernel.tests.conftest import Town
from jiannuo.matters.listing import export
from jiannuo.matters.tests.conftest import client_of

Make = Callable[..., Matter]


def content(answer: Any) -> bytes:
    assert answer.status_code == 200
    return b"".join(answer)


def rows(client: Client, kind: str, **query: str) -> list[list[Any]]:
    body = content(client.get(f"/matters/export/{kind}/", query))
    if kind == "xlsx":
        sheet = load_workbook(io.BytesIO(body)).worksheets[0]
        return [[cell.value for cell in row] for row in sheet.iter_rows()]
    return list(csv.reader(io.StringIO(body.decode("utf-8-sig"))))


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_all_pages_in_the_order_of_the_list(
    officer: Client, hazard: Make, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "BATCH", 2)
    titles = [hazard(f"第 {number} 件").title for number in range(5)]
    found = rows(officer, kind, loop="sample.hazard")
    assert [row[1] for row in found[7:]] == titles[::-1]
    assert "筛选条件：隐患" in found[2][0]
    assert "区住建局 科员" in found[3][0]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_hidden_matter_is_in_no_file(town: Town, hazard: Make, kind: str) -> None:
    hazard("井盖缺失")
    for client in (client_of(town.stranger), client_of(town.resident), Client()):
        assert len(rows(client, kind)) == 7
        assert len(rows(client, kind, q="井盖")) == 7


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_search_exports_what_it_finds(officer: Client, hazard: Make, kind: str) -> None:
    hazard("井盖缺失")
    hazard("路灯不亮")
    assert [row[1] for row in rows(officer, kind, q="路灯")[7:]] == ["路灯不亮"]


def test_a_title_is_never_a_formula(officer: Client, hazard: Make) -> None:
    hazard('=HYPERLINK("http://x","领奖")')
    assert rows(officer, "csv")[-1][1].startswith("'=")
    body = content(officer.get("/matters/export/xlsx/"))
    cell = load_workbook(io.BytesIO(body)).worksheets[0]["B8"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_it_stops_at_its_limit(officer: Client, hazard: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "BATCH", 2)
    monkeypatch.setattr(export, "MOST", 4)
    for number in range(6):
        hazard(f"第 {number} 件")
    assert len(rows(officer, "csv")) == 7 + 4


def test_another_kind_is_not_found(officer: Client) -> None:
    assert officer.get("/matters/export/exe/").status_code == 404
