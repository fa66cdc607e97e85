"""What authors write cannot act on the site: courses of several bodies share one origin.

HTML is cleaned after Markdown by nh3. Ids and anchors get a prefix, so that no author's id can shadow
(« clobber ») a name that a script or a label relies on; `name`, `data-*`, `style` and event attributes never
pass, and only the classes of `classes`. Every address is read by the one parser of `addresses`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import PurePath, PurePosixPath
from string import ascii_lowercase

import nh3

from tremplin.text.addresses import ALLOWED, Kind, parse
from tremplin.text.classes import ROLES, classes
from tremplin.text.endings import right_name

PREFIX = "s-"
THEIRS = "\ue0ff"
"""Before an anchor of a page that is not ours, whose ids are as its author wrote them."""
PICTURES = frozenset([".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg"])
FILMS = frozenset([".mp4", ".webm"])
SOUNDS = frozenset([".mp3", ".m4a", ".ogg", ".opus"])
PUBLISHED = (
    PICTURES
    | FILMS
    | SOUNDS
    | frozenset(
        ".md .pdf .txt .csv .odt .ods .odp .docx .xlsx .pptx .rtf .zip .ics .vcf .epub .vtt".split()  # noqa: SIM905
    )
)

_TEXT = frozenset(
    "a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em "  # noqa: SIM905
    "figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp small "
    "span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr".split()
)
TAGS = _TEXT | {"audio", "input", "label", "picture", "source", "track", "video"}
EVERYWHERE = {"class", "dir", "id", "lang", "title", "role", "aria-label", "aria-hidden", "aria-describedby"}
ATTRIBUTES = {
    "a": {"href", "hreflang", "download"},
    "abbr": {"title"},
    "audio": {"src", "controls", "preload"},
    "bdo": {"dir"},
    "blockquote": {"cite"},
    "col": {"span"},
    "details": {"open"},
    "img": {"src", "srcset", "sizes", "alt", "width", "height", "loading", "decoding"},
    "input": {"checked", "disabled", "name"},
    "label": {"for"},
    "li": {"value"},
    "ol": {"start", "reversed", "type"},
    "source": {"src", "srcset", "sizes", "media", "type"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope", "abbr"},
    "time": {"datetime"},
    "track": {"src", "kind", "srclang", "label"},
    "video": {"src", "controls", "preload", "poster", "width", "height"},
}
_IDS = {"id", "for", "name", "headers", "aria-describedby"}
_TOLD = frozenset([*ascii_lowercase, *"data file ftp ftps sftp smb afp callto sms webcal".split()])  # noqa: SIM905
"""Schemes that stay in addresses as authored, so that the checks tell of them: none acts, and `address`
publishes none. The letters are disks of Windows.
"""


def _authored(tag: str, name: str, value: str) -> str | None:
    if name == "class":
        return classes(tag, value)
    if name == "role":
        return value if value in ROLES else None
    if name in _IDS:
        return " ".join(PREFIX + part for part in value.split()) or None
    if name == "cite":
        source = parse(value)
        return str(source) if source.leaves_site and source.scheme in ("http", "https") else None
    return value


def _filter(tag: str, name: str, value: str) -> str | None:
    kept = _authored(tag, name, value)
    return address(name, kept) if kept and name in ("href", "poster", "src", "srcset") else kept


def address(name: str, value: str) -> str | None:
    """What is published of an address in the attribute `name`; None for nothing."""
    if name == "href":
        return local_link(value)
    if name == "srcset":
        return with_each(value, lambda source: address("src", source)) or None
    found = parse(value)
    return None if found.leaves_site else str(found)  # a page asks nothing of another host


def with_each(srcset: str, change: Callable[[str], str | None]) -> str:
    """The pictures of a `srcset`, each changed, or left out for None; their widths stay."""
    found = []
    for candidate in re.split(r",\s+|,(?=[^,\s]+\s)", srcset):
        source, _, width = candidate.strip(" ,").partition(" ")
        if source and (kept := change(source)):
            found.append(f"{kept} {width.strip()}".strip())
    return ", ".join(found)


def is_drawing(path: PurePath) -> bool:
    return path.suffix.lower() == ".svg"


def is_picture(path: PurePath) -> bool:
    return path.suffix.lower() in PICTURES


def is_published(path: PurePath) -> bool:
    """Whether a file that authors place among the pages is copied to the site: never HTML nor scripts, nor a
    source under another name.
    """
    return path.suffix.lower() in PUBLISHED and not right_name(path.name)


def local_link(href: str) -> str | None:
    """A link as one reads it: inside the site, made to work on any host and from a disk; None if forbidden.

    It names its file and our ids.
    """
    found = parse(href)
    if found.kind is Kind.FORBIDDEN:
        return None
    if found.kind in (Kind.EXTERNAL, Kind.ABSOLUTE):
        return str(found)
    path, anchor = found.path, found.anchor
    if path.endswith("/") or path in (".", ".."):
        path = path.rstrip("/") + "/index.html"
    if len(anchor) > 1:
        anchor = f"#{anchor[2:] if anchor[1] == THEIRS else PREFIX + anchor[1:]}"
    return path + found.query + anchor


TOLD = "x-told"
"""A scheme that opens nothing, before an address that would be cleaned away without a word: one of another
scheme, or of a site that cannot be.
"""
_LINKING = re.compile(
    r"<(?:a|audio|img|source|track|video)\b(?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+'|[\"'])*+", re.I
)
_LINKED = re.compile(
    r"(\s(?:href|poster|src)\s*=\s*[\"']?\s*)"
    rf"(?!(?:{'|'.join(sorted(ALLOWED - {'http', 'https'} | _TOLD))}):)(?=[a-z][a-z0-9+.-]*:)"
    r"|\s[^\s=]+\s*=\s*(?:\"[^\"]*\"|'[^']*')",
    re.I,
)
_CLEANER, _AUTHORED_CLEANER = (
    nh3.Cleaner(
        tags=set(TAGS),
        attributes={tag: EVERYWHERE | ATTRIBUTES.get(tag, set()) for tag in TAGS},
        tag_attribute_values={"input": {"type": {"checkbox", "radio"}}},
        attribute_filter=attribute_filter,
        url_schemes=set(schemes),
        link_rel=None,
    )
    for attribute_filter, schemes in ((_filter, ALLOWED), (_authored, ALLOWED | _TOLD | {TOLD}))
)


_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
_LINK = re.compile(rf"<a(?:{_ATTRIBUTE.pattern})*>")
_FIELD = re.compile('<input(?![^>]* type="(?:checkbox|radio)")[^>]*>')


def clean_html(html: str) -> str:
    """Page or quiz HTML with only what a text needs."""
    return with_true_endings(_without_fields(_CLEANER.clean(html)))


def clean_but_addresses(html: str) -> str:
    """The same with addresses as authored: `address` says what may be published of each."""
    html = _LINKING.sub(lambda tag: _LINKED.sub(_with_scheme, tag[0]) if ":" in tag[0] else tag[0], html)
    return _without_fields(_AUTHORED_CLEANER.clean(html))


def _with_scheme(attribute: re.Match[str]) -> str:
    return f"{attribute[0]}{TOLD}:" if attribute[1] else attribute[0]


def _without_fields(html: str) -> str:
    """Cleaned HTML without fields to type in, which an input is unless it says otherwise."""
    return _FIELD.sub("", html) if "<input" in html else html


def with_true_endings(html: str) -> str:
    """Cleaned HTML whose downloads keep the names that authors give only with the real ending of the file."""
    return _LINK.sub(_downloaded, html) if " download=" in html else html


def _downloaded(link: re.Match[str]) -> str:
    values = {name: unescape(value) for name, value in _ATTRIBUTE.findall(link[0])}
    if "download" not in values:
        return link[0]
    given, real = (
        PurePosixPath(name).suffix.lower()
        for name in (values["download"], parse(values.get("href", "")).path)
    )
    if given == real:
        return link[0]
    return _ATTRIBUTE.sub(lambda m: ' download=""' if m[1] == "download" else m[0], link[0])


def plain_text(text: str) -> str:
    """A title without the signs of HTML, for themes that write titles as they are or unescape them."""
    if unescape(text) != text:
        text = text.replace("&", "＆")
    return text.translate({ord("<"): "‹", ord(">"): "›", ord('"'): "”"})
