"""Time limits in force: the district's own row before the statutory one."""

from datetime import date

from jiannuo.kernel.models import TimeLimit


def limit(key: str, day: date) -> TimeLimit:
    """The limit called ``key`` that is in force on ``day``. Raises LookupError if there is none."""
    row = TimeLimit.objects.on(day).filter(key=key).order_by("-local", "-valid_from").first()
    if row is None:
        raise LookupError(f"no time limit {key} is in force on {day}")
    return row
