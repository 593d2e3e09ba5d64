"""Records made up for tests."""

from typing import Any


def record(**changes: Any) -> dict[str, Any]:
    """A sound record of a first event, with ``changes``."""
    return {
        "v": 1,
        "matter": 7,
        "loop": "reports.commitment",
        "loop_version": 1,
        "seq": 1,
        "step": "assign",
        "from": "approved",
        "to": "assigned",
        "at": "2026-11-23T08:00:00.000000Z",
        "actor": {"unit": 12, "who": "1a" * 32},
        "facts": {"note": "2b" * 32},
        "effects": "3c" * 32,
        "personal": {},
        "prev": "",
        **changes,
    }
