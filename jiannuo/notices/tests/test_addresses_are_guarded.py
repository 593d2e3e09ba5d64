"""What a user enters cannot make the site call into its own network."""

import socket
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import pytest
from pytest_django.fixtures import Settings

from jiannuo.notices.channels import addresses
from jiannuo.notices.channels.addresses import Refused, checked, post
from jiannuo.notices.channels.letter import Gone, NotSent


def resolving(monkeypatch: pytest.MonkeyPatch, *ips: str) -> None:
    def found(_host: str, port: int, **_more: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port)) for ip in ips]

    monkeypatch.setattr(socket, "getaddrinfo", found)


@pytest.mark.parametrize(
    "ip",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.9",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "::1",
        "fe80::1",
        "fd00::1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "2002:a00:1::",
    ],
)
def test_addresses_of_the_internal_network_are_refused(monkeypatch: pytest.MonkeyPatch, ip: str) -> None:
    resolving(monkeypatch, ip)
    with pytest.raises(Refused):
        checked("https://hook.example.org/x")
    resolving(monkeypatch, "93.184.215.14", ip)
    with pytest.raises(Refused):
        checked("https://hook.example.org/x")


@pytest.mark.parametrize(
    "url",
    [
        "http://hook.example.org/",
        "ftp://hook.example.org/",
        "file:///etc/passwd",
        "https://",
        "https://user:secret@hook.example.org/",
        "https://hook.example.org:99999/",
        "https://[::1",
        "javascript:alert(1)",
    ],
)
def test_what_is_no_plain_https_address_is_refused(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    resolving(monkeypatch, "93.184.215.14")
    with pytest.raises(Refused):
        checked(url)


@pytest.mark.parametrize("host", ["2130706433", "0x7f000001", "127.1", "localhost", "[::ffff:7f00:1]"])
def test_other_spellings_of_this_machine_are_refused(host: str) -> None:
    with pytest.raises(NotSent):
        checked(f"https://{host}/")


def test_the_connection_goes_to_the_address_that_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    resolving(monkeypatch, "93.184.215.14")
    target = checked("https://hook.example.org/path?a=1")
    assert (target.ip, target.host, target.port, target.path) == (
        "93.184.215.14",
        "hook.example.org",
        443,
        "/path?a=1",
    )


def test_a_host_that_the_district_names_may_be_inside(settings: Settings) -> None:
    with pytest.raises(Refused):
        checked("http://localhost:8080/")
    settings.WEBHOOK_HOSTS = frozenset({"localhost"})
    assert checked("http://localhost:8080/").port == 8080


Serve = Callable[[int], str]


@pytest.fixture
def serve(settings: Settings) -> Iterator[Serve]:
    """A server inside that answers with a status; redirects point to where nobody may go."""
    settings.WEBHOOK_HOSTS = frozenset({"127.0.0.1"})
    servers: list[HTTPServer] = []

    def start(status: int) -> str:
        class Answers(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                self.rfile.read(int(self.headers["Content-Length"]))
                self.send_response(status)
                self.send_header("Location", "http://127.0.0.1:9/")
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
                """Say nothing."""

        server = HTTPServer(("127.0.0.1", 0), Answers)
        servers.append(server)
        Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}/hook"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def test_an_accepted_message_is_sent(serve: Serve) -> None:
    assert post(serve(204), b"{}", {}) == 204


@pytest.mark.parametrize("status", [301, 302, 307, 308, 400, 500])
def test_redirects_are_not_followed_and_refusals_are_not_taken_for_success(serve: Serve, status: int) -> None:
    with pytest.raises(NotSent, match=str(status)):
        post(serve(status), b"{}", {})


@pytest.mark.parametrize("status", [404, 410])
def test_an_address_that_is_no_more_is_not_tried_again(serve: Serve, status: int) -> None:
    with pytest.raises(Gone):
        post(serve(status), b"{}", {})


def test_a_server_that_does_not_answer_is_given_up_soon(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.WEBHOOK_HOSTS = frozenset({"127.0.0.1"})
    monkeypatch.setattr(addresses, "SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(NotSent, match=r"127\.0\.0\.1"):
        post(f"http://127.0.0.1:{silent.getsockname()[1]}/", b"{}", {})
