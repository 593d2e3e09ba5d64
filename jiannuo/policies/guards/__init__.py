"""When a step may not be taken: each guard says why, or "" when nothing does."""

from typing import Any

Facts = dict[str, Any]
