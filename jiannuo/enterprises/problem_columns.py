"""The columns that the steps of a problem set."""

from typing import Any

from jiannuo.kernel.loops.parties import Case

Facts = dict[str, Any]


def passed_on(_case: Case, facts: Facts) -> Facts:
    """It is another unit's now."""
    return {"unit_id": facts["unit"]}


def answered(_case: Case, facts: Facts) -> Facts:
    """What the unit says."""
    return {"answer": facts["answer"]}


def solved(_case: Case, _facts: Facts) -> Facts:
    """The enterprise, or whoever asked it, says that it is solved."""
    return {"solved": True}


def unsolved(_case: Case, _facts: Facts) -> Facts:
    """It ends without being solved."""
    return {"solved": False}
