"""Python-Markdown made quicker, with the same output.

The stock engine tries every inline pattern on every text, and every block processor on every block,
though each needs a sign that is rarely there. `accelerate` gives the parts of a `Markdown` instance
subclasses of their own classes that look for the sign first. A part of another class, or one that an
extension brings, is left as it is; `tests/unit/test_engine.py` holds both engines to the same HTML.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown, inlinepatterns, util
from markdown.blockparser import BlockParser
from markdown.blockprocessors import (
    BlockQuoteProcessor,
    CodeBlockProcessor,
    EmptyBlockProcessor,
    HashHeaderProcessor,
    HRProcessor,
    ListIndentProcessor,
    OListProcessor,
    ReferenceProcessor,
    SetextHeaderProcessor,
    UListProcessor,
)
from markdown.extensions.abbr import AbbrBlockprocessor
from markdown.extensions.admonition import AdmonitionProcessor
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.extensions.def_list import DefListIndentProcessor, DefListProcessor
from markdown.extensions.footnotes import FootnoteBlockProcessor
from markdown.extensions.md_in_html import MarkdownInHtmlProcessor
from markdown.extensions.tables import TableProcessor
from markdown.extensions.toc import TocTreeprocessor
from markdown.treeprocessors import InlineProcessor, PrettifyTreeprocessor, UnescapeTreeprocessor
from pymdownx.details import DetailsProcessor
from pymdownx.highlight import HighlightExtension
from pymdownx.superfences import SuperFencesCodeBlockProcessor
from pymdownx.tabbed import TabbedProcessor

from tremplin.markdown.forgiving import GluedList
from tremplin.markdown.highlighting import QuickHighlightExtension
from tremplin.markdown.outline import Numbers, References
from tremplin.markdown.patterns import needed_signs


def accelerate(md: Markdown) -> None:
    """Make `md` quicker. Call it after every extension is registered.

    An instance changes its class and keeps its place and its state.
    """
    parts: list[Any] = [md.parser, *md.treeprocessors, *md.registeredExtensions]
    for part in parts:
        if quicker := _QUICKER.get(type(part)):
            part.__class__ = quicker


# ---- inline patterns


class _Filter:
    """Which inline patterns a text may match, by the signs in it."""

    def __init__(self, patterns: list[Any]) -> None:
        self.needed = [_needed(pattern) for pattern in patterns]
        every = sorted(set().union(*(signs for signs in self.needed if signs)))
        self.any_sign: Callable[[str], list[str]] = re.compile(f"[{re.escape(''.join(every))}]").findall
        self.always = tuple(n for n, signs in enumerate(self.needed) if signs is None)
        self.memo: dict[frozenset[str], tuple[int, ...]] = {}

    def candidates(self, text: str) -> tuple[int, ...]:
        found = self.any_sign(text)
        if not found:
            return self.always
        present = frozenset(found)
        if present not in self.memo:
            self.memo[present] = tuple(
                n for n, signs in enumerate(self.needed) if signs is None or not signs.isdisjoint(present)
            )
        return self.memo[present]


# what stands for a processed piece of text can appear in any text on the way
_PLACEHOLDER = frozenset(util.INLINE_PLACEHOLDER % "0123456789")


def _needed(pattern: Any) -> frozenset[str] | None:
    is_stock = type(pattern).getCompiledRegExp is inlinepatterns.Pattern.getCompiledRegExp
    compiled = pattern.getCompiledRegExp() if is_stock else None
    signs = _needed_signs(compiled.pattern, compiled.flags) if compiled else None
    return signs if signs and signs.isdisjoint(_PLACEHOLDER) else None


_needed_signs = lru_cache(maxsize=256)(needed_signs)
_filter_of = lru_cache(maxsize=8)(lambda patterns: _Filter(list(patterns)))


class _Inline(InlineProcessor):
    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        self.patterns = tuple(self.inlinePatterns)
        self.filter = _filter_of(self.patterns)
        return super().run(tree, ancestors)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if isinstance(data, util.AtomicString):
            return data
        start = 0
        for index in self.filter.candidates(data):
            if index < patternIndex:
                continue
            matched = True
            while matched:
                data, matched, start = self._InlineProcessor__applyPattern(  # type: ignore[attr-defined]
                    self.patterns[index], data, index, start
                )
        return data


# ---- blocks

# every line begins with a letter: nothing but a paragraph, for the processors below
_PLAIN = re.compile(r"[^\W\d_][^\n]*(?:\n[^\W\d_][^\n]*)*")
_NEED_A_SIGN = frozenset(
    [
        AbbrBlockprocessor, AdmonitionProcessor, BlockQuoteProcessor, CodeBlockProcessor,
        DefListIndentProcessor, DefListProcessor, DetailsProcessor, EmptyBlockProcessor,
        FootnoteBlockProcessor, GluedList, HashHeaderProcessor, HRProcessor, ListIndentProcessor,
        MarkdownInHtmlProcessor, Numbers, OListProcessor, ReferenceProcessor, References,
        SetextHeaderProcessor, SuperFencesCodeBlockProcessor, TabbedProcessor, TableProcessor, UListProcessor,
    ]
)  # fmt: skip


class _Blocks(BlockParser):
    def parseDocument(self, lines: Any) -> Any:  # noqa: N802 - Python-Markdown's name
        self.every = tuple(self.blockprocessors)
        self.few = tuple(p for p in self.every if type(p) not in _NEED_A_SIGN)
        return super().parseDocument(lines)

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:  # noqa: N802
        while blocks:
            block = blocks[0]
            for processor in self.few if _PLAIN.fullmatch(block) else self.every:
                if processor.test(parent, block) and processor.run(parent, blocks) is not False:
                    break


# ---- trees


class _Prettify(PrettifyTreeprocessor):
    def _prettifyETree(self, elem: Element) -> None:  # noqa: N802
        _prettify(elem, self.md.is_block_level, {})


def _prettify(elem: Element, is_block: Callable[[Any], bool], known: dict[Any, bool]) -> None:
    tag = elem.tag
    if tag not in known:
        known[tag] = is_block(tag)
    if known[tag] and tag not in ("code", "pre"):
        for rank, child in enumerate(elem):
            if child.tag not in known:
                known[child.tag] = is_block(child.tag)
            if known[child.tag]:
                if rank == 0 and (not elem.text or not elem.text.strip()):
                    elem.text = "\n"
                _prettify(child, is_block, known)
    if not elem.tail or not elem.tail.strip():
        elem.tail = "\n"


class _Unescape(UnescapeTreeprocessor):
    def run(self, root: Element) -> None:
        # in a text or in an address, an escaped sign was written with a backslash
        if any("\\" in line for line in self.md.lines):  # type: ignore[attr-defined]
            super().run(root)


class _AttrList(AttrListTreeprocessor):
    def run(self, doc: Element) -> None:
        if "{" in "".join(doc.itertext()):
            super().run(doc)


class _Toc(TocTreeprocessor):
    """The list of contents is built only where a text asks for it; `toc_tokens` always are."""

    def run(self, doc: Element) -> None:
        self.is_wanted = bool(self.marker) and self.marker in "".join(doc.itertext())
        super().run(doc)

    def build_toc_div(self, toc_list: list[Any]) -> Element:
        return super().build_toc_div(toc_list) if self.is_wanted else Element("div")

    def replace_marker(self, root: Element, elem: Element) -> None:
        if self.is_wanted:
            super().replace_marker(root, elem)


_QUICKER: dict[type, type] = {
    BlockParser: _Blocks,
    InlineProcessor: _Inline,
    PrettifyTreeprocessor: _Prettify,
    UnescapeTreeprocessor: _Unescape,
    AttrListTreeprocessor: _AttrList,
    TocTreeprocessor: _Toc,
    HighlightExtension: QuickHighlightExtension,
}
