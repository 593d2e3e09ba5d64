"""Numbers are written as people of each language write them."""

from decimal import Decimal
from typing import Any

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from jiannuo.reports.figures import chinese, english, plain
from jiannuo.reports.models import Fact
from jiannuo.reports.templatetags.figures import exact_figure, figure


@pytest.mark.parametrize(
    ("value", "unit", "in_chinese", "in_english"),
    [
        ("1880000000", "元", "18.8亿元", "1.88 billion yuan"),
        ("977500", "平方米", "97.75万平方米", "977,500 square metres"),
        ("12600", "人", "1.26万人", "12,600 people"),
        ("9.5", "%", "9.5%", "9.5%"),
        ("-3.2", "百分点", "-3.2百分点", "-3.2 percentage points"),
        ("70", "家", "70家", "70"),
        ("2500000000000", "元", "2.5万亿元", "2.5 trillion yuan"),
        ("120000000", "千瓦时", "1.2亿千瓦时", "120 million kilowatt hours"),
        ("9999", "元", "9,999元", "9,999 yuan"),
        ("0", "起", "0起", "0"),
    ],
)
def test_values(value: str, unit: str, in_chinese: str, in_english: str) -> None:
    assert chinese(Decimal(value), unit) == in_chinese
    assert english(Decimal(value), unit) == in_english


@given(st.decimals(-(10**15), 10**15, places=6))
def test_all_digits_are_kept_in_the_plain_form(value: Decimal) -> None:
    assert Decimal(plain(value).replace(",", "")) == value


@pytest.mark.parametrize(
    ("columns", "in_chinese", "in_english"),
    [
        ({"value": "40000000000", "unit": "元", "comparator": ">="}, "≥ 400亿元", "≥ 40 billion yuan"),
        ({"value": "9.5", "unit": "%", "role": "change"}, "+9.5%", "+9.5%"),
        ({"value": "-3.2", "unit": "%", "role": "change"}, "−3.2%", "−3.2%"),
        ({"value": "5", "unit": "%", "role": "change", "comparator": ">="}, "≥ 5%", "≥ 5%"),
        ({"value": "3", "value2": "5", "unit": "家"}, "3–5家", "3–5"),
        ({"value": "20000", "value2": "30000", "unit": "人"}, "2–3万人", "20,000–30,000 people"),
        ({"value": "2000", "unit": "人", "comparator": "~"}, "约 2,000人", "about 2,000 people"),
        ({"value": "3", "unit": "位", "role": "rank", "quote": "全市第三"}, "第3位", "No. 3"),
        ({"value": "1", "unit": "位", "role": "rank", "quote": "上升1位"}, "1位", "1 in rank"),
    ],
)
def test_facts(columns: dict[str, str], in_chinese: str, in_english: str) -> None:
    numbers: dict[str, Any] = {
        name: Decimal(columns[name]) for name in ("value", "value2") if name in columns
    }
    given: dict[str, Any] = {"role": "level", "comparator": "=", **columns, **numbers}
    fact = Fact(**given)
    assert figure(fact) == in_chinese
    with translation.override("en"):
        assert figure(fact) == in_english


def test_the_exact_figure_has_all_digits() -> None:
    fact = Fact(value=Decimal("1880000000.000000"), unit="元")
    assert exact_figure(fact) == "1,880,000,000 元"
