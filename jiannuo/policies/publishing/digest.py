"""The fingerprint of a version: SHA-256 over everything that may not change after publication."""

import hashlib
import json
from typing import Any

from jiannuo.policies.models import Version

#: columns that are fixed from publication on
FIXED = (
    "policy_id",
    "number",
    "application",
    "summary",
    "document",
    "condition",
    "tree",
    "benefit",
    "automatic",
    "valid_from",
    "valid_to",
    "opens_on",
    "closes_on",
    "pool_id",
    "published_at",
)


def fingerprint(version: Version) -> str:
    """Hexadecimal. Clauses and examples are in it; what only says what became of the version is not."""
    said: dict[str, Any] = {name: getattr(version, name) for name in FIXED if name != "published_at"}
    said["clauses"] = list(version.clauses.values_list("ref", "text", "start", "end").order_by("order", "id"))
    said["examples"] = list(
        version.examples.values_list("name", "facts", "expected", "by_clause").order_by("id")
    )
    plain = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(plain.encode()).hexdigest()


def unchanged(version: Version) -> bool:
    """Whether a published version still is what was published."""
    return bool(version.digest) and version.digest == fingerprint(version)
