"""The glossary names what exists, by the names that the pages use."""

import re
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Choices, Model
from django.utils import translation

from jiannuo.people.models import Unit
from jiannuo.people.roles import Role
from jiannuo.settings.paths import ROOT

ROW = re.compile(r"^\| (?P<chinese>[^|`]+?) \| `(?P<identifier>[\w.]+)` \| (?P<meaning>[^|]+) \|$")
TEXT = (ROOT / "docs" / "glossary.md").read_text("utf-8")
ROWS = [match.groupdict() for line in TEXT.splitlines() if (match := ROW.match(line))]


def resolve(identifier: str) -> Any:
    """The object behind a path below ``jiannuo``: the longest module, then attributes."""
    pieces = identifier.split(".")
    for length in range(len(pieces), 0, -1):
        try:
            found: Any = import_module(".".join(["jiannuo", *pieces[:length]]))
        except ModuleNotFoundError as error:
            if not (error.name or "").startswith("jiannuo"):
                raise
            continue
        for name in pieces[length:]:
            found = getattr(found, name)
        return found
    raise LookupError(identifier)


def _identifiers() -> list[str]:
    return [row["identifier"] for row in ROWS]


def test_every_table_row_is_read() -> None:
    rows = [line for line in TEXT.splitlines() if line.startswith("| ") and "Identifier" not in line]
    assert len(ROWS) == len(rows)


@pytest.mark.parametrize("identifier", _identifiers())
def test_what_a_row_names_exists(identifier: str) -> None:
    resolve(identifier)


def test_no_word_and_no_identifier_stands_twice() -> None:
    for key in ("chinese", "identifier"):
        values = [row[key] for row in ROWS]
        assert sorted(values) == sorted(set(values))


def test_every_model_has_a_row() -> None:
    named = {resolve(identifier) for identifier in _identifiers()} & set(apps.get_models())
    ours = {model for model in apps.get_models() if model.__module__.startswith("jiannuo.")}
    assert {model.__name__ for model in ours - named} == set()


@pytest.mark.parametrize("choices", [Role, Unit.Kind])
def test_every_role_and_kind_has_a_row(choices: type[Choices]) -> None:
    named = [found for identifier in _identifiers() if isinstance(found := resolve(identifier), choices)]
    assert set(named) == set(choices)


@pytest.mark.parametrize("row", ROWS, ids=_identifiers())
def test_the_chinese_is_what_the_pages_say(row: dict[str, str]) -> None:
    found = resolve(row["identifier"])
    with translation.override("zh-hans"):
        if isinstance(found, type) and issubclass(found, Model) and not found._meta.abstract:
            assert row["chinese"] == str(found._meta.verbose_name)
        elif isinstance(found, Choices):
            assert row["chinese"] == str(found.label)
