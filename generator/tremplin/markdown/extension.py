"""Markdown as authors of Material for MkDocs write it, with the `:::` directives, cleaned at the end.

All of it is a Python-Markdown extension, so that any host of Python-Markdown gets it. The extension
turns each directive into a slot, which no author can write and which survives the cleaning; the
slots are filled last, with trusted HTML, by the `fill` function of the host.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from tremplin.diagnostics import Report
from tremplin.directives.base import Directive
from tremplin.directives.parser import scan
from tremplin.markdown import forgiving
from tremplin.markdown.elsewhere import carded
from tremplin.markdown.formulas import Formulas
from tremplin.markdown.interface import named, say
from tremplin.markdown.marks import Link, Mark, Picture, published
from tremplin.sources.source import Source
from tremplin.text import tags
from tremplin.text.sanitise import PREFIX, clean_but_addresses, clean_html
from tremplin.text.slots import OF_DIRECTIVE, SIGNS, digest, slot, true_slots
from tremplin.text.typography import breaking, typeset
from tremplin.text.words import SITE_LANGUAGE, tongue_of

EXTENSIONS: Mapping[str, Mapping[str, Any]] = {
    "abbr": {},
    "admonition": {},
    "attr_list": {},
    "def_list": {},
    "footnotes": {},
    "md_in_html": {},
    "tables": {"use_align_attribute": True},
    "toc": {},
    "pymdownx.betterem": {},
    "pymdownx.caret": {},
    "pymdownx.details": {},
    "pymdownx.highlight": {},
    "pymdownx.inlinehilite": {},
    "pymdownx.keys": {},
    "pymdownx.mark": {},
    "pymdownx.superfences": {},
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.tasklist": {},
    "pymdownx.tilde": {},
}
"""What authors can use without configuring anything, and how."""

# in two, each beginning with what is seldom there: a pattern that may begin with nothing is slow to look for
_BEFORE_SLOT = re.compile(rf"<p>\s*(?={OF_DIRECTIVE})")
_SLOT = re.compile(rf"{OF_DIRECTIVE}(?:\s*</p>)?")

Filled = tuple[str, str]
"""The HTML of a directive before and after its body (the second part empty without one)."""


@dataclass
class PageContext:
    """What one page brings to the conversion."""

    file: str
    fill: Callable[[Directive], Filled] | None
    """None where a text takes no directives, and shows such lines as they are written."""
    picture: Picture = lambda _src: None
    link: Link = lambda target: target
    language: str = SITE_LANGUAGE
    report: Report = field(default_factory=Report)
    marks: list[Mark] = field(default_factory=list)
    """What the text publishes, added by the conversion."""
    slots: str = ""
    """The digest of slots that are in the text already, and stay in its HTML."""
    explain: Callable[[str], str] | None = None
    """Marks terms in the whole HTML."""
    is_line: bool = False
    """A text of one line: no sign that begins it makes a list, a title or a quotation of it."""
    is_phrase: bool = False
    """Besides, it holds no HTML but that of phrases."""


class TremplinExtension(Extension):
    """`page` is set by the host before each conversion."""

    page: PageContext

    def __init__(self, *, has_mathml: bool = False) -> None:
        super().__init__()
        self.has_mathml = has_mathml
        self.page = PageContext("", lambda _directive: ("", ""))

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        slots = _Slots(md, self)
        finish = _Finish(md, self, slots)
        forgiving.register(md, lambda: self.page)
        md.preprocessors.register(slots, "tremplin", 28)  # before superfences (25)
        md.treeprocessors.register(_Tree(md, self, finish), "tremplin", 1)  # before the host's links (0)
        md.postprocessors.register(finish, "tremplin", -100)


class _Slots(Preprocessor):
    def __init__(self, md: Markdown, extension: TremplinExtension) -> None:
        super().__init__(md)
        self.extension = extension
        self.directives: list[Directive] = []
        self.digest = ""
        self.formulas = Formulas(md, has_mathml=extension.has_mathml)

    def run(self, lines: list[str]) -> list[str]:
        page, text = self.extension.page, "\n".join(lines)
        if not page.slots:
            text = SIGNS.sub("", text)
            lines = text.split("\n")
        self.digest = digest(text)
        self.directives = scan(Source(page.file, text), page.report) if page.fill else []
        if not self.directives:
            return self._without_formulas(text, lines)
        before: dict[int, list[str]] = {}
        dropped: set[int] = set()
        for n, d in enumerate(self.directives):
            indent = " " * d.indent
            if d.is_container:
                dropped.update(range(d.first, d.body_first))
                before.setdefault(d.first, []).extend(["", f"{indent}{slot(self.digest, n, 'o')}", ""])
                closing = d.last if d.closed else d.last + 1
                dropped.update({d.last} if d.closed else ())
                before.setdefault(closing, []).extend(["", f"{indent}{slot(self.digest, n, 'c')}", ""])
            else:
                dropped.update(range(d.first, d.last + 1))
                before.setdefault(d.first, []).extend(["", f"{indent}{slot(self.digest, n)}", ""])
        result: list[str] = []
        for index, line in enumerate([*lines, ""]):
            result.extend(before.get(index, ()))
            if index not in dropped:
                result.append(line)
        return self._without_formulas("\n".join(result), result)

    def _without_formulas(self, text: str, lines: list[str]) -> list[str]:
        taken = self.formulas.taken(text, self.digest, self.extension.page.language)
        return lines if taken is text else taken.split("\n")


class _Tree(Treeprocessor):
    """What the page needs of the text's elements: words of the interface, classes for styles."""

    def __init__(self, md: Markdown, extension: TremplinExtension, finish: _Finish) -> None:
        super().__init__(md)
        self.extension, self.finish = extension, finish

    def run(self, root: Element) -> None:
        self.finish.is_due = True
        tongue = tongue_of(self.extension.page.language)
        for element in root.iter():
            tag = element.tag
            if tag in ("td", "th"):
                if side := element.attrib.pop("align", None):
                    element.set("class", side)
            elif tag in ("div", "details", "kbd", "a"):
                say(element, tongue)


class _Finish(Postprocessor):
    """Cleaning, addresses and marks, typography, then the trusted HTML of the directives."""

    def __init__(self, md: Markdown, extension: TremplinExtension, slots: _Slots) -> None:
        super().__init__(md)
        self.extension, self.slots = extension, slots
        self.is_due = False
        """Whether the whole page comes next: the table of contents sends its own pieces before."""

    def run(self, text: str) -> str:
        if not self.is_due:
            return text
        self.is_due = False
        page, formulas = self.extension.page, self.slots.formulas
        text = formulas.restored(text.replace(tags.SIGN, "&lt;"))
        html = true_slots(clean_but_addresses(text), self.slots.digest, page.slots)
        html, marks = published(html, self.slots.directives, page.link, page.picture)
        page.marks += [mark._replace(label=formulas.spoken(mark.label)) for mark in marks]
        tongue = tongue_of(page.language)
        html = named(breaking(typeset(carded(html, tongue), page.language)), tongue)
        if page.explain:
            html = page.explain(html)
        html = formulas.filled(html)
        page.marks += [Mark("formula", written) for written in formulas.unread]
        for token in getattr(self.md, "toc_tokens", ()):
            _finish_token(token, page.language, formulas)
        filled: dict[int, Filled] = {}

        def fill(found: re.Match[str]) -> str:
            n = int(found["number"])
            assert page.fill
            if n not in filled:
                filled[n] = page.fill(self.slots.directives[n])
            return filled[n][1 if found["part"] == "c" else 0]

        return _SLOT.sub(fill, _BEFORE_SLOT.sub("", html)) if self.slots.directives else html


_SIGNS_OF_HTML = re.compile("[<>&]")


def _finish_token(token: Any, language: str, formulas: Formulas) -> None:
    """An entry of the table of contents, for themes that show one: cleaned like its heading."""
    if not token["id"].startswith(PREFIX):
        token["id"] = PREFIX + token["id"]
    for key in ("name", "html"):
        text = formulas.spoken(token[key]).replace(tags.SIGN, "&lt;")
        clean = clean_html(text) if _SIGNS_OF_HTML.search(text) else text
        token[key] = typeset(true_slots(clean), language)
    for child in token["children"]:
        _finish_token(child, language, formulas)


@dataclass(frozen=True)
class Syntax:
    """The Markdown that a site's authors have: names of extensions, and their options."""

    extensions: tuple[str, ...] = tuple(EXTENSIONS)
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=lambda: dict(EXTENSIONS))
    has_mathml: bool = False
    """Whether its formulas are said in MathML, which browsers of the baseline do not read."""

    def __hash__(self) -> int:
        return hash(self.extensions)

    @property
    def of_quizzes(self) -> Syntax:
        """The same without what reads the head of a file, or other files."""
        return replace(
            self,
            extensions=tuple(
                name for name in self.extensions if name.rpartition(".")[2] not in ("meta", "snippets")
            ),
            options={n: own for n, own in self.options.items() if not n.endswith(("meta", "snippets"))},
        )
