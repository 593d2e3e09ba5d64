"""The pages: a plan written in a form with its overlaps beside it, the year by unit, a unit's own part."""

from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from jiannuo.kernel.act import act
from jiannuo.people.viewer import Viewer
from jiannuo.supervision.models import Inspection, Part
from jiannuo.supervision.tests.conftest import (
    District,
    account_of,
    again,
    approve,
    draft,
    on,
    part_of,
    plan_of,
)

OPEN = "/matters/new/supervision.inspection/draft/"


def as_(viewer: Viewer) -> Client:
    client = Client()
    client.force_login(account_of(viewer))
    return client


def text(client: Client, address: str, **query: Any) -> str:
    answer = client.get(address, query, follow=True)
    assert answer.status_code == 200, address
    return answer.content.decode()


def form(district: District, **changed: Any) -> dict[str, Any]:
    """The plan as its form sends it."""
    return {f"fact-{name}": value for name, value in plan_of(district, **changed).items()}


def take(client: Client, row: Any, step: str, **sent: Any) -> Any:
    fresh = type(row).objects.get(pk=row.pk)
    told = {"expect": fresh.revision, "key": f"{step}{fresh.revision}".ljust(20, "x"), **sent}
    return client.post(reverse("matters:step", args=[row.pk, step]), told, follow=True)


def test_an_inspection_goes_its_way_by_the_pages(district: District) -> None:
    def office() -> Client:
        return as_(district.inspector)

    def leader() -> Client:
        return as_(district.leader)

    def unit() -> Client:
        return as_(district.builder)

    with on("2024-03-04"):
        sent = {"title": "老旧小区改造专项督查", "key": "k" * 20, **form(district)}
        answer = office().post(OPEN, sent, follow=True)
        assert answer.status_code == 200
        row = Inspection.objects.get()
        assert "2024 年改造的小区" in answer.content.decode()
        assert row.means == ["visit", "documents"]
        take(office(), row, "submit")
    with on("2024-03-05"):
        assert "没有重叠的督查" in text(leader(), reverse("matters:matter", args=[row.pk]))
        take(leader(), row, "approve_plan")
    part = part_of(row, district.building)
    with on("2024-03-08"):
        refused = take(office(), row, "start")
        assert "2024-03-11" in refused.content.decode()
        assert "老旧小区改造进度和质量" in text(unit(), reverse("matters:matter", args=[part.pk]))
    with on("2024-03-11"):
        take(office(), row, "start")
        found = {"fact-unit": district.building.pk, "fact-seen_on": "2024-03-11"}
        take(office(), row, "find", **found, **{"fact-what": "工地停工", "fact-verdict": "problem"})
        shown = text(office(), reverse("matters:matter", args=[row.pk]))
        assert "工地停工" in shown
        assert "工地停工" not in text(unit(), reverse("matters:matter", args=[part.pk]))
        take(office(), row, "finish_visits")
    with on("2024-03-25"):
        asked = {"fact-conclusion": "抽查 6 个小区，2 个进度滞后。", "fact-issues": "抢回工期"}
        take(
            office(), row, "conclude",
            **asked, **{"fact-unit": district.building.pk, "fact-due_on": "2024-05-31"},
        )  # fmt: skip
        told = {"fact-unit": district.city.pk, "fact-conclusion": "违建拆除按计划完成。没有问题。"}
        take(office(), row, "conclude", **told)
        take(office(), row, "submit_conclusions")
        take(leader(), row, "feed_back")
    with on("2024-03-29"):
        take(unit(), part, "sign")
        shown = text(unit(), reverse("matters:matter", args=[part.pk]))
        assert "2024-04-28（含当日）以前可以申请复核" in shown
    with on("2024-04-29"):
        shown = text(unit(), reverse("matters:matter", args=[part.pk]))
        assert "申请复核的期限已于 2024-04-28 届满" in shown
        refused = take(unit(), part, "object_to", **{"fact-reason": "停工是因为市里停水改管，有通知"})
        assert "已于 2024-04-28 届满" in refused.content.decode()
    assert part_of(row, district.building).state == "rectifying"


def test_who_may_not_draft_gets_no_form(district: District) -> None:
    with on("2024-03-04"):
        for viewer in (district.leader, district.builder, district.resident):
            assert as_(viewer).get(OPEN).status_code == 404


def test_a_form_that_is_wrong_says_where(district: District) -> None:
    with on("2024-03-04"):
        sent = {"title": "督查", "key": "k" * 20, **form(district, means=["bribe"], chief="x")}
        answer = as_(district.inspector).post(OPEN, sent)
    assert answer.status_code == 422
    assert answer.content.decode().count("mt-field-wrong") == 2
    assert not Inspection.objects.exists()


def test_the_form_of_a_change_shows_the_plan_as_it_is(district: District, drafted: Inspection) -> None:
    with on("2024-03-05"):
        shown = text(as_(district.inspector), reverse("matters:step", args=[drafted.pk, "revise"]))
    assert "区政府第 5 次常务会议决定" in shown
    assert 'value="2024-03-11"' in shown
    for name, value in (
        ("units", district.building.pk),
        ("units", district.city.pk),
        ("means", "visit"),
        ("chief", drafted.chief_id),
    ):
        (box,) = [line for line in shown.split("<input") if f'name="fact-{name}" value="{value}"' in line]
        assert "checked" in box.split(">")[0]


def test_findings_are_of_the_units_of_the_plan(district: District, under_way: Inspection) -> None:
    with on("2024-03-12"):
        shown = text(as_(district.inspector), reverse("matters:step", args=[under_way.pk, "find"]))
    assert shown.count('name="fact-unit"') == 2


@pytest.fixture
def other(district: District) -> Inspection:
    with on("2024-03-04"):
        row = draft(
            district, "安全生产综合督查", units=[district.building.pk], field="safety",
            begins_on="2024-03-18", ends_on="2024-03-29",
        )  # fmt: skip
        approve(district, row)
    return row


def preview(district: District, **changed: Any) -> str:
    client = as_(district.inspector)
    with on("2024-03-05"):
        answer = client.get(
            reverse("supervision:overlaps"), form(district, **changed), headers={"HX-Request": "true"}
        )
    return answer.content.decode()


def test_overlaps_are_seen_while_the_plan_is_written(district: District, other: Inspection) -> None:
    shown = preview(district)
    assert "时间重叠" in shown
    assert "安全生产综合督查" in shown
    assert "区住建局 <b" in shown
    assert "没有重叠的督查" in preview(district, units=[district.city.pk])


@pytest.mark.parametrize(
    "changed",
    [
        {"units": []},
        {"units": ["x", "-1", "9" * 30]},
        {"begins_on": "2024-02-30"},
        {"ends_on": "9999-12-31"},
        {"begins_on": "", "ends_on": ""},
        {"begins_on": "2024-04-01", "ends_on": "2024-03-01"},
        {"field": "'; drop"},
        {"units": list(range(1, 200))},
    ],
)
def test_a_half_written_plan_breaks_nothing(
    district: District, other: Inspection, changed: dict[str, Any]
) -> None:
    assert preview(district, **changed)


def test_the_approver_sees_the_overlap_and_must_give_a_reason(
    district: District, drafted: Inspection, other: Inspection
) -> None:
    leader = as_(district.leader)
    with on("2024-03-05"):
        act(drafted, "submit", actor=district.inspector)
        page = text(leader, reverse("matters:matter", args=[drafted.pk]))
        assert "与另外 1 次督查重叠" in page
        assert 'class="sv-bar sv-coming sv-touch"' in page
        refused = take(leader, drafted, "approve_plan")
        assert refused.status_code == 422
        assert "安全生产综合督查" in refused.content.decode()
        assert again(drafted).state == "submitted"
        take(leader, drafted, "approve_plan", **{"fact-necessity": "内容不同，已商定同一天进驻"})
    assert again(drafted).state == "approved"


def test_the_year_shows_units_counts_and_overlaps(
    district: District, drafted: Inspection, other: Inspection
) -> None:
    with on("2024-03-05"):
        client = as_(district.leader)
        shown = text(client, reverse("supervision:year"))
        assert shown.count("<tr>") == 3
        assert "督查重叠的单位" in shown
        narrowed = text(client, reverse("supervision:year"), unit=district.city.pk)
        assert "安全生产综合督查" not in narrowed
        assert "没有符合条件的督查" in text(client, reverse("supervision:year"), kind="clue")
        assert "还没有督查安排" in text(client, reverse("supervision:year"), year="2021")
        crowded = text(client, reverse("supervision:year"), crowded="1")
        assert crowded.count("<tr>") == 2


@pytest.mark.parametrize(
    "query", ["year=x", "year=99999999999", "unit=%00", "unit=99999999", "kind=zz&group=zz"]
)
def test_odd_questions_get_an_answer(district: District, other: Inspection, query: str) -> None:
    with on("2024-03-05"):
        for viewer in (district.leader, district.builder):
            assert as_(viewer).get(f"/supervision/?{query}").status_code == 200


def test_the_export_has_a_row_for_every_unit(
    district: District, drafted: Inspection, other: Inspection
) -> None:
    with on("2024-03-05"):
        answer = as_(district.inspector).get(reverse("supervision:export"), {"year": "2024"})
        book = load_workbook(BytesIO(b"".join(answer)))
    rows = list(book.worksheets[0].values)
    assert [row[4] for row in rows[4:]] == ["区住建局", "区城管局", "区住建局"]


def test_a_unit_sees_its_own_year(district: District, rectifying: Part) -> None:
    with on("2024-04-01"):
        shown = text(as_(district.builder), reverse("supervision:year"))
        assert "2024 年对本单位的督查" in shown
        assert "还有 27 天" in shown
        assert "区城管局" not in shown
        stranger = text(as_(district.keeper), reverse("supervision:year"))
        assert "区住建局" not in stranger
        assert as_(district.builder).get(reverse("supervision:export")).status_code == 403


def test_the_page_of_the_whole_is_not_the_units(district: District, rectifying: Part) -> None:
    with on("2024-04-01"):
        client = as_(district.builder)
        assert client.get(reverse("matters:matter", args=[rectifying.parent_id])).status_code == 404
        shown = text(client, reverse("matters:matter", args=[rectifying.pk]))
        assert "区城管局" not in shown
        whole = text(as_(district.leader), reverse("matters:matter", args=[rectifying.parent_id]))
        assert "违建拆除按计划完成" in whole


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_page_is_in_both_languages(district: District, rectifying: Part, language: str) -> None:
    client = as_(district.inspector)
    client.cookies["django_language"] = language
    with on("2024-04-01"):
        for address in (
            OPEN,
            reverse("supervision:year"),
            reverse("matters:matter", args=[rectifying.pk]),
            reverse("matters:matter", args=[rectifying.parent_id]),
        ):
            shown = text(client, address)
            assert ("督查方式" in shown) == (language == "zh-hans" and "supervision/?" not in address) or (
                address == reverse("supervision:year")
            )
