"""The table of facts shows what the database holds, however it is asked."""

import csv
import io

import openpyxl
import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from jiannuo.reports.exports.cells import inert
from jiannuo.reports.models import Fact, Report
from jiannuo.reports.queries.fact_table import SORTS
from jiannuo.reports.tests.conftest import add_fact

pytestmark = pytest.mark.django_db


def shown(client: Client, report: Report, query: str) -> list[Fact]:
    answer = client.get(f"/reports/{report.pk}/facts/?{query}")
    assert answer.status_code == 200
    return list(answer.context["page"])


@pytest.mark.parametrize(
    ("query", "orders"),
    [
        ("", [1, 2, 3, 4]),
        ("status=target", [3, 4]),
        ("status=target&unit=家", [4]),
        ("part=review&role=change", [1]),
        ("q=总值", [1, 3]),
        ("q=首店", [4]),
        ("q=6.1%25", [1]),
        ("review=confirmed", []),
        ("sort=-value", [2, 4, 1, 3]),
        ("sort=value", [3, 1, 4, 2]),
        ("sort=nonsense&page=999&nothing=here", [1, 2, 3, 4]),
    ],
)
def test_filters_search_and_order(client: Client, report: Report, query: str, orders: list[int]) -> None:
    assert [fact.order for fact in shown(client, report, query)] == orders


@pytest.mark.parametrize("sort", SORTS)
def test_every_order_shows_every_fact_once(client: Client, report: Report, sort: str) -> None:
    assert sorted(fact.order for fact in shown(client, report, f"sort={sort}")) == [1, 2, 3, 4]


def test_a_count_beside_a_filter_is_what_choosing_it_shows(client: Client, report: Report) -> None:
    facets = client.get(f"/reports/{report.pk}/facts/?status=target").context["facets"]
    for name, values in facets.items():
        for value, count in values:
            chosen = f"{name}={value}" if name == "status" else f"status=target&{name}={value}"
            assert len(shown(client, report, chosen)) == count, (name, value)


def test_the_part_for_htmx_is_the_part_of_a_fresh_load(officer: Client, report: Report) -> None:
    address = f"/reports/{report.pk}/facts/?status=target&sort=-value"
    part = officer.get(address, headers={"HX-Request": "true"}).content.decode()
    whole = officer.get(address).content.decode()
    assert "<html" not in part
    without_messages = part[part.index("<form") :].strip()
    token = 'name="csrfmiddlewaretoken" value="'
    at = without_messages.index(token) + len(token)
    secret = without_messages[at : at + 64]
    other = whole[whole.index(token, whole.index('id="facts"')) + len(token) :][:64]
    assert without_messages.replace(secret, other) in whole


def test_going_back_in_the_browser_gets_the_whole_page(client: Client, report: Report) -> None:
    headers = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
    answer = client.get(f"/reports/{report.pk}/facts/", headers=headers)
    assert "<html" in answer.content.decode()
    assert "HX-Request" in answer["Vary"]


def test_exports_hold_the_rows_the_page_shows(client: Client, report: Report) -> None:
    answer = client.get(f"/reports/{report.pk}/facts.csv?status=target")
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    expected = list(report.facts.filter(status="target"))
    assert [row["原文"] for row in rows] == [fact.quote for fact in expected]
    assert [row["原句"] for row in rows] == [fact.sentence for fact in expected]
    assert [float(row["数值"]) for row in rows] == [float(fact.value) for fact in expected]
    book = openpyxl.load_workbook(
        io.BytesIO(client.get(f"/reports/{report.pk}/facts.xlsx?status=target").content)
    )
    cells = list(book.active.iter_rows(min_row=2, values_only=True))  # type: ignore[union-attr]
    assert [(row[4], row[5], row[14]) for row in cells] == [
        (fact.quote, float(fact.value), fact.sentence) for fact in expected
    ]


def test_a_subject_that_looks_like_a_formula_stays_text(client: Client, report: Report) -> None:
    Fact.objects.filter(order=1).update(subject="=HYPERLINK(1)")
    content = b"".join(client.get(f"/reports/{report.pk}/facts.csv").streaming_content).decode()  # type: ignore[attr-defined]
    assert "'=HYPERLINK(1)" in content
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"/reports/{report.pk}/facts.xlsx").content))
    cell = book.active["D2"]  # type: ignore[index]
    assert (cell.value, cell.data_type) == ("=HYPERLINK(1)", "s")


@given(st.text())
def test_no_cell_starts_a_formula(text: str) -> None:
    assert inert(text)[:1] not in set("=+-@\t\r")
    assert inert(text) in (text, f"'{text}")


def test_an_unknown_format_is_not_found(client: Client, report: Report) -> None:
    assert client.get(f"/reports/{report.pk}/facts.pdf").status_code == 404


def test_queries_do_not_grow_with_the_facts(
    officer: Client, report: Report, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def ask() -> None:
        officer.get(f"/reports/{report.pk}/facts/", headers={"HX-Request": "true"})

    ask()
    with django_assert_num_queries(11):
        ask()
    for order in range(10, 40):
        add_fact(report, order, "18.8亿元", subject="收入", value="1880000000", unit="元")
    with django_assert_num_queries(11):
        ask()


def test_charts_pair_what_came_of_a_thing_with_what_is_planned(client: Client, report: Report) -> None:
    charts = client.get(f"/reports/{report.pk}/facts/").context["charts"]
    (growth,) = charts.growth
    assert (growth.name, growth.result.value, growth.target.words) == ("地区生产总值", 6.1, "≈6")
    (amount,) = charts.amounts
    assert (amount.name, amount.result.words, amount.target) == ("一般公共预算收入", "18.8", None)
