"""A static host on this machine, as the measures and the browser tests need one.

It serves one folder under a sub-path, answers unknown addresses with the folder's 404 page, sends brotli
when asked to, caches as a careful host does, and notes every answer with the bytes of its body.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import SHUT_RDWR, socket
from threading import Thread
from typing import Any
from urllib.parse import unquote, urlsplit

import brotli

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".htm": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
}
TEXTS = ("text/", "image/svg", "application/xml", "application/json", "application/manifest")


@dataclass(frozen=True)
class Answer:
    path: str
    status: int
    size: int
    encoding: str


@dataclass
class StaticServer:
    origin: str
    prefix: str
    answers: list[Answer] = field(default_factory=list)

    def url(self, path: str = "") -> str:
        return f"{self.origin}{self.prefix}{path}"


@contextmanager
def serve(folder: Path, prefix: str = "/", *, compress: bool = False) -> Iterator[StaticServer]:
    """Serve `folder` at `http://127.0.0.1:<free port><prefix>` until the end of the block."""
    folder = folder.resolve()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # headers and body are two writes: without this, the second waits for the client's acknowledgement
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            split = urlsplit(self.path)
            file = find(folder, prefix, unquote(split.path))
            status, file = (200, file) if file else (404, folder / "404.html")
            kind = TYPES.get(file.suffix, "application/octet-stream")
            body = file.read_bytes() if file.is_file() else b""
            tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
            encoding = "identity"
            if self.headers.get("If-None-Match") == tag:
                status, body = 304, b""
            elif compress and kind.startswith(TEXTS) and "br" in self.headers.get("Accept-Encoding", ""):
                encoding, body = "br", _compressed(body)
            server.answers.append(Answer(split.path, status, len(body), encoding))
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("ETag", tag)
            self.send_header("Cache-Control", "max-age=31536000, immutable" if split.query else "no-cache")
            if encoding != "identity":
                self.send_header("Content-Encoding", encoding)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            """The answers are noted already."""

    host = _Host(("127.0.0.1", 0), Handler)
    server = StaticServer(f"http://127.0.0.1:{host.server_port}", prefix)
    Thread(target=host.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield server
    finally:
        host.shutdown()
        host.server_close()


class _Host(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, address: tuple[str, int], handler: type[BaseHTTPRequestHandler]) -> None:
        self.connections: set[socket] = set()
        super().__init__(address, handler)

    def finish_request(self, request: Any, client_address: Any) -> None:
        self.connections.add(request)
        super().finish_request(request, client_address)
        self.connections.discard(request)

    def server_close(self) -> None:
        """Once it is closed it answers nobody, be their connection still open."""
        super().server_close()
        for connection in [*self.connections]:
            with suppress(OSError):
                connection.shutdown(SHUT_RDWR)

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that closes a connection early is not an error of the site."""


@cache
def _compressed(body: bytes) -> bytes:
    return bytes(brotli.compress(body))


def find(folder: Path, prefix: str, path: str) -> Path | None:
    if not path.startswith(prefix):
        return None
    file = (folder / path.removeprefix(prefix)).resolve()
    if file.is_dir() and path.endswith("/"):
        file = file / "index.html"
    return file if file.is_file() and file.is_relative_to(folder) else None
