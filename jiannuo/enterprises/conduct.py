"""The 正负清单: nine things officers should do where they deal with enterprises, nine they must not."""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from jiannuo.enterprises.wording import english

_FILE = Path(__file__).parent / "data" / "conduct.json"


@dataclass(frozen=True)
class Conduct:
    """Both lists in the language of the page, and what is to be known of where they come from."""

    note: str
    encouraged: tuple[str, ...]
    prohibited: tuple[str, ...]


def conduct() -> Conduct:
    """The lists as they stand."""
    read, in_english = _read(), english()

    def words(name: str) -> tuple[str, ...]:
        return tuple(one["english" if in_english else "text"] for one in read[name])

    return Conduct(read["english_note" if in_english else "note"], words("encouraged"), words("prohibited"))


@lru_cache(maxsize=1)
def _read() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(_FILE.read_text(encoding="utf-8"))
    return found
