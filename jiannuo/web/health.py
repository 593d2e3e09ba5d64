"""Whether the site works, for monitors and load balancers."""

from typing import Any

from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache

from jiannuo.kernel.ledger.checking import latest
from jiannuo.kernel.ledger.lag import lag
from jiannuo.kernel.now import now
from jiannuo.kernel.worker.heartbeat import pulse
from jiannuo.people.access import public


@public
@never_cache
def health(request: HttpRequest) -> JsonResponse:
    """200 while pages can be answered, 503 when the database does not; what else is not well is said.

    ``status``: ``ok``; ``degraded`` when the worker is silent, the log lags or its check found something:
    then pages work and somebody should look; ``down``. Counts and ages only, up to 10,000: no names, no
    reasons, because everybody may ask.
    """
    try:
        found = _found()
    except DatabaseError:
        return JsonResponse({"status": "down", "database": False}, status=503)
    return JsonResponse(found)


def _found() -> dict[str, Any]:
    background, behind, check = pulse(), lag(now()), latest()
    wrong = check is not None and bool(check.findings)
    well = background.alive and not behind.alarming and not wrong
    return {
        "status": "ok" if well else "degraded",
        "database": True,
        "worker": {
            "alive": background.alive,
            "seen_seconds_ago": int(background.age.total_seconds()) if background.age is not None else None,
        },
        "waiting": {
            "alarms": background.alarms,
            "messages": background.outbox,
            "dead_letters": background.dead_letters,
        },
        "log": {"events_waiting": behind.events, "seconds_behind": int(behind.age.total_seconds())},
        "log_check": None
        if check is None
        else {"sound": not wrong, "finished": check.finished_at is not None},
    }
