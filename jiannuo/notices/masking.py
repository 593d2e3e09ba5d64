"""Addresses as pages show them: enough to recognise one's own, too little to use."""

import json
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from jiannuo.notices.models import Subscription

Kind = Subscription.Kind


def masked(channel: Subscription) -> str:
    """The channel's address, hidden but for what tells it from others."""
    address = channel.address
    if not address:
        return _("（密钥已更换，无法读取，请删除后重新添加）")
    if channel.kind == Kind.EMAIL:
        name, _at, host = address.rpartition("@")
        return f"{name[:1]}***@{host}"
    if channel.kind == Kind.WEBHOOK:
        return f"{urlsplit(address).hostname}/***"
    if channel.kind == Kind.PUSH:
        return str(urlsplit(json.loads(address)["endpoint"]).hostname)
    return f"***{address[-4:]}"
