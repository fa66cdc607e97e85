"""From projects to contents, and from contents to pages. Nothing here changes once it is made."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

from tremplin.diagnostics import Diagnostic, Report
from tremplin.markdown.converter import Converters
from tremplin.markdown.extension import Syntax
from tremplin.model.following import following
from tremplin.model.project import Project
from tremplin.model.revision import revised
from tremplin.pages import tools
from tremplin.pages.authoring import wheel
from tremplin.pages.base import Content, Page
from tremplin.quality.course import quality_of
from tremplin.render.assets import Assets
from tremplin.render.codes import code
from tremplin.render.content import ContentMaker
from tremplin.render.contents import Contents
from tremplin.render.early import EARLY
from tremplin.render.edition import edition
from tremplin.render.environment import Environments
from tremplin.render.features import MAIN_STYLE
from tremplin.render.identity import Identity, allowing
from tremplin.render.tracking import gains, quizzes_of_steps, tracked
from tremplin.render.versions import versioned
from tremplin.text.addresses import relative, root


class Renderer:
    """Templates, theme and Markdown of a site."""

    def __init__(
        self,
        identity: Identity,
        theme_dir: Path,
        folders: Sequence[Path] = (),
        syntax: Syntax | None = None,
    ) -> None:
        self.identity = identity
        self.parts = (theme_dir, tuple(folders), syntax or Syntax())
        self.assets = Assets(theme_dir)
        self.env = Environments([*folders, theme_dir / "templates"])
        self.converters = Converters(self.syntax)

    @property
    def syntax(self) -> Syntax:
        return self.parts[2]

    def __reduce__(self) -> Any:
        """What another process needs to make the same renderer."""
        return Renderer, (self.identity, *self.parts)

    def of(self, identity: Identity) -> Renderer:
        """The same for a site of which the host says otherwise."""
        return Renderer(identity, *self.parts)

    # ---- contents

    def maker(self, project: Project, page: Page) -> ContentMaker:
        def render(template: str, context: Mapping[str, Any]) -> str:
            return self.render(template, page, project, context)

        converter, texts = self.converters[page.language]
        return ContentMaker(project, page, converter, texts, render)

    def content(self, project: Project, page: Page) -> Content:
        """What `page` says, besides what its template says of others."""
        return page.kind.content(self.maker(project, page), page)

    # ---- pages

    def document(
        self,
        page: Page,
        contents: Contents,
        notice: str = "",
        content: Content | None = None,
        offers: Sequence[object] = (),
    ) -> str:
        """A whole HTML page; `notice` (trusted HTML) goes on top of it.

        `content` is that of the page, where `contents` holds only what others need to know of it; `offers`
        are what it offers to take away.
        """
        html = self._frame("document.html", page, contents, notice, content, offers=offers)
        html = versioned(html, page.url, contents.project)
        return html if page.kind.has_address else self._anywhere(html, page.language)

    def fragment(self, page: Page, contents: Contents, notice: str = "") -> str:
        """The content of a page with its scripts and styles, for a theme that frames it itself."""
        return self._frame("fragment.html", page, contents, notice, None)

    def section(self, page: Page, contents: Contents, tools: Sequence[Page]) -> str:
        """The content of a page among others of one document; `tools` are the learner’s that are there."""
        html = self._frame("editions/section.html", page, contents, "", None, tools=lambda: tools)
        return versioned(html, page.url, contents.project)

    def notice(
        self,
        page: Page,
        project: Project,
        report: Report,
        ways: Callable[[Diagnostic], Sequence[tuple[str, str]]] = lambda _told: (),
        *,
        is_explained: bool,
    ) -> str:
        """In a preview, what is to be corrected, on every page; with links to the help when it is there.

        `ways` are what can be done of each: words, and an address.
        """
        if not report.diagnostics:
            return ""
        context = {"report": report, "is_explained": is_explained, "ways": ways}
        return self.render("parts/diagnostics.html", page, project, context)

    def _frame(
        self,
        template: str,
        page: Page,
        contents: Contents,
        notice: str,
        content: Content | None,
        **more: object,
    ) -> str:
        content = content or contents.of(page)
        context = {
            "text": Markup(content.html),  # noqa: S704 - cleaned
            "weight_of": contents.weight,
            "segment_weight": contents.segment_weight,
            "course_weight": contents.course_weight,
            "kept_weight": contents.kept_weight,
            "films_weight": contents.films_weight,
            "qr": self._qr,
            "gains": partial(gains, contents.project),
            "tracked": partial(tracked, contents.project),
            "quizzes_of_steps": partial(quizzes_of_steps, contents.project),
            "is_framed": template == "fragment.html",
            "edition": sha256(content.html.encode()).hexdigest()[:6],
            "following": partial(following, contents.project),
            "revised": partial(revised, contents.project),
            "tools": partial(tools, contents.project),
            "wheel": partial(wheel, contents.project),
            "quality_of": partial(quality_of, contents.project, contents.made),
            "course_edition": partial(edition, contents.project),
            **{"offers": (), **more},
        }
        project = contents.project
        main = Markup(self.render(f"pages/{page.kind.name}.html", page, project, context))  # noqa: S704 - ours
        old_ids, used = contents.needs(page, content)
        frame = {
            "main": main,
            "notice": Markup(notice),  # noqa: S704 - ours
            "scripts": used.scripts,
            "later": [self.assets.of(name, page.language).name for name in used.later],
            "unscripted": [name for name in used.later if name.endswith(".css")],
            "styles": used.styles,
            "old_ids": old_ids if "renamed.js" in used.scripts else None,
            "early": EARLY if page.kind.has_address else "",
        }
        return self.render(template, page, project, frame)

    def render(self, template: str, page: Page, project: Project, context: Mapping[str, Any]) -> str:
        """A template, as one of `page`."""
        assets = partial(self.assets.of, language=page.language)
        found = self.env[page.language].get_template(template)
        return found.render(
            page=page,
            site=self.identity,
            project=project,
            url=lambda target: relative(target, page.url),
            asset=lambda name: relative(assets(name).url, page.url),
            asset_weight=lambda name: assets(name).weight,
            root=root(page.url),
            **context,
        )

    def _anywhere(self, html: str, language: str) -> str:
        """A page that a host serves at any depth: its links start from the site's address, and it holds its
        style itself, for the address is not always known.
        """
        base = urlsplit(self.identity.url or "/").path.rstrip("/") + "/"
        html = re.sub(r'((?:href|src)=")(?:\./)?(?![a-z]+:|#|/)', rf"\g<1>{base}", html)
        asset, rules = self.assets.of(MAIN_STYLE, language), self.identity.policy
        style = asset.path.read_text(encoding="utf-8").strip()
        html = html.replace(f'<link rel="stylesheet" href="{base}{asset.url}">', f"<style>{style}</style>")
        return html.replace(rules, allowing(rules, style))

    def _qr(self, target: str) -> tuple[str, Markup] | None:
        """The whole address of a page and its QR code as SVG; None when the site's is not known."""
        if not self.identity.url:
            return None
        address = f"{self.identity.url.rstrip('/')}/{target}"
        return address, code(address)
