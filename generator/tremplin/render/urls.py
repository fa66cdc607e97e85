"""Addresses inside the site: always relative, naming the file, so that they work on any host or disk."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import quote


def relative(target: str, base: str) -> str:
    """The link from page `base` to `target`, both from the site's root; a page's address ends with "/"."""
    path, mark, rest = re.fullmatch(r"([^?#]*)([?#]?)(.*)", target, re.S).groups()  # type: ignore[union-attr]
    if not path or path.endswith("/"):
        path += "index.html"
    start = posixpath.dirname("/" + base)
    return quote(posixpath.relpath("/" + path, start), safe="/~()!*',;:@&=+$") + mark + rest


def root(base: str) -> str:
    """The way from page `base` to the site's root: "../../", or "./"."""
    return "../" * base.count("/") or "./"
