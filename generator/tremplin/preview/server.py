"""The preview's server: pages of a `LiveSite`, and a word to the browsers when its sources change.

Drafts are read here, and any site open in the author's browser, or any machine when it listens to a
network, can send it what it likes: only our own address is answered, in bounded time and numbers.
"""

from __future__ import annotations

import re
import socket
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from io import BytesIO
from ipaddress import ip_address
from threading import BoundedSemaphore
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tremplin.preview.live import EVENTS, RELOAD, LiveSite
from tremplin.render.identity import HEADERS

PULSE = 15
"""Seconds after which a browser that has left is noticed."""
CONNECTIONS = 64
"""Answered at once; each page that is open in a browser keeps one."""
PATIENCE = 10.0
"""Seconds for a request to come whole, then for each piece of its answer to be taken."""
PIECE = 1 << 16
LONGEST_REQUEST = 1 << 15
"""Bytes of the first line and the headers: browsers send there the cookies of all ports of this machine."""
LONGEST_ADDRESS = 2000
SENT = {**HEADERS, "Cross-Origin-Resource-Policy": "same-origin", "Cache-Control": "no-store"}
"""With every answer."""

_SCRIPT = files(__package__).joinpath("reload.js").read_bytes()
_END = re.compile(rb"\n\r?\n")
_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[^:\[\]]+)(?::(\d{1,5}))?")
_BUSY = "Trop de pages sont ouvertes à la fois : fermez-en."
_REFUSALS = {
    400: "Cette demande n’est pas comprise.",
    403: "Les autres sites ne peuvent pas lire cet aperçu.",
    414: "Cette adresse est trop longue.",
    421: "L’aperçu ne répond pas à ce nom. Ouvrez l’adresse que dit le terminal.",
    431: "Cette demande est trop longue.",
    501: "L’aperçu ne fait que montrer des pages.",
}


class PreviewServer(ThreadingHTTPServer):
    daemon_threads = True
    patience = PATIENCE

    site: LiveSite
    """Given before the first answer; the address is taken already while it is made."""

    def __init__(self, address: tuple[str, int]) -> None:
        name = address[0].strip("[]")
        self.address_family = socket.AF_INET6 if ":" in name else socket.AF_INET
        self.free = BoundedSemaphore(CONNECTIONS)
        super().__init__((name, address[1]), _Handler)
        self.listens = ip_address(str(self.server_address[0]))
        machine = socket.gethostname().lower()
        self.names = {name.lower(), _bracketed(self.listens.compressed)}
        if self.listens.is_loopback:
            self.names |= {"localhost", "127.0.0.1", "[::1]"}
        elif self.listens.is_unspecified:
            self.names |= {"localhost", machine, f"{machine}.local"}

    @property
    def is_open(self) -> bool:
        """Whether other machines can read the preview."""
        return not self.listens.is_loopback

    def answers_to(self, host: str) -> bool:
        """Whether a Host header names this server: a foreign name may have been made to lead here
        (DNS rebinding). An address in figures cannot; of a server that listens to all of the machine's
        own, any is taken.
        """
        found = _HOST.fullmatch(host.lower())
        if not found or int(found[2] or 80) != self.server_port:
            return False
        return found[1] in self.names or (self.listens.is_unspecified and _is_address(found[1]))

    def process_request(self, request: Any, client_address: Any) -> None:
        if not self.free.acquire(blocking=False):
            self._refuse(request)
            return
        try:
            super().process_request(request, client_address)
        except RuntimeError:  # no thread can be started
            self.free.release()
            self._refuse(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            self.free.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that leaves in the middle of an answer is nothing to tell."""

    def _refuse(self, request: socket.socket) -> None:
        """Said at once, to whoever listens; nothing is waited for."""
        lines = ["HTTP/1.0 503 Service Unavailable", "Content-Type: text/plain; charset=utf-8"]
        lines += [f"{name}: {value}" for name, value in SENT.items()]
        try:
            request.setblocking(False)
            request.send("\r\n".join([*lines, "", _BUSY]).encode())
        except OSError:
            pass
        self.shutdown_request(request)


def _bracketed(address: str) -> str:
    return f"[{address}]" if ":" in address else address


def _is_address(name: str) -> bool:
    try:
        ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer
    default_request_version = "HTTP/1.0"  # no answer without its headers

    def handle(self) -> None:
        """One request, read whole before anything is made of it."""
        self.requestline, self.request_version = "", self.default_request_version
        try:
            request = self._request()
            self.connection.settimeout(self.server.patience)
            if _END.search(request):
                self.rfile = BytesIO(request)
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
        elif f"{path}/" in site.state.site.addresses:
            self._redirect(f"{url.path}/")
        else:
            self._send(*site.answer(path))

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
        """Server-sent events (HTML Standard, section 9.2): one when the page has to be loaded again."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
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
