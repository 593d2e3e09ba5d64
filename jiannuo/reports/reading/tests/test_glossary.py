"""Terms of the glossary are tied to every use in the text."""

import pytest

from jiannuo.reports.reading.cleaning import clean
from jiannuo.reports.reading.document import Term
from jiannuo.reports.reading.structure import take_apart
from jiannuo.reports.reading.tests import made_up

BODY = "一、2023年工作回顾\n{}\n二、2024年工作安排\n（一）抓好落实。完成各项任务。\n名词解释\n"


def terms(body: str, *entries: str) -> dict[str, tuple[Term, list[str]]]:
    document = take_apart(clean(BODY.format(body) + "\n".join(entries)))
    return {t.name: (t, [document.text[a:b] for a, b in t.uses]) for t in document.terms}


@pytest.mark.parametrize("entry", ["1.{}", "1、{}", "①{}", "[1]{}", "［1］{}", "〔1〕{}", "（1）{}", "{}"])
def test_entries_are_read_however_they_are_numbered(entry: str) -> None:
    found = terms("推广和合大院。", entry.format("和合大院：居民自治的一种做法。"))
    assert found["和合大院"][0].explanation == "居民自治的一种做法。"


@pytest.mark.parametrize("link", ["：", ":", "是指", "指", "——"])
def test_name_and_explanation_are_parted_by_a_mark_or_a_verb(link: str) -> None:
    found = terms("实施“双百”行动。", f"1.“双百”行动{link}百名干部联系百家企业。")
    assert found["“双百”行动"][0].explanation == "百名干部联系百家企业。"


def test_an_entry_goes_on_over_several_lines() -> None:
    found = terms("推广和合大院。", "1.和合大院：一种做法。", "它有五支队伍。", "2.全岗通：一专多能。")
    assert found["和合大院"][0].explanation == "一种做法。\n它有五支队伍。"
    assert list(found) == ["和合大院", "全岗通"]


@pytest.mark.parametrize(
    ("name", "body", "uses"),
    [
        ("“e企服”", "“e企服”上线，e企服好用。", ["e企服", "e企服"]),
        ("和合大院", "打造“和合大院”居民自治模式。", ["和合大院"]),
        ("调度、督导两项机制", "坚持“调度、督导”两项机制。", ["“调度、督导”两项机制"]),
        ("人才“三进”行动", "开展人才政策“三进”活动。", ["人才政策“三进”"]),
        ("“一帮到底”服务模式", "优化“一帮到底”极简模式。", ["一帮到底"]),
        ("农贸市场智慧化改造", "新街农贸市场、老街商场智慧化改造完毕。", ["农贸市场、老街商场智慧化改造"]),
        ("美丽港湾", "推进“美丽海湾”建设。", ["美丽海湾"]),
        ("完整社区", "全年没有提到。", []),
    ],
)
def test_uses_are_found_past_quotation_marks_and_in_running_text(
    name: str, body: str, uses: list[str]
) -> None:
    assert terms(body, f"1.{name}：说明文字。")[name][1] == uses


def test_an_entry_does_not_use_its_own_term_but_may_use_another() -> None:
    found = terms("推广全岗通。", "1.全岗通：全岗通是一种做法。", "2.云厅：与全岗通配套。")
    assert found["全岗通"][1] == ["全岗通", "全岗通"]


def test_a_glossary_named_otherwise_or_not_at_all_is_found() -> None:
    named = take_apart(clean(made_up.TWELFTH_PLAN))
    assert [t.name for t in named.terms] == ["双创", "“五个一”工程"]
    unnamed = take_apart(clean(made_up.TWELFTH_PLAN.replace("附件：\n《政府工作报告》有关用语说明\n", "")))
    assert [t.name for t in unnamed.terms] == ["双创", "“五个一”工程"]
