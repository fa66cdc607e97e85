"""The preview's server: pages of a `LiveSite`, and a word to the browsers when its sources change."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tremplin.preview.live import EVENTS, RELOAD, LiveSite

PULSE = 15
"""Seconds after which a browser that has left is noticed."""
_SCRIPT = files(__package__).joinpath("reload.js").read_bytes()


class PreviewServer(ThreadingHTTPServer):
    daemon_threads = True

    site: LiveSite
    """Given before the first answer; the address is taken already while it is made."""

    def __init__(self, address: tuple[str, int]) -> None:
        super().__init__(address, _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that leaves in the middle of an answer is nothing to tell."""


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer

    def do_GET(self) -> None:
        try:
            url = urlsplit(self.path)
        except ValueError:
            self._send(400, "text/plain; charset=utf-8", "Cette adresse est mal écrite.".encode())
            return
        site = self.server.site
        path = url.path.removeprefix(site.base)
        if not url.path.startswith(site.base):
            self._redirect(site.base)
        elif path == EVENTS:
            self._events(parse_qs(url.query).get("seen", [""])[0])
        elif path == RELOAD:
            self._send(200, "text/javascript", _SCRIPT)
        elif f"{path}/" in site.state.site.addresses:
            self._redirect(f"{url.path}/")
        else:
            self._send(*site.answer(path))

    def _redirect(self, place: str) -> None:
        self.send_response(302)
        self.send_header("Location", place)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def _events(self, seen: str) -> None:
        """Server-sent events (HTML Standard, section 9.2): one when the page has to be loaded again."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        version = int(seen) if seen.isdecimal() else 0
        while self.server.site.wait(version, PULSE) == version:
            self._event(b": still here\n\n")
        self._event(b"data: reload\n\n")

    def _event(self, event: bytes) -> None:
        self.wfile.write(event)
        self.wfile.flush()

    def log_message(self, format: str, *args: Any) -> None:
        """Requests are not told."""
