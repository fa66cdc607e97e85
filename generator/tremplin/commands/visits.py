"""Asking other sites whether they still have a page: one question at a time, slowly, and not twice a week."""

from __future__ import annotations

import json
import socket
import ssl
import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
)

from tremplin import __version__

TIMEOUT = 10.0
"""Seconds that a site has to answer."""
KEPT = 7 * 24 * 3600
"""Seconds for which a good answer is not asked for again; a bad one always is."""
_AGENT = f"Tremplin/{__version__} (verification de liens)"
_REFUSED = frozenset((401, 403, 407, 429, 451, 999))
"""What sites say to machines of pages that people can read."""
_FOR_EVER = frozenset((301, 308))
_BY_STATUS = {404: "la page n’existe pas (404)", 410: "la page a été retirée (410)"}


@dataclass(frozen=True)
class Answer:
    """`fault` says in French why a page cannot be read; `moved` is where it is now for ever."""

    fault: str = ""
    moved: str = ""
    is_refused: bool = False
    """Whether the site answers people only: nothing is known of the page."""
    at: float = 0.0
    """When it was asked, in seconds since 1970."""


class _Moves(HTTPRedirectHandler):
    """Notes where a page is now, when its site says that it is for ever."""

    def __init__(self) -> None:
        self.moved = ""
        self.is_for_ever = True

    def redirect_request(
        self, req: Request, fp: Any, code: int, msg: str, headers: Any, newurl: str
    ) -> Request | None:
        self.is_for_ever &= code in _FOR_EVER
        self.moved = newurl if self.is_for_ever else self.moved
        found = super().redirect_request(req, fp, code, msg, headers, newurl)
        if found and req.get_method() == "HEAD":
            found.method = "HEAD"
        return found


def ask(address: str, timeout: float = TIMEOUT) -> Answer:
    """Whether a page is there: by HEAD, then by GET where that is not answered well."""
    moves = _Moves()
    opener = OpenerDirector()
    for handler in (ProxyHandler, HTTPHandler, HTTPSHandler, HTTPDefaultErrorHandler, HTTPErrorProcessor):
        opener.add_handler(handler())
    # a page may lead to no other scheme
    opener.add_handler(UnknownHandler())
    opener.add_handler(moves)
    fault = ""
    for method in ("HEAD", "GET"):
        moves.moved, moves.is_for_ever = "", True
        status, fault = _status(opener, address, method, timeout)
        if status in _REFUSED:
            return Answer(is_refused=True, at=time.time())
        if not fault:
            return Answer(moved=moves.moved, at=time.time())
    return Answer(fault, at=time.time())


def _status(opener: OpenerDirector, address: str, method: str, timeout: float) -> tuple[int, str]:
    """The status of an answer, 0 without one, and why the page cannot be read, if it cannot."""
    try:
        request = Request(_plain(address), method=method, headers={"User-Agent": _AGENT, "Accept": "*/*"})  # noqa: S310 - its opener knows no other scheme
        with opener.open(request, timeout=timeout) as found:  # its bytes are left where they are
            return found.status, ""
    except HTTPError as error:
        error.close()
        unknown = f"le site répond par une erreur ({error.code})"
        return error.code, _BY_STATUS.get(error.code, unknown)
    except (OSError, HTTPException, ValueError) as error:
        return 0, _reason(error.reason if isinstance(error, URLError) else error)


def _plain(address: str) -> str:
    """The address as it goes over the line: authors may write accents and spaces in it."""
    parts = urlsplit(address)
    host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    way, query = (quote(part, safe="%/:;=&?~+!$,'@()*[]") for part in (parts.path, parts.query))
    return urlunsplit((parts.scheme, host, way, query, ""))


def _reason(error: object) -> str:
    if isinstance(error, TimeoutError):
        return "le site ne répond pas"
    if isinstance(error, socket.gaierror):
        return "ce site n’existe pas, ou la connexion manque"
    if isinstance(error, ssl.SSLError):
        return "son certificat n’est pas valable"
    return "la connexion échoue"


def ask_all(addresses: Iterable[str], delay: float, timeout: float = TIMEOUT) -> Iterator[tuple[str, Answer]]:
    """One after the other, two of one host `delay` seconds apart, in the order in which they may be asked."""
    hosts: dict[str, deque[str]] = {}
    for address in addresses:
        hosts.setdefault(urlsplit(address).netloc, deque()).append(address)
    free = dict.fromkeys(hosts, 0.0)
    while hosts:
        host = min(hosts, key=free.__getitem__)
        time.sleep(max(0.0, free[host] - time.monotonic()))
        address = hosts[host].popleft()
        yield address, ask(address, timeout)
        free[host] = time.monotonic() + delay
        if not hosts[host]:
            del hosts[host]


class Memory:
    """What was answered lately, in a file that anyone may remove."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.answers: dict[str, Answer] = {}
        try:
            rows: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
            self.answers = {address: Answer(**row) for address, row in rows.items()}
        except (OSError, ValueError, TypeError, AttributeError):  # of another shape: everything is asked anew
            self.answers = {}

    def fresh(self, address: str) -> Answer | None:
        """What need not be asked again."""
        found = self.answers.get(address)
        return found if found and not found.fault and 0 <= time.time() - found.at < KEPT else None

    def keep(self, answers: Mapping[str, Answer]) -> None:
        """Those that links lead to now; it is no fault when they cannot be kept."""
        text = json.dumps({address: asdict(answer) for address, answer in sorted(answers.items())}, indent=1)
        try:
            self.path.parent.mkdir(exist_ok=True)
            self.path.write_text(text, encoding="utf-8")
        except OSError:
            pass
