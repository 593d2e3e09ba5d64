"""Another system hears of it as a CloudEvent (v1.0, structured JSON), signed where a key was agreed."""

import hashlib
import hmac
import json
from datetime import UTC

from django.conf import settings

from jiannuo.notices.channels.addresses import post
from jiannuo.notices.channels.letter import Letter
from jiannuo.notices.models import Subscription

TYPE = "org.jiannuo.notices.waiting.v1"


def send(subscription: Subscription, letter: Letter) -> None:
    """POST the event. Raises NotSent, Gone."""
    body = json.dumps(cloud_event(letter), ensure_ascii=False).encode()
    headers = {"Content-Type": "application/cloudevents+json; charset=utf-8"}
    if subscription.secret:
        signature = hmac.new(subscription.secret.encode(), body, hashlib.sha256).hexdigest()
        headers["X-Jiannuo-Signature"] = f"sha256={signature}"
    post(subscription.address, body, headers)


def cloud_event(letter: Letter) -> dict[str, object]:
    """The event: ``id`` is the same when it is sent again."""
    return {
        "specversion": "1.0",
        "id": letter.key,
        "source": settings.ADDRESS,
        "type": TYPE,
        "time": letter.at.astimezone(UTC).isoformat(),
        "datacontenttype": "application/json",
        "data": {"title": letter.title, "text": letter.body, "link": letter.link, "waiting": letter.tally},
    }
