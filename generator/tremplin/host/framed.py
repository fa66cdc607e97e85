"""What training bodies write, on pages whose frame is a theme of the host: its templates escape nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from tremplin.pages.base import Page
from tremplin.text.sanitise import plain_text

_HIDDEN = ("navigation", "toc")
_HEAD = re.compile("<head(?:\\s[^>]*)?>", re.I)
_POLICY = "; ".join(
    f"{name} {value}"
    for name, value in {
        "script-src-attr": "'none'",
        "img-src": "'self' data:",
        "media-src": "'self'",
        "connect-src": "'self'",
        "frame-src": "'self'",
        "object-src": "'none'",
        "form-action": "'self'",
        "base-uri": "'none'",
    }.items()
)
"""What any theme works with: which scripts and styles it loads is the publisher's choice."""


def header(page: Page, written: Mapping[str, Any]) -> dict[str, Any]:
    """What the templates of a theme may know of the header of `page`, which is `written`."""
    known: dict[str, Any] = {}
    description = page.summary or written.get("description")
    if isinstance(description, str):
        known["description"] = plain_text(" ".join(description.split()))
    hidden = written.get("hide")
    if isinstance(hidden, list):
        known["hide"] = [name for name in _HIDDEN if name in hidden]
    return known


def with_policy(document: str) -> str:
    """A page of another theme with a policy at the top of its head."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    return _HEAD.sub(lambda head: f"{head[0]}{meta}", document, count=1)
