"""One request to the preview's server, read whole, and its answer."""

from __future__ import annotations

import re
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from io import BytesIO
from ipaddress import ip_address
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tremplin.preview.editor import CALLS, Editor
from tremplin.preview.live import EVENTS, RELOAD, LiveSite
from tremplin.render.identity import HEADERS

PULSE = 15
"""Seconds after which a browser that has left is noticed."""
PATIENCE = 10.0
"""Seconds for a request to come whole, then for each piece of its answer to be taken."""
PIECE = 1 << 16
LONGEST_REQUEST = 1 << 15
"""Bytes of the first line and the headers: browsers send there the cookies of all ports of this machine."""
LONGEST_ADDRESS = 2000
LONGEST_BODY = 12_000_000
"""Bytes of a call: a picture, as text."""
SENT = {**HEADERS, "Cross-Origin-Resource-Policy": "same-origin", "Cache-Control": "no-store"}
"""With every answer."""

_SCRIPT = files(__package__).joinpath("reload.js").read_bytes()
_END = re.compile(rb"\n\r?\n")
_REFUSALS = {
    400: "Cette demande n’est pas comprise.",
    403: "Les autres sites ne peuvent pas lire cet aperçu.",
    413: "C’est trop long : huit mégaoctets au plus.",
    414: "Cette adresse est trop longue.",
    421: "L’aperçu ne répond pas à ce nom. Ouvrez l’adresse que dit le terminal.",
    431: "Cette demande est trop longue.",
    501: "L’aperçu ne fait que montrer des pages.",
}


class Answering(ThreadingHTTPServer):
    """What answers rest on; `site` and `editor` are given before the first one."""

    site: LiveSite
    editor: Editor
    patience = PATIENCE

    def answers_to(self, host: str) -> bool:
        """Whether a Host header names this server."""
        raise NotImplementedError


class Handler(BaseHTTPRequestHandler):
    server: Answering
    more = b""
    """What came after the headers."""
    default_request_version = "HTTP/1.0"  # no answer without its headers

    def handle(self) -> None:
        """One request, read whole before anything is made of it."""
        self.requestline, self.request_version = "", self.default_request_version
        try:
            request = self._request()
            self.connection.settimeout(self.server.patience)
            if end := _END.search(request):
                self.rfile, self.more = BytesIO(request[: end.end()]), request[end.end() :]
                self.handle_one_request()
            elif request:
                self.send_error(400 if len(request) < LONGEST_REQUEST else 431)
        except OSError:
            pass  # it has left, or is too slow

    def _request(self) -> bytes:
        end, request = time.monotonic() + self.server.patience, b""
        while not _END.search(request) and len(request) < LONGEST_REQUEST:
            left = end - time.monotonic()
            if left <= 0:
                raise TimeoutError
            self.connection.settimeout(left)
            received = self.connection.recv(LONGEST_REQUEST - len(request))
            if not received:
                break
            request += received
        return request

    def parse_request(self) -> bool:
        """Whether the request is one that is answered; else it was told why not."""
        if not super().parse_request():
            return False
        hosts, origin = self.headers.get_all("Host", []), self.headers.get("Origin")
        refusal = None
        if len(self.path) > LONGEST_ADDRESS:
            refusal = 414
        elif not self.path.startswith("/"):
            refusal = 400
        elif len(hosts) != 1 or not self.server.answers_to(hosts[0]):
            refusal = 421
        elif origin not in (None, f"http://{hosts[0]}"):
            refusal = 403
        if refusal:
            self.send_error(refusal)
        return refusal is None

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
        elif answer := self.server.editor.page(path, url.query):
            self._send(*answer)
        elif f"{path}/" in site.state.site.addresses:
            self._redirect(f"{url.path}/")
        else:
            self._send(*site.answer(path))

    def do_POST(self) -> None:
        """A call of our form, by a page of ours on this machine: it knows the word that it was given."""
        editor, path = self.server.editor, self.path.removeprefix(self.server.site.base)
        host, origin = self.headers.get("Host"), self.headers.get("Origin")
        is_here = ip_address(str(self.client_address[0])).is_loopback
        if not path.startswith(CALLS):
            self.send_error(501)
        elif (
            not is_here or origin != f"http://{host}" or not editor.knows(self.headers.get("X-Tremplin", ""))
        ):
            self.send_error(403)
        else:
            body = self._body()
            if body is None:
                self.send_error(413)
            else:
                status, answer = editor.call(path.removeprefix(CALLS), body)
                self._send(status, "application/json", answer)

    def _body(self) -> bytes | None:
        """What follows the headers, read whole in bounded time; None when it is too long."""
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal() or int(length) > LONGEST_BODY:
            return None
        end, body = time.monotonic() + self.server.patience, bytearray(self.more)
        while len(body) < int(length):
            left = end - time.monotonic()
            if left <= 0:
                raise TimeoutError
            self.connection.settimeout(left)
            received = self.connection.recv(PIECE)
            if not received:
                raise ConnectionError
            body += received
        self.connection.settimeout(self.server.patience)
        return bytes(body[: int(length)])

    def send_error(self, code: int, *_english: str | None, **_named: str | None) -> None:
        """A few words in French, without anything of the request."""
        self._send(code, "text/plain; charset=utf-8", _REFUSALS.get(code, _REFUSALS[400]).encode())

    def end_headers(self) -> None:
        for name, value in SENT.items():
            self.send_header(name, value)
        super().end_headers()

    def _redirect(self, place: str) -> None:
        self.send_response(302)
        self.send_header("Location", place)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        for start in range(0, len(body), PIECE):
            self.wfile.write(body[start : start + PIECE])

    def _events(self, seen: str) -> None:
        """Server-sent events (HTML Standard, section 9.2): one when what is shown is another version."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        version = int(seen) if seen.isdecimal() else 0
        while (now := self.server.site.wait(version, PULSE)) == version:
            self._event(b": still here\n\n")
        self._event(f"data: {now}\n\n".encode())

    def _event(self, event: bytes) -> None:
        self.wfile.write(event)
        self.wfile.flush()

    def log_message(self, format: str, *args: Any) -> None:
        """Requests are not told."""
