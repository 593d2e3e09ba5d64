"""The small town of ``policies.tests``, and clients for its people."""

from collections.abc import Callable

import pytest
from django.test import Client

from jiannuo.people.viewer import Viewer
from jiannuo.policies.tests.conftest import account_of, city, claim, version

__all__ = ["as_", "city", "claim", "version"]


@pytest.fixture
def as_() -> Callable[[Viewer], Client]:
    """A client signed in as somebody of the town."""

    def make(viewer: Viewer) -> Client:
        client = Client()
        if viewer.account_id is not None:
            client.force_login(account_of(viewer))
        return client

    return make
