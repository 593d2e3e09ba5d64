"""Somebody who hands in, and somebody who only looks."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client


@pytest.fixture
def account_id(db: None) -> int:
    """The account of a resident."""
    return int(get_user_model().objects.create(username="resident").pk)


@pytest.fixture
def signed_in(client: Client, account_id: int) -> Client:
    """A client signed in as the resident."""
    client.force_login(get_user_model().objects.get(pk=account_id))
    return client
