"""Formulas in Markdown: taken out of a text before it is read, put back into its HTML.

One that stands where HTML is no text (in code that only the reading of the blocks tells, in an attribute) is
put back as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from typing import Any

from markdown import Markdown

from tremplin.text.formulas import Formula, may_hold, pieces
from tremplin.text.slots import END, OF_FORMULA, OPEN, slot

_ESCAPED = re.compile(r"\\([\\$])")
_VERBATIM = re.compile(r"<(code|pre|kbd|samp|script|style|textarea)\b[^>]*>.*?</\1>", re.S | re.I)
_READ = re.compile(r'( (?:alt|title|aria-label)=")([^"]*)')
_TAG = re.compile("<[^<>]*>")
OTHERS = frozenset(["pymdownx.arithmatex", "mdx_math", "markdown_katex", "l2m4m"])
"""Extensions that read formulas in their own way."""
_DOLLAR = "\\$"
"""The formula that says a dollar."""


@dataclass
class Formulas:
    """Those of the text that is converted, in their order."""

    md: Markdown
    has_mathml: bool = False
    language: str = ""
    found: list[Formula] = field(default_factory=list)
    """A dollar that is escaped is one too: « \\$ » in code."""
    written: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    """Those that the page shows as they are written."""

    def taken(self, text: str, digest: str, language: str) -> str:
        """`text` with a slot for each formula, and dollars for those that are escaped."""
        self.found, self.written, self.unread, self.language = [], [], [], language
        if not may_hold(text) or not self._are_ours:
            return text
        kept: list[str] = []
        done = 0
        for piece in pieces(text):
            start, end = piece[0], piece[1]
            kept.append(self._without_dollars(text[done:start], digest))
            kept.append(self._slot(piece, text, digest) if isinstance(piece, Formula) else text[start:end])
            done = end
        return "".join([*kept, self._without_dollars(text[done:], digest)])

    @cached_property
    def _are_ours(self) -> bool:
        """Not where the site has an extension of its own for them."""
        if any(type(other).__module__ in OTHERS for other in self.md.registeredExtensions):
            return False
        toc: Any = next((part for part in self.md.treeprocessors if hasattr(part, "slugify")), None)
        if toc:
            # a heading is named after what was written
            slugify = toc.slugify
            toc.slugify = lambda text, separator: slugify(self.sources(text), separator)
        return True

    def _slot(self, formula: Formula, text: str, digest: str) -> str:
        self.found.append(formula)
        self.written.append(text[formula.start : formula.end])
        return slot(digest, len(self.found) - 1, "f")

    def _without_dollars(self, text: str, digest: str) -> str:
        if "\\$" not in text:
            return text
        dollar = Formula(0, 2, _DOLLAR, False)
        return _ESCAPED.sub(
            lambda found: found[0] if found[1] == "\\" else self._slot(dollar, found[0], digest), text
        )

    def restored(self, html: str) -> str:
        """`html` with formulas as written in code and in attributes; those that are read are in a line."""
        if not self.found or OPEN not in html:
            return html
        html = _VERBATIM.sub(lambda found: self._filled(found[0], self._source), html)
        return _TAG.sub(lambda found: self._in_tag(found[0]) if OPEN in found[0] else found[0], html)

    def _in_tag(self, tag: str) -> str:
        tag = _READ.sub(lambda found: found[1] + self._filled(found[2], self.said), tag)
        return self._filled(tag, self._source)

    def filled(self, html: str) -> str:
        """`html` with each formula as it is shown."""
        if not self.found:
            return html
        return self._filled(html, self._shown)

    def spoken(self, text: str) -> str:
        """Words of a text with each formula in a line."""
        return self._filled(text, self.said) if self.found else text

    def sources(self, text: str) -> str:
        """The same with each formula in TeX: what names a heading."""
        return self._filled(text, lambda number: self.found[number].tex) if self.found else text

    def _filled(self, text: str, say: Callable[[int], str]) -> str:
        return OF_FORMULA.sub(lambda found: say(int(found["number"])), text) if END in text else text

    def _source(self, number: int) -> str:
        return escape(self.written[number])

    def said(self, number: int) -> str:
        from tremplin.tex.formula import in_line

        text = in_line(self.found[number].tex, self.language)
        return self._source(number) if text is None else escape(text)

    def _shown(self, number: int) -> str:
        from tremplin.tex.formula import in_mathml, shown

        formula = self.found[number]
        show = in_mathml if self.has_mathml else shown
        html = show(formula.tex, formula.display, self.language)
        if html is None:
            self.unread.append(self.written[number])
            return self._source(number)
        return html
