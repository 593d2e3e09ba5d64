"""The checklist of the security standard names every section once, and only what exists."""

import re

import pytest

from jiannuo.settings.paths import ROOT

TEXT = (ROOT / "docs" / "security" / "asvs.md").read_text("utf-8")
ROW = re.compile(
    r"^\| V(?P<chapter>\d+)\.(?P<section>\d+) (?P<name>[^|]+) \| (?P<status>\w+) \| (?P<words>.+) \|$"
)
ROWS = [match.groupdict() for line in TEXT.splitlines() if (match := ROW.match(line))]
#: sections of each chapter of ASVS 5.0.0
SECTIONS = {
    1: 5,
    2: 4,
    3: 7,
    4: 4,
    5: 4,
    6: 8,
    7: 6,
    8: 4,
    9: 2,
    10: 7,
    11: 7,
    12: 3,
    13: 4,
    14: 3,
    15: 4,
    16: 5,
    17: 3,
}
PATH = re.compile(r"`((?:jiannuo|docs|tools|deploy|SECURITY)[\w./-]*)`")


def test_every_section_has_one_row() -> None:
    named = [(int(row["chapter"]), int(row["section"])) for row in ROWS]
    assert named == [
        (chapter, section) for chapter, most in SECTIONS.items() for section in range(1, most + 1)
    ]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"V{row['chapter']}.{row['section']}")
def test_a_row_says_only_what_can_be_looked_up(row: dict[str, str]) -> None:
    assert row["status"] in ("held", "partly", "open", "none")
    paths = PATH.findall(row["words"])
    assert [path for path in paths if not (ROOT / path).exists()] == []
    if row["status"] == "held":
        assert any("/tests/" in path or path.startswith("docs/") for path in paths), "held by which test?"
