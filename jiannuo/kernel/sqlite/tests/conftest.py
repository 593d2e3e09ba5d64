"""These tests open databases of their own."""

from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker


@pytest.fixture(autouse=True)
def _own_databases(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Let connections be opened without setting up the database of the test run."""
    with django_db_blocker.unblock():
        yield
