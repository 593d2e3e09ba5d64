"""Plan and conclusion as documents: whole for whom they are, nothing of others in them."""

from io import BytesIO

import docx
import pytest
from django.test import Client
from django.urls import reverse

from jiannuo.kernel.act import act
from jiannuo.supervision.models import Inspection, Part
from jiannuo.supervision.tests.conftest import CONCLUSION, District, account_of, approve, on, part_of


def words(viewer: object, name: str, pk: int) -> str:
    client = Client()
    client.force_login(account_of(viewer))  # type: ignore[arg-type]
    answer = client.get(reverse(name, args=[pk]))
    assert answer.status_code == 200
    document = docx.Document(BytesIO(answer.content))
    headers = [line.text for section in document.sections for line in section.header.paragraphs]
    return "\n".join([*headers, *(line.text for line in document.paragraphs)])


def test_a_plan_says_what_the_law_asks_for(district: District, drafted: Inspection) -> None:
    with on("2024-03-05"):
        text = words(district.inspector, "supervision:plan", drafted.pk)
        assert "送审稿" in text
        approve(district, drafted)
        text = words(district.leader, "supervision:plan", drafted.pk)
    assert "送审稿" not in text
    for part in (
        "老旧小区改造专项督查方案",
        "区政府第 5 次常务会议决定",
        "督查对象：区住建局、区城管局。",
        "2024年3月11日至2024年3月20日",
        "检查、访谈；调阅、复制资料",
        "组长：区政府办 督查科长",
        "2024年3月5日",
    ):
        assert part in text


def test_a_conclusion_is_about_one_unit(district: District, rectifying: Part) -> None:
    with on("2024-04-01"):
        text = words(district.builder, "supervision:conclusion", rectifying.pk)
    assert "区住建局：" in text
    assert CONCLUSION in text
    assert "2．公示新的完工日期" in text
    assert "2024年5月31日前" in text
    assert "自收到之日起30日内申请复核" in text
    assert "城管" not in text


def test_nobody_else_gets_it(district: District, rectifying: Part) -> None:
    with on("2024-04-01"):
        for viewer in (district.keeper, district.resident):
            client = Client()
            client.force_login(account_of(viewer))
            for name, pk in (
                ("supervision:conclusion", rectifying.pk),
                ("supervision:plan", rectifying.parent_id),
            ):
                assert client.get(reverse(name, args=[pk])).status_code in (403, 404)


def test_there_is_no_conclusion_before_there_is_one(district: District, under_way: Inspection) -> None:
    client = Client()
    with on("2024-03-12"):
        client.force_login(account_of(district.builder))
        part = part_of(under_way, district.building)
        assert client.get(reverse("supervision:conclusion", args=[part.pk])).status_code == 404


@pytest.mark.parametrize("step", ["uphold", "revoke"])
def test_a_recheck_is_in_it(district: District, rectifying: Part, step: str) -> None:
    with on("2024-04-10"):
        act(rectifying, "object_to", actor=district.builder, facts={"reason": "停工因为市里停水改管"})
        act(rectifying, step, actor=district.colleague, facts={"decision": "经复核，情况如实。予以决定。"})
        text = words(district.builder, "supervision:conclusion", rectifying.pk)
    assert "复核决定：" in text
