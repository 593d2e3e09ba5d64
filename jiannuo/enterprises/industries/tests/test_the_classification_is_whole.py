"""Twenty sections, 97 divisions, 473 groups, as the foreword of GB/T 4754-2017 counts them."""

from collections import Counter

import pytest

from jiannuo.enterprises.industries import activities, known, name, normal, path, under, words


def test_the_counts_of_the_standard() -> None:
    counted = Counter(len(code) for code in activities())
    assert (counted[1], counted[3], counted[4]) == (20, 97, 473)


def test_classes_of_services_stand_under_their_groups() -> None:
    classes = [code for code in activities() if len(code) == 5]
    assert all(code[:4] in activities() and code[0] in "FGHIJKLMNOPQRST" for code in classes)
    assert not any(code.endswith("0") for code in classes)
    assert name("6513") == "应用软件开发"
    assert name("G5821") == "货物运输代理"
    assert name("7517") == "三维（3D）打印技术推广服务"
    # a group that is not divided, and a class of industry
    assert name("H6210") == "正餐服务"
    assert name("C1311") == "谷物磨制"


def test_divisions_run_from_01_to_97_without_a_gap() -> None:
    divisions = [code[1:] for code in activities() if len(code) == 3]
    assert divisions == [f"{number:02}" for number in range(1, 98)]


def test_every_code_stands_under_its_own_section_and_division() -> None:
    for code in activities():
        assert [one.code for one in path(code)] == [
            code[:length] for length in (1, 3, 4, 5) if length <= len(code)
        ]


def test_sections_and_divisions_have_english_names() -> None:
    assert all(one.english for one in activities().values() if len(one.code) <= 3)
    assert name("I651", english=True) == "Software and IT services"


@pytest.mark.parametrize(
    ("said", "full"), [("i", "I"), ("65", "I65"), ("6513", "I6513"), (" C1311", "C1311")]
)
def test_codes_are_understood_with_and_without_their_letter(said: str, full: str) -> None:
    assert normal(said) == full


@pytest.mark.parametrize("wrong", ["", "U", "98", "C65", "I9", "I65131", "654x", "１３", "079", "I658"])
def test_what_is_no_code_is_refused(wrong: str) -> None:
    assert not known(wrong)


def test_names_for_conditions_mean_the_widest() -> None:
    assert words()["房地产业"] == "K"
    assert words()["软件和信息技术服务业"] == "I65"
    assert len(set(words().values())) == len(words())


def test_what_stands_under_a_code() -> None:
    assert [one.code for one in under("F")[:3]] == ["F51", "F511", "F512"]
