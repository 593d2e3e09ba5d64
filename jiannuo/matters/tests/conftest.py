"""People, clients and matters for the tests of the default pages."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from jiannuo.kernel.act import begin
from jiannuo.kernel.models import Matter
from jiannuo.kernel.now import frozen_at
from jiannuo.kernel.tests.conftest import Town, town
from jiannuo.kernel.tests.sample import Hazard
from jiannuo.matters.tests.sample import Repair

__all__ = ["town"]

#: a Wednesday of an ordinary week, ten in the morning in the district
WEDNESDAY = datetime(2024, 3, 13, 2, 0, tzinfo=UTC)


def client_of(viewer: Any) -> Client:
    """A browser signed in as ``viewer``."""
    client = Client()
    client.force_login(viewer.account)
    return client


@pytest.fixture
def officer(town: Town) -> Client:
    return client_of(town.officer)


@pytest.fixture
def inspector(town: Town) -> Client:
    return client_of(town.inspector)


@pytest.fixture
def hazard(town: Town) -> Callable[..., Matter]:
    """Open a hazard at a moment; the works bureau has ten days."""

    def make(title: str = "井盖缺失", at: datetime | None = None, **columns: Any) -> Matter:
        def opened() -> Matter:
            facts = {"place": "春海街 1 号"}
            return begin(Hazard, "report", actor=town.inspector, title=title, facts=facts, **columns).matter

        if at is None:
            return opened()
        with frozen_at(at):
            return opened()

    return make


@pytest.fixture
def repair(town: Town) -> Matter:
    """A repair that the works bureau has to plan."""
    return begin(Repair, "report", actor=town.inspector, title="路灯不亮", facts={"who": "王某"}).matter
