"""Web push (RFC 8030, 8291): encrypted for one browser, through that browser's push service."""

import base64
import json
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from pywebpush import WebPusher, WebPushException

from jiannuo.notices.channels import vapid
from jiannuo.notices.channels.addresses import post
from jiannuo.notices.channels.letter import Gone, Letter
from jiannuo.notices.models import Subscription

#: how long a push service keeps it for a browser that is away, in seconds
KEPT = 12 * 3600


def send(subscription: Subscription, letter: Letter) -> None:
    """Push it. Raises NotSent; Gone when the browser has withdrawn its consent."""
    browser = json.loads(subscription.address)
    shown = {"title": letter.title, "body": letter.body, "url": urlsplit(letter.link).path, "tag": letter.key}
    try:
        body = WebPusher(browser).encode(json.dumps(shown, ensure_ascii=False).encode())["body"]
    except (WebPushException, ValueError):
        raise Gone(_("浏览器给出的推送密钥无效，请在该设备上重新开启。")) from None
    endpoint = urlsplit(browser["endpoint"])
    headers = {
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(KEPT),
        "Topic": _topic(subscription),
        **vapid.signed(f"{endpoint.scheme}://{endpoint.netloc}"),
    }
    post(browser["endpoint"], body, headers)


def _topic(subscription: Subscription) -> str:
    """A later message replaces an earlier one that the browser has not fetched yet."""
    return base64.urlsafe_b64encode(f"inbox{subscription.pk}".encode()).rstrip(b"=").decode()[:32]
