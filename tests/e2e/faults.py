"""A host whose line breaks: it stops and starts again, publishes anew, and answers as bad lines do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from urllib.parse import unquote, urlsplit

import brotli

from static_server import TEXTS, TYPES, find


@dataclass(frozen=True)
class Reply:
    status: int
    kind: str
    body: bytes
    location: str = ""
    said: int | None = None
    """Bytes of the body that the header announces, where more are announced than sent."""
    is_dropped: bool = False


Fault = Callable[[int, str, Reply], Reply]
"""Rank of the request since the fault began, its path, the right answer → the answer."""

PORTAL = b"<!doctype html><title>Wi-Fi</title><h1>Bienvenue sur le Wi-Fi de la gare</h1>"


def portal(_rank: int, _path: str, reply: Reply) -> Reply:
    """A captive portal: its page for everything, with the status of a success."""
    return replace(reply, status=200, kind="text/html; charset=utf-8", body=PORTAL)


def login(_rank: int, path: str, reply: Reply) -> Reply:
    """Everything leads to a page where one should sign in."""
    if path.endswith("/connexion"):
        return portal(0, path, reply)
    return Reply(302, "text/html", b"", location="/connexion")


def dropped(_rank: int, _path: str, reply: Reply) -> Reply:
    """The connection ends without an answer."""
    return replace(reply, is_dropped=True)


def truncated(_rank: int, _path: str, reply: Reply) -> Reply:
    """The line is cut in the middle of each body."""
    return replace(reply, body=reply.body[: len(reply.body) // 2], said=len(reply.body))


def shortened(_rank: int, _path: str, reply: Reply) -> Reply:
    """Half of each body, as if it were all."""
    return replace(reply, body=reply.body[: len(reply.body) // 2])


def corrupted(_rank: int, _path: str, reply: Reply) -> Reply:
    """Each body has its length, and one other byte."""
    middle = len(reply.body) // 2
    return replace(reply, body=reply.body[:middle] + b"~" + reply.body[middle + 1 :])


def failing(status: int) -> Fault:
    return lambda _rank, _path, reply: replace(
        reply, status=status, kind="text/html", body=b"<h1>Erreur</h1>"
    )


def waiting(event: Event) -> Fault:
    """The line is slow: nothing comes before `event`."""

    def wait(_rank: int, _path: str, reply: Reply) -> Reply:
        event.wait(20)
        return reply

    return wait


def after(count: int, fault: Fault) -> Fault:
    """The first `count` answers are right."""
    return lambda rank, path, reply: reply if rank < count else fault(rank, path, reply)


def only(part: str, fault: Fault) -> Fault:
    """Wrong for the addresses that hold `part`."""
    return lambda rank, path, reply: fault(rank, path, reply) if part in path else reply


@dataclass
class FaultyHost:
    """Serves `folder`, which may change, under `prefix`, with `fault` where there is one."""

    folder: Path
    prefix: str
    fault: Fault | None = None
    asked: list[tuple[str, int]] = field(default_factory=list)
    """Paths that were asked for, and the bytes that were sent for each."""
    port: int = 0
    _server: ThreadingHTTPServer | None = None
    _faulty: int = 0

    def url(self, path: str = "") -> str:
        return f"http://127.0.0.1:{self.port}{self.prefix}{path}"

    def break_with(self, fault: Fault | None) -> None:
        self._faulty, self.fault = 0, fault

    def sent(self) -> int:
        return sum(size for _, size in self.asked)

    def start(self) -> None:
        host = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def do_GET(self) -> None:
                host._answer(self)

            def log_message(self, *args: object) -> None: ...

        self._server = _Server(("127.0.0.1", self.port), Handler)
        self.port = self._server.server_port
        Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def stop(self) -> None:
        """No answer any more, and the connections that were open are closed."""
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def _answer(self, handler: BaseHTTPRequestHandler) -> None:
        path = unquote(urlsplit(handler.path).path)
        if self._server is None:
            handler.close_connection = True
            return
        file = find(self.folder, self.prefix, path)
        status, file = (200, file) if file else (404, self.folder / "404.html")
        body = file.read_bytes()
        reply = Reply(status, TYPES.get(file.suffix, "application/octet-stream"), body)
        if self.fault:
            reply = self.fault(self._faulty, path, reply)
            self._faulty += 1
        if reply.is_dropped:
            handler.close_connection = True
            return
        tag = f'"{sha256(reply.body).hexdigest()[:16]}"'
        if handler.headers.get("If-None-Match") == tag:
            reply = replace(reply, status=304, body=b"", said=None)
        body, encoding = reply.body, ""
        if body and reply.said is None and reply.kind.startswith(TEXTS):
            body, encoding = brotli.compress(reply.body, quality=5), "br"
        self.asked.append((path.removeprefix(self.prefix), len(body)))
        handler.send_response(reply.status)
        handler.send_header("Content-Type", reply.kind)
        handler.send_header("Content-Length", str(reply.said or len(body)))
        handler.send_header("Cache-Control", "no-cache")
        handler.send_header("ETag", tag)
        if encoding:
            handler.send_header("Content-Encoding", encoding)
        if reply.location:
            handler.send_header("Location", reply.location)
        handler.end_headers()
        handler.wfile.write(body)
        if reply.said is not None:
            handler.close_connection = True


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that closes a connection early is not an error of the site."""


@contextmanager
def faulty(folder: Path, prefix: str) -> Iterator[FaultyHost]:
    host = FaultyHost(folder, prefix)
    host.start()
    try:
        yield host
    finally:
        host.stop()
