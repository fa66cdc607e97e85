"""The preview's server: pages of a `LiveSite`, and a word to the browsers when its sources change.

Drafts are read here, and any site open in the author's browser, or any machine when it listens to a
network, can send it what it likes: only our own address is answered, in bounded time and numbers.
"""

from __future__ import annotations

import re
import socket
from ipaddress import ip_address
from threading import BoundedSemaphore
from typing import Any

from tremplin.preview.handler import SENT, Answering, Handler

CONNECTIONS = 64
"""Answered at once; each page that is open in a browser keeps one."""

_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[^:\[\]]+)(?::(\d{1,5}))?")
_BUSY = "Trop de pages sont ouvertes à la fois : fermez-en."


class PreviewServer(Answering):
    """The address is taken already while the first state of the site is made."""

    daemon_threads = True

    def __init__(self, address: tuple[str, int]) -> None:
        name = address[0].strip("[]")
        self.address_family = socket.AF_INET6 if ":" in name else socket.AF_INET
        self.free = BoundedSemaphore(CONNECTIONS)
        super().__init__((name, address[1]), Handler)
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
