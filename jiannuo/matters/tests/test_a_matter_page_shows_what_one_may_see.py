"""The page of a matter: for those who work on it, for the rest of the government, for the public."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.apps import apps
from django.test import Client, override_settings

from jiannuo.kernel.act import act
from jiannuo.kernel.erasing import erase
from jiannuo.kernel.models import Matter
from jiannuo.kernel.now import frozen_at, today
from jiannuo.kernel.tests.conftest import Town
from jiannuo.matters.queries.page import find, page_of
from jiannuo.matters.tests.conftest import WEDNESDAY, client_of

Make = Callable[..., Matter]
PLAN = {"kind": "replace", "money": "3.5", "until": "2024-06-30", "closed": "false"}


def text_of(client: Client, matter: Matter, language: str = "zh-hans") -> str:
    client.cookies["django_language"] = language
    return client.get(f"/matters/{matter.pk}/").content.decode()


@pytest.fixture
def planned(town: Town, repair: Matter) -> Matter:
    """A repair that was planned, agreed to and reported on; published."""
    act(repair, "plan", actor=town.officer, facts={**PLAN, "unit": town.office.pk})
    act(repair, "agree", actor=town.inspector)
    act(repair, "note", actor=town.officer, facts={"words": "灯杆已到货。"})
    Matter.objects.filter(pk=repair.pk).update(published=True)
    return Matter.objects.get(pk=repair.pk)


def test_whoever_works_on_it_reads_every_fact(town: Town, planned: Matter) -> None:
    text = text_of(client_of(town.officer), planned)
    for told in (
        "更换",
        "3.5 万元",
        "2024-06-30",
        "区政府办",
        "灯杆已到货。",
        "区住建局 科员",
        "区政府办公室通知",
    ):
        assert told in text, told
    for label in ("报方案", "同意", "报进展", "维修中", "报完工"):
        assert label in text, label


def test_the_public_reads_what_is_public_and_no_person(town: Town, planned: Matter) -> None:
    text = text_of(Client(), planned)
    for shown in ("路灯不亮", "维修中", "区住建局", "灯杆已到货。", "还剩 30 天"):
        assert shown in text, shown
    for hidden in ("王某", "反映人", "3.5", "科员", "督查员", "已脱敏", "您可以办理", "系统记录"):
        assert hidden not in text, hidden


def test_another_department_reads_a_published_matter_as_the_public_does(town: Town, planned: Matter) -> None:
    text = text_of(client_of(town.stranger), planned)
    assert "灯杆已到货。" in text
    assert "3.5" not in re.sub(r"<svg.*?</svg>", "", text, flags=re.DOTALL)
    assert "科员 ·" not in text


def test_personal_facts_are_for_whoever_must_act(town: Town, repair: Matter) -> None:
    assert "王某" in text_of(client_of(town.officer), repair)
    act(repair, "plan", actor=town.officer, facts={**PLAN, "unit": town.office.pk})
    text = text_of(client_of(town.officer), repair)
    assert "王某" not in text
    assert "已脱敏" in text


def test_what_was_erased_is_said_to_be(town: Town, repair: Matter) -> None:
    why = {"ground": "withdrawn", "reason": "当事人来电，撤回同意"}
    erase(repair.pk, ["1.who"], actor=town.inspector, **why)
    text = text_of(client_of(town.officer), repair)
    assert f"已于 {today():%Y-%m-%d} 按规定删除" in text
    for words in ("按规定删除个人信息", "受理：反映人", "当事人来电，撤回同意", "第四十七条第三项", "督查员"):
        assert words in text, words
    assert "王某" not in text


def test_the_page_speaks_english(town: Town, planned: Matter) -> None:
    text = text_of(client_of(town.officer), planned, "en")
    for words in ("What happened", "Whose turn it is", "Time limits", "What you can do", "30 days left"):
        assert words in text, words


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "\u202egnp.exe",
        "{{ 7|add:7 }}{% now 'Y' %}",
        '"><img src=x onerror=alert(1)>',
        "长" * 300,
        "a" * 300,
    ],
)
def test_a_hostile_title_and_fact_do_no_harm(town: Town, hazard: Make, hostile: str) -> None:
    matter = hazard(hostile)
    client = client_of(town.officer)
    form = {"expect": 1, "key": "h" * 32, "fact-how": hostile}
    assert client.post(f"/matters/{matter.pk}/fix/", form, follow=True).status_code == 200
    for url in (f"/matters/{matter.pk}/", f"/matters/{matter.pk}/remark/", "/matters/mine/", "/"):
        text = client.get(url).content.decode()
        assert "<script>alert" not in text
        assert "<img src=x" not in text
        assert "14" not in re.findall(r"<bdi[^>]*>(.*?)</bdi>", text)
    page = client.get(f"/matters/{matter.pk}/").content.decode()
    assert page.count("<bdi") >= 1
    assert 'class="mt-told" dir="auto"' in page


def test_ten_thousand_signs_are_refused_with_the_number(town: Town, hazard: Make) -> None:
    matter = hazard()
    form = {"expect": 1, "key": "h" * 32, "fact-how": "长" * 10_000}
    answer = client_of(town.officer).post(f"/matters/{matter.pk}/fix/", form)
    assert answer.status_code == 422
    assert "最多 2000 个字，现在是 10000 个" in answer.content.decode()
    assert "长" * 10_000 in answer.content.decode()


def test_clocks_say_what_is_used_what_is_left_and_who_will_hear(town: Town, hazard: Make) -> None:
    matter = hazard(at=WEDNESDAY)
    with frozen_at(WEDNESDAY + timedelta(days=4)):
        line = page_of(town.officer, matter).limits[0]  # type: ignore[arg-type]
        assert (line.label, line.budget, line.used, line.share) == ("整改期限", "10日", "已用 3 天", 30)
        assert [alarm.to for alarm in line.alarms] == ["承办单位", "承办单位、单位负责人"]
        act(matter, "wait", actor=town.inspector, facts={"why": "storm"})
        line = page_of(town.officer, matter).limits[0]  # type: ignore[arg-type]
        assert (line.left.words, line.paused, line.alarms) == ("计时已暂停", "台风", [])


def test_a_date_beyond_the_decreed_calendar_is_marked(town: Town, hazard: Make) -> None:
    matter = hazard()
    apps.get_model("kernel.Clock").objects.filter(matter=matter).update(provisional=True)
    assert "到期日暂定" in text_of(client_of(town.officer), matter)


def test_parent_and_children_are_linked_as_far_as_one_may_see_them(town: Town, hazard: Make) -> None:
    parent = hazard("上级")
    child = hazard("下级", parent_id=parent.pk)
    assert f'href="/matters/{child.pk}/"' in text_of(client_of(town.officer), parent)
    assert f'href="/matters/{parent.pk}/"' in text_of(client_of(town.officer), child)
    Matter.objects.filter(pk=parent.pk).update(published=True)
    assert "下级" not in re.sub("下级事项", "", text_of(Client(), parent))


def test_a_matter_of_a_loop_that_is_gone_is_not_found(town: Town, hazard: Make) -> None:
    matter = hazard()
    Matter.objects.filter(pk=matter.pk).update(loop="nobody.knows")
    assert find(town.officer, matter.pk) is None  # type: ignore[arg-type]
    assert client_of(town.officer).get(f"/matters/{matter.pk}/").status_code == 404
    assert client_of(town.officer).get("/matters/mine/").status_code == 200


def test_long_histories_show_the_newest_first(town: Town, hazard: Make) -> None:
    matter = hazard()
    for number in range(20):
        act(matter, "remark", actor=town.officer, facts={"words": f"第{number}次"})
    text = text_of(client_of(town.officer), matter)
    assert "第19次" in text
    assert "第0次" not in text
    assert "更早的 6 条" in text
    whole = client_of(town.officer).get(f"/matters/{matter.pk}/?events=all").content.decode()
    assert "第0次" in whole


@pytest.fixture
def domain_template(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A folder with the part that the app ``sample`` shows of its own columns."""
    folder = tmp_path_factory.mktemp("templates")
    (folder / "sample").mkdir()
    (folder / "sample" / "_matter.html").write_text("<p>本域：{{ matter.title }}</p>", "utf-8")
    return str(folder)


def test_a_domain_shows_its_own_columns_on_top(town: Town, hazard: Make, domain_template: str) -> None:
    from django.conf import settings

    engine = {**settings.TEMPLATES[0], "DIRS": [domain_template]}
    matter = hazard()
    with override_settings(TEMPLATES=[engine]):
        text = text_of(client_of(town.officer), matter)
    assert text.index("本域：井盖缺失") < text.index("办理经过")
