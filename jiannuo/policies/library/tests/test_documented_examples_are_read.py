"""The examples of docs/conditions.md are conditions of this system."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from jiannuo.policies.conditions.checking import check_text
from jiannuo.policies.conditions.reading import read
from jiannuo.policies.conditions.schema import from_json
from jiannuo.policies.conditions.writing import write
from jiannuo.policies.library.reading import policies
from jiannuo.policies.library.vocabulary import vocabulary

PAGE = (Path(__file__).parents[4] / "docs" / "conditions.md").read_text("utf-8")
EXAMPLES = re.findall(r"```条件\n(.*?)```", PAGE, re.DOTALL)


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 12


@pytest.mark.parametrize("text", EXAMPLES)
def test_an_example_reads_and_makes_sense(text: str) -> None:
    found = read(text, vocabulary())
    assert read(write(found, vocabulary()), vocabulary()) == found
    assert check_text(text, vocabulary(), date(2026, 5, 20)) == ()


@pytest.mark.parametrize("told", re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL))
def test_a_tree_in_json_is_one(told: str) -> None:
    assert write(from_json(json.loads(told)), vocabulary()) == "上年营业收入 低于 2000万元"


def test_every_policy_of_the_library_passes_the_check() -> None:
    for one in policies():
        for edition in one.editions:
            assert check_text(edition.condition, vocabulary(), edition.valid_from) == (), one.key
