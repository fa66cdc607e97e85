"""The texts of quizzes as HTML, without a page: pages and exports say where pictures and links lead."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from typing import Protocol
from urllib.parse import quote, unquote

from markupsafe import Markup, escape

from tremplin.markdown.converter import Converter
from tremplin.markdown.extension import PageContext
from tremplin.tex import in_line


class Links(Protocol):
    """Where the pictures and the links to pages that a text names are found by its reader."""

    def picture(self, target: str) -> str: ...

    def page(self, target: str) -> str: ...


@dataclass(frozen=True)
class Texts:
    """Markdown of a quiz to clean HTML."""

    converter: Converter
    links: Links
    language: str = "fr"
    scope: Callable[[], str] | None = None
    """Gives a name for the ids of one text, so that none doubles on a page; without it, they stay."""

    def block(self, text: str | None, slots: str = "") -> Markup:
        """`slots`, if it has any, is their digest: they stay."""
        return self._linked(self.converter.block(text, self._context(slots))) if text else Markup("")

    def inline(self, text: str | None) -> Markup:
        """Without the paragraph around it when there is only one.

        Blocks like code are in one element: around them, a `<div>` is what is said of an answer.
        """
        if not text:
            return Markup("")
        html = self.converter.inline(text, self._context())
        return self._linked(f"<section>{html}</section>" if "<div" in html else html)

    def plain(self, text: str) -> Markup:
        """The words of a text of one line, where nothing but words may stand."""
        return worded(self.inline(in_line(text, self.language)))

    def _context(self, slots: str = "") -> PageContext:
        return PageContext("", None, language=self.language, slots=slots)

    def _linked(self, html: str) -> Markup:
        if self.scope and _ID.search(html):
            html = _scoped(html, self.scope())
        if "<img" in html:
            html = _SRC.sub(lambda m: f'{m[1]}{quote(self.links.picture(unquote(m[2])), safe="/.%")}"', html)
        if "<a" in html:
            html = _HREF.sub(lambda m: f'{m[1]}{self.links.page(m[2])}"', html)
        return Markup(html)  # noqa: S704 - cleaned by the extension


def worded(html: str) -> Markup:
    """What one reads of clean HTML, on one line, escaped."""
    if "<" in html or "&" in html:
        html = unescape(_TAG.sub("", _ALT.sub(r"\1", html)))
    return escape(_BREAKS.sub(" ", html).strip())


def without_ids(html: str) -> str:
    """Clean HTML that stands on its page once more."""
    return _TAG.sub(lambda tag: _ID.sub("", tag[0]), html)


def _scoped(html: str, scope: str) -> str:
    """`html` with `scope` in its ids, in the names of its fields, and in what names these."""
    ids = {found for tag in _TAG.findall(html) for found in _ID.findall(tag)}

    def renamed(attribute: re.Match[str]) -> str:
        name, values = attribute[1], attribute[2].split(" ")
        start = "#s-" if name == "href" else "s-"
        given = [
            f"{start}{scope}{bare}"
            if (bare := value.removeprefix(start)) != value and (name == "name" or bare in ids)
            else value
            for value in values
        ]
        return f' {name}="{" ".join(given)}"'

    return _TAG.sub(lambda tag: _NAMES.sub(renamed, tag[0]), html)


_TAG = re.compile("<[^>]*>")
_ALT = re.compile(r'<img [^>]*?\balt="([^"]*)"[^>]*>')
_BREAKS = re.compile(r"[ \t]*\n\s*")
_ID = re.compile(' id="s-([^"]*)"')
_NAMES = re.compile(' (aria-describedby|for|headers|href|id|name)="([^"]*)"')
_SRC = re.compile(r'(<img[^>]*? src=")([^":]+)"')
_HREF = re.compile(r'(<a[^>]*? href=")([^":]+\.md(?:#[^":]*)?)"')
