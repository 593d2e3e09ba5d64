"""What the steps of a version set."""

import json
from copy import copy
from datetime import UTC

from jiannuo.kernel.loops.parties import Case
from jiannuo.kernel.now import now
from jiannuo.policies.columns import Facts, day
from jiannuo.policies.conditions.schema import to_json
from jiannuo.policies.guards.condition import of
from jiannuo.policies.publishing.digest import fingerprint
from jiannuo.policies.publishing.reading import condition_of

_TEXTS = ("summary", "document", "condition", "application")
_DAYS = ("valid_from", "valid_to", "opens_on", "closes_on")


def content(case: Case, facts: Facts) -> Facts:
    """What was written, where it is other than before; what was left out is emptied."""
    told = {name: facts.get(name, "") for name in _TEXTS} | {name: day(facts.get(name)) for name in _DAYS}
    told |= {
        "benefit": facts.get("benefit", {}),
        "automatic": facts.get("automatic", False),
        "pool_id": facts.get("pool"),
    }
    version = of(case)
    return {name: value for name, value in told.items() if getattr(version, name) != value}


def content_as_it_is(case: Case) -> Facts:
    """What the form shows at first."""
    version = of(case)
    clauses = "\n".join(f"【{ref}】{text}" for ref, text in version.clauses.values_list("ref", "text"))
    examples = list(version.examples.values("name", "facts", "expected", "by_clause"))
    days = {name: (getattr(version, name) or "") and getattr(version, name).isoformat() for name in _DAYS}
    return {name: getattr(version, name) for name in _TEXTS} | days | {
        "benefit": _shown(version.benefit),
        "examples": _shown(examples),
        "clauses": clauses,
        "automatic": "true" if version.automatic else "false",
        "pool": str(version.pool_id or ""),
    }  # fmt: skip


def _shown(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) if value else ""


def published(case: Case, _facts: Facts) -> Facts:
    """From now on it is fixed: its tree is kept, and a digest over everything.

    Everybody may read it: a normative document that is not published is no ground for anything
    (优化营商环境条例 art 66: policies are published and explained in time).
    """
    version = copy(of(case))
    version.tree = to_json(condition_of(version))
    return {
        "tree": version.tree,
        "published_at": now().astimezone(UTC),
        "published": True,
        "digest": fingerprint(version),
    }


def withdrawn(_case: Case, _facts: Facts) -> Facts:
    """It is not applied any more; what was promised under it is paid."""
    return {"withdrawn_at": now().astimezone(UTC)}


def evaluated(_case: Case, _facts: Facts) -> Facts:
    """Looked at from outside."""
    return {"solved": True}
