"""Group robots of WeCom, DingTalk and Feishu, spoken to through apprise.

Their hosts are fixed, only the token is the user's. All three answer 200 also when they refuse (wrong
token, key word missing, too many a minute) and say so in the body, which apprise does not read; so the
answers pass through a reader of ours, and a refusal counts as not sent.
"""

import re
from contextvars import ContextVar
from typing import Any
from urllib.parse import quote

import requests
from apprise import Apprise, NotifyBase
from apprise.plugins import dingtalk, feishu, wecombot
from django.utils.translation import gettext as _

from jiannuo.notices.channels.letter import Gone, Letter, NotSent
from jiannuo.notices.models import Subscription

TOKEN = {
    Subscription.Kind.WECOM: re.compile(r"[A-Za-z0-9_-]{16,64}"),
    Subscription.Kind.DINGTALK: re.compile(r"[A-Za-z0-9]{16,128}"),
    Subscription.Kind.FEISHU: re.compile(r"[A-Za-z0-9_-]{16,64}"),
}
SCHEMES = {
    Subscription.Kind.WECOM: "wecombot",
    Subscription.Kind.DINGTALK: "dingtalk",
    Subscription.Kind.FEISHU: "feishu",
}
#: where the token stands in the address that the robot's page offers to copy
_IN_ADDRESS = re.compile(
    r"https://(?:qyapi\.weixin\.qq\.com/cgi-bin/webhook/send\?key="
    r"|oapi\.dingtalk\.com/robot/send\?access_token="
    r"|open\.feishu\.cn/open-apis/bot/v2/hook/)(?P<token>[A-Za-z0-9_-]+)/?"
)
#: what the three answer to a token that is no more
GONE = frozenset({93000, 300005, 19001})
#: seconds to connect and to answer
LIMITS = "cto=5&rto=5&redirect=no"

_said: ContextVar[tuple[int, str]] = ContextVar("robot_said", default=(0, ""))


class _Listening:
    """``requests`` as the plugins use it, with the answer read."""

    codes = requests.codes
    RequestException = requests.RequestException

    @staticmethod
    def post(*args: Any, **kwargs: Any) -> requests.Response:
        """Post; a refusal inside a 200 becomes an error that the plugin reports."""
        kwargs["allow_redirects"] = False
        answer = requests.post(*args, **kwargs)  # noqa: S113 - the plugin gives the limits
        try:
            said = answer.json()
        except ValueError:
            said = {}
        code = said.get("errcode", said.get("code", 0)) if isinstance(said, dict) else 0
        if code:
            _said.set((int(code), str(said.get("errmsg", said.get("msg", "")))[:200]))
            raise requests.RequestException
        return answer


for _plugin in (wecombot, dingtalk, feishu):
    _plugin.requests = _Listening  # type: ignore[attr-defined]


def token_in(pasted: str) -> str:
    """The token in what somebody pasted: the whole address of the robot, or the token itself."""
    found = _IN_ADDRESS.fullmatch(pasted)
    return found["token"] if found else pasted


def send(subscription: Subscription, letter: Letter) -> None:
    """Post it into the group. Raises NotSent with what the robot said; Gone for a token that is no more."""
    kind = Subscription.Kind(subscription.kind)
    if not TOKEN[kind].fullmatch(subscription.address):
        raise Gone(_("机器人的令牌格式不对，请重新填写。"))
    secret = f"{quote(subscription.secret, safe='')}@" if subscription.secret else ""
    robot = Apprise.instantiate(f"{SCHEMES[kind]}://{secret}{subscription.address}/?{LIMITS}")
    if not isinstance(robot, NotifyBase):
        raise Gone(_("机器人的令牌格式不对，请重新填写。"))
    _said.set((0, ""))
    # in this very thread: notify() would take another, which knows nothing of what was said
    if robot.send(body=f"{letter.title}\n{letter.body}\n{letter.link}"):
        return
    code, text = _said.get()
    if not code:
        raise NotSent(_("%(robot)s没有应答。") % {"robot": kind.label})
    kind_of = Gone if code in GONE else NotSent
    raise kind_of(
        _("%(robot)s拒绝了：%(text)s（%(code)d）") % {"robot": kind.label, "text": text, "code": code}
    )
