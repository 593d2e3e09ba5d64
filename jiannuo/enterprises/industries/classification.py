"""The table of the classification, read once from the texts beside it.

Sections, divisions and groups are whole (20, 97 and 473). Classes stand here for the services, sections
F to T; of farming, industry and building (A to E) classes bear the name of their group.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

TABLE = Path(__file__).parent / "classification.txt"
CLASSES = Path(__file__).parent / "classes.txt"
NAMED = re.compile(r"(\d{3,4})(.+?)(?= \d{3,4}|$)")


@dataclass(frozen=True)
class Activity:
    """A section, division, group or class. ``code`` begins with the letter of its section."""

    code: str
    word: str
    #: "" for groups and classes
    english: str = ""


@lru_cache(maxsize=1)
def activities() -> Mapping[str, Activity]:
    """Every activity by its full code: from section to group in the order of the standard, then classes.

    A group that is not divided has one class, which ends in 0 and bears its name; it is not listed.
    """
    found: dict[str, Activity] = {}
    section_of: dict[str, str] = {}
    section = ""
    for line in TABLE.read_text("utf-8").splitlines():
        code, _blank, rest = line.partition(" ")
        if "|" in line:
            word, _bar, english = rest.partition(" | ")
            section = code if code.isalpha() else section
            full = code if code.isalpha() else section + code
            found[full] = Activity(full, word, english)
        else:
            for digits, word in NAMED.findall(line):
                section_of[digits[:2]] = section
                found[section + digits] = Activity(section + digits, word)
    for digits, word in NAMED.findall(CLASSES.read_text("utf-8").replace("\n", " ").strip()):
        full = section_of[digits[:2]] + digits
        found[full] = Activity(full, word)
    return found
