"""Made-up packs: pure values, and ways to draw them at random."""

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import strategies as st

from jiannuo.commitments.lights.colours import Colour
from jiannuo.commitments.meetings.pack import (
    LIGHT,
    LIMIT,
    OVERDUE,
    WAITING,
    Decided,
    Item,
    Lit,
    Moved,
    Owing,
    Pack,
    Reason,
    Stuck,
    Taken,
)

DAY = date(2024, 9, 18)
words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=40)
days = st.dates(date(2024, 1, 1), date(2024, 12, 31))
lights = st.builds(
    Lit,
    st.sampled_from([colour.value for colour in Colour]),
    words,
    st.sampled_from(["", "40%", "55.5%"]),
    st.sampled_from(["", "60%"]),
    st.sampled_from([(), ("overdue_days",), ("behind", "report")]),
)
units = st.lists(st.integers(1, 6), min_size=1, max_size=3, unique=True).map(tuple)
items = st.builds(
    Item,
    pk=st.integers(1, 999),
    number=st.integers(1, 999),
    title=words,
    domain=words,
    unit=words,
    leader=words,
    unit_ids=units,
    report_id=st.just(1),
    start=st.none() | st.integers(0, 9999),
    end=st.none() | st.integers(0, 9999),
    state=st.sampled_from(["moving", "objected", "struck_off", "gone"]),
    due_on=st.none() | days,
    light=lights,
)
taken = st.builds(Taken, days, st.sampled_from(["report", "strike_off", "grant_extension"]))
moves = st.builds(
    Moved, items, lights, st.lists(taken, max_size=3).map(tuple), st.integers(0, 5), st.just("10%"), words
)
reasons = st.builds(
    Reason,
    st.sampled_from([OVERDUE, LIGHT, WAITING, LIMIT]),
    st.sampled_from(["", "objected", "deadline", "monthly", "gone"]),
    days,
)
owings = st.builds(
    lambda unit, name: Owing(unit, name, (unit, unit, 0)), st.integers(1, 6), st.sampled_from("甲乙丙")
)
stucks = st.builds(
    Stuck,
    items,
    st.lists(reasons, min_size=1, max_size=3).map(tuple),
    st.lists(owings, max_size=2, unique=True).map(tuple),
    words,
)
decideds = st.builds(
    Decided,
    st.integers(1, 99),
    st.integers(1, 9),
    words,
    words,
    units,
    st.none() | days,
    st.sampled_from(["doing", "settled"]),
    st.booleans(),
    words,
    days,
)
packs = st.builds(
    Pack,
    since=days,
    until=days,
    total=st.integers(0, 200),
    before=st.just({"red": 2}),
    after=st.just({"green": 1, "red": 1}),
    moved=st.lists(moves, max_size=4).map(tuple),
    stuck=st.lists(stucks, max_size=12).map(tuple),
    decided=st.lists(decideds, max_size=3).map(tuple),
)


def an_item(number: int = 1, *, colour: str = "red", unit: int = 1, **more: Any) -> Item:
    """One commitment of a unit."""
    made = Item(
        pk=number, number=number, title=f"承诺{number}", domain="urban", unit=f"单位{unit}", leader="副区长",
        unit_ids=(unit,), report_id=1, start=0, end=9, state="moving", due_on=DAY, light=Lit(colour),
    )  # fmt: skip
    return replace(made, **more)


def a_stuck(number: int = 1, *, unit: int = 1, kind: str = LIGHT, colour: str = "red") -> Stuck:
    """One that its unit must answer for."""
    owing = Owing(unit, f"单位{unit}", (unit, unit, 0))
    return Stuck(an_item(number, colour=colour, unit=unit), (Reason(kind, "规则", DAY),), (owing,))
