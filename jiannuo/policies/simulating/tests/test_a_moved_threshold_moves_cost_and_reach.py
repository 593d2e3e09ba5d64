"""What if a threshold moved, over everybody at once."""

import pytest

from jiannuo.policies.answering.tests.firms import DAY, WAN, asked, firm
from jiannuo.policies.conditions.reading import read
from jiannuo.policies.drafting.thresholds import moved, thresholds
from jiannuo.policies.library.vocabulary import vocabulary
from jiannuo.policies.matching import Population
from jiannuo.policies.population import Known
from jiannuo.policies.simulating import simulate
from jiannuo.policies.simulating.series import POINTS, series, values

TEXT = "上年营业收入 不低于 2000万元 且 上年从业人员 不低于 10人"
BENEFIT = {"kind": "percent", "of": {"attribute": "revenue", "years": 1}, "share": 10_000}
FIRMS = [firm(revenue_2025=(500 + 150 * row) * WAN, staff_2025=5 + row) for row in range(30)]
EVERYBODY = Known(DAY, "", Population.of(list(enumerate(FIRMS))))
WORDS = vocabulary()


@pytest.mark.parametrize("at", [0, 1])
def test_each_point_is_what_the_condition_with_that_number_gives(at: int) -> None:
    node = read(TEXT, WORDS)
    threshold = thresholds(node, WORDS)[at]
    found = series(node, threshold, BENEFIT, day=DAY, vocabulary=WORDS, everyone=EVERYBODY)
    assert 5 < len(found) <= POINTS
    assert sum(point.present for point in found) == 1
    for point in found:
        node_there = moved(node, threshold.path, format(point.number, "f"))
        alone = simulate(node_there, BENEFIT, day=DAY, vocabulary=WORDS, everyone=EVERYBODY)
        assert (point.fits, point.cost) == (alone.reached, alone.cost)


def test_a_higher_threshold_never_reaches_more_nor_costs_more() -> None:
    node = read(TEXT, WORDS)
    found = series(node, thresholds(node, WORDS)[0], BENEFIT, day=DAY, vocabulary=WORDS, everyone=EVERYBODY)
    reach = [point.fits for point in found]
    cost = [point.cost.low or 0 for point in found]
    assert reach == sorted(reach, reverse=True)
    assert cost == sorted(cost, reverse=True)
    assert reach[0] > reach[-1]


def test_the_simulation_counts_what_each_one_is_told() -> None:
    found = simulate(read(TEXT, WORDS), BENEFIT, day=DAY, vocabulary=WORDS, everyone=EVERYBODY)
    alone = [asked(TEXT, one) for one in FIRMS]
    assert found.counts["fits"] == sum(one.standing == "fits" for one in alone)
    assert found.counts["near"] == sum(one.standing == "near" for one in alone)
    assert found.enterprises == len(FIRMS)


def test_values_lie_on_steps_within_the_range() -> None:
    node = read("成立时间 满 3年", WORDS)
    tried = values(thresholds(node, WORDS)[0])
    assert tried[0] >= 1
    assert 3 in tried
