"""Adding a channel, and proving that it is the account's own by a code sent to it."""

import hmac
import json
import secrets
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from jiannuo.kernel.now import now
from jiannuo.notices import channels
from jiannuo.notices.channels.letter import Letter, NotSent
from jiannuo.notices.models import Subscription

#: how long a code holds, how often it may be guessed, how soon another may be sent
CODE_HOLDS, CODE_TRIES, CODE_PAUSE = timedelta(minutes=30), 5, timedelta(seconds=60)
#: channels of one account
MOST = 10

Kind = Subscription.Kind


def digest_of(text: str) -> str:
    """A digest that only this site can make: it tells that two are the same, and nothing else."""
    return salted_hmac("jiannuo.notices", text, algorithm="sha256").hexdigest()


def kinds_offered() -> list[Kind]:
    """Channels that this installation has. E-mail needs a mail server; push is turned on by the browser."""
    left_out = {Kind.PUSH} if settings.EMAIL_HOST else {Kind.PUSH, Kind.EMAIL}
    return [kind for kind in Kind if kind not in left_out]


def subscribe(account_id: int, kind: Kind, address: str, *, secret: str = "", language: str) -> Subscription:
    """Add a channel, not verified yet. Raises ValidationError for an address that cannot be one."""
    address = cleaned(kind, address.strip())
    with transaction.atomic():
        if Subscription.objects.filter(account_id=account_id).count() >= MOST:
            raise ValidationError(_("最多添加 %(most)d 个渠道，请先删除不用的。") % {"most": MOST})
        made, new = Subscription.objects.get_or_create(
            account_id=account_id,
            kind=kind,
            address_digest=digest_of(address),
            defaults={
                "address": address,
                "secret": secret.strip(),
                "language": language,
                "created_at": now(),
            },
        )
    if not new and kind != Kind.PUSH:
        raise ValidationError(_("这个地址已经添加过。"))
    return made


def cleaned(kind: Kind, address: str) -> str:
    """``address`` as it is kept. Raises ValidationError saying what is wrong."""
    if kind == Kind.EMAIL:
        validate_email(address)
        return address
    if kind == Kind.WEBHOOK:
        from jiannuo.notices.channels.addresses import checked

        try:
            checked(address)
        except NotSent as problem:
            raise ValidationError(str(problem)) from None
        return address
    if kind == Kind.PUSH:
        return _browser(address)
    return _token(kind, address)


def _token(kind: Kind, address: str) -> str:
    """A robot's token, also out of the whole address that its page offers to copy."""
    from jiannuo.notices.channels.robots import TOKEN, token_in

    token = token_in(address)
    if not TOKEN[kind].fullmatch(token):
        raise ValidationError(_("没有认出机器人的令牌，请把群机器人的 Webhook 地址整段粘贴进来。"))
    return token


def _browser(text: str) -> str:
    """What a browser says of itself (PushSubscription.toJSON), cut down to what is needed."""
    try:
        given = json.loads(text)
        endpoint, keys = str(given["endpoint"]), given["keys"]
        kept = {
            "endpoint": endpoint,
            "keys": {"p256dh": str(keys["p256dh"]), "auth": str(keys["auth"])},
        }
    except (ValueError, KeyError, TypeError, RecursionError):
        raise ValidationError(_("浏览器给出的推送信息不完整，请重试。")) from None
    if urlsplit(endpoint).scheme != "https" or len(text) > 4000:
        raise ValidationError(_("浏览器给出的推送信息不完整，请重试。"))
    return json.dumps(kept, sort_keys=True)


def send_code(channel: Subscription) -> None:
    """Send a new code to the channel. Raises NotSent, saying why; ValidationError when asked too often."""
    moment = now()
    if channel.code_sent_at and moment < channel.code_sent_at + CODE_PAUSE:
        raise ValidationError(_("刚刚发送过，请一分钟后再试。"))
    code = f"{secrets.randbelow(10**6):06d}"
    channel.code_digest, channel.code_sent_at, channel.code_tries = (
        digest_of(_salt(channel) + code),
        moment,
        0,
    )
    channel.save(update_fields=["code_digest", "code_sent_at", "code_tries"])
    with translation.override(channel.language):
        letter = Letter(
            title=_("践诺：验证通知渠道"),
            body=_("验证码 %(code)s，30 分钟内有效。如果不是您本人在操作，请不必理会。") % {"code": code},
            link=f"{settings.ADDRESS}{reverse('notices:settings')}",
            at=moment,
            key=f"code-{channel.pk}-{int(moment.timestamp())}",
            tally={},
        )
    channels.send(channel, letter)


def confirm(channel: Subscription, code: str) -> None:
    """Verify the channel with the code it was sent. Raises ValidationError for a wrong or old one."""
    with transaction.atomic():
        row = Subscription.objects.select_for_update().get(pk=channel.pk)
        old = row.code_sent_at is None or now() > row.code_sent_at + CODE_HOLDS
        spent = row.code_tries >= CODE_TRIES
        row.code_tries += 1
        right = hmac.compare_digest(row.code_digest, digest_of(_salt(row) + code.strip()))
        if right and not old and not spent:
            row.verified_at, row.off_at, row.off_reason, row.code_digest = now(), None, "", ""
        row.save()
    if old or spent:
        raise ValidationError(_("验证码已失效，请重新发送。"))
    if not right:
        raise ValidationError(_("验证码不对，请核对后再填。"))


def _salt(channel: Subscription) -> str:
    return f"{channel.pk}:{channel.address_digest}:"
