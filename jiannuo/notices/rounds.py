"""What the worker does for the notices: deliver to inboxes in its own rounds, send outside beside them."""

import logging
from threading import Lock, Thread, main_thread

from django.db import connection

from jiannuo.kernel.now import now
from jiannuo.kernel.worker.jobs import every
from jiannuo.kernel.worker.outbox import deliver_all_with
from jiannuo.notices.delivering import deliver
from jiannuo.notices.models import Delivery
from jiannuo.notices.sending import send_due

logger = logging.getLogger("jiannuo.notices")
_sending = Lock()


def _send() -> None:
    """Send until nothing is due or the process wants to end. A connection of its own, closed at the end."""
    try:
        while main_thread().is_alive() and send_due(most=1):
            pass
    except Exception:
        logger.exception("sending stopped, the next round goes on")
    finally:
        connection.close()
        _sending.release()


@every(5)
def send_outside() -> None:
    """Begin to send, unless nothing is due or somebody in this process still does.

    In a thread: a mail server that does not answer for ten seconds must not keep alarms waiting. If the
    process is killed meanwhile, the lease of the message ends, and another worker sends it.
    """
    if Delivery.objects.filter(next_try_at__lte=now()).exists() and _sending.acquire(blocking=False):
        Thread(target=_send, name="notices").start()


deliver_all_with("notice", deliver)
