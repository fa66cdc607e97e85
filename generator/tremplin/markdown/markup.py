"""Links, images and headings of a Markdown source, with their places; code is left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote

from tremplin.diagnostics import Span
from tremplin.directives.base import Directive
from tremplin.directives.parser import prose
from tremplin.sources.source import Source


class Mark(NamedTuple):
    """`kind` is link | image | heading; `level` is that of a heading."""

    kind: str
    target: str
    label: str
    span: Span
    level: int = 0


_TARGET = (
    r"(?:<(?P<angle>[^<>]*)>|(?P<target>(?:[^\s()<>]|\([^\s()]*\))++))"
    r"(?:\s+(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'))?"
)
# possessive (« ++ »), so that a bracket left open costs one pass and not two to the number of links
_MARKDOWN = re.compile(r"(?P<bang>!?)\[(?P<label>(?:[^\[\]]++|\[[^\[\]]*+\])*+)\]\(\s*" + _TARGET + r"\s*\)")
_DEFINITION = re.compile(r"\s{0,3}\[(?!\^)(?P<label>[^\]]+)\]:\s+" + _TARGET)
_TAG = re.compile(r"<(?P<tag>img|a)\b(?P<rest>[^>]*)>", re.I)
_ATTRIBUTE = re.compile(r"\b(?P<name>src|href|alt)\s*=\s*(?:\"(?P<d>[^\"]*)\"|'(?P<s>[^']*)')", re.I)
_HEADING = re.compile(r"(?P<marks>#{1,6})\s+(?P<title>.+?)\s*#*")
_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")


def marks(source: Source, directives: Iterable[Directive] = ()) -> Iterator[Mark]:
    """The marks of a text in their order; `directives` are those found in it."""
    for index, line in prose(source, directives):
        if line.startswith("#") and (heading := _HEADING.fullmatch(line)):
            span = source.span(index + 1, 1, len(line))
            yield Mark("heading", "", heading["title"], span, len(heading["marks"]))
        if "](" in line or "]:" in line or "<" in line:
            text = _CODE.sub(lambda m: " " * len(m[0]), line) if "`" in line else line
            yield from _in_line(text, index, source, 0)


def _in_line(text: str, index: int, source: Source, offset: int) -> Iterator[Mark]:
    for found in _MARKDOWN.finditer(text):
        span = source.span(index + 1, offset + found.start() + 1, len(found[0]))
        kind = "image" if found["bang"] else "link"
        yield Mark(kind, unquote(found["target"] or found["angle"] or ""), found["label"].strip(), span)
        if "[" in found["label"]:
            # a picture inside a link
            yield from _in_line(found["label"], index, source, offset + found.start("label"))
    if definition := _DEFINITION.fullmatch(text):
        group = "target" if definition["target"] else "angle"
        span = source.span(index + 1, definition.start(group) + 1, len(definition[group]))
        yield Mark("link", unquote(definition[group]), definition["label"], span)
    for tag in _TAG.finditer(text):
        found_ = {
            m["name"].lower(): unescape(m["d"] or m["s"] or "") for m in _ATTRIBUTE.finditer(tag["rest"])
        }
        is_image = tag["tag"].lower() == "img"
        if target := found_.get("src" if is_image else "href"):
            span = source.span(index + 1, tag.start() + 1, len(tag[0]))
            yield Mark("image" if is_image else "link", unquote(target), found_.get("alt", ""), span)
