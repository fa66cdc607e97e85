"""The messages of Tremplin explained: a page a family of codes, for who writes courses."""

from __future__ import annotations

from collections.abc import Iterator

from tremplin.model.project import Project
from tremplin.pages import help
from tremplin.pages.base import Content, Maker, Page, PageKind, site_word
from tremplin.rules import FAMILIES, Family, family_of
from tremplin.rules.help import help_of
from tremplin.text.words import SITE_LANGUAGE, words_of


def address(about: str | Family = "") -> str:
    """Of the help of a code, of that of a family, or of the list of families."""
    if isinstance(about, Family):
        return f"{address()}{about.name}/"
    return f"{address(family_of(about))}#{about}" if about else f"{help.address()}messages/"


def every() -> Iterator[Page]:
    yield Page(KIND, address(), site_word("messages"), site_word("messages_summary"))
    for family in FAMILIES:
        about = f"{family.title[0].lower()}{family.title[1:]}"
        title = words_of(SITE_LANGUAGE)("messages.of", family=about)
        yield Page(KIND, address(family), title, subject=family)


def pages(project: Project) -> Iterator[Page]:
    """They are on the site where a text lists them."""
    directives = (directive for text in project.texts() for directive in text.directives)
    return every() if any(directive.spec.lists_messages for directive in directives) else iter(())


def content(maker: Maker, page: Page) -> Content:
    if page.subject is None:
        return Content()
    return maker.part("parts/messages.html", rules=sorted(page.subject.rules.items()), help_of=help_of)


KIND = PageKind("messages", pages, address, content, is_found=False)
