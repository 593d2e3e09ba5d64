"""A fact may be several of a closed list."""

from typing import Any

import pytest

from jiannuo.kernel.loops.facts import Choices, FactError

means = Choices("means", "方式", choices=(("visit", "检查"), ("talk", "约谈"), ("report", "汇报")))


@pytest.mark.parametrize("sent", [["report", "visit"], ("visit", "report", "visit")])
def test_they_are_kept_once_and_in_the_order_of_the_list(sent: Any) -> None:
    assert means.clean(sent) == ["visit", "report"]


def test_one_alone_needs_no_list() -> None:
    assert means.clean("talk") == ["talk"]


@pytest.mark.parametrize("sent", [["visit", "bribe"], "bribe", [7], [["visit"]], {"visit": 1}, 7])
def test_nothing_else_is_taken(sent: Any) -> None:
    with pytest.raises(FactError) as error:
        means.clean(sent)
    assert "检查、约谈、汇报" in str(error.value.sentence)


def test_none_at_all_is_asked_for() -> None:
    with pytest.raises(FactError):
        means.clean([])


def test_the_schema_is_a_list_of_the_keys() -> None:
    assert means.schema()["items"]["enum"] == ["visit", "talk", "report"]
