"""The one source of time: rehearsals and tests set it, everything else asks it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

_fixed: ContextVar[datetime | None] = ContextVar("jiannuo_now", default=None)


def now() -> datetime:
    """The present moment, aware, in UTC; in a demonstration as far ahead as its rehearsal has gone."""
    if fixed := _fixed.get():
        return fixed
    if settings.DEMO:
        from jiannuo.kernel.rehearsal import ahead

        return timezone.now() + ahead()
    return timezone.now()


def real_now() -> datetime:
    """The moment of the machine's clock whatever is rehearsed: for signs of life, never for deadlines."""
    return timezone.now()


def today() -> date:
    """The present calendar day in the district's time zone."""
    return timezone.localdate(now())


@contextmanager
def frozen_at(moment: datetime) -> Iterator[None]:
    """Hold the time at ``moment`` (aware) within the block."""
    if timezone.is_naive(moment):
        raise ValueError("frozen_at needs an aware datetime")
    token = _fixed.set(moment)
    try:
        yield
    finally:
        _fixed.reset(token)
