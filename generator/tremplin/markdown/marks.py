"""What a text publishes: links, pictures, headings and directives, in the order of the page.

They are read in the cleaned HTML, where what Markdown made and what authors wrote as HTML look alike. There
too, and for both, addresses become those of the site.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import unescape
from typing import Literal, NamedTuple
from urllib.parse import quote

from tremplin.directives.base import Directive
from tremplin.text.sanitise import PREFIX, TOLD, address, with_each, with_true_endings
from tremplin.text.slots import OF_DIRECTIVE, SLOT

Link = Callable[[str], str]
Picture = Callable[[str], tuple[int, int] | None]


class Mark(NamedTuple):
    """`target` is what was authored, before it is resolved: an address, or the argument of a directive.

    `label` is what is read: words, alternative text, name of the directive. A `title` is the heading of level
    1 that begins the text, which the page writes itself; `media` are sounds, films, and other sizes of a
    picture; a `term` is explained in a glossary; a `formula` is one that cannot be read. The one of
    `anchors` has for target the ids that links may name, if there are any.
    """

    kind: Literal["link", "image", "media", "title", "heading", "directive", "term", "formula", "anchors"]
    target: str = ""
    label: str = ""
    level: int = 0


def published(
    html: str, directives: Sequence[Directive], link: Link, picture: Picture
) -> tuple[str, list[Mark]]:
    """Cleaned `html` with its addresses as the site has them, and its marks.

    `directives` are those of its slots.
    """
    marks: list[Mark] = []
    begin = len(html) - len(html.lstrip())

    def piece(found: re.Match[str]) -> str:
        tag, attributes = found["tag"], found["attributes"]
        if tag is None:
            if found["part"] == "c":
                return found[0]
            directive = directives[int(found["number"])]
            marks.append(Mark("directive", directive.argument, directive.spec.name))
            marks.extend(Mark(kind, quote(path), path) for kind, path in directive.spec.shows(directive))
            return found[0]
        if tag[0] == "h":
            kind: Literal["title", "heading"] = (
                "title" if tag == "h1" and found.start() == begin else "heading"
            )
            marks.append(Mark(kind, "", _inside(html, found), int(tag[1])))
            return found[0]
        if tag == "img":
            return _image(attributes, marks, link, picture)

        def resolved(attribute: re.Match[str]) -> str:
            target = _authored(attribute[2])
            if tag == "a":
                marks.append(Mark("link", target, _inside(html, found)))
            else:
                marks.append(Mark("media", target))
            final = _final(attribute[1], target, link)
            return "" if final is None else f' {attribute[1]}="{final}"'

        attributes = _ADDRESS.sub(resolved, attributes)
        if "srcset" in attributes:
            attributes = _SRCSET.sub(lambda m: _sources(m[1], marks, link), attributes)
        return f"<{tag}{attributes}>"

    ids = _ID.findall(html)
    html = with_true_endings(_PIECE.sub(piece, html))
    if ids:
        marks.append(Mark("anchors", " ".join(map(_plain, ids))))
    return html, marks


def without_title(html: str) -> str:
    return re.sub(r"\A\s*<h1[^>]*>.*?</h1>", "", html, flags=re.S)


def with_lower_title(html: str) -> str:
    """`html` with the title that begins it one level lower: its page has another one."""
    return re.sub(r"\A(\s*)<h1([^>]*)>(.*?)</h1>", r"\1<h2\2>\3</h2>", html, flags=re.S)


def same_words(one: str, other: str) -> bool:
    """Whether two titles say the same, whatever their spaces, case and punctuation."""
    return _words(one) == _words(other)


def _words(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


_PIECE = re.compile(
    rf"<(?P<tag>a|audio|h[1-6]|img|source|track|video)(?P<attributes>(?: [^>]*)?)>|{OF_DIRECTIVE}"
)
_ATTRIBUTE = re.compile(r' ([^\s="]+)="([^"]*)"')
_ADDRESS = re.compile(r' (href|poster|src)="([^"]*)"')
_SRCSET = re.compile(r' srcset="([^"]*)"')
_ID = re.compile(rf' id="{PREFIX}([^"]*)"')
_DATA = re.compile("data:.{40}", re.S)
_ALT = re.compile(r'<img [^>]*?\balt="([^"]*)"[^>]*>')
_TAG = re.compile("<[^>]*>")
_ESCAPES = str.maketrans({"&": "&amp;", '"': "&quot;", "<": "&lt;", ">": "&gt;", "\u00a0": "&nbsp;"})


def _image(attributes: str, marks: list[Mark], link: Link, picture: Picture) -> str:
    given = dict(_ATTRIBUTE.findall(attributes))
    given["loading"] = "lazy"
    if "src" in given:
        target = _authored(given.pop("src"))
        marks.append(Mark("image", target, _plain(given.get("alt", ""))))
        if "width" not in given and (size := picture(target)):
            given |= {"width": str(size[0]), "height": str(size[1])}
        if (final := _final("src", target, link)) is not None:
            given["src"] = final
    sources = _sources(given.pop("srcset"), marks, link) if "srcset" in given else ""
    return "<img" + "".join(f' {name}="{value}"' for name, value in sorted(given.items())) + f"{sources}>"


def _sources(srcset: str, marks: list[Mark], link: Link) -> str:
    """The attribute of the other sizes of a picture, at their addresses; none without one of the site."""

    def resolved(source: str) -> str | None:
        marks.append(Mark("media", source))
        return _final("src", source, link)

    kept = with_each(_plain(srcset), resolved)
    return f' srcset="{kept}"' if kept else ""


def _final(name: str, target: str, link: Link) -> str | None:
    """The address to publish, as the value of the attribute `name`."""
    final = address(name, link(target) if target else target)
    return final if final is None else final.translate(_ESCAPES)


def _inside(html: str, start: re.Match[str]) -> str:
    """The words of an element."""
    inner = html[start.end() : html.find(f"</{start['tag']}>", start.end())]
    if "<" in inner:
        inner = _TAG.sub("", _ALT.sub(r"\1", inner))
    words = SLOT.sub(lambda found: found[0] if found["part"] == "f" else "", _plain(inner))
    return " ".join(words.split())


def _authored(value: str) -> str:
    return _plain(value).removeprefix(f"{TOLD}:")


def _plain(value: str) -> str:
    value = (unescape(value) if "&" in value else value).strip()
    # a picture inside its address is told by its beginning
    return found[0] if value[:5] == "data:" and (found := _DATA.match(value)) else value
