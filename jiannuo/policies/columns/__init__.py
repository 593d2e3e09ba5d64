"""The columns that steps set, computed from the row and the facts."""

from datetime import date
from typing import Any

Facts = dict[str, Any]


def day(told: str | None) -> date | None:
    """A day that was told, or none."""
    return date.fromisoformat(told) if told else None
