"""What must hold before a version is checked and published, and that nothing changes it afterwards."""

from typing import Any

import pytest
from django.db import transaction

from jiannuo.kernel.act import act, begin
from jiannuo.kernel.refusal import Refused
from jiannuo.policies.conditions.schema import from_json
from jiannuo.policies.models import Clause, Example, Version
from jiannuo.policies.publishing.digest import FIXED, fingerprint, unchanged
from jiannuo.policies.publishing.fairness import flagged
from jiannuo.policies.publishing.frozen import Frozen
from jiannuo.policies.publishing.reading import condition_of
from jiannuo.policies.tests.conftest import (
    CONDITION,
    EXAMPLES,
    FAIRLY,
    LAWFULLY,
    PUBLICATION,
    City,
    again,
    check,
    confirm,
    content,
    draft,
    on,
    policy,
    publish,
)
from jiannuo.policies.version_loop import VersionLoop

BAD: dict[str, tuple[dict[str, Any], str]] = {
    "no condition": ({"condition": None}, "还没有写条件"),
    "a fault": ({"condition": "上年营业收人 不低于 500万元"}, "第 3 个字起.*营业收入"),
    "a ref without a clause": (
        {"condition": CONDITION + " 且 上年研发费用 高于 0元【第九条】"},
        "【第九条】",
    ),
    "a condition nobody can meet": (
        {"condition": "上年从业人员 不少于 10人【第三条】 且 上年从业人员 少于 5人"},
        "没有企业能够符合",
    ),
    "a condition everybody meets": (
        {"condition": "上年从业人员 不少于 10人【第三条】 或 上年从业人员 少于 10人"},
        "任何企业都符合",
    ),
    "no examples": ({"examples": []}, "样例"),
    "only examples that fit": ({"examples": EXAMPLES[:1]}, "也有不符合"),
    "an example that comes out otherwise": (
        {"examples": [EXAMPLES[0], {**EXAMPLES[1], "name": "乙样例", "expected": "unknown"}, *EXAMPLES[1:]]},
        "乙样例",
    ),
    "an example nobody can read": (
        {"examples": [EXAMPLES[0], {"name": "丙", "facts": {"上年营业额": "1万元"}, "expected": "false"}]},
        "看不懂",
    ),
    "no benefit": ({"benefit": None}, "兑现标准"),
    "a share above all": ({"benefit": {"kind": "percent", "share": 2_000_000}}, "兑现标准有误"),
    "automatic with a question for people": (
        {
            "condition": CONDITION + " 且 人工认定 “产品市场前景好”",
            "examples": [
                {**EXAMPLES[0], "facts": {**EXAMPLES[0]["facts"], "认定": {"产品市场前景好": True}}},  # type: ignore[dict-item]
                EXAMPLES[1],
            ],
        },
        "免申即享",
    ),
    "no first day": ({"valid_from": None}, "生效日期"),
    "over already": ({"valid_to": "2024-03-02"}, "失效日期"),
    "a window beyond its end": ({"closes_on": "2027-05-01"}, "申报截止"),
    "automatic without money": ({"pool": None}, "资金来源"),
}


@pytest.mark.parametrize("what", BAD)
def test_a_draft_is_not_submitted_with(city: City, what: str) -> None:
    changed, sentence = BAD[what]
    with on("2024-03-04"):
        row = draft(city, **changed)
        with pytest.raises(Refused, match=sentence):
            act(row, "submit", actor=city.officer)
    assert again(row).state == "drafted"


def test_the_payer_is_another_unit_than_the_one_that_checks(city: City) -> None:
    city.pool.payer = city.industry
    city.pool.save()
    with on("2024-03-04"), pytest.raises(Refused, match="别的单位支付"):
        act(draft(city), "submit", actor=city.officer)


def test_two_versions_are_never_in_force_on_one_day(city: City, version: Version) -> None:
    with on("2024-03-05"):
        second = draft(city, version.policy, 2, valid_from="2025-01-01")
        check(city, second)
        with pytest.raises(Refused, match="第 1 版"):
            act(second, "publish", actor=city.head, facts=PUBLICATION)
        act(version, "withdraw", actor=city.head, facts={"reason": "标准调整，改用新版。"})
        act(second, "publish", actor=city.head, facts=PUBLICATION)
    assert again(second).state == "published"


def test_versions_of_two_applications_stand_beside_each_other(city: City, version: Version) -> None:
    with on("2024-03-05"):
        again_checked = draft(city, version.policy, 2, application="复核")
        check(city, again_checked)
        act(again_checked, "publish", actor=city.head, facts=PUBLICATION)
    assert Version.objects.filter(state="published").count() == 2


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"consulted_to": "2024-02-12"}, "只有 29 日"),
        ({"consulted_to": "2024-03-20"}, "才结束"),
        ({"consulted": "superior"}, "不是上级文件"),
        ({"consulted": "shorter", "consulted_to": "2024-01-20", "consultation": None}, "理由"),
        ({"consulted": "secret", "consultation": None}, "保密"),
    ],
)
def test_the_public_is_heard_for_thirty_days(city: City, changed: dict[str, Any], sentence: str) -> None:
    told = {name: value for name, value in (PUBLICATION | changed).items() if value is not None}
    with on("2024-03-04"):
        row = draft(city)
        check(city, row)
        with pytest.raises(Refused, match=sentence):
            act(row, "publish", actor=city.head, facts=told)


def test_thirty_days_are_enough_and_fewer_with_a_reason_too(city: City) -> None:
    with on("2024-03-04"):
        row = draft(city)
        check(city, row)
        shorter = {"consulted": "shorter", "consulted_to": "2024-01-20", "consultation": "疫情应急政策"}
        act(row, "publish", actor=city.head, facts=PUBLICATION | shorter)
        other = draft(city, policy(city, "district.other"))
        check(city, other)
        act(other, "publish", actor=city.head, facts=PUBLICATION | {"consulted_to": "2024-02-13"})


def test_fair_competition_is_checked_item_by_item(city: City) -> None:
    with on("2024-03-04"):
        row = draft(city)
        act(row, "submit", actor=city.officer)
        with pytest.raises(Refused, match="市场准入"):
            act(row, "pass_fair", actor=city.market, facts={"fair": ["movement"]})
        with pytest.raises(Refused, match="理由"):
            act(row, "pass_fair", actor=city.market, facts={"fair": [], "exemption": "progress"})
        why = {"exemption": "progress", "reason": "鼓励研发，没有影响更小的办法。"}
        act(row, "pass_fair", actor=city.market, facts=why)
    assert again(row).state == "legal_checking"


def test_wording_that_favours_the_place_must_be_explained(city: City) -> None:
    condition = CONDITION + " 且 注册地 属于 中山区"
    facts = [{**one, "facts": {**one["facts"], "注册地": "中山区"}} for one in EXAMPLES]  # type: ignore[dict-item]
    with on("2024-03-04"):
        row = draft(city, condition=condition, examples=facts)
        act(row, "submit", actor=city.officer)
        with pytest.raises(Refused, match="“注册地”"):
            act(row, "pass_fair", actor=city.market, facts=FAIRLY)
        act(row, "pass_fair", actor=city.market, facts=FAIRLY | {"reason": "资金来自本区财政，按税收属地。"})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("对民营企业给予奖励", ["民营企业"]),
        ("新迁入我区的企业，五年内不迁出", ["迁入", "五年内不迁出"]),
        ("优先采购本地产品", ["本地产品"]),
        ("按地方财政贡献的50%给予奖励", ["按地方财政贡献的50%给予奖励"]),
        ("上年营业收入不低于500万元", []),
    ],
)
def test_such_wording_is_found(text: str, words: list[str]) -> None:
    found = flagged(text)
    assert [one.words for one in found] == words
    assert all(text[one.start : one.end] == one.words for one in found)


def test_what_was_made_above_is_taken_over_and_still_published_by_another(city: City) -> None:
    above = policy(city, "national.small", level="national")
    with on("2024-03-04"):
        row = draft(city, above, automatic=False)
        with pytest.raises(Refused, match="照录"):
            act(row, "submit", actor=city.officer)
        act(row, "take_over", actor=city.officer)
        told = {"consulted": "superior"}
        with pytest.raises(Refused):
            act(row, "publish", actor=city.officer, facts=told)
        act(row, "publish", actor=city.head, facts=told)
        mine = draft(city)
        with pytest.raises(Refused, match="请送审"):
            act(mine, "take_over", actor=city.officer)


def test_no_step_changes_what_was_published(city: City, version: Version) -> None:
    before = {name: getattr(again(version), name) for name in FIXED}
    digest = version.digest
    with on("2024-03-05"):
        for step in version.declared.steps.values():
            for viewer in city.everybody():
                facts = {"write": content(city), "withdraw": {"reason": "不再执行了。"}}.get(step.key, {})
                try:
                    act(version.pk, step.key, actor=viewer, facts=facts)
                except Refused:
                    continue
    later = again(version)
    assert later.state == "withdrawn"
    assert {name: getattr(later, name) for name in FIXED} == before
    assert (later.digest, unchanged(later)) == (digest, True)


def test_no_way_of_saving_changes_what_was_published(version: Version) -> None:
    changes: dict[str, Any] = {"condition": "上年营业收入 不低于 1万元", "benefit": {}, "valid_to": None}
    for name, value in changes.items():
        row = again(version)
        setattr(row, name, value)
        with pytest.raises(Frozen):
            row.save()
    clause, example = version.clauses.all()[0], version.examples.all()[0]
    clause.text = "改过的条款"
    for attempt in (
        clause.save,
        example.save,
        clause.delete,
        example.delete,
        lambda: Clause.objects.create(version=version, ref="新", text="新"),
        lambda: Example.objects.create(version=version, name="新", expected="true"),
        lambda: version.clauses.all().delete(),
    ):
        with pytest.raises(Frozen), transaction.atomic():
            attempt()
    assert unchanged(again(version))


def test_what_went_past_every_gate_is_seen_by_the_digest(version: Version) -> None:
    for change in (
        {"condition": "上年营业收入 不低于 1万元"},
        {"valid_to": None},
        {"benefit": {"kind": "service"}},
    ):
        before = {name: getattr(again(version), name) for name in change}
        Version.objects.filter(pk=version.pk).update(**change)
        assert not unchanged(again(version))
        Version.objects.filter(pk=version.pk).update(**before)
    Clause.objects.filter(version=version).update(text="改过")
    assert not unchanged(again(version))


def test_no_money_follows_from_a_version_that_was_changed_past_every_gate(
    city: City, version: Version
) -> None:
    with on("2024-03-05"):
        claim = confirm(city.boss, version, city.firm)
        Version.objects.filter(pk=version.pk).update(benefit={"kind": "fixed", "amount": 900_000_000})
        with pytest.raises(Refused, match="与发布时不一致"):
            act(claim, "pass_check", actor=city.officer)
        with pytest.raises(Refused, match="与发布时不一致"):
            confirm(city.rival, again(version), city.rivals)
    assert (again(claim).state, again(claim).entries.count()) == ("reviewing", 0)


def test_a_digest_is_of_the_content_and_not_of_the_day(city: City, version: Version) -> None:
    assert fingerprint(version) == fingerprint(again(version))
    assert len(version.digest) == 64
    assert from_json(version.tree) == condition_of(version)
    with on("2024-03-05"):
        other = publish(city, policy(city, "district.second"))
    assert other.digest != version.digest


def test_a_version_ends_and_is_evaluated_from_outside(city: City, version: Version) -> None:
    with on("2024-06-03"):
        with pytest.raises(Refused, match="2026-12-31"):
            act(version, "expire", actor=city.officer)
        act(version, "withdraw", actor=city.head, facts={"reason": "资金用完，停止执行。"})
        told = {"evaluation": "兑现 1 家 20 万元，平均 14 天到账。"}
        act(version, "report", actor=city.officer, facts=told)
        with pytest.raises(Refused):
            act(version, "evaluate", actor=city.officer)
        act(version, "ask_more", actor=city.supervisor, facts={"reason": "补充未兑现的原因。"})
        act(version, "report", actor=city.officer, facts=told)
        act(version, "evaluate", actor=city.supervisor)
    assert again(version).outcome == "evaluated"


def test_a_number_stands_once_for_an_application(city: City, version: Version) -> None:
    with on("2024-03-05"):
        event = begin(
            VersionLoop, "draft", actor=city.officer, title="复核", policy=version.policy, application="复核"
        )
        with pytest.raises(Refused, match="第 1 版"):
            act(event.matter_id, "write", actor=city.officer, facts=content(city))


def test_what_was_legally_checked_says_in_what_respect(city: City) -> None:
    with on("2024-03-04"):
        row = draft(city)
        act(row, "submit", actor=city.officer)
        act(row, "pass_fair", actor=city.market, facts=FAIRLY)
        with pytest.raises(Refused):
            act(row, "pass_legal", actor=city.lawyer)
        act(row, "return_legal", actor=city.lawyer, facts={"reason": "第三条超出职权，请改。"})
        assert again(row).state == "drafted"
        check(city, row)
        assert row.events.filter(step="pass_legal").get().facts == LAWFULLY
