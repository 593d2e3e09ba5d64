"""Ways out of the site, one a file. Each sends one Letter or raises NotSent with the reason."""

from collections.abc import Callable
from importlib import import_module

from jiannuo.notices.channels.letter import Gone, Letter, NotSent
from jiannuo.notices.models import Subscription

Send = Callable[[Subscription, Letter], None]

_MODULES = {
    Subscription.Kind.EMAIL: "mail",
    Subscription.Kind.PUSH: "web_push",
    Subscription.Kind.WECOM: "robots",
    Subscription.Kind.DINGTALK: "robots",
    Subscription.Kind.FEISHU: "robots",
    Subscription.Kind.WEBHOOK: "webhook",
}


def send(subscription: Subscription, letter: Letter) -> None:
    """Send ``letter`` to the channel. Raises NotSent, or Gone where trying again is no use."""
    # imported when first needed: their libraries take a second to load, and pages need none of them
    way: Send = import_module(f"{__name__}.{_MODULES[Subscription.Kind(subscription.kind)]}").send
    way(subscription, letter)


__all__ = ["Gone", "Letter", "NotSent", "send"]
