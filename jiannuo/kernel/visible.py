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
_rules: dict[type[Model], Rule] = {}


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
    rule = next((_rules[base] for base in model.__mro__ if base in _rules), None)
    return rule(viewer, rows) if rule else rows.none()
