"""The drawing of a loop: every state and step is there, nothing lies on anything else."""

import re
from itertools import combinations

import pytest

from jiannuo.kernel.loops import Loop, all_loops
from jiannuo.kernel.tests.sample import Hazard
from jiannuo.matters.drawing import draw
from jiannuo.matters.drawing.layout import NODE_WIDTH
from jiannuo.matters.drawing.order import moves
from jiannuo.matters.drawing.words import lines, width
from jiannuo.matters.tests.sample import Repair

LOOPS = [loop for loop in all_loops() if loop.states]


@pytest.mark.parametrize("loop", LOOPS, ids=lambda loop: loop.key)
def test_every_state_and_every_move_is_drawn(loop: type[Loop]) -> None:
    drawing = draw(loop)
    assert {node.state for node in drawing.nodes} == set(loop.states.values())
    assert len(drawing.edges) == len(list(moves(loop))) + len(loop.opening_steps())


@pytest.mark.parametrize("loop", LOOPS, ids=lambda loop: loop.key)
def test_states_stand_apart_and_lines_stay_on_the_sheet(loop: type[Loop]) -> None:
    drawing = draw(loop)
    for one, other in combinations(drawing.nodes, 2):
        assert one.bottom < other.y or other.bottom < one.y
    for edge in drawing.edges:
        across = [int(x) for x in re.findall(r"[MHQ](\d+)", edge.path)]
        assert all(0 <= x <= drawing.width for x in across), edge
        # what goes round keeps clear of the column of states
        column = drawing.nodes[0].x
        for lane in re.findall(r"V(\d+)Q(\d+)", edge.path):
            assert not column < int(lane[1]) < column + NODE_WIDTH
    assert drawing.width <= 460  # a phone shows it without shrinking the words below ten pixels


@pytest.mark.parametrize("loop", LOOPS, ids=lambda loop: loop.key)
def test_labels_of_one_side_do_not_cover_one_another(loop: type[Loop]) -> None:
    spots = [(edge.x, edge.y) for edge in draw(loop).edges]
    for one, other in combinations(spots, 2):
        assert one[0] != other[0] or abs(one[1] - other[1]) >= 14, (one, other)


def test_where_it_is_and_where_it_went_are_marked() -> None:
    drawing = draw(Hazard, here="fixed", taken={("new", "found", "report"), ("found", "fixed", "fix")})
    assert [node.state.key for node in drawing.nodes if node.here] == ["fixed"]
    assert {node.state.key for node in drawing.nodes if node.visited} == {"found", "fixed", "new"} - {"new"}
    assert {edge.label for edge in drawing.edges if edge.taken} == {"上报", "整改"}


def test_the_same_is_told_in_words() -> None:
    told = draw(Hazard, here="found").sentences
    assert told[0].startswith("（现在）已发现：")
    assert "“整改”到“已整改”" in told[0]
    assert "已销号：到此办结。" in told


def test_ends_come_last_and_the_regular_one_first() -> None:
    assert [node.state.key for node in draw(Repair).nodes][-2:] == ["closed", "withdrawn"]


def test_words_are_measured_and_broken() -> None:
    assert width("已销号") == 300
    assert lines("申请延期，待批", 400) == ["申请延期", "，待批"]
    assert lines("Waiting for approval", 700) == ["Waiting for", "approval"]
    assert lines("一二三四五六七八九十", 300, at_most=1) == ["一二…"]
