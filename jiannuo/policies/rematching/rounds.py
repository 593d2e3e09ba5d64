"""What the worker does for the matches: catch up with changes and days, remind, tell.

A change of a few enterprises is matched at once where it was made, so that whoever corrected a fact sees
what it did; the worker finds what a process that died had left undone.
"""

import logging
from typing import Any

from jiannuo.enterprises.changing import facts_changed
from jiannuo.kernel.worker.jobs import every
from jiannuo.policies.population import warm
from jiannuo.policies.rematching.closing import remind_before_closing
from jiannuo.policies.rematching.runs import catch_up, rematch_enterprises
from jiannuo.policies.rematching.telling import tell_pending

#: more changed enterprises than this wait for the worker
AT_ONCE = 20
logger = logging.getLogger("jiannuo.policies")


@every(15)
def have_everybody_at_hand() -> None:
    """On a new day, or after a start, read everybody once for all processes."""
    warm()


@every(15)
def match_what_changed() -> None:
    """Match what changed since, and everything on a new day."""
    catch_up()


@every(3600, rehearsed=True)
def remind() -> None:
    """Say which applications close soon."""
    remind_before_closing()


@every(5)
def tell() -> None:
    """Tell what changed, a portion at a time."""
    tell_pending()


def match_at_once(sender: object, ids: frozenset[int], **_more: Any) -> None:
    """Match the few enterprises of which something changed."""
    if len(ids) > AT_ONCE:
        return
    try:
        rematch_enterprises(ids)
    except Exception:  # the fact is kept whatever becomes of its matches; the worker tries again
        logger.exception("matching at once failed, the worker will do it")


facts_changed.connect(match_at_once, dispatch_uid="policies.match_at_once")
