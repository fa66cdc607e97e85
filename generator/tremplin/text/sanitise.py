"""What authors write cannot act on the site: courses of several bodies share one origin.

HTML is cleaned after Markdown by nh3; drawings by svg-hush. Ids and anchors get a prefix, so that no
author's id can shadow (« clobber ») a name that a script or a label relies on; `name`, `data-*`, `style`
and event attributes never pass.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path, PurePosixPath

import nh3
import py_svg_hush

PREFIX = "s-"
PICTURES = frozenset([".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg"])
PUBLISHED = PICTURES | frozenset(
    ".md .pdf .txt .csv .odt .ods .odp .docx .xlsx .pptx .rtf .zip .ics .vcf .epub "  # noqa: SIM905
    ".mp3 .m4a .ogg .opus .mp4 .webm .vtt".split()
)

_TEXT = frozenset(
    "a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em "  # noqa: SIM905
    "figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp small "
    "span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr".split()
)
_PAGE_TAGS = _TEXT | {"audio", "input", "label", "source", "track", "video"}
_EVERYWHERE = {"class", "dir", "id", "lang", "title", "role", "aria-label", "aria-hidden", "aria-describedby"}
_ATTRIBUTES = {
    "a": {"href", "hreflang", "download"},
    "abbr": {"title"},
    "audio": {"src", "controls", "preload"},
    "bdo": {"dir"},
    "blockquote": {"cite"},
    "col": {"span"},
    "details": {"open"},
    "img": {"src", "alt", "width", "height", "loading", "decoding"},
    "input": {"checked", "disabled", "name"},
    "label": {"for"},
    "li": {"value"},
    "ol": {"start", "reversed", "type"},
    "source": {"src", "type"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope", "abbr"},
    "time": {"datetime"},
    "track": {"src", "kind", "srclang", "label"},
    "video": {"src", "controls", "preload", "poster", "width", "height"},
}
_IDS = {"id", "for", "name", "headers", "aria-describedby"}
_DIRECTORY = re.compile(r"(?P<path>[^?#]*)(?P<rest>.*)", re.S)


def _authored(_tag: str, name: str, value: str) -> str | None:
    if name in _IDS:
        return " ".join(PREFIX + part for part in value.split()) or None
    if name == "cite" and not re.match(r"https?:", value):
        return None
    return value


def _filter(tag: str, name: str, value: str) -> str | None:
    kept = _authored(tag, name, value)
    return address(name, kept) if kept and name in ("href", "poster", "src") else kept


def address(name: str, value: str) -> str | None:
    """What is published of an address in the attribute `name`; None for nothing."""
    if name == "href":
        return local_link(value)
    return None if is_external(value) else value  # a page asks nothing of another host


def is_external(target: str) -> bool:
    """Whether a link has a scheme or a host of its own."""
    return bool(re.match(r"//|[a-zA-Z][a-zA-Z0-9+.-]*:", target))


def is_drawing(path: Path | PurePosixPath) -> bool:
    return path.suffix.lower() == ".svg"


def is_picture(path: Path | PurePosixPath) -> bool:
    return path.suffix.lower() in PICTURES


def is_published(path: Path | PurePosixPath) -> bool:
    """Whether a file that authors place among the pages is copied to the site: never HTML nor scripts."""
    return path.suffix.lower() in PUBLISHED


def local_link(href: str) -> str:
    """A link inside the site, made to work on any host and from a disk: names its file and our ids."""
    if is_external(href) or href.startswith("/"):
        return href
    path, rest = _DIRECTORY.fullmatch(href).groups()  # type: ignore[union-attr]
    if path.endswith("/") or path in (".", ".."):
        path = path.rstrip("/") + "/index.html"
    query, sign, anchor = rest.partition("#")
    if anchor:
        rest = f"{query}{sign}{PREFIX}{anchor}"
    return path + rest


_CLEANER, _AUTHORED_CLEANER = (
    nh3.Cleaner(
        tags=set(_PAGE_TAGS),
        attributes={tag: _EVERYWHERE | _ATTRIBUTES.get(tag, set()) for tag in _PAGE_TAGS},
        tag_attribute_values={"input": {"type": {"checkbox", "radio"}}},
        attribute_filter=attribute_filter,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )
    for attribute_filter in (_filter, _authored)
)


def clean_html(html: str) -> str:
    """Page or quiz HTML with only what a text needs."""
    return _CLEANER.clean(html)


def clean_but_addresses(html: str) -> str:
    """The same with addresses as authored: `address` says what may be published of each."""
    return _AUTHORED_CLEANER.clean(html)


def plain_text(text: str) -> str:
    """A title without the signs of HTML, for themes that write titles as they are or unescape them."""
    return text.translate({ord("<"): "‹", ord(">"): "›", ord('"'): "”"})


@lru_cache(maxsize=512)
def clean_svg(data: bytes) -> bytes:
    """A drawing without scripts or outside references; raises ValueError when it is not an SVG."""
    if b"<!ENTITY" in data.replace(b"\0", b""):
        raise ValueError("il déclare des entités XML")
    try:
        return bytes(py_svg_hush.filter_svg(data))
    except ValueError as error:
        raise ValueError("le fichier est abîmé ou incomplet") from error
