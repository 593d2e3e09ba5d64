"""Money is never given twice, and never more than there is."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from jiannuo.policies.awarding.exclusive import Bid, highest
from jiannuo.policies.awarding.pools import Wish, by_score, first_come, pro_rata

wishes = st.lists(st.tuples(st.integers(1, 10_000_000), st.integers(0, 100)), max_size=12).map(
    lambda all_: [Wish(str(number), amount, points) for number, (amount, points) in enumerate(all_)]
)


@given(st.integers(0, 20_000_000), wishes)
def test_nobody_gets_more_than_asked_and_all_not_more_than_there_is(left: int, asked: list[Wish]) -> None:
    amounts = {wish.key: wish.amount for wish in asked}
    for share in (first_come, by_score, pro_rata):
        given_ = share(left, asked)
        assert sum(given_.values()) <= left
        assert all(0 < amount <= amounts[key] for key, amount in given_.items())


@given(st.integers(0, 20_000_000), wishes)
def test_in_proportion_nothing_is_left_but_what_whole_yuan_leave(left: int, asked: list[Wish]) -> None:
    given_ = pro_rata(left, asked)
    total = sum(wish.amount for wish in asked)
    if total <= left:
        assert sum(given_.values()) == total
    else:
        assert left - sum(given_.values()) < 100 * (len(asked) + 1)


@given(st.integers(0, 20_000_000), wishes)
def test_who_asked_for_more_gets_no_less(left: int, asked: list[Wish]) -> None:
    given_ = pro_rata(left, asked)
    inside = sorted(asked, key=lambda wish: wish.amount)
    for less, more in pairwise(inside):
        # whole yuan: a rounding step apart at most
        assert given_.get(less.key, 0) <= given_.get(more.key, 0) + 100


def test_first_come_stops_at_the_first_who_does_not_fit_in_full() -> None:
    asked = [Wish("a", 60), Wish("b", 50), Wish("c", 10)]
    assert first_come(100, asked) == {"a": 60}
    assert by_score(100, [Wish("a", 60, 1), Wish("b", 50, 9), Wish("c", 10, 5)]) == {"b": 50, "c": 10}


def test_of_a_group_only_the_highest_remains() -> None:
    chosen = highest([Bid("rent", "space", 50), Bid("shop", "space", 80), Bid("prize", "", 30)])
    assert chosen.amounts == {"shop": 80, "prize": 30}
    assert chosen.beaten_by == {"rent": "shop"}


def test_groups_count_by_contract_where_they_say_so() -> None:
    chosen = highest([Bid("one", "compute", 50, "c1"), Bid("two", "compute", 80, "c2")])
    assert chosen.amounts == {"one": 50, "two": 80}


def test_beside_what_is_paid_only_the_difference_is_paid() -> None:
    chosen = highest([Bid("old", "space", 50, paid=True), Bid("new", "space", 80)])
    assert chosen.amounts == {"old": 50, "new": 30}
    lower = highest([Bid("old", "space", 50, paid=True), Bid("new", "space", 40)])
    assert (lower.amounts, lower.beaten_by) == ({"old": 50}, {"new": "old"})


@given(
    st.lists(
        st.builds(
            Bid,
            st.uuids().map(str),
            st.sampled_from(["", "a", "b"]),
            st.integers(1, 100),
            st.sampled_from(["", "x"]),
            st.booleans(),
        ),
        max_size=8,
    )
)
def test_every_bid_is_paid_or_beaten_by_one_that_is(bids: list[Bid]) -> None:
    chosen = highest(bids)
    assert {bid.key for bid in bids} == chosen.amounts.keys() | chosen.beaten_by.keys()
    assert not chosen.amounts.keys() & chosen.beaten_by.keys()
    assert all(winner in chosen.amounts for winner in chosen.beaten_by.values())
