"""The one visibility gate: who may see which rows.

An app registers one rule per model; lists, details, counts, search, exports and the API all ask
``visible(viewer, Model)`` and nothing else. A model without a rule is seen by nobody.
"""

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from django.db.models import Model, QuerySet


class Viewer(Protocol):
    """What the gate needs to know of whoever is looking. Layer 2 provides it."""

    @property
    def roles(self) -> frozenset[str]:
        """Roles held today; empty for the public."""

    @property
    def unit_ids(self) -> frozenset[int]:
        """Units the viewer acts for, with everything below them."""


M = TypeVar("M", bound=Model)
Rule = Callable[[Viewer, QuerySet[Any]], QuerySet[Any]]
RowRule = Callable[[Viewer, Any], bool]
_rules: dict[type[Model], Rule] = {}
_row_rules: dict[type[Model], RowRule] = {}


def sees(model: type[Model]) -> Callable[[Rule], Rule]:
    """Register the rule for ``model``; a second rule for one model is a programming error."""

    def register(rule: Rule) -> Rule:
        if model in _rules:
            raise ValueError(f"{model.__name__} already has a visibility rule")
        _rules[model] = rule
        return rule

    return register


def visible(viewer: Viewer, model: type[M]) -> QuerySet[M]:
    """The rows of ``model`` that ``viewer`` may see.

    A model without a rule of its own follows the rule of the model it extends: every loop's matters
    are seen as matters are.
    """
    rows = model._default_manager.all()
    base = _ruled(model)
    return _rules[base](viewer, rows) if base else rows.none()


def sees_one(model: type[Model]) -> Callable[[RowRule], RowRule]:
    """Register what the rule for ``model`` says of a row at hand; a test holds both to the same."""

    def register(rule: RowRule) -> RowRule:
        _row_rules[model] = rule
        return rule

    return register


def may_see(viewer: Viewer, row: Model) -> bool:
    """Whether ``viewer`` may see ``row``, which was read past the gate: ``visible`` for one row."""
    base = _ruled(type(row))
    if base in _row_rules:
        return _row_rules[base](viewer, row)
    return visible(viewer, type(row)).filter(pk=row.pk).exists()


def _ruled(model: type[Model]) -> type[Model] | None:
    return next((base for base in model.__mro__ if base in _rules), None)
