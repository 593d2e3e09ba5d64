"""What goes over the wire, channel by channel, and what counts as not sent."""

import base64
import hashlib
import hmac
import json
import smtplib
from datetime import UTC, datetime
from typing import Any

import http_ece
import pytest
import requests
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from jiannuo.notices.channels import mail as mail_channel
from jiannuo.notices.channels import robots, vapid, web_push, webhook
from jiannuo.notices.channels.letter import Gone, Letter, NotSent
from jiannuo.notices.models import Subscription

LETTER = Letter(
    "践诺：您有新通知",
    "您有3 件新待办。请登录查看。",
    "https://jiannuo.example/inbox/",
    datetime(2026, 3, 4, 2, 0, tzinfo=UTC),
    "delivery-7",
    {"kernel.new_duty": 3},
)
TOKEN = "0123456789abcdef0123456789abcdef"


def to(kind: str, address: str, secret: str = "") -> Subscription:
    return Subscription(pk=1, kind=kind, address=address, secret=secret)


class Answer(requests.Response):
    def __init__(self, said: Any, status: int = 200) -> None:
        super().__init__()
        self.status_code, self._content = status, json.dumps(said).encode()


ROBOTS = [
    ("wecom", {"errcode": 0}, {"errcode": 45009, "errmsg": "api freq out of limit"}, "qyapi.weixin.qq.com"),
    (
        "dingtalk",
        {"errcode": 0},
        {"errcode": 310000, "errmsg": "keywords not in content"},
        "oapi.dingtalk.com",
    ),
    ("feishu", {"code": 0}, {"code": 9499, "msg": "Bad Request"}, "open.feishu.cn"),
]


@pytest.mark.parametrize(("kind", "yes", "no", "host"), ROBOTS)
def test_a_robot_that_refuses_inside_a_success_counts_as_not_sent(
    monkeypatch: pytest.MonkeyPatch, kind: str, yes: Any, no: Any, host: str
) -> None:
    calls: list[tuple[str, Any]] = []

    def post(url: str, **more: Any) -> Answer:
        calls.append((url, more))
        return Answer(yes if len(calls) == 1 else no)

    monkeypatch.setattr(requests, "post", post)
    robots.send(to(kind, TOKEN), LETTER)
    url, more = calls[0]
    assert url.startswith(f"https://{host}/")
    assert TOKEN in url
    assert "3 件新待办" in json.dumps(json.loads(more["data"]), ensure_ascii=False)
    assert (more["timeout"], more["allow_redirects"]) == ((5.0, 5.0), False)
    with pytest.raises(NotSent, match=str(next(iter(no.values())))):
        robots.send(to(kind, TOKEN), LETTER)


def test_a_token_that_is_no_more_is_not_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        requests, "post", lambda _url, **_more: Answer({"errcode": 93000, "errmsg": "invalid"})
    )
    with pytest.raises(Gone):
        robots.send(to("wecom", TOKEN), LETTER)


def test_no_answer_from_a_robot_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def away(_url: str, **_more: Any) -> Answer:
        raise requests.ConnectionError("secret token in the text")

    monkeypatch.setattr(requests, "post", away)
    with pytest.raises(NotSent) as refused:
        robots.send(to("dingtalk", TOKEN), LETTER)
    assert not isinstance(refused.value, Gone)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("address", ["../../x", "a/b", "", "short", f"{TOKEN}?to=all", f"{TOKEN}@host"])
def test_a_token_cannot_be_turned_into_another_address(address: str) -> None:
    with pytest.raises(Gone):
        robots.send(to("wecom", address), LETTER)


@pytest.mark.parametrize(
    "pasted",
    [
        f"https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key={TOKEN}",
        f"https://oapi.dingtalk.com/robot/send?access_token={TOKEN}",
        f"https://open.feishu.cn/open-apis/bot/v2/hook/{TOKEN}",
        TOKEN,
    ],
)
def test_the_token_is_found_in_what_the_robots_page_offers_to_copy(pasted: str) -> None:
    assert robots.token_in(pasted) == TOKEN


def test_a_webhook_gets_a_signed_cloud_event(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[Any] = []
    monkeypatch.setattr(webhook, "post", lambda url, body, headers: sent.append((url, body, headers)))
    webhook.send(to("webhook", "https://hook.example.org/", "agreed"), LETTER)
    ((_url, body, headers),) = sent
    event = json.loads(body)
    assert {"specversion": "1.0", "id": "delivery-7", "type": webhook.TYPE}.items() <= event.items()
    assert event["source"] == settings.ADDRESS
    assert event["data"]["waiting"] == {"kernel.new_duty": 3}
    assert headers["Content-Type"].startswith("application/cloudevents+json")
    expected = hmac.new(b"agreed", body, hashlib.sha256).hexdigest()
    assert headers["X-Jiannuo-Signature"] == f"sha256={expected}"


def test_a_push_can_be_read_by_its_browser_only_and_is_signed_by_this_site(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    key, auth = ec.generate_private_key(ec.SECP256R1()), b"sixteen bytes ok"
    point = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    browser = {
        "endpoint": "https://push.example.org/abc",
        "keys": {"p256dh": _base64(point), "auth": _base64(auth)},
    }
    sent: list[Any] = []
    monkeypatch.setattr(web_push, "post", lambda url, body, headers: sent.append((url, body, headers)))
    web_push.send(to("push", json.dumps(browser)), LETTER)
    ((url, body, headers),) = sent
    assert url == browser["endpoint"]
    plain = http_ece.decrypt(body, private_key=key, auth_secret=auth, version="aes128gcm")  # type: ignore[no-untyped-call]
    shown = json.loads(plain)
    assert (shown["title"], shown["url"]) == (LETTER.title, "/inbox/")
    token, _comma, given = headers["Authorization"].removeprefix("vapid t=").partition(",k=")
    assert given == vapid.public_key()
    signed, _dot, signature = token.rpartition(".")
    raw = _bytes(signature)
    found = encode_dss_signature(int.from_bytes(raw[:32]), int.from_bytes(raw[32:]))
    public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), _bytes(given))
    public.verify(found, signed.encode(), ec.ECDSA(SHA256()))
    assert json.loads(_bytes(signed.split(".")[1]))["aud"] == "https://push.example.org"


def test_a_broken_push_key_is_not_tried_again() -> None:
    browser = {"endpoint": "https://push.example.org/abc", "keys": {"p256dh": "AAAA", "auth": "AAAA"}}
    with pytest.raises(Gone):
        web_push.send(to("push", json.dumps(browser)), LETTER)


def test_mail_is_plain_text_with_the_link() -> None:
    mail_channel.send(to("email", "officer@example.org"), LETTER)
    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == (["officer@example.org"], LETTER.title)
    assert LETTER.link in letter.body
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"


@pytest.mark.parametrize(
    ("problem", "kind"),
    [
        (smtplib.SMTPRecipientsRefused({"a@example.org": (550, b"no such user")}), Gone),
        (smtplib.SMTPRecipientsRefused({"a@example.org": (451, b"later")}), NotSent),
        (ConnectionRefusedError("secret.internal:25"), NotSent),
    ],
)
def test_what_a_mail_server_says_decides_about_another_try(
    monkeypatch: pytest.MonkeyPatch, problem: Exception, kind: type[NotSent]
) -> None:
    def refuse(_self: Any, _messages: Any) -> int:
        raise problem

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    with pytest.raises(NotSent) as refused:
        mail_channel.send(to("email", "a@example.org"), LETTER)
    assert type(refused.value) is kind
    assert "secret" not in str(refused.value)


def _base64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
