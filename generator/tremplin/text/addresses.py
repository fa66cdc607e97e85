"""Addresses: what one that an author writes leads to, as a browser reads it; and links inside the site.

Links inside the site are always relative and name the file, so that they work on any host or disk.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from html import unescape
from ipaddress import ip_address
from unicodedata import normalize
from urllib.parse import quote, unquote

_EDGES = "".join(map(chr, range(0x21)))
_INSIDE = str.maketrans("", "", "\t\n\r")
_PLAIN = re.compile(r"[a-zA-Z0-9_./~-]*")
"""A way that needs no quoting."""
_PARTS = re.compile(r"([^?#]*)(\?[^#]*)?(#.*)?", re.S)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):(.*)", re.S | re.I)
_SPECIAL = frozenset(["http", "https", "ws", "wss", "ftp", "file"])
"""Schemes in which a backslash is a slash, as it is in the addresses of a site."""
ALLOWED = frozenset(["http", "https", "mailto", "tel"])
"""Where a link may lead outside the site."""


class Kind(StrEnum):
    RELATIVE = "relative"
    """From the page: another page or a file of the site."""
    ANCHOR = "anchor"
    """The page itself."""
    ABSOLUTE = "absolute"
    """From the root of the host, wherever the site is on it."""
    EXTERNAL = "external"
    """Another host (`scheme` is empty when it is that of the page), a letter, a call."""
    FORBIDDEN = "forbidden"
    """A scheme that acts or reads, no host, or a meaning that depends on where the page is."""


@dataclass(frozen=True)
class Address:
    """`scheme` in lower case; `query` and `anchor` with their « ? » and « # », or empty."""

    kind: Kind
    scheme: str
    path: str
    query: str
    anchor: str

    @property
    def leaves_site(self) -> bool:
        return self.kind in (Kind.EXTERNAL, Kind.FORBIDDEN)

    def __str__(self) -> str:
        """The same address without anything that readers could take in two ways."""
        scheme = f"{self.scheme}:" if self.scheme else ""
        return f"{scheme}{self.path}{self.query}{self.anchor}"


@lru_cache(maxsize=4096)
def parse(address: str) -> Address:
    """What a browser makes of `address` on a page of the site (WHATWG URL standard, 4.4).

    Signs of control and spaces around it, tabs and line breaks inside it are not there for a browser. HTML
    entities are HTML's: they are read before.
    """
    text = address.strip(_EDGES).translate(_INSIDE)
    scheme, rest = found.groups() if (found := _SCHEME.fullmatch(text)) else ("", text)
    scheme = scheme.lower()
    path, query, anchor = (part or "" for part in _PARTS.fullmatch(rest).groups())  # type: ignore[union-attr]
    if not scheme or scheme in _SPECIAL:
        path = path.replace("\\", "/")
    kind = _kind(scheme, path, query)
    if path.startswith("//"):
        path = f"//{path.lstrip('/')}"
    return Address(kind, scheme, path, query, anchor)


def _kind(scheme: str, path: str, query: str) -> Kind:
    if scheme in ALLOWED - _SPECIAL:
        return Kind.EXTERNAL
    if path.startswith("//"):
        is_allowed = scheme in ALLOWED | {""} and _has_host(path)
        return Kind.EXTERNAL if is_allowed else Kind.FORBIDDEN
    if scheme:
        return Kind.FORBIDDEN
    if path.startswith("/"):
        return Kind.ABSOLUTE
    return Kind.RELATIVE if path or query else Kind.ANCHOR


_HOST = re.compile(
    r"/{2,}(?:[^/@]*@)?(\[[0-9a-f:.]+\]|(?:[^\x00-\x20#%/:<>?@\[\\\]^|\x7f]|%[0-9a-f]{2})+)(?::(\d*))?(?:/|$)",
    re.I,
)
"""A host and its port (WHATWG URL standard, 3.2)."""
_LAST_PORT = 65_535


def _has_host(path: str) -> bool:
    found = _HOST.match(path)
    if found is None or int((found[2] or "0")[:6]) > _LAST_PORT:
        return False
    if found[1][0] == "[" or found[1].rpartition(".")[2].isdecimal():
        try:
            ip_address(found[1].strip("[]"))
        except ValueError:
            return False
    return True


def composed(path: str) -> str:
    """`path` with each accent in its letter: the one way in which the site writes names."""
    return path if path.isascii() else normalize("NFC", path)


def relative(target: str, base: str) -> str:
    """The link from page `base` to `target`, both from the site's root; a page's address ends with "/"."""
    path, query, anchor = (part or "" for part in _PARTS.fullmatch(target).groups())  # type: ignore[union-attr]
    return way(path, base) + query + anchor


def way(path: str, base: str) -> str:
    """The same to what is at `path`, be there « ? » or « # » in its name."""
    if not path or path.endswith("/"):
        path += "index.html"
    ups, parts = base.split("/")[:-1], path.split("/")
    common, most = 0, min(len(ups), len(parts) - 1)
    while common < most and ups[common] == parts[common]:
        common += 1
    found = "../" * (len(ups) - common) + "/".join(parts[common:])
    return found if _PLAIN.fullmatch(found) else quote(found, safe="/~()!*',;:@&=+$")


# the name is looked at after « = », which is found sooner than one of several names
_NAMES = "|".join(rf"(?<=\b{name}=)" for name in ("src", "href", "poster", "data-frame"))
_LOADED = re.compile(rf"""=(?:{_NAMES})(["'])(.*?)\1""", re.S)
_SETS = re.compile(r"""(?<=\bsrcset=)(["'])(.*?)\1""", re.S)
_OF_SET = re.compile(r"(?:^|(?<=,))\s*([^\s,]+)")


def loaded(html: str, base: str) -> tuple[str, ...]:
    """The files of the site, not pages, that the HTML of page `base` leads to or shows, from the root."""
    targets = [match[2] for match in _LOADED.finditer(html)]
    if "srcset=" in html:
        targets += (target for match in _SETS.finditer(html) for target in _OF_SET.findall(match[2]))
    found = {from_root(parse(unescape(target)), base) for target in targets}
    return tuple(sorted(name for name in found if name and not name.endswith("index.html")))


def from_root(address: Address, base: str) -> str:
    """Where in the site `address`, on page `base`, leads: "" outside it."""
    if address.kind is not Kind.RELATIVE or not address.path:
        return ""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(base), unquote(address.path)))[1:]


def root(base: str) -> str:
    """The way from page `base` to the site's root: "../../", or "./"."""
    return "../" * base.count("/") or "./"
