"""The figures are those of the published definition, worked out by hand for small cases."""

from typing import Any

import pytest

from jiannuo.reports.reading.scoring import Score, score


def fact(**changes: Any) -> dict[str, Any]:
    return {
        "type": "fact",
        "sent": "全年新增就业1.2万人",
        "quote": "1.2万人",
        "subject": "新增就业",
        "value": 12000,
        "unit": "人",
        "cmp": "=",
        "role": "level",
        "period": "2023",
        "status": "result",
    } | changes


def task(**changes: Any) -> dict[str, Any]:
    return {"type": "task", "quote": "新建农村公路100公里", "domain": "交通", "quantified": True} | changes


def facts(gold: list[dict[str, Any]], predicted: list[dict[str, Any]]) -> Score:
    return score(gold, predicted, "fact")


def test_agreement_is_a_hundred_and_nothing_is_none() -> None:
    assert facts([fact()], [fact()]).figures == {"found": 100, "exact": 100, "subject": 100, "full": 100}
    assert facts([fact()], []).figures == {"found": 0, "exact": 0, "subject": 0, "full": 0}
    assert facts([], []).figures["full"] == 0


def test_a_duplicate_prediction_is_one_too_many() -> None:
    result = facts([fact()], [fact(), fact()])
    assert result.figures["full"] == pytest.approx(200 / 3)
    assert (result.gold, result.predicted, len(result.extra)) == (1, 2, 1)


@pytest.mark.parametrize("changes", [{"value": 12001}, {"value2": 13000}, {"unit": "户"}, {"quote": "八十"}])
def test_another_number_or_place_is_not_found(changes: dict[str, Any]) -> None:
    result = facts([fact()], [fact(**changes)])
    assert result.figures["found"] == 0
    assert len(result.missed) == len(result.extra) == 1


@pytest.mark.parametrize("changes", [{"cmp": ">="}, {"role": "change"}, {"status": "target"}])
def test_a_wrong_label_is_found_and_not_exact(changes: dict[str, Any]) -> None:
    result = facts([fact()], [fact(**changes)])
    assert result.figures == {"found": 100, "exact": 0, "subject": 100, "full": 0}
    assert len(result.differing) == 1


def test_a_wrong_subject_is_exact_and_not_full() -> None:
    figures = facts([fact()], [fact(subject="固定资产投资")]).figures
    assert figures == {"found": 100, "exact": 100, "subject": 0, "full": 0}


@pytest.mark.parametrize("changes", [{"unit": "名"}, {"sent": "全年 新增就业1.2万人"}, {"value": 12000.0001}])
def test_writing_does_not_count(changes: dict[str, Any]) -> None:
    assert facts([fact()], [fact(**changes)]).figures["full"] == 100


def test_the_same_number_in_another_sentence_is_another_fact() -> None:
    assert facts([fact()], [fact(sent="培训农民一万二千名")]).figures["found"] == 0


def test_an_edge_record_counts_neither_way() -> None:
    for predicted in ([], [fact()]):
        result = facts([fact(edge=True)], predicted)
        assert (result.gold, result.predicted, result.missed, result.extra) == (0, 0, (), ())


def test_the_best_pairs_go_first() -> None:
    result = facts([fact(), fact(cmp=">=")], [fact(cmp=">="), fact()])
    assert result.figures["full"] == 100


@pytest.mark.parametrize(
    ("quote", "span"),
    [
        ("新建农村公路100公里", 100),
        ("新建农村公路100公里,改造危桥", 100),
        ("新建农村公路", 100),  # a run of 6 in a union of 11
        ("农村公路", 0),  # a run of 4
        ("里公001路公村农建新", 0),  # the same characters, no run
    ],
)
def test_a_task_is_paired_by_half_its_span(quote: str, span: float) -> None:
    assert score([task()], [task(quote=quote)], "task").figures["span"] == span


def test_shares_are_of_the_paired_tasks() -> None:
    gold = [task(), task(quote="办好学校三所")]
    predicted = [
        task(domain="城市更新"),
        task(quote="别的事情"),
        task(quote="办好学校三所", quantified=False),
    ]
    result = score(gold, predicted, "task")
    assert result.figures["span"] == pytest.approx(80)
    assert (result.figures["domain"], result.figures["quantified"]) == (50, 50)


def test_records_of_the_other_type_are_passed_over() -> None:
    assert facts([fact(), task()], [task(), fact()]).figures["full"] == 100
