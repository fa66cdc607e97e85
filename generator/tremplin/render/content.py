"""The text of a page as HTML, with the facts of the project that it rests on.

What a text becomes depends on itself and on a few facts outside it: where a link leads, how large a
picture is, what a bank says. Each one is asked for through `Facts`, which writes it down; so a stored
`Content` can be used again for as long as the same questions get the same answers.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit, urlunsplit

import brotli
import imagesize
from markupsafe import Markup

from tremplin.diagnostics import Report
from tremplin.directives import Directive
from tremplin.listing import Stamp
from tremplin.markdown import Converter, Filled, PageContext
from tremplin.project import Project
from tremplin.reading import inline_bank
from tremplin.render.quiz import QuizView, quiz_view
from tremplin.render.site import Page
from tremplin.render.urls import published_media, relative

# what a page weighs besides its content: head, header, footer, after brotli
SHELL_BYTES = 1_300

Fact = tuple[str, str, Any]
"""A question (kind, argument) and its answer, as JSON."""


@dataclass(frozen=True)
class Content:
    """What one page's text came to: its HTML, what it needs and weighs, and the facts it rests on."""

    html: str = ""
    kinds: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    """Paths from the project's root."""
    has_code: bool = False
    weight: int = SHELL_BYTES
    """Bytes of the page without its pictures, after brotli, the theme's files being there already."""
    facts: tuple[Fact, ...] = ()

    def lean(self) -> Content:
        """What other pages need to know of this one."""
        return replace(self, html="")


@dataclass
class Facts:
    """Answers about `project` for one page, all written down."""

    project: Project
    page: Page
    asked: dict[tuple[str, str], Any] = field(default_factory=dict)

    def ask(self, kind: str, argument: str = "") -> Any:
        question = (kind, argument)
        if question not in self.asked:
            self.asked[question] = _ANSWERS[kind](self.project, self.page, argument)
        return self.asked[question]

    def hold(self, facts: tuple[Fact, ...]) -> bool:
        """Whether the same questions still get the same answers."""
        return all(self.ask(kind, argument) == answer for kind, argument, answer in facts)


def _folder(page: Page) -> str:
    assert page.text is not None
    return posixpath.dirname(page.text.path)


def _link(project: Project, page: Page, target: str) -> str:
    """`target` of a page's text as seen from the page's address."""
    scheme, host, path, query, anchor = urlsplit(target)
    if scheme or host or not path or target.startswith(("/", "\\")):
        return target
    found = project.address_at(posixpath.normpath(posixpath.join(_folder(page), unquote(path))))
    return target if found is None else urlunsplit(("", "", relative(found, page.url), query, anchor))


def _picture(project: Project, page: Page, src: str) -> Any:
    """Path from the root, width and height in pixels (0 when unknown) of a picture of a text."""
    if ":" in src:
        return None
    return _measured(
        project, project.docs_dir / posixpath.normpath(posixpath.join(_folder(page), unquote(src)))
    )


def _media(project: Project, _page: Page, argument: str) -> Any:
    """The same, of a picture of a quiz; `argument` is folder and target."""
    folder, _, target = argument.partition("|")
    path = project.media(target, folder)
    return _measured(project, path) if path else None


def _measured(project: Project, path: Path) -> Any:
    if not project.contains(path):
        return None
    name = path.relative_to(project.root).as_posix()
    return [name, *_dimensions(path, project.files.files[name])]


@lru_cache(maxsize=4096)
def _dimensions(path: Path, _stamp: Stamp) -> tuple[int, int]:
    width, height = imagesize.get(path)
    return (int(width), int(height)) if width > 0 and height > 0 else (0, 0)


def _linked(project: Project, _page: Page, argument: str) -> Any:
    folder, _, target = argument.partition("|")
    return project.linked(unquote(target).replace("#s-", "#"), folder)


def _bank(project: Project, _page: Page, name: str) -> Any:
    bank = project.banks.get(name)
    return bank.digest if bank else None


def _size(project: Project, page: Page, target: str) -> Any:
    """Bytes of a file to download."""
    path = project.docs_dir / posixpath.normpath(posixpath.join(_folder(page), target))
    return project.files.size(f"{path.relative_to(project.root).as_posix()}") if project.contains(path) else 0


def _sessions(_project: Project, page: Page, target: str) -> Any:
    return repr(_shown_sessions(page, target))


def _shown_sessions(page: Page, target: str) -> Any:
    chosen = page.course.session(target) if page.course and target else None
    return (chosen,) if chosen else page.course.info.value.sessions if page.course else ()


def _about(_project: Project, page: Page, _argument: str) -> Any:
    """What a letter to the trainer says of the page."""
    course = page.course
    return [page.title, course.title if course else "", repr(course.info.value.support) if course else ""]


def _segment(project: Project, _page: Page, target: str) -> Any:
    segment = project.segment_by_id.get(target)
    return segment.title if segment else None


_ANSWERS: dict[str, Callable[[Project, Page, str], Any]] = {
    "link": _link,
    "picture": _picture,
    "media": _media,
    "linked": _linked,
    "bank": _bank,
    "size": _size,
    "sessions": _sessions,
    "about": _about,
    "segment": _segment,
}


RenderTemplate = Callable[[str, Page, dict[str, Any]], str]


class ContentMaker:
    """Makes the content of one page: `texts` converts those of quizzes, `render` fills a template."""

    def __init__(self, project: Project, page: Page, texts: Converter, render: RenderTemplate) -> None:
        self.project, self.page, self.texts, self.render = project, page, texts, render
        self.facts = Facts(project, page)
        self.language = page.course.info.value.language if page.course else "fr"
        self.kinds: set[str] = set()
        self.pictures: set[str] = set()
        self.quizzes = 0

    def context(self, report: Report) -> PageContext:
        """What the Markdown extension needs to convert the text of the page."""
        assert self.page.text is not None
        return PageContext(
            f"{self.project.docs_dir.name}/{self.page.text.path}",
            self.fill,
            lambda src: self._seen(self.facts.ask("picture", src)),
            lambda target: str(self.facts.ask("link", target)),
            self.language,
            report,
        )

    def content(self, html: str) -> Content:
        # the template writes the title: a text that begins with it does not repeat it
        html = re.sub(r"\A\s*<h1[^>]*>.*?</h1>", "", html, flags=re.S)
        facts = tuple((*question, answer) for question, answer in self.facts.asked.items())
        return Content(
            html,
            tuple(sorted(self.kinds)),
            tuple(sorted(self.pictures)),
            'class="highlight' in html,
            SHELL_BYTES + len(brotli.compress(html.encode(), quality=5, lgwin=16)),
            facts,
        )

    def _seen(self, measured: Any) -> tuple[int, int] | None:
        """The size of a picture, noted as part of the page's weight."""
        if not measured:
            return None
        path, width, height = measured
        self.pictures.add(path)
        return (width, height) if width and height else None

    def media_url(self, target: str, folder: str) -> str:
        """The link to a quiz's picture: where it is published, seen from the page."""
        measured = self.facts.ask("media", f"{folder}|{target}")
        if not measured:
            return target
        self._seen(measured)
        return relative(published_media(self.project, self.project.root / measured[0]), self.page.url)

    def short(self, text: str | None, folder: str, *, inline: bool = False) -> Markup:
        """The Markdown of a quiz text as clean HTML."""
        if not text:
            return Markup("")
        context = PageContext(folder, lambda _directive: ("", ""), language=self.language)
        render = self.texts.inline if inline else self.texts.block
        html = render(text, context)
        if "<img" in html:
            html = _SRC.sub(
                lambda m: f'{m[1]}{quote(self.media_url(unquote(m[2]), folder), safe="/.%")}"', html
            )
        if "<a" in html:
            html = _HREF.sub(lambda m: f'{m[1]}{self._page_link(m[2], folder)}"', html)
        return Markup(html)  # noqa: S704 - cleaned by the extension

    def _page_link(self, target: str, folder: str) -> str:
        found = self.facts.ask("linked", f"{folder}|{target}")
        return relative(found, self.page.url) if found else target

    # ---- directives

    def fill(self, directive: Directive) -> Filled:
        """The HTML of a directive; a body's place is marked in the template by `{{ body }}`."""
        mark = "\ue00e"
        context: dict[str, Any] = {"directive": directive, "body": mark, **directive.options}
        name = directive.spec.name
        if name == "quiz":
            quiz = self._quiz(directive)
            if quiz is None:
                return "", ""
            self.quizzes += 1
            folder = posixpath.dirname(quiz.bank.id)
            context["quiz"], context["number"] = quiz, self.quizzes
            context["md"] = lambda text: self.short(text, folder)
            context["mdi"] = lambda text: self.short(text, folder, inline=True)
            context["media"] = lambda target: self.media_url(target, folder)
            self.kinds.update(name for q in quiz.questions for name in q.scripts)
        elif name == "download":
            target = posixpath.normpath(posixpath.join(_folder(self.page), directive.argument))
            context["href"] = relative(target, self.page.url)
            context["size"] = self.facts.ask("size", directive.argument)
        elif name == "session":
            self.facts.ask("sessions", directive.argument)
            context["sessions"] = _shown_sessions(self.page, directive.argument)
        elif name == "question":
            self.facts.ask("about")
        html = self.render(f"directives/{name}.html", self.page, context)
        before, _, after = html.partition(mark)
        return before, after

    def _quiz(self, directive: Directive) -> QuizView | None:
        name, _, only = directive.argument.partition("#")
        if directive.body is not None:
            bank = inline_bank(directive, self.page.url, Report())
        else:
            name = name.removesuffix(".yml")
            self.facts.ask("bank", name)
            bank = self.project.banks.get(name)
        if bank is None:
            return None
        for question in bank.questions:
            if review := question.value.review:
                self.facts.ask("segment", review.partition("#")[0].strip("/"))
        folder = posixpath.dirname(bank.id)
        return quiz_view(bank, only, lambda text: self.short(text, folder))


_SRC = re.compile(r'(<img[^>]*? src=")([^":]+)"')
_HREF = re.compile(r'(<a[^>]*? href=")([^":]+\.md(?:#[^":]*)?)"')


def digest(*parts: str) -> str:
    """A name for a content, from everything that it depends on besides the facts."""
    return blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()
