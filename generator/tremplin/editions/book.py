"""A course as a book: parts, chapters, the questions of each and their answers, and the pictures shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import count
from typing import Any
from xml.etree.ElementTree import Element

from markupsafe import Markup

from tremplin.editions.base import next_one, version
from tremplin.editions.binding import Leaf, bind, dimensions, online
from tremplin.editions.still import still
from tremplin.editions.trees import classes, grown, having, put, read, words_in
from tremplin.model.project import Course
from tremplin.pages import course as courses
from tremplin.pages import glossary
from tremplin.pages.base import Content, Maker, Page
from tremplin.render.renderer import Renderer
from tremplin.render.site import Site
from tremplin.text.words import Tongue, Words, tongue_of, words_of


@dataclass(frozen=True)
class Quiz:
    """What a quiz asks, and its answers, numbered alike."""

    title: str
    asked: Element
    answers: Element


@dataclass(frozen=True)
class Chapter:
    """`id` names it in the book, and begins every id inside it."""

    id: str
    title: str
    page: Page
    text: Element
    quizzes: tuple[Quiz, ...] = ()

    @property
    def leaf(self) -> Leaf:
        trees = [tree for quiz in self.quizzes for tree in (quiz.asked, quiz.answers)]
        return Leaf(self.id, self.page, (self.text, *trees))


@dataclass(frozen=True)
class Part:
    """A module; without a title, what comes before or after the modules."""

    title: str
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True)
class Book:
    """`pictures` are by the addresses that the chapters show them at."""

    site: Site
    course: Course
    renderer: Renderer
    parts: tuple[Part, ...]
    pictures: Mapping[str, bytes]

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        return tuple(chapter for part in self.parts for chapter in part.chapters)

    @property
    def language(self) -> str:
        return self.course.info.value.language

    @property
    def words(self) -> Words:
        return words_of(self.language)

    @property
    def address(self) -> str | None:
        """Where the course is online, when that is known."""
        return online(self.site, self.course.url)

    @property
    def version(self) -> str:
        return version(self.site, self.course)

    @property
    def provider(self) -> str:
        """The name of the training body."""
        id_ = self.course.info.value.provider
        found = self.site.project.provider_by_id.get(id_)
        return found.name if found else id_

    def render(self, template: str, **context: Any) -> str:
        """A template of books, in the language of the course."""
        found = self.renderer.env[self.language].get_template(template)
        return found.render(book=self, course=self.course, info=self.course.info.value, **context)


def book(site: Site, course: Course, *, has_mathml: bool = False, suffix: str = "") -> Book:
    """`suffix` ends the name of the file of a chapter; without one, all are in one file."""
    renderer = renderer_of(site, has_mathml=has_mathml)
    parts = tuple(_parts(site, course, renderer))
    leaves = [chapter.leaf for part in parts for chapter in part.chapters]
    return Book(site, course, renderer, parts, bind(site, leaves, suffix))


def renderer_of(site: Site, *, has_mathml: bool = False) -> Renderer:
    """That of the site, with the templates of books before its own."""
    theme_dir, folders, syntax = site.renderer.parts
    templates = (theme_dir / "templates/editions/book", *folders)
    return Renderer(site.identity, theme_dir, templates, replace(syntax, has_mathml=has_mathml))


def _parts(site: Site, course: Course, renderer: Renderer) -> Iterator[Part]:
    pages = {page.url: page for page in site.pages if page.course is course}
    tongue, ranks = tongue_of(course.info.value.language), count(1)

    def chapter(page: Page, title: str) -> Chapter:
        text = read(renderer.content(site.project, page).html)
        still(text, partial(dimensions, site, page))
        return Chapter(f"c{next(ranks)}", title, page, text, tuple(_quizzes(text, tongue)))

    kind = replace(courses.KIND, content=partial(_about, site))
    about = replace(pages[courses.address(course.id)], kind=kind)
    yield Part("", (chapter(about, tongue.words("book.about")),))
    for module in course.modules:
        title = module.info.value.title
        texts = [(module.text.url, title)] if module.text else []
        texts += [(segment.text.url, segment.title) for segment in module.segments]
        if texts:
            yield Part(title, tuple(chapter(pages[url], title) for url, title in texts))
    if terms := pages.get(glossary.address(course.id)):
        yield Part("", (chapter(terms, terms.title),))


def _about(site: Site, maker: Maker, page: Page) -> Content:
    assert page.course is not None
    text = maker.text() if page.text else Content()
    return maker.part(
        "about.html",
        course=page.course,
        text=Markup(text.html),  # noqa: S704 - cleaned
        version=version(site, page.course),
        next_one=next_one(site, page.course),
    )


def _quizzes(text: Element, tongue: Tongue) -> Iterator[Quiz]:
    """Those of a text, taken out of it: a link to its questions stays where each was."""
    for parent, section in list(having(text, "quiz")):
        way, heading, *rest = section
        name, title = section.get("id", ""), words_in(heading)
        questions, key = parted(rest)
        way_there, way_back = (
            grown("p", "", grown("a", tongue.words(said), href=href, **tongue.ui), class_="to")
            for said, href in (("book.to_answers", f"#{name}-key"), ("book.to_questions", f"#{name}"))
        )
        asked = grown("section", "", heading, questions, way_there, class_="asked", id=name)
        answers = grown("section", "", grown("h3", title), *key, way_back, class_="key", id=f"{name}-key")
        put(parent, section, way)
        yield Quiz(title, asked, answers)


def parted(sheet: Sequence[Element]) -> tuple[Element, Sequence[Element]]:
    """What a sheet asks, numbered as its answers are, and these."""
    at = next(n for n, part in enumerate(sheet) if "key" in classes(part))
    asked = grown("div", "", *sheet[:at])
    for rank, legend in enumerate(asked.findall(".//p[@class='legend']"), 1):
        label = grown("span", f"{rank}. ", class_="rank")
        label.tail, legend.text = legend.text, None
        legend.insert(0, label)
    return asked, sheet[at + 1 :]
