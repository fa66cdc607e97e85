"""Addresses inside the site: always relative, naming the file, so that they work on any host or disk."""

from __future__ import annotations

import posixpath
import re
from html import unescape
from urllib.parse import quote, unquote, urlsplit

_PARTS = re.compile(r"([^?#]*)([?#]?)(.*)", re.S)
_PLAIN = re.compile(r"[a-zA-Z0-9_./~-]*")
"""A way that needs no quoting."""


def relative(target: str, base: str) -> str:
    """The link from page `base` to `target`, both from the site's root; a page's address ends with "/"."""
    path, mark, rest = _PARTS.fullmatch(target).groups()  # type: ignore[union-attr]
    if not path or path.endswith("/"):
        path += "index.html"
    ups, parts = base.split("/")[:-1], path.split("/")
    common, most = 0, min(len(ups), len(parts) - 1)
    while common < most and ups[common] == parts[common]:
        common += 1
    way = "../" * (len(ups) - common) + "/".join(parts[common:])
    return (way if _PLAIN.fullmatch(way) else quote(way, safe="/~()!*',;:@&=+$")) + mark + rest


_LOADED = re.compile(r"""\b(?:src|href|poster|data-frame)=(?:"([^"]*)"|'([^']*)')""")


def loaded(html: str, base: str) -> tuple[str, ...]:
    """The files of the site, not pages, that the HTML of page `base` leads to or shows, from the root."""
    found = set()
    for match in _LOADED.finditer(html):
        scheme, host, path, *_ = urlsplit(unescape(match[1] or match[2] or ""))
        if path and not scheme and not host and not path.startswith("/"):
            address = posixpath.normpath(posixpath.join("/", posixpath.dirname(base), unquote(path)))[1:]
            if not address.endswith("index.html"):
                found.add(address)
    return tuple(sorted(found))


def root(base: str) -> str:
    """The way from page `base` to the site's root: "../../", or "./"."""
    return "../" * base.count("/") or "./"
