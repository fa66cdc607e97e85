"""The texts of quizzes as HTML, without a page: pages and exports say where pictures and links lead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import quote, unquote

from markupsafe import Markup

from tremplin.markdown.extension import Converter, PageContext


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

    def block(self, text: str | None, slots: str = "") -> Markup:
        """`slots`, if it has any, is their digest: they stay."""
        return self._linked(self.converter.block(text, self._context(slots))) if text else Markup("")

    def inline(self, text: str | None) -> Markup:
        """Without the paragraph around it when there is only one."""
        return self._linked(self.converter.inline(text, self._context())) if text else Markup("")

    def _context(self, slots: str = "") -> PageContext:
        return PageContext("", lambda _directive: ("", ""), language=self.language, slots=slots)

    def _linked(self, html: str) -> Markup:
        if "<img" in html:
            html = _SRC.sub(lambda m: f'{m[1]}{quote(self.links.picture(unquote(m[2])), safe="/.%")}"', html)
        if "<a" in html:
            html = _HREF.sub(lambda m: f'{m[1]}{self.links.page(m[2])}"', html)
        return Markup(html)  # noqa: S704 - cleaned by the extension


_SRC = re.compile(r'(<img[^>]*? src=")([^":]+)"')
_HREF = re.compile(r'(<a[^>]*? href=")([^":]+\.md(?:#[^":]*)?)"')
