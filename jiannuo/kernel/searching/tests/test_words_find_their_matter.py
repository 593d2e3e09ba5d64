"""Search: words of two signs, any script, through the gate; what is typed is never taken for a command."""

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from jiannuo.__main__ import main
from jiannuo.kernel.act import act, begin
from jiannuo.kernel.actors import SYSTEM, Actor
from jiannuo.kernel.models import Matter, Wording
from jiannuo.kernel.reach import Reach, reach_of
from jiannuo.kernel.searching import Search, finding, highlighted, rebuild, runs
from jiannuo.kernel.searching.signs import fold
from jiannuo.kernel.tests.conftest import Town, town
from jiannuo.kernel.tests.sample import Hazard
from jiannuo.kernel.visible import visible

__all__ = ["town"]


def titled(town: Town, title: str) -> Matter:
    return begin(Hazard, "report", actor=town.inspector, title=title).matter


def found(viewer: Actor, question: str) -> list[str]:
    rows = Search(question, reach_of(viewer)).narrow(visible(viewer, Matter))
    return sorted(rows.values_list("title", flat=True))


@pytest.mark.parametrize(
    ("question", "finds"),
    [
        ("井盖", True),
        ("盖缺", True),
        ("人民路井盖", True),
        ("民路 5G", True),
        ("５ｇ", True),
        ("路，井盖", True),
        ("人民井盖", False),
        ("井盖 路灯", False),
        ("民井", False),
    ],
)
def test_every_word_must_stand_in_the_text(town: Town, question: str, finds: bool) -> None:
    titled(town, "人民路井盖缺失（5G基站旁）")
    titled(town, "路灯不亮")
    assert bool(found(town.inspector, question)) is finds


def test_pairs_that_stand_apart_are_no_word(town: Town) -> None:
    titled(town, "大代表团与人大代办")
    assert found(town.inspector, "人大代表") == []


@pytest.mark.parametrize(
    "question",
    [
        "井%",
        "井_",
        "\x00井盖",
        "' OR 1=1 --",
        '"井盖" NOT x',
        "井盖*",
        "NEAR(a b)",
        "\u202e盖井",
        "井" * 5000,
    ],
)
def test_hostile_questions_are_only_words(town: Town, question: str) -> None:
    titled(town, "井盖缺失")
    assert found(town.inspector, question) in ([], ["井盖缺失"])


def test_one_sign_finds_nothing_and_says_so(town: Town) -> None:
    titled(town, "井盖缺失")
    search = Search("井", reach_of(town.inspector))
    assert search.too_short
    assert not search.narrow(Matter.objects.all()).exists()


def test_a_hidden_matter_is_not_found(town: Town) -> None:
    titled(town, "井盖缺失")
    assert found(town.officer, "井盖") == ["井盖缺失"]
    assert found(town.stranger, "井盖") == found(town.resident, "井盖") == []


def test_whoever_is_involved_later_finds_it_from_then_on(town: Town) -> None:
    matter = titled(town, "井盖缺失")
    assert f"unit{town.works.pk}" in Wording.objects.get(matter=matter).tokens.split()
    assert f"unit{town.office.pk}" not in Wording.objects.get(matter=matter).tokens.split()
    act(matter, "fix", actor=town.officer, facts={"how": "换了新井盖"})
    assert f"unit{town.office.pk}" in Wording.objects.get(matter=matter).tokens.split()


def test_frequent_words_are_found_by_walking(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "MOST", 1)
    for number in range(3):
        titled(town, f"井盖缺失 {number}")
    titled(town, "路灯不亮")
    assert len(found(town.officer, "井盖")) == 3
    assert found(town.stranger, "井盖") == []


def test_the_index_can_be_built_again(town: Town) -> None:
    titled(town, "井盖缺失")
    before = list(Wording.objects.values_list("text", "tokens"))
    Wording.objects.all().delete()
    assert found(SYSTEM, "井盖") == []
    assert rebuild(Matter.objects.all()) == 1
    assert list(Wording.objects.values_list("text", "tokens")) == before
    assert found(SYSTEM, "井盖") == ["井盖缺失"]


@given(st.text(max_size=60), st.text(max_size=12))
def test_highlighting_keeps_the_text_and_marks_what_was_asked(text: str, question: str) -> None:
    pieces = highlighted(text, runs(question))
    assert "".join(piece for piece, _hit in pieces) == text
    for piece, hit in pieces:
        if hit:
            assert any(word in fold(piece) or fold(piece) in word for word in runs(question))


def test_what_changed_past_a_step_is_found_after_a_rebuild(town: Town) -> None:
    matter = begin(Hazard, "report", actor=town.inspector, title="井盖缺失").matter
    assert not found_by_everybody("井盖")
    Matter.objects.filter(pk=matter.pk).update(published=True)
    assert not found_by_everybody("井盖")
    assert CliRunner().invoke(main, ["search", "rebuild"]).output == "1 件 matters\n"
    assert found_by_everybody("井盖") == [matter.pk]


def found_by_everybody(question: str) -> list[int]:
    return Search(question, Reach()).ids or []
