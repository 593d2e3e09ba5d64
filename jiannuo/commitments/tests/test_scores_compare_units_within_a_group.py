"""Scores: counted with denominators, by a formula of rows, ranked within a group, kept once given."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import Error, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from jiannuo.commitments.models import Commitment, Score, ScoreFormula, ScoreGroup
from jiannuo.commitments.scores.changing import change
from jiannuo.commitments.scores.counting import Tally
from jiannuo.commitments.scores.formula import Line, formula_on, in_words, parts_of, total_of
from jiannuo.commitments.scores.freezing import freeze_scores
from jiannuo.commitments.scores.groups import Groups, put_into
from jiannuo.commitments.scores.measures import KIND_OF, Kind, Measure
from jiannuo.commitments.scores.ranking import UnitScore, counted, rank, ranking
from jiannuo.commitments.tests.conftest import District, on, report_progress
from jiannuo.kernel.act import act
from jiannuo.people.models import Account, Person, Post, Unit

LINES = [
    Line("completion", "part", Decimal(60)),
    Line("timeliness", "part", Decimal(15)),
    Line("quality", "part", Decimal(25)),
    Line("early", "bonus", Decimal(1), Decimal(5)),
    Line("overdue", "malus", Decimal(2), Decimal(10)),
]


def scored(**tallies: Tally) -> Decimal | None:
    return total_of(parts_of({Measure(name): tally for name, tally in tallies.items()}, LINES))


def test_parts_make_a_hundred_and_more_and_less_come_on_top() -> None:
    full = {"completion": Tally(Decimal(4), 4), "timeliness": Tally(Decimal(9), 9)}
    assert scored(**full, quality=Tally(Decimal(3), 3)) == 100
    assert scored(**full, quality=Tally(Decimal(0), 3)) == 75
    assert scored(**full, quality=Tally(Decimal(3), 3), early=Tally(Decimal(9))) == 105
    assert scored(**full, quality=Tally(Decimal(3), 3), overdue=Tally(Decimal(3))) == 94


def test_half_a_cent_is_rounded_up() -> None:
    (part,) = parts_of({Measure.TIMELINESS: Tally(Decimal(84), 96)}, [LINES[1]])
    assert part.got == Decimal("13.13")  # 84/96 × 15 = 13.125


def test_what_has_no_denominator_yet_costs_nothing() -> None:
    full = {"completion": Tally(Decimal(1), 2), "timeliness": Tally(Decimal(2), 2)}
    assert scored(**full) == Decimal("60.00")  # (30 + 15) of 75
    assert scored() is None


def _unit_scores(totals: list[Decimal | None]) -> list[UnitScore]:
    group = ScoreGroup(key="g", label="组")
    return [UnitScore(Unit(name=str(n)), group, True, 1, (), total) for n, total in enumerate(totals)]


def test_ties_share_a_rank_and_the_next_is_left_out() -> None:
    ranked = rank(_unit_scores([Decimal(90), Decimal(95), Decimal(90), None, Decimal(80)]))
    assert [row.rank for row in ranked] == [1, 2, 2, 4, None]
    assert {row.ranked for row in ranked} == {4}


@given(st.lists(st.decimals(0, 110, places=1), max_size=12))
def test_a_better_score_never_ranks_behind_a_worse_one(totals: list[Decimal]) -> None:
    ranked = rank(_unit_scores(list(totals)))
    for above in ranked:
        for below in ranked:
            assert above.total is not None
            assert below.total is not None
            assert above.rank is not None
            assert below.rank is not None
            assert (above.rank < below.rank) == (above.total > below.total)


@given(
    numerator=st.decimals(0, 10, places=2),
    denominator=st.integers(1, 10),
    early=st.integers(0, 50),
    overdue=st.integers(0, 50),
)
def test_a_score_stays_between_nothing_and_a_hundred_and_the_bonus(
    numerator: Decimal, denominator: int, early: int, overdue: int
) -> None:
    share = Tally(min(numerator, Decimal(denominator)), denominator)
    total = scored(completion=share, early=Tally(Decimal(early)), overdue=Tally(Decimal(overdue)))
    assert total is not None
    assert 0 <= total <= 105


def test_the_formula_says_itself() -> None:
    assert in_words(LINES) == (
        "完成序时进度 60 + 按时填报 15 + 填报属实 25 + 提前销号每项 1（最多 5） − 超过时限每项 2（最多 10）"
    )


def test_figures_are_counted_with_their_denominators(district: District, moving: Commitment) -> None:
    report_progress(moving, district.officer, "2024-01-31", "4")
    report_progress(moving, district.officer, "2024-03-20", "11")
    with on("2024-03-25"):
        act(moving, "check", actor=district.supervisor, facts={"verdict": "doubted", "finding": "照片不符"})
        row = counted(2024, date(2024, 3, 31))[0]
    assert row.unit == district.lead
    assert row.leads == 1
    assert row.tallies[Measure.TIMELINESS] == Tally(Decimal(2), 3)
    assert row.tallies[Measure.QUALITY] == Tally(Decimal(0), 2)
    assert row.tallies[Measure.DOUBTED].numerator == 2
    completion = row.tallies[Measure.COMPLETION]
    assert completion.denominator == 1
    assert round(completion.numerator, 3) == Decimal("0.442")  # 11 of 24.86 due by the end of March


def test_what_happens_after_the_day_does_not_count(district: District, moving: Commitment) -> None:
    report_progress(moving, district.officer, "2024-01-31", "10")
    before = counted(2024, date(2024, 1, 31))
    report_progress(moving, district.officer, "2024-02-28", "60")
    with on("2024-03-01"):
        act(moving, "check", actor=district.supervisor, facts={"verdict": "true", "finding": "现场已看"})
    assert counted(2024, date(2024, 1, 31)) == before


def test_units_are_grouped_as_suggested_until_the_district_says_otherwise(district: District) -> None:
    street = Unit.objects.create(code="J1", name="桂林街道", kind="street")
    fresh = Groups(date(2024, 5, 1))
    assert [place.group.key for unit in (street, district.lead) if (place := fresh.of(unit))] == [
        "streets",
        "economy",
    ]
    place = fresh.of(district.assisting)
    assert place is not None
    assert (place.group.key, place.confirmed) == ("society", False)
    with on("2024-05-02"):
        put_into(ScoreGroup.objects.get(key="economy"), district.assisting, since=date(2024, 5, 2))
    before, after = Groups(date(2024, 5, 1)), Groups(date(2024, 5, 2))
    assert before.of(district.assisting) == place
    now_there = after.of(district.assisting)
    assert now_there is not None
    assert (now_there.group.key, now_there.confirmed) == ("economy", True)


def test_scores_are_kept_when_the_month_is_over(district: District, moving: Commitment) -> None:
    report_progress(moving, district.officer, "2024-01-31", "10")
    with on("2024-03-01", 1):
        assert freeze_scores() == 2
        assert freeze_scores() == 0
    january = Score.objects.get(month=date(2024, 1, 1))
    assert (january.unit, january.rank, january.ranked) == (district.lead, 1, 1)
    assert january.total == 100
    assert {part["measure"]: part["denominator"] for part in january.parts}["completion"] == 1


def test_another_formula_changes_no_score_that_was_given(district: District, moving: Commitment) -> None:
    with on("2024-03-01", 1):
        freeze_scores()
        before = list(Score.objects.order_by("id").values())
        lines = [Line("completion", "part", Decimal(100))]
        change(lines, since=date(2024, 4, 1), reason="只看完成")
    with on("2024-05-01", 1):
        assert freeze_scores() == 2
    assert list(Score.objects.order_by("id").values())[: len(before)] == before
    assert len(Score.objects.get(month=date(2024, 3, 1)).parts) > 1
    assert len(Score.objects.get(month=date(2024, 4, 1)).parts) == 1


@pytest.mark.parametrize("sql", ["UPDATE commitments_score SET total = 100", "DELETE FROM commitments_score"])
def test_the_database_refuses_to_change_a_score(moving: Commitment, sql: str) -> None:
    with on("2024-02-01", 1):
        freeze_scores()
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.parametrize(
    "lines",
    [
        [],
        [Line("completion", "part", Decimal(99))],
        [Line("completion", "part", Decimal(50)), Line("completion", "part", Decimal(50))],
        [Line("completion", "bonus", Decimal(100))],
        [Line("completion", "part", Decimal(100)), Line("overdue", "malus", Decimal(-1))],
        [Line("person", "part", Decimal(100))],
    ],
)
def test_a_formula_that_does_not_come_to_a_hundred_is_refused(db: None, lines: list[Line]) -> None:
    with on("2024-05-05"), pytest.raises(ValidationError):
        change(lines, since=date(2024, 6, 1), reason="试")
    assert ScoreFormula.objects.count() == 1


def test_a_formula_begins_with_a_month_to_come(db: None) -> None:
    with on("2024-05-01"):
        for day in (date(2024, 4, 1), date(2024, 5, 1), date(2024, 5, 2), date(2024, 6, 2)):
            with pytest.raises(ValidationError):
                change(LINES, since=day, reason="试")
        change(LINES, since=date(2024, 6, 1), reason="试")
        with pytest.raises(ValidationError):
            change(LINES, since=date(2024, 6, 1), reason="再试")
    old, new = formula_on(date(2024, 5, 31)), formula_on(date(2024, 6, 1))
    assert old is not None
    assert new is not None
    assert (old.confirmed, new.confirmed) == (False, True)


def test_the_formula_a_district_starts_with_is_sound(db: None) -> None:
    formula = formula_on(date(2024, 1, 1))
    assert formula is not None
    terms = list(formula.terms.all())
    assert sum(term.points for term in terms if term.kind == Kind.PART) == 100
    assert all(KIND_OF[Measure(term.measure)] == term.kind for term in terms)
    assert "待本区确认" in formula.reason


def test_equal_work_scores_equally_whatever_the_number_of_commitments(
    district: District, moving: Commitment
) -> None:
    formula = formula_on(date(2024, 1, 31))
    assert formula is not None
    one = counted(2024, date(2024, 1, 31))
    many = [
        type(row)(row.unit, 5, {m: Tally(t.numerator * 5, t.denominator * 5) for m, t in row.tallies.items()})
        for row in one
    ]
    terms = [term for term in formula.terms.all() if term.kind == Kind.PART]
    groups = Groups(date(2024, 1, 31))
    assert [s.total for s in ranking(one, terms, groups)] == [s.total for s in ranking(many, terms, groups)]


# nobody is scored -------------------------------------------------------------------------------

#: what a column that rates is called
RATING = {"score", "rank", "total", "points", "rating", "stars", "grade"}


def test_nothing_that_rates_is_keyed_on_a_person_an_account_or_a_post() -> None:
    rated = [
        model for model in apps.get_models() if model.__module__.startswith("jiannuo.") and _rates(model)
    ]
    assert Score in rated
    for model in rated:
        keys = {
            field.related_model for field in model._meta.get_fields() if field.many_to_one or field.one_to_one
        }
        assert not keys & {Person, Account, Post}, model


def _rates(model: Any) -> bool:
    return bool(RATING & {field.name for field in model._meta.get_fields()})


def test_a_ranking_names_units_and_nobody_else() -> None:
    people = {Person, Account, Post}
    assert not people & set(UnitScore.__annotations__.values())
