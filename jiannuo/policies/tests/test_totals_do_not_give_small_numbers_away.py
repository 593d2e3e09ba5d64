"""Nobody computes the money of one or two enterprises from the lists and the total that are shown."""

from fractions import Fraction
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from jiannuo.policies.suppressing import SMALL, Place, hidden, small

Table = dict[Place, frozenset[int]]
tables: st.SearchStrategy[Table] = st.dictionaries(
    st.tuples(st.sampled_from("abcd"), st.integers(1, 4)),
    st.frozensets(st.integers(0, 7), min_size=1, max_size=5),
    max_size=9,
)


def table(**lines: dict[int, str]) -> Table:
    """``table(a={3: "xy"})``: policy a was paid to x and y in month 3."""
    return {(row, at): frozenset(map(ord, who)) for row, line in lines.items() for at, who in line.items()}


def firms(cells: Table, part: frozenset[Place]) -> int:
    return len(frozenset[int]().union(*(cells[place] for place in part)))


def shown(cells: Table) -> list[frozenset[Place]]:
    """What a reader sees the money of: the total, if it is of enough, and the lines that are there."""
    gone = hidden(cells)
    lines = {line for place in cells for line in enumerate(place)} - gone
    parts = [frozenset(place for place in cells if place[side] == key) for side, key in lines]
    return parts if small(firms(cells, frozenset(cells))) else [*parts, frozenset(cells)]


def solves(known: list[frozenset[Place]], secret: frozenset[Place], places: list[Place]) -> bool:
    """Whether the sum of ``secret`` follows from the sums ``known``: Gauss, with fractions."""
    rows = [[Fraction(place in part) for part in known] + [Fraction(place in secret)] for place in places]
    rank = 0
    for column in range(len(known)):
        at = next((n for n in range(rank, len(rows)) if rows[n][column]), None)
        if at is None:
            continue
        rows[rank], rows[at] = rows[at], rows[rank]
        for n in range(rank + 1, len(rows)):
            factor = rows[n][column] / rows[rank][column]
            rows[n] = [one - factor * other for one, other in zip(rows[n], rows[rank], strict=True)]
        rank += 1
    return not any(row[-1] for row in rows[rank:])


def keeps(cells: Table) -> None:
    """Nothing of one or two enterprises follows from what is shown."""
    known, places = shown(cells), list(cells)
    lines = {line for place in cells for line in enumerate(place)}
    secrets = [frozenset(place for place in cells if place[side] == key) for side, key in lines]
    for secret in [*secrets, *(frozenset([place]) for place in places)]:
        if small(firms(cells, secret)):
            assert not solves(known, secret, places)


@given(tables)
@settings(max_examples=150, deadline=None)
def test_no_line_and_no_part_of_few_can_be_solved_for(cells: Table) -> None:
    keeps(cells)


@given(tables)
@settings(max_examples=100, deadline=None)
def test_what_a_list_lost_is_of_enough_enterprises_together(cells: Table) -> None:
    gone = hidden(cells)
    for side in (0, 1):
        lost = frozenset(place for place in cells if (side, place[side]) in gone)
        if lost and not small(firms(cells, frozenset(cells))):
            assert firms(cells, lost) >= SMALL


@given(tables)
@settings(max_examples=100, deadline=None)
def test_nothing_is_left_out_where_nothing_is_small(cells: Table) -> None:
    if not any(small(len(there)) for there in cells.values()):
        assert not hidden(cells)


def test_the_only_small_policy_takes_the_next_smallest_along() -> None:
    cells = table(a={3: "xy"}, b={3: "pqrstu"}, c={3: "klmno"})
    assert hidden(cells) == {(0, "a"), (0, "c")}


def test_a_month_less_the_other_policy_of_that_month_gives_nothing_away() -> None:
    cells = table(a={3: "xy"}, b={4: "pqr"}, c={3: "klmn"})
    # b is smaller than c, but without b the month 3 less c would still be a
    assert hidden(cells) == {(0, "a"), (0, "c")}


def test_the_same_enterprise_twice_is_one() -> None:
    cells = table(a={3: "x"}, b={3: "x"}, c={3: "x"}, d={3: "xklm"})
    assert hidden(cells) >= {(0, name) for name in "abcd"}


def test_a_whole_year_is_kept_too() -> None:
    chance = Random(1)
    cells: Table = {
        (row, at): frozenset(chance.sample(range(200), chance.randint(1, 6)))
        for row in range(16)
        for at in chance.sample(range(8), chance.choice([1, 1, 2]))
    }
    assert 0 < len(hidden(cells)) < 16 + 8
    keeps(cells)
