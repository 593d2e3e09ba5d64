"""The desk: text and form are one, nothing typed is lost, and every save can be taken back."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from jiannuo.people.viewer import Viewer
from jiannuo.policies.models import Version
from jiannuo.policies.tests.conftest import City, again, draft, on, publish

As = Callable[[Viewer], Any]
pytestmark = pytest.mark.django_db


@pytest.fixture
def drafted(city: City) -> Version:
    """A draft of the industry department."""
    with on("2024-03-04"):
        return draft(city)


def desk(client: Client, version: Version, do: str, text: str, **more: Any) -> Any:
    """One press of a button."""
    told = {"do": do, "text": text, "expect": version.revision} | more
    return client.post(reverse("policies:edit", args=[version.pk]), told)


def test_document_text_and_condition_stand_beside_one_another(city: City, drafted: Version, as_: As) -> None:
    page = as_(city.officer).get(reverse("policies:edit", args=[drafted.pk])).content.decode()
    assert '<mark class="po-clause" id="clause-1"><span class="po-ref">第二条</span>' in page
    assert "上年营业收入 不低于 500万元【第二条】" in page
    assert "以下 2 项都要满足" in page


def test_a_wrong_word_is_underlined_and_put_right(city: City, drafted: Version, as_: As) -> None:
    client = as_(city.officer)
    wrong = "上年营业收人 不低于 500万元"
    page = desk(client, drafted, "check", wrong).content.decode()
    assert "<mark>上年营业收人</mark>" in page or "<mark>营业收人</mark>" in page
    assert "改成“营业收入”" in page or "改成“上年营业收入”" in page
    fixed = desk(client, drafted, "fix", wrong)
    assert fixed.context["desk"].fault is None
    assert again(drafted).condition == drafted.condition


def test_what_cannot_be_read_is_saved_all_the_same(city: City, drafted: Version, as_: As) -> None:
    answer = desk(as_(city.officer), drafted, "save", "上年营业收入 不低于")
    assert answer.status_code == 302
    assert again(drafted).condition == "上年营业收入 不低于"
    assert again(drafted).clauses.count() == 2


def test_a_sentence_is_written_without_script(city: City, drafted: Version, as_: As) -> None:
    client = as_(city.officer)
    opened = desk(client, drafted, "open:add:", drafted.condition)
    assert b'name="subject"' in opened.content
    picked = desk(client, drafted, "pick", drafted.condition, how="add", place="", subject="a:founded")
    assert b'name="number"' in picked.content
    told = {"how": "add", "place": "", "subject": "a:founded", "op": "满", "number": "1", "unit": "年"}
    made = desk(client, drafted, "put", drafted.condition, **told)
    assert made.context["desk"].text.endswith("且 成立时间 满 1年")
    assert again(drafted).condition == drafted.condition


def test_a_quotation_becomes_a_clause(city: City, drafted: Version, as_: As) -> None:
    told = {"quote": "从业人员不少于10人。", "quote_ref": "第三条第一款"}
    desk(as_(city.officer), drafted, "cite", drafted.condition, **told)
    made = again(drafted).clauses.get(ref="第三条第一款")
    assert drafted.document[made.start : made.end] == "从业人员不少于10人。"


def test_two_officers_at_once_do_not_overwrite_one_another(city: City, drafted: Version, as_: As) -> None:
    desk(as_(city.officer), drafted, "save", "成立时间 满 1年")
    late = desk(as_(city.clerk), drafted, "save", "成立时间 满 9年")
    assert late.status_code == 409
    assert "成立时间 满 9年" in late.content.decode()
    assert again(drafted).condition == "成立时间 满 1年"


def test_every_save_is_shown_with_its_differences_and_taken_back(
    city: City, drafted: Version, as_: As
) -> None:
    client = as_(city.officer)
    desk(client, drafted, "save", drafted.condition.replace("500万元", "300万元"))
    page = client.get(reverse("policies:history", args=[drafted.pk]))
    assert "<del>500</del><ins>300</ins>" in page.content.decode()
    first = page.context["saves"][-1].event.seq
    client.post(reverse("policies:take_back", args=[drafted.pk, first]))
    assert again(drafted).condition == drafted.condition
    assert len(client.get(reverse("policies:history", args=[drafted.pk])).context["saves"]) == 3


def test_others_read_and_nobody_changes_what_is_published(city: City, version: Version, as_: As) -> None:
    for who in (city.officer, city.leader, city.supervisor):
        client = as_(who)
        page = client.get(reverse("policies:edit", args=[version.pk]))
        assert page.status_code == 200
        assert b'name="text"' not in page.content
        desk(client, version, "save", "成立时间 满 9年")
    assert again(version).condition == version.condition


def test_a_draft_is_hidden_from_other_departments(city: City, drafted: Version, as_: As) -> None:
    assert as_(city.other).get(reverse("policies:edit", args=[drafted.pk])).status_code == 404
    assert as_(city.boss).get(reverse("policies:edit", args=[drafted.pk])).status_code == 403


def test_words_are_offered_where_they_fit(city: City, as_: As) -> None:
    answer = as_(city.officer).get(reverse("policies:complete"), {"text": "上年营业收", "at": "5"}).json()
    assert answer["from"] in (0, 2)
    assert any("营业收入" in one["word"] for one in answer["words"])
    assert (
        as_(city.officer).get(reverse("policies:complete"), {"text": "{" * 99, "at": "x"}).status_code == 200
    )


def test_a_new_policy_is_begun_once(city: City, as_: As) -> None:
    client = as_(city.officer)
    form = client.get(reverse("policies:begin")).context["form"]
    told = {"key": form["key"].value(), "title": "夜市补贴", "issuer": "区政府", "level": "district"}
    first = client.post(reverse("policies:begin"), told)
    second = client.post(reverse("policies:begin"), told)
    made = Version.objects.get(policy__title="夜市补贴")
    assert first.url == second.url == reverse("policies:edit", args=[made.pk])
    assert made.state == "drafted"
    assert made.policy.unit == city.industry


def test_the_next_version_starts_as_the_one_before(city: City, version: Version, as_: As) -> None:
    client = as_(city.officer)
    key = client.get(reverse("policies:begin")).context["form"]["key"].value()
    client.post(reverse("policies:begin"), {"key": key, "policy": version.policy_id, "level": "district"})
    made = Version.objects.get(policy=version.policy, number=2)
    assert (made.condition, made.benefit) == (version.condition, version.benefit)
    assert made.examples.count() == 2


def test_examples_say_which_clause_comes_out_otherwise(city: City, as_: As) -> None:
    with on("2024-03-04"):
        version = draft(city)
        client = as_(city.officer)
        url = reverse("policies:examples", args=[version.pk])
        told = {"name": "丙样例", "lines": "上年营业收入：600万元\n上年从业人员：8人", "expected": "true"}
        assert client.post(url, told).status_code == 302
        page = client.get(url)
        assert [(run.example.name, bool(run.wrong)) for run in page.context["runs"]] == [
            ("甲样例", False), ("乙样例", False), ("丙样例", True),
        ]  # fmt: skip
        assert "应为“符合”，算出来是“不符合”" in page.content.decode()
        wrong = client.post(url, {"name": "丁", "lines": "上年营业收人：600万元", "expected": "true"})
        assert wrong.status_code == 422
        assert "是不是“营业收入”" in wrong.content.decode()


def test_what_is_missing_is_said_before_publishing(city: City, as_: As) -> None:
    with on("2024-03-04"):
        version = draft(city, condition="上年营业收入 不低于 500万元【第九条】", examples=[])
        page = as_(city.officer).get(reverse("policies:checks", args=[version.pk]))
    wrong = [str(one.label) for one in page.context["wrong"]]
    assert wrong == ["引用的条款都有原句", "样例都算对"]
    assert "【第九条】" in page.content.decode()
    assert "区市场监管局" in page.content.decode()


def test_terms_are_saved_in_yuan_and_kept_in_fen(city: City, drafted: Version, as_: As) -> None:
    client = as_(city.officer)
    url = reverse("policies:terms", args=[drafted.pk])
    form = client.get(url).context["form"]
    told = {name: form[name].value() or "" for name in form.fields} | {
        "do": "save", "kind": "percent", "percent": "12.5", "of": "revenue", "years": "1", "cap": "300000.01",
        "exclusive": "研发组", "per": "enterprise", "automatic": "on",
    }  # fmt: skip
    assert client.post(url, told).status_code == 302
    made = again(drafted)
    assert made.benefit == {
        "kind": "percent", "of": {"attribute": "revenue", "years": 1}, "share": 125_000, "cap": 30_000_001,
        "exclusive": "研发组",
    }  # fmt: skip
    assert made.condition == drafted.condition
    assert made.clauses.count() == 2
    assert "12.5%" in client.get(url).content.decode()
    bad = client.post(url, told | {"percent": "120"})
    assert bad.status_code == 422
    assert again(drafted).benefit == made.benefit


def test_publishing_moves_the_list_on(city: City, as_: As) -> None:
    with on("2024-03-04"):
        version = publish(city)
    client = as_(city.officer)
    page = client.get(reverse("policies:office"))
    assert [line.version.pk for line in page.context["lines"]] == [version.pk]
    assert client.get(reverse("policies:office"), {"group": "draft"}).context["lines"] == []
    file = client.get(reverse("policies:office_export"))
    assert b"".join(file.streaming_content)[:2] == b"PK"
