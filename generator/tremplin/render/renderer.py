"""Pages of a project as HTML: contents by kind of page, directives, whole documents."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

import brotli
import imagesize
from markupsafe import Markup

from tremplin.diagnostics import Report
from tremplin.directives import Directive
from tremplin.loading import inline_bank
from tremplin.markdown import Filled, PageContext, TextRenderer
from tremplin.project import Course, Project, Segment
from tremplin.render.assets import Assets
from tremplin.render.environment import environment
from tremplin.render.quiz import QuizView, quiz_view
from tremplin.render.site import Page
from tremplin.render.urls import relative, root

# kinds of pages that list courses
_CATALOGUE = ("home", "course", "path", "provider", "space")

# what a page weighs besides its content: head, header, footer, after brotli
SHELL_BYTES = 1_300

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; "
    "form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'"
)
"""Content-Security-Policy of every page. `default-src` covers objects, frames and requests."""


@dataclass(frozen=True)
class Site:
    """What the host says of the site; `id` names the learner's data on the device."""

    name: str
    id: str
    url: str | None = None
    policy: str = POLICY


@dataclass
class Content:
    """What one page's text came to: its HTML, and what it needs and weighs."""

    html: str = ""
    kinds: set[str] = field(default_factory=set)
    pictures: set[Path] = field(default_factory=set)

    @cached_property
    def page_weight(self) -> int:
        """Bytes of the page without its pictures, after brotli, the theme's files being there already."""
        return SHELL_BYTES + len(brotli.compress(self.html.encode(), quality=5))


@lru_cache(maxsize=4096)
def _picture_bytes(path: Path) -> int:
    if path.suffix.lower() == ".svg":
        return len(brotli.compress(path.read_bytes(), quality=5))
    return path.stat().st_size


class Renderer:
    """One build: give it the rendered text of every page with `keep`, then ask for documents."""

    def __init__(self, project: Project, site: Site, theme_dir: Path, folders: Sequence[Path] = ()) -> None:
        self.project, self.site = project, site
        self.assets = Assets(theme_dir)
        self.env = environment([*folders, theme_dir / "templates"])
        self.contents: dict[str, Content] = {}
        self.texts = TextRenderer()
        self.quiz_count: dict[str, int] = {}

    # ---- texts

    def context(self, page: Page, report: Report) -> PageContext:
        """What the Markdown extension needs to convert the text of `page`."""
        assert page.text is not None
        self.contents[page.url] = Content()
        self.quiz_count[page.url] = 0
        return PageContext(
            f"{self.project.docs_dir.name}/{page.text.path}",
            lambda directive: self.fill(directive, page),
            lambda src: self.picture(src, page),
            page.course.info.value.language if page.course else "fr",
            report,
        )

    def keep(self, page: Page, html: str) -> None:
        # the template writes the title: a text that begins with it does not repeat it
        html = re.sub(r"\A\s*<h1[^>]*>.*?</h1>", "", html, flags=re.S)
        self.contents.setdefault(page.url, Content()).html = html

    def picture(self, src: str, page: Page) -> tuple[int, int] | None:
        """Width and height of a picture of a text, noted as part of the page's weight."""
        assert page.text is not None
        if ":" in src:
            return None
        path = self.project.docs_dir / posixpath.dirname(page.text.path) / unquote(src)
        return self._measure(path, page)

    def _measure(self, path: Path, page: Page) -> tuple[int, int] | None:
        if not path.is_file() or not self.project.contains(path):
            return None
        self.contents[page.url].pictures.add(path.resolve())
        width, height = imagesize.get(path)
        return (int(width), int(height)) if width > 0 and height > 0 else None

    def media_url(self, target: str, folder: str, page: Page) -> str:
        """The link to a quiz's picture: where it is published, seen from `page`."""
        path = self.project.media(target, folder)
        if path is None:
            return target
        self._measure(path, page)
        return relative(published_media(self.project, path), page.url)

    def _page_link(self, target: str, folder: str, page: Page) -> str:
        found = self.project.linked(unquote(target).replace("#s-", "#"), folder)
        return relative(found, page.url) if found else target

    def short(self, text: str | None, page: Page, folder: str, *, inline: bool = False) -> Markup:
        """The Markdown of a quiz text as clean HTML."""
        if not text:
            return Markup("")
        language = page.course.info.value.language if page.course else "fr"
        context = PageContext(folder, lambda _directive: ("", ""), language=language)
        render = self.texts.inline if inline else self.texts.block
        html = re.sub(
            r'(<img[^>]*? src=")([^":]+)"',
            lambda m: f'{m[1]}{quote(self.media_url(unquote(m[2]), folder, page), safe="/.%")}"',
            render(text, context),
        )
        html = re.sub(
            r'(<a[^>]*? href=")([^":]+\.md(?:#[^":]*)?)"',
            lambda m: f'{m[1]}{self._page_link(m[2], folder, page)}"',
            html,
        )
        return Markup(html)  # noqa: S704 - cleaned by the extension

    # ---- directives

    def fill(self, directive: Directive, page: Page) -> Filled:
        """The HTML of a directive; a body's place is marked in the template by `{{ body }}`."""
        mark = "\ue00e"
        context: dict[str, Any] = {"directive": directive, "body": mark, **directive.options}
        name = directive.spec.name
        if name == "quiz":
            quiz = self._quiz(directive, page)
            if quiz is None:
                return "", ""
            context["quiz"] = quiz
            context["number"] = self.quiz_count[page.url] = self.quiz_count[page.url] + 1
            folder = posixpath.dirname(quiz.bank.id)
            context["md"] = lambda text: self.short(text, page, folder)
            context["mdi"] = lambda text: self.short(text, page, folder, inline=True)
            context["media"] = lambda target: self.media_url(target, folder, page)
            self.contents[page.url].kinds.update(q.kind for q in quiz.questions)
        elif name == "download":
            assert page.text is not None
            target = posixpath.normpath(posixpath.join(posixpath.dirname(page.text.path), directive.argument))
            path = self.project.docs_dir / target
            context["href"] = relative(target, page.url)
            context["size"] = path.stat().st_size if path.is_file() else 0
        elif name == "session":
            chosen = page.course.session(directive.argument) if page.course and directive.argument else None
            every = page.course.info.value.sessions if page.course else ()
            context["sessions"] = [chosen] if chosen else every
        html = self.render(f"directives/{name}.html", page, context)
        before, _, after = html.partition(mark)
        return before, after

    def _quiz(self, directive: Directive, page: Page) -> QuizView | None:
        name, _, only = directive.argument.partition("#")
        if directive.body is not None:
            bank = inline_bank(directive, page.url, Report())
        else:
            bank = self.project.banks.get(name.removesuffix(".yml"))
        folder = posixpath.dirname(bank.id) if bank else ""
        return quiz_view(bank, only, lambda text: self.short(text, page, folder)) if bank else None

    # ---- pages

    def render(self, template: str, page: Page, context: Mapping[str, Any] = {}) -> str:
        return self.env.get_template(template).render(
            page=page,
            site=self.site,
            project=self.project,
            url=lambda target: relative(target, page.url),
            asset=lambda name: relative(self.assets[name].url, page.url),
            root=root(page.url),
            **context,
        )

    def main(self, page: Page) -> str:
        """The content of a page, for a host that has a layout of its own."""
        text = self.contents.get(page.url)
        return self.render(
            f"pages/{page.kind}.html",
            page,
            {
                "text": Markup(text.html if text else ""),  # noqa: S704 - cleaned
                "segment_weight": self.segment_weight,
                "course_weight": self.course_weight,
            },
        )

    def document(self, page: Page, notice: str = "") -> str:
        """A whole HTML page; `notice` (trusted HTML) goes on top of it."""
        return self._frame("document.html", page, notice)

    def fragment(self, page: Page) -> str:
        """The content of a page with its scripts and styles, for a theme that frames it itself."""
        return self._frame("fragment.html", page, "")

    def _frame(self, template: str, page: Page, notice: str) -> str:
        main, note = Markup(self.main(page)), Markup(notice)  # noqa: S704 - from our templates
        return self.render(template, page, {"main": main, "notice": note, **self.needs(page)})

    def not_found(self, page: Page) -> str:
        """The 404 page, which a host serves at any depth: its links start from the site's address."""
        base = urlsplit(self.site.url or "/").path.rstrip("/") + "/"
        html = self.document(page)
        return re.sub(r'((?:href|src)=")(?:\./)?(?![a-z]+:|#|/)', rf"\g<1>{base}", html)

    def needs(self, page: Page) -> dict[str, list[str]]:
        """The theme's files that a page uses, in the order to load them."""
        content = self.contents.get(page.url, Content())
        scripts, styles = [], []
        if page.kind in ("segment", "module", *_CATALOGUE) or content.kinds:
            scripts.append("tremplin.js")
        if page.kind in _CATALOGUE:
            scripts.append("catalogue.js")
            styles.append("catalogue.css")
        scripts += (f"questions/{kind}.js" for kind in sorted(content.kinds))
        if 'class="highlight' in content.html:
            styles.append("code.css")
        return {"scripts": scripts, "styles": styles}

    def segment_weight(self, segment: Segment) -> int:
        content = self.contents.get(segment.text.url)
        return content.page_weight + sum(map(_picture_bytes, content.pictures)) if content else 0

    def course_weight(self, course: Course) -> int:
        """Bytes of the whole course on a first visit: its segments and the theme's files they use."""
        names: set[str] = {"tremplin.css"}
        for segment in course.segments:
            page = Page("segment", segment.text.url, "")
            names.update(name for group in self.needs(page).values() for name in group)
        shared = sum(self.assets[name].weight for name in names)
        contents = [c for s in course.segments if (c := self.contents.get(s.text.url))]
        pictures = {path for content in contents for path in content.pictures}
        return shared + sum(c.page_weight for c in contents) + sum(map(_picture_bytes, pictures))


def published_media(project: Project, path: Path) -> str:
    """The address of a picture: banks' own pictures go under quizzes/."""
    for folder, prefix in ((project.docs_dir, ""), (project.quizzes_dir, "quizzes/")):
        if path.is_relative_to(folder):
            return prefix + path.relative_to(folder).as_posix()
    raise ValueError(f"{path} is outside the project")
