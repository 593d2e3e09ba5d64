"""The working calendar in force, and the rules that deadlines are counted by."""

from functools import cache

from django.utils import timezone

from jiannuo.kernel.timing.counting import Counting
from jiannuo.kernel.timing.decreed import published_calendar


@cache
def counting() -> Counting:
    """How time is counted in this district today."""
    return Counting(published_calendar(), timezone.get_default_timezone())
