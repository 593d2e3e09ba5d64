"""The pack by itself: nothing of the database in it."""

from dataclasses import replace
from datetime import date

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from jiannuo.commitments.meetings.keeping import digest_of, kept, restored
from jiannuo.commitments.meetings.pack import LIMIT, OVERDUE, WAITING, Lit, Moved, Pack, Reason, Taken
from jiannuo.commitments.meetings.slides import FIT, WORST, slides_of
from jiannuo.commitments.meetings.wording import why_word
from jiannuo.commitments.tests.meetings.packs import DAY, a_stuck, an_item, packs

at_leisure = settings(max_examples=40, deadline=None)


@at_leisure
@given(packs)
def test_what_was_kept_gives_the_same_pack_again(pack: Pack) -> None:
    assert restored(kept(pack)) == pack
    assert digest_of(kept(restored(kept(pack)))) == digest_of(kept(pack))


@at_leisure
@given(packs, st.sets(st.integers(1, 6)))
def test_a_unit_reads_nothing_that_is_not_its_own(pack: Pack, mine: set[int]) -> None:
    own = pack.only(mine)
    for moved in own.moved:
        assert mine & set(moved.item.unit_ids)
    for one in own.stuck:
        assert mine & {*one.item.unit_ids, *(owing.unit_id for owing in one.owing)}
    for decided in own.decided:
        assert mine & set(decided.unit_ids)
    everybody = pack.only(range(1, 7))
    assert (everybody.moved, everybody.stuck) == (pack.moved, pack.stuck)


@at_leisure
@given(packs)
def test_everybody_who_owes_answers_once_for_each_item(pack: Pack) -> None:
    asked = [(answer.owing, one) for answer in pack.answers for one in answer.items]
    assert sorted(map(repr, asked)) == sorted(repr((owing, one)) for one in pack.stuck for owing in one.owing)
    orders = [answer.owing.order for answer in pack.answers]
    assert orders == sorted(orders)


@at_leisure
@given(packs)
def test_slides_hold_every_line_once_and_none_holds_too_many(pack: Pack) -> None:
    slides = slides_of(pack, [])
    for slide in slides:
        assert len(slide.lines) <= FIT.get(slide.layout, 0)
        assert slide.lines or slide.layout in ("cover", "overview", "end")
        for number in slide.leads_to:
            assert slides[number - 1].layout == "answer"
    stuck = [one for slide in slides if slide.layout == "stuck" for one in slide.lines]
    assert stuck[:WORST] == list(pack.stuck[:WORST])
    answered = [one for slide in slides if slide.layout == "answer" for one in slide.lines]
    assert answered == [one for answer in pack.answers for one in answer.items]
    assert all(one in stuck or one in answered for one in pack.stuck)


@at_leisure
@given(packs)
def test_whatever_moved_is_told_under_one_heading(pack: Pack) -> None:
    told = [*pack.struck_off, *pack.worse, *pack.better, *pack.unturned]
    assert sorted(map(repr, told)) == sorted(map(repr, pack.moved))


def test_a_list_is_spread_evenly() -> None:
    pack = Pack(DAY, DAY, stuck=tuple(a_stuck(number) for number in range(1, 6)))
    sizes = [len(slide.lines) for slide in slides_of(pack, []) if slide.layout == "stuck"]
    assert sizes == [2, 3]


@pytest.mark.parametrize(
    ("before", "after", "turned"),
    [
        ("red", "yellow", 1),
        ("green", "red", -1),
        ("red", "red", 0),
        ("none", "red", 0),
        ("yellow", "done", 1),
    ],
)
def test_a_light_turns_for_better_or_worse(before: str, after: str, turned: int) -> None:
    assert Moved(an_item(colour=after), Lit(before)).turned == turned


def test_what_was_struck_off_is_not_counted_as_a_light_that_turned() -> None:
    done = Moved(an_item(colour="done"), Lit("yellow"), (Taken(DAY, "strike_off"),))
    pack = Pack(DAY, DAY, moved=(done,))
    assert (pack.struck_off, pack.better) == ([done], [])


def test_why_is_said_once() -> None:
    late = an_item(light=Lit("red", "已过完成时限", "40%", "80%", ("overdue_days",)))
    one = replace(a_stuck(), item=late, reasons=(Reason(OVERDUE, "", date(2024, 9, 1)), *a_stuck().reasons))
    assert why_word(one, DAY) == "超过完成时限 18 天；进度 40%、序时 80%"


def test_why_is_said_in_the_readers_language() -> None:
    one = replace(a_stuck(), reasons=(Reason(WAITING, "objected", date(2024, 9, 8)),))
    assert why_word(one, DAY) == "有异议，待裁定，已等 10 天"
    with translation.override("en"):
        assert why_word(one, DAY).isascii()


def test_a_limit_that_ran_out_is_named() -> None:
    one = replace(a_stuck(), reasons=(Reason(LIMIT, "signing", date(2024, 9, 16)),))
    assert why_word(one, DAY) == "“签收期限”已过 2 天"
