"""Fixtures for tests with several processes or threads, whose transactions must be real."""

from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from jiannuo.kernel.append_only import protect_all, unprotect_all


@pytest.fixture
def protected_again(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Set up before the tables are emptied, so it ends after that."""
    yield
    with django_db_blocker.unblock():
        protect_all()


@pytest.fixture
def committed(protected_again: None, transactional_db: None) -> Iterator[None]:
    """A database whose transactions are real.

    The tables are emptied afterwards, and for that alone the log is unprotected.
    """
    yield
    unprotect_all()
