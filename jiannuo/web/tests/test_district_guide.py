"""The guide to setting up a district names the columns, kinds and commands that there are."""

import re

import click

from jiannuo.people.commands import units
from jiannuo.people.lists.columns import COLUMNS, KIND_LABELS
from jiannuo.settings.paths import ROOT

GUIDE = (ROOT / "docs" / "district.md").read_text("utf-8")


def test_every_column_is_described_and_marked_as_required_or_not() -> None:
    table = GUIDE[GUIDE.index("| Column |") : GUIDE.index("Common other headings")]
    rows = re.findall(r"^\| (\S+) \| (yes)? ?\|", table, re.MULTILINE)
    described = {heading: bool(required) for heading, required in rows if heading != "Column"}
    assert described == {column.heading: column.required for column in COLUMNS}


def test_every_kind_is_named() -> None:
    assert [label for label in KIND_LABELS.values() if label not in GUIDE] == []


def test_every_command_and_option_is_named() -> None:
    options = [
        name
        for command in units.commands.values()
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for name in parameter.opts
    ]
    assert options
    assert [name for name in options if name not in GUIDE] == []
    assert [name for name in units.commands if f"jiannuo units {name}" not in GUIDE] == []
