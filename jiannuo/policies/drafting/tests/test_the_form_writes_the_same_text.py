"""Whatever the form does to a condition, what comes out is text that reads back to the same."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiannuo.enterprises.quantities import UnitError
from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.reading import read
from jiannuo.policies.conditions.tests.words import WORDS, conditions
from jiannuo.policies.conditions.writing import write
from jiannuo.policies.drafting import changing
from jiannuo.policies.drafting.differences import differences
from jiannuo.policies.drafting.outline import Line, outline
from jiannuo.policies.drafting.sentences import Fields, fields_of, sentence
from jiannuo.policies.drafting.shape import NoSuchPlaceError, path_of, put, said, walk
from jiannuo.policies.drafting.thresholds import moved, thresholds

NEW = read("有 严重失信记录", WORDS)
TEXT = (
    "注册地 属于 中山区 且 （企业规模 属于 微型 或 上年营业收入 低于 2000万元） 且 成立时间 满 1年【第三条】"
)


def reads_back(node: tree.Condition) -> bool:
    return write(read(write(node, WORDS), WORDS), WORDS) == write(node, WORDS)


@given(conditions, st.data())
def test_adding_and_removing_anywhere_leaves_a_condition(node: tree.Condition, data: st.DataObject) -> None:
    places = [path for path, one in walk(node) if not isinstance(one, tree.Part | tree.Ladder | tree.Band)]
    path = data.draw(st.sampled_from(places))
    if not any(isinstance(one, tree.Some) for one in _above(node, path)):
        for change in (changing.added, changing.alternative, changing.replaced):
            assert reads_back(change(node, path, NEW))
    try:
        left = changing.removed(node, path)
    except NoSuchPlaceError:
        return
    assert left is None or reads_back(left)


def _above(node: tree.Condition, path: tuple[int, ...]) -> list[object]:
    known = dict(walk(node))
    return [known[path[:length]] for length in range(len(path))]


@given(conditions)
def test_every_condition_is_read_aloud_with_all_its_parts(node: tree.Condition) -> None:
    def lines(line: Line) -> int:
        return 1 + sum(lines(part) for part in line.parts)

    assert lines(outline(node, WORDS)) == sum(1 for _one in walk(node))


@given(conditions)
def test_a_condition_that_the_form_can_hold_is_said_the_same(node: tree.Condition) -> None:
    for _path, one in walk(node):
        fields = fields_of(one, WORDS)
        if fields is not None:
            assert read(sentence(fields, WORDS), WORDS) == read(write(one, WORDS), WORDS)


@given(conditions)
def test_a_threshold_moved_to_itself_changes_nothing(node: tree.Condition) -> None:
    for one in thresholds(node, WORDS):
        if one.number > 0:
            assert write(moved(node, one.path, str(one.number)), WORDS) == write(node, WORDS)
        assert one.least <= one.number <= one.most
        assert (one.number - one.least) % one.step == 0


def test_a_threshold_is_moved_and_nothing_else() -> None:
    found = thresholds(read(TEXT, WORDS), WORDS)
    assert [(one.number, one.unit) for one in found] == [(Decimal(2000), "万元"), (Decimal(1), "年")]
    other = write(moved(read(TEXT, WORDS), found[0].path, "3000.5"), WORDS)
    assert other == TEXT.replace("2000万元", "3000.5万元")


@pytest.mark.parametrize("number", ["", "abc", "NaN", "1e99", "0.0000001", "-1", "0", "1.5", "²"])
def test_what_is_no_number_of_years_is_refused(number: str) -> None:
    node = read(TEXT, WORDS)
    with pytest.raises(UnitError):
        moved(node, thresholds(node, WORDS)[1].path, number)


def test_an_alternative_stands_in_brackets_of_its_own() -> None:
    node = changing.alternative(read(TEXT, WORDS), (0,), NEW)
    assert write(node, WORDS).startswith("（注册地 属于 中山区 或 有 严重失信记录） 且")


def test_the_last_alternative_stands_alone_again() -> None:
    node = changing.removed(read(TEXT, WORDS), (1, 1))
    assert node is not None
    assert write(node, WORDS) == "注册地 属于 中山区 且 企业规模 属于 微型 且 成立时间 满 1年【第三条】"


def test_at_least_some_of_them() -> None:
    node = changing.regrouped(read(TEXT, WORDS), (), "least", 2)
    assert write(node, WORDS).startswith("至少满足 2 项：{")
    assert changing.regrouped(node, (), "all") == read(TEXT, WORDS)


@pytest.mark.parametrize("place", ["9", "0.0.0", "x", "1.-1", "0" * 9, ".".join("0" * 50)])
def test_a_place_that_is_not_there_is_refused(place: str) -> None:
    with pytest.raises(NoSuchPlaceError):
        put(read(TEXT, WORDS), path_of(place), NEW)


def test_a_place_is_said_as_it_is_read() -> None:
    assert path_of(said((0, 2, 1))) == (0, 2, 1)


def test_an_unknown_subject_says_nothing() -> None:
    assert sentence(Fields("a:nothing", op="低于", number="1", unit="万元"), WORDS) == ""


def test_quotation_marks_do_not_end_a_question() -> None:
    text = sentence(Fields("m:", words="产品“领先”", ref="第】二条"), WORDS)
    assert read(text, WORDS) == tree.Manual("产品领先", "第二条")


@given(st.text(), st.text())
def test_differences_hold_both_texts(before: str, after: str) -> None:
    pieces = differences(before, after)
    assert "".join(one.text for one in pieces if one.kind != "new") == before
    assert "".join(one.text for one in pieces if one.kind != "gone") == after
