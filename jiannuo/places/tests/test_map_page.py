"""The map page is open to all, works without script, and finds a community by name or code."""

import csv
import io
import json
import re

import pytest
from django.test import Client

from jiannuo.places.models import Division

MAP = "/places/map"


@pytest.mark.usefixtures("district")
def test_the_page_lists_streets_and_communities_without_script(client: Client) -> None:
    page = client.get(MAP).content.decode()
    for text in ("河东区区划地图", "临江街道", "新桥社区", "330202001002", "2 个街道、2 个社区", "<path"):
        assert text in page
    assert "旧港街道" in page
    assert "2019-12-31 后并入临江街道" in page


@pytest.mark.usefixtures("district")
@pytest.mark.parametrize(
    ("query", "shown", "hidden"),
    [
        ("古塔", ["临江街道", "古塔社区"], ["新桥社区", "新桥街道"]),
        ("新桥", ["临江街道", "新桥社区", "新桥街道"], ["古塔社区"]),
        ("临江", ["新桥社区", "古塔社区"], ["新桥街道"]),
        ("330202001002", ["古塔社区"], ["新桥社区"]),
    ],
)
def test_a_search_keeps_what_fits(client: Client, query: str, shown: list[str], hidden: list[str]) -> None:
    page = client.get(MAP, {"q": query}, headers={"HX-Request": "true"}).content.decode()
    assert [text for text in shown if text not in page] == []
    assert [text for text in hidden if text in page] == []


@pytest.mark.usefixtures("district")
@pytest.mark.parametrize("query", ["", "古塔", "无此社区"])
def test_the_partial_equals_a_fresh_load(client: Client, query: str) -> None:
    fresh = client.get(MAP, {"q": query}).content.decode()
    partial = client.get(MAP, {"q": query}, headers={"HX-Request": "true"}).content.decode().strip()
    assert partial in fresh


@pytest.mark.usefixtures("district")
def test_a_hostile_search_is_shown_as_text(client: Client) -> None:
    page = client.get(MAP, {"q": '"><script>alert(1)</script>'}).content.decode()
    assert "<script>alert" not in page
    assert "没有名称或代码含" in page


@pytest.mark.django_db
def test_before_anything_is_loaded_the_page_says_what_to_do(client: Client) -> None:
    assert "jiannuo district load" in client.get(MAP).content.decode()
    assert client.get("/places/boundary.geojson").status_code == 404


@pytest.mark.usefixtures("district")
def test_without_a_boundary_the_list_still_works(client: Client) -> None:
    Division.objects.update(boundary=None)
    page = client.get(MAP).content.decode()
    assert "还没有边界" in page
    assert "古塔社区" in page


@pytest.mark.usefixtures("district")
def test_the_boundary_is_sent_once_and_then_only_confirmed(client: Client) -> None:
    first = client.get("/places/boundary.geojson")
    assert first["Content-Type"] == "application/geo+json"
    assert "GCJ-02" in json.loads(first.content)["note"]
    again = client.get("/places/boundary.geojson", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    Division.objects.filter(level="district").update(
        boundary={"type": "Polygon", "coordinates": [[[1, 2], [3, 4], [5, 0], [1, 2]]]}
    )
    changed = client.get("/places/boundary.geojson", headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200


@pytest.mark.usefixtures("district")
def test_the_csv_holds_every_division_and_no_formula(client: Client) -> None:
    Division.objects.filter(code="330202001002").update(name="=cmd|' /C calc'!A0")
    answer = client.get("/places/divisions.csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) == 6
    assert {row["名称"][0] for row in rows if row["区划代码"] == "330202001002"} == {"'"}
    assert [row["并入代码"] for row in rows if row["失效日期"]] == ["330202001"]


@pytest.mark.usefixtures("district")
def test_the_page_carries_no_inline_script_or_style(client: Client) -> None:
    page = client.get(MAP).content.decode()
    scripts = [tag for tag in re.findall(r"<script[^>]*>", page) if "src=" not in tag]
    assert all("application/json" in tag for tag in scripts)
    assert not re.search(r"<[^>]+\s(style|onclick|onload)=", page)


def test_only_reading_is_allowed(client: Client) -> None:
    assert client.post("/places/divisions.csv").status_code == 405
