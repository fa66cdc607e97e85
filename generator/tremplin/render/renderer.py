"""Pages of a project as HTML: what each kind of page shows, whole documents, what they need and weigh."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import brotli
import segno
from markupsafe import Markup

from tremplin.markdown.extension import Converter, Syntax
from tremplin.model.project import Course, Project, Segment
from tremplin.pages import pages, segment
from tremplin.pages.base import Content, Page
from tremplin.render.assets import Assets
from tremplin.render.content import ContentMaker
from tremplin.render.environment import environment
from tremplin.render.features import needs
from tremplin.sources.listing import Stamp
from tremplin.sources.place import Place
from tremplin.text.addresses import relative, root
from tremplin.text.sanitise import is_drawing

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; "
    "frame-src 'self'; "
    "form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'"
)
"""Content-Security-Policy of every page. `default-src` covers objects and requests;
frames are ours, where learners' programs run without an origin.
"""


@dataclass(frozen=True)
class Site:
    """What the host says of the site; `id` names the learner's data on the device."""

    name: str
    id: str
    url: str | None = None
    policy: str = POLICY


@lru_cache(maxsize=4096)
def _picture_bytes(picture: Place, stamp: Stamp) -> int:
    return len(brotli.compress(picture.read(), quality=5)) if is_drawing(picture.path) else stamp[0]


class Renderer:
    """One build: give it the content of every page with `keep`, then ask for documents."""

    def __init__(
        self,
        project: Project,
        site: Site,
        theme_dir: Path,
        folders: Sequence[Path] = (),
        syntax: Syntax | None = None,
    ) -> None:
        self.project, self.site = project, site
        self.parts = (theme_dir, tuple(folders), syntax or Syntax())
        self.assets = Assets(theme_dir)
        self.env = environment([*folders, theme_dir / "templates"])
        self.converter, self.texts = Converter(self.parts[2]), Converter()
        self.contents: dict[str, Content] = {}
        self.course_weights: dict[str, int] = {}

    def __reduce__(self) -> Any:
        """What another process needs to make the same renderer."""
        return Renderer, (self.project, self.site, *self.parts)

    def of(self, project: Project) -> Renderer:
        """The same renderer for another state of the project, with no content yet."""
        other = object.__new__(Renderer)  # copy() would make its parts again
        other.__dict__ |= {**self.__dict__, "project": project, "contents": {}, "course_weights": {}}
        other.__dict__.pop("pages", None)
        return other

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        return tuple(pages(self.project))

    # ---- texts

    def maker(self, page: Page) -> ContentMaker:
        return ContentMaker(self.project, page, self.converter, self.texts, self.render)

    def content(self, page: Page) -> Content:
        """The text of `page` as HTML."""
        return page.kind.content(self.maker(page), page)

    def keep(self, page: Page, content: Content) -> None:
        self.contents[page.url] = content

    # ---- pages

    def render(self, template: str, page: Page, context: Mapping[str, Any] = {}) -> str:
        return self.env.get_template(template).render(
            page=page,
            site=self.site,
            project=self.project,
            url=lambda target: relative(target, page.url),
            asset=lambda name: relative(self.assets[name].url, page.url),
            asset_weight=lambda name: self.assets[name].weight,
            root=root(page.url),
            **context,
        )

    def main(self, page: Page) -> str:
        """The content of a page, for a host that has a layout of its own."""
        text = self.contents.get(page.url)
        return self.render(
            f"pages/{page.kind.name}.html",
            page,
            {
                "text": Markup(text.html if text else ""),  # noqa: S704 - cleaned
                "segment_weight": self.segment_weight,
                "course_weight": self.course_weight,
                "qr": lambda target: _qr(self.site, target),
            },
        )

    def document(self, page: Page, notice: str = "") -> str:
        """A whole HTML page; `notice` (trusted HTML) goes on top of it."""
        return self._frame("document.html", page, notice)

    def fragment(self, page: Page) -> str:
        """The content of a page with its scripts and styles, for a theme that frames it itself."""
        return self._frame("fragment.html", page, "")

    def _frame(self, template: str, page: Page, notice: str) -> str:
        if not page.text:
            self.keep(page, self.content(page))
        main, note = Markup(self.main(page)), Markup(notice)  # noqa: S704 - from our templates
        return self.render(template, page, {"main": main, "notice": note, **self.needs(page)})

    def not_found(self, page: Page) -> str:
        """The 404 page, which a host serves at any depth: its links start from the site's address."""
        base = urlsplit(self.site.url or "/").path.rstrip("/") + "/"
        html = self.document(page)
        return re.sub(r'((?:href|src)=")(?:\./)?(?![a-z]+:|#|/)', rf"\g<1>{base}", html)

    def needs(self, page: Page) -> dict[str, list[str]]:
        """The theme's files that a page uses, in the order to load them."""
        return needs(page, self.contents.get(page.url, _NOTHING), self.assets)

    def segment_weight(self, segment: Segment) -> int:
        content = self.contents.get(segment.text.url)
        return content.weight + sum(map(self._weight, content.pictures)) if content else 0

    def _weight(self, picture: str) -> int:
        files = self.project.files
        return _picture_bytes(files.place(picture), files.files[picture])

    def course_weight(self, course: Course) -> int:
        """Bytes of the whole course on a first visit: its segments and the theme's files they use."""
        if course.id not in self.course_weights:
            self.course_weights[course.id] = self._course_weight(course)
        return self.course_weights[course.id]

    def _course_weight(self, course: Course) -> int:
        names: set[str] = {"tremplin.css"}
        for step in course.segments:
            page = Page(segment.KIND, step.text.url, "")
            names.update(name for group in self.needs(page).values() for name in group)
        shared = sum(self.assets[name].weight for name in names)
        contents = [c for s in course.segments if (c := self.contents.get(s.text.url))]
        pictures = {path for content in contents for path in content.pictures}
        return shared + sum(c.weight for c in contents) + sum(map(self._weight, sorted(pictures)))


def _qr(site: Site, target: str) -> tuple[str, Markup] | None:
    """The whole address of a page and its QR code as SVG; None when the site's address is not known."""
    if not site.url:
        return None
    address = f"{site.url.rstrip('/')}/{target}"
    code = segno.make(address, micro=False)
    svg = code.svg_inline(scale=4, border=2, svgclass="qr", lineclass=None, omitsize=True)
    return address, Markup(svg)  # noqa: S704 - segno draws numbers only


_NOTHING = Content()
