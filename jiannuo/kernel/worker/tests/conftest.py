"""The sample loop's matters, as the worker finds them."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest

from jiannuo.kernel.act import begin
from jiannuo.kernel.models import Clock, Matter
from jiannuo.kernel.now import now
from jiannuo.kernel.tests.conftest import Town, loop, town
from jiannuo.kernel.tests.sample import Hazard
from jiannuo.kernel.worker import outbox

__all__ = ["loop", "town"]


@pytest.fixture
def found(town: Town) -> Callable[..., Matter]:
    """Makes a hazard that was just found."""

    def make(title: str = "井盖缺失") -> Matter:
        return begin(Hazard, "report", actor=town.inspector, title=title).matter

    return make


@pytest.fixture
def late() -> datetime:
    """A moment at which both alarms of the sample's ten days have passed."""
    return now() + timedelta(days=30)


@pytest.fixture
def no_ways() -> Iterator[None]:
    """Nobody but the test delivers anything."""
    kept = outbox._ways.copy()
    outbox._ways.clear()
    yield
    outbox._ways.clear()
    outbox._ways.update(kept)


def clock_of(matter: Matter) -> Clock:
    """The one clock of a sample matter."""
    return Clock.objects.get(matter=matter)
