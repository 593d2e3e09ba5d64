"""Libraries that only large installations need, asked for when they are used."""

import importlib
from typing import Any


class MissingError(RuntimeError):
    """An optional library is not installed."""


def needed(module: str) -> Any:
    """The module. Raises MissingError, which says what to install."""
    try:
        return importlib.import_module(module)
    except ImportError as lacking:
        raise MissingError(f"{module} is not installed: pip install -r requirements/scale.in") from lacking
