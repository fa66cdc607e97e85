"""What every kind of page shares: the page, its content, the seam `PageKind`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, Protocol

from tremplin.diagnostics import Diagnostic, Span
from tremplin.markdown.marks import Mark
from tremplin.model.bank import Bank
from tremplin.model.glossary import Glossary
from tremplin.model.project import Course, Project, Text
from tremplin.text.words import SITE_LANGUAGE, words_of

Fact = tuple[str, str, Any]
"""A question about the project (kind, argument) and its answer, as JSON."""

# what a page weighs besides its content: head, header, footer, after brotli
SHELL_BYTES = 1_200


@dataclass(frozen=True)
class Content:
    """What one page's text came to: its HTML, what it needs and weighs, and the facts it rests on."""

    html: str = ""
    features: tuple[str, ...] = ()
    """Names of what its questions and directives need of the theme."""
    pictures: tuple[str, ...] = ()
    """Paths from the project's root."""
    weight: int = SHELL_BYTES
    """Bytes of the page without its pictures, after brotli, the theme's files being there already."""
    resources: tuple[str, ...] = ()
    """Addresses of the site that the text loads, by itself or on a tap."""
    said: str = ""
    """What it says, a line a block, for who searches."""
    terms: str = ""
    """Those that it is found by: `render/found.py`."""
    facts: tuple[Fact, ...] = ()
    marks: tuple[Mark, ...] = ()
    """What its Markdown publishes, for the checks."""
    fault: Diagnostic | None = None
    """What kept it from being made."""

    def lean(self) -> Content:
        """What other pages need to know of this one."""
        return replace(self, html="")


class Maker(Protocol):
    """What makes the content of one page."""

    def text(self) -> Content:
        """Its Markdown."""

    def bank(self, bank: Bank, template: str, *features: str) -> Content:
        """The whole of a bank, in one of the templates of quizzes, with the features it needs besides."""

    def revision(self) -> Content:
        """The questions of the page's course that come again, hidden until their day."""

    def terms(self, glossary: Glossary) -> Content:
        """All the terms of a glossary."""

    def part(self, template: str, **context: object) -> Content:
        """A template that Tremplin fills with texts of its own, in Markdown."""


@dataclass(frozen=True)
class Page:
    """`subject` is the course, segment, path … that the page shows."""

    kind: PageKind
    url: str
    """From the site's root; ends with "/", or names the file."""
    title: str
    summary: str | None = None
    text: Text | None = None
    subject: Any = None
    course: Course | None = None

    @property
    def source(self) -> str:
        """The path from docs_dir of its Markdown file, real or made by the host."""
        return self.text.path if self.text else f"{self.url}index.md"

    @property
    def file(self) -> str:
        """The file of the site that holds it."""
        return f"{self.url}index.html" if self.url.endswith("/") or not self.url else self.url

    @property
    def has_content(self) -> bool:
        """Whether it says something besides what its template says of others."""
        return self.text is not None or self.kind.content is not text_of

    @property
    def origin(self) -> Span | None:
        """The author's file that makes it."""
        if self.text:
            return Span(self.text.body.file)
        return self.kind.origin(self)

    @property
    def language(self) -> str:
        return self.course.info.value.language if self.course else SITE_LANGUAGE


Heading = tuple[str, str]
"""Id and title of a section of a navigation."""
Place = tuple[tuple[Heading, ...], str | None]
"""The sections that a page is in, and its label there; None for the page of the section itself."""


def text_of(maker: Maker, page: Page) -> Content:
    """The content of most pages: their text, if there is one."""
    return maker.text() if page.text else Content()


@dataclass(frozen=True)
class PageKind:
    """One kind of page; its template is pages/<name>.html."""

    name: str
    pages: Callable[[Project], Iterable[Page]]
    address: Callable[..., str]
    """Where its page about something is, from what names that thing."""
    content: Callable[[Maker, Page], Content] = text_of
    features: tuple[str, ...] = ()
    """What it needs of the theme, whatever its content."""
    place: Callable[[Page], Place] | None = None
    """Its place in the navigation of themes that show one."""
    title: Callable[[Page, str], str] = lambda page, site: f"{page.title} – {site}"
    """What the window is called, the site having this name."""
    is_lesson: bool = False
    """Read by itself: it shows no other page's weight, and goes without what a catalogue says."""
    origin: Callable[[Page], Span | None] = lambda _page: None
    """The place in an author's file that makes a page without a text of its own."""
    has_scripts: bool = True
    is_tool: bool = False
    """Whether « Mon espace » lists it, by its title and summary."""
    is_found: bool = True
    """Whether who searches finds it."""
    has_address: bool = True
    """Whether it is read at its own address; the page of errors is not."""


def site_word(name: str) -> str:
    """A word of the pages outside the courses, which are in the language of the site."""
    return words_of(SITE_LANGUAGE)(f"titles.{name}")


def alone(page: Page) -> Place:
    return (), page.title
