"""Digits that no government counts are no facts, and never an error."""

import math

import pytest

from jiannuo.reports.reading import read

_TEXT = "某某区政府工作报告\n一、2023年工作回顾\n完成投资{}亿元，新建学校3所。\n"


@pytest.mark.parametrize(
    "digits", ["9" * 15, "9" * 400, "9" * 5000, "九" * 500, "1." * 500, "3-" + "9" * 400]
)
def test_they_are_left_out_and_the_others_stay(digits: str) -> None:
    facts = read(_TEXT.format(digits)).facts
    assert any((fact.value, fact.unit) == (3, "所") for fact in facts)
    assert all(math.isfinite(fact.value) and abs(fact.value) < 10**22 for fact in facts)
