"""The guard of webhooks: what a user enters may not make the site call into its own network.

A host is resolved once, every address it has must be public, and the connection goes to the very
address that was checked, so that a name cannot point elsewhere a moment later. No redirects, a limit
on time and on what is read. The district may name hosts of its own network (JIANNUO_WEBHOOK_HOSTS).
"""

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

import urllib3
from django.conf import settings
from django.utils.translation import gettext as _

from jiannuo.notices.channels.letter import Gone, NotSent

SECONDS = 5.0
MOST_READ = 64 * 1024


@dataclass(frozen=True)
class Target:
    """A checked address: where to connect, and the name that its certificate must bear."""

    scheme: str
    host: str
    port: int
    path: str
    ip: str


class Refused(NotSent):
    """The address may not be called."""


def checked(url: str) -> Target:
    """The target of ``url``. Raises Refused, saying what is wrong with it; NotSent for an unknown host."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise Refused(_("网址写错了，请检查。")) from None
    host = (parts.hostname or "").rstrip(".").lower()
    ours = host in settings.WEBHOOK_HOSTS
    if not host or parts.scheme not in ("https", "http") or parts.username or parts.password:
        raise Refused(_("网址须以 https:// 开头，不能带用户名和密码。"))
    if parts.scheme == "http" and not ours:
        raise Refused(_("网址须以 https:// 开头。"))
    port = port or (443 if parts.scheme == "https" else 80)
    ips = _addresses(host, port)
    if not ours and not all(_public(ip) for ip in ips):
        raise Refused(_("这个网址指向内部网络，不能使用。确需使用的，请系统管理员列入允许范围。"))
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(parts.scheme, host, port, path, ips[0])


def _addresses(host: str, port: int) -> list[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NotSent(_("找不到主机 %(host)s。") % {"host": host}) from None
    return list(dict.fromkeys(str(one[4][0]) for one in found))


def _public(text: str) -> bool:
    ip = ipaddress.ip_address(text.partition("%")[0])
    inner = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None)
    if inner is not None:
        ip = inner
    nat64 = ip.version == 6 and ip in ipaddress.ip_network("64:ff9b::/96")
    return ip.is_global and not ip.is_multicast and not nat64


def post(url: str, body: bytes, headers: dict[str, str]) -> int:
    """Send ``body`` to ``url`` and return the status, which is below 300.

    Raises NotSent for any other answer or none, Gone for 404 and 410.
    """
    target = checked(url)
    timeout = urllib3.Timeout(connect=SECONDS, read=SECONDS)
    try:
        with _pool(target, timeout) as pool:
            answer = pool.urlopen(
                "POST",
                target.path,
                body=body,
                headers={"Host": _host_header(target), "User-Agent": "Jiannuo", **headers},
                redirect=False,
                retries=False,
                preload_content=False,
            )
            answer.read(MOST_READ)
            status = answer.status
            answer.close()
    except urllib3.exceptions.HTTPError as problem:
        raise NotSent(_("连接 %(host)s 失败：%(cause)s") % _cause(target, problem)) from None
    if status in (404, 410):
        raise Gone(_("%(host)s 说地址已不存在（%(status)d）。") % {"host": target.host, "status": status})
    if status >= 300:
        raise NotSent(_("%(host)s 没有接受（%(status)d）。") % {"host": target.host, "status": status})
    return status


def _pool(target: Target, timeout: urllib3.Timeout) -> urllib3.HTTPConnectionPool:
    if target.scheme == "http":
        return urllib3.HTTPConnectionPool(target.ip, target.port, timeout=timeout)
    return urllib3.HTTPSConnectionPool(
        target.ip, target.port, timeout=timeout, assert_hostname=target.host, server_hostname=target.host
    )


def _host_header(target: Target) -> str:
    usual = target.port == (443 if target.scheme == "https" else 80)
    return target.host if usual else f"{target.host}:{target.port}"


def _cause(target: Target, problem: Exception) -> dict[str, str]:
    return {"host": target.host, "cause": type(problem).__name__}
