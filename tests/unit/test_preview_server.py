"""The door of the preview: who is answered, what with, and nobody for ever."""

from __future__ import annotations

import http.client
import re
import socket
import time
from collections.abc import Iterator, Mapping
from threading import BoundedSemaphore, Thread

import pytest
from changes import MORE, plan

from tremplin.diagnostics import Report
from tremplin.preview import handler
from tremplin.preview import server as module
from tremplin.preview.editor import Editor
from tremplin.preview.handler import LONGEST_ADDRESS, LONGEST_REQUEST, SENT
from tremplin.preview.live import EVENTS, RELOAD, LiveSite
from tremplin.preview.server import PreviewServer
from tremplin.render.identity import HEADERS

DEADLINE = 20.0
"""Seconds after which a test has failed; nothing that goes well waits for them."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, valid: Mapping[str, str]) -> LiveSite:
    root = tmp_path_factory.mktemp("project")
    for name, text in {**valid, **MORE}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return LiveSite(plan(root), Report())


@pytest.fixture
def server(site: LiveSite) -> Iterator[PreviewServer]:
    with PreviewServer(("127.0.0.1", 0)) as server:
        server.site, server.editor = site, Editor(site)
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def connected(server: PreviewServer) -> socket.socket:
    return socket.create_connection(("127.0.0.1", server.server_port), DEADLINE)


def everything(client: socket.socket) -> bytes:
    """What comes until the server closes; what it had not read may cut the end off."""
    received = b""
    try:
        while piece := client.recv(65536):
            received += piece
    except ConnectionResetError:
        pass
    return received


def said(server: PreviewServer, request: bytes) -> bytes:
    """The answer to `request`, where PORT stands for the server's."""
    with connected(server) as client:
        # what a server has not read may cut its answer off
        client.sendall(request.replace(b"PORT", str(server.server_port).encode())[:LONGEST_REQUEST])
        client.shutdown(socket.SHUT_WR)
        return everything(client)


def status(answer: bytes) -> int:
    found = re.match(rb"HTTP/1.0 (\d{3}) ", answer)
    assert found, answer[:100]
    return int(found[1])


def get(path: str, *headers: str, host: str = "127.0.0.1:PORT") -> bytes:
    return "\r\n".join([f"GET {path} HTTP/1.1", f"Host: {host}", *headers, "", ""]).encode("latin-1")


# ---- names


@pytest.mark.parametrize("host", ["127.0.0.1:PORT", "localhost:PORT", "LOCALHOST:PORT", "[::1]:PORT"])
def test_its_own_names_are_answered(server: PreviewServer, host: str) -> None:
    assert status(said(server, get("/courriel/", host=host))) == 200


@pytest.mark.parametrize(
    "host",
    [
        "mechant.example:PORT", "mechant.example", "127.0.0.1", "127.0.0.1:1",
        "localhost.mechant.example:PORT", "127.0.0.1.mechant.example:PORT", "192.168.1.2:PORT",
        "a@127.0.0.1:PORT", "127.0.0.1:PORT:PORT",
        "localhost.:PORT", "", "[::1", "[::2]:PORT", "127.0.0.1:99999999999", "127.0.0.1:²", "é",
    ],
)  # fmt: skip
def test_a_name_that_was_made_to_lead_here_is_refused(server: PreviewServer, host: str) -> None:
    answer = said(server, get("/courriel/", host=host))
    assert status(answer) == 421
    assert "ne répond pas à ce nom" in answer.decode()
    assert "Écrire des courriels" not in answer.decode()


@pytest.mark.parametrize("headers", ["", "Host: 127.0.0.1:PORT\r\nHost: mechant.example\r\n"])
def test_a_request_says_one_name(server: PreviewServer, headers: str) -> None:
    assert status(said(server, f"GET / HTTP/1.1\r\n{headers}\r\n".encode())) == 421


def test_the_name_that_was_asked_for_is_answered() -> None:
    with PreviewServer(("localhost", 0)) as server:
        assert not server.is_open
        assert server.answers_to(f"localhost:{server.server_port}")


@pytest.mark.parametrize(
    ("host", "is_answered"),
    [
        ("127.0.0.1", True), ("192.168.1.2", True), ("[fe80::1]", True), ("localhost", True),
        (socket.gethostname(), True), ("mechant.example", False), ("1.2.3.4.mechant.example", False),
    ],
)  # fmt: skip
def test_on_a_network_addresses_in_figures_and_the_name_of_the_machine_are_answered(
    host: str, is_answered: bool
) -> None:
    with PreviewServer(("0.0.0.0", 0)) as server:  # noqa: S104
        assert server.is_open
        assert server.answers_to(f"{host}:{server.server_port}") is is_answered


def test_the_other_form_of_addresses_is_listened_to() -> None:
    if not socket.has_dualstack_ipv6():
        pytest.skip("this machine has none")
    with PreviewServer(("[::1]", 0)) as server:
        assert server.listens.is_loopback
        assert server.answers_to(f"[::1]:{server.server_port}")


# ---- other sites


@pytest.mark.parametrize(
    "origin", ["http://mechant.example", "null", "http://127.0.0.1:1", "https://127.0.0.1:PORT"]
)
@pytest.mark.parametrize("path", ["/courriel/", f"/{EVENTS}", f"/{RELOAD}"])
def test_another_site_gets_nothing(server: PreviewServer, origin: str, path: str) -> None:
    assert status(said(server, get(path, f"Origin: {origin}"))) == 403


def test_its_own_pages_may_ask(server: PreviewServer) -> None:
    assert status(said(server, get("/courriel/", "Origin: http://127.0.0.1:PORT"))) == 200


@pytest.mark.parametrize(
    "request_",
    [
        get("/"), get("/courriel/pas.svg"), get("/courriel"), get(f"/{RELOAD}"), get("/rien/"),
        b"POST / HTTP/1.1\r\n\r\n", get("/", host="mechant.example"), get(f"/{EVENTS}?seen=0"),
        b"GET / HTTP/9.9\r\n\r\n",
    ],
    ids=range(9),
)  # fmt: skip
def test_every_answer_says_what_browsers_must_refuse(server: PreviewServer, request_: bytes) -> None:
    head = said(server, request_).partition(b"\r\n\r\n")[0].decode()
    for name, value in SENT.items():
        assert head.count(f"\r\n{name}: {value}") == 1, head
    assert "access-control" not in head.lower()
    assert HEADERS.items() <= SENT.items()


# ---- whatever is sent


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (get("/" + "a" * LONGEST_ADDRESS), 414),
        (get("/", "A: " + "a" * LONGEST_REQUEST), 431),
        (b"GET /" + b"a" * LONGEST_REQUEST, 431),
        (get("/", *["A: a"] * 200), 431),
        (b"GET http://mechant.example/ HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n", 400),
        (b"GET http://[ HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n", 400),
        (b"GET * HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n", 400),
        (b"GET / HTTP/1.1", 400),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 400),
        (b"GET / HTTP/x.y\r\n\r\n", 400),
        (b"GET / a b HTTP/1.1\r\n\r\n", 400),
        (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505),
        (b"POST / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nContent-Length: 99999999\r\n\r\n", 501),
        (b"__init__ / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n", 501),
        (get("/%00%ff\xff/../../etc/passwd"), 404),
        (get("//mechant.example/%2e%2e"), 404),
        (get(f"/{EVENTS}?seen={'9' * 1900}"), 200),
        (get(f"/{EVENTS}?seen=²"), 200),
    ],
    ids=range(18),
)
def test_whatever_is_sent_is_answered_in_a_few_words(
    server: PreviewServer, request_: bytes, expected: int, capfd: pytest.CaptureFixture[str]
) -> None:
    answer = said(server, request_)
    assert status(answer) == expected
    if expected not in (200, 404):
        assert len(answer) < 1000
        assert b"text/plain" in answer
    assert status(said(server, get("/courriel/"))) == 200
    assert capfd.readouterr() == ("", "")


def test_a_page_that_cannot_be_made_says_so_and_waits_for_a_change(
    server: PreviewServer, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **_named: object) -> bytes:
        raise RuntimeError("<gabarit>")

    with monkeypatch.context() as patch:
        patch.setattr(LiveSite, "_document", fail)
        answer = said(server, get("/courriel/")).decode()
    assert status(answer.encode()) == 500
    assert "RuntimeError\u00a0: &lt;gabarit&gt;" in answer
    assert RELOAD in answer
    assert status(said(server, get("/courriel/"))) == 200
    assert capfd.readouterr() == ("", "")


# ---- time and numbers


def test_a_client_that_sends_nothing_is_dropped(server: PreviewServer) -> None:
    server.patience = 0.05
    with connected(server) as client:
        assert everything(client) == b""


def test_a_client_that_sends_byte_after_byte_is_dropped(server: PreviewServer) -> None:
    server.patience = 0.2
    end = time.monotonic() + DEADLINE
    with connected(server) as client:
        client.settimeout(0.01)
        while time.monotonic() < end:
            try:
                client.send(b"G")
                assert client.recv(1) == b""
                return
            except TimeoutError:
                continue  # it still listens
            except ConnectionError:
                return
    pytest.fail("it still listens")


def test_a_client_that_reads_nothing_is_dropped(
    server: PreviewServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.patience, server.free = 0.05, BoundedSemaphore(1)
    whole = 50_000_000  # more than the system keeps for a reader
    monkeypatch.setattr(handler, "_SCRIPT", bytes(whole))
    with connected(server) as client:
        client.sendall(get(f"/{RELOAD}").replace(b"PORT", str(server.server_port).encode()))
        assert client.recv(1) == b"H"
        assert server.free.acquire(timeout=DEADLINE)  # it was given up
        server.free.release()
        assert len(everything(client)) < whole


def test_so_many_are_answered_at_once_and_no_more(server: PreviewServer) -> None:
    server.free = BoundedSemaphore(2)
    version = server.site.state.version
    request = get(f"/{EVENTS}?seen={version}").replace(b"PORT", str(server.server_port).encode())
    with connected(server) as first, connected(server) as second:
        for client in (first, second):
            client.sendall(request)
            assert client.recv(12) == b"HTTP/1.0 200"
        with connected(server) as third:
            answer = everything(third)
        assert status(answer) == 503
        assert "Trop de pages" in answer.decode()
        assert all(f"{name}: {value}" in answer.decode() for name, value in SENT.items())
        server.site.fail(RuntimeError("autre version"))
        told = f"data: {server.site.state.version}\n\n".encode()
        assert everything(first).endswith(told)
        assert everything(second).endswith(told)
    for _ in range(2):
        assert server.free.acquire(timeout=DEADLINE)
    server.free.release(2)
    assert status(said(server, get("/courriel/"))) == 200


def test_as_many_as_it_says(server: PreviewServer) -> None:
    found = [server.free.acquire(blocking=False) for _ in range(module.CONNECTIONS + 1)]
    server.free.release(module.CONNECTIONS)
    assert found == [True] * module.CONNECTIONS + [False]


def test_browsers_know_each_page_and_script_by_its_kind(server: PreviewServer) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=DEADLINE)
    kinds = {"css": "text/css", "js": "text/javascript", "htm": "text/html"}
    found = {}
    for address in server.site.state.outputs:
        suffix = address.rpartition(".")[2]
        if suffix in kinds and suffix not in found:
            connection.request("GET", f"/{address}")
            answer = connection.getresponse()
            found[suffix] = answer.headers["Content-Type"]
            answer.read()
    connection.close()
    assert found == kinds
