"""The MkDocs adapter: small, and on MkDocs' public API only (it also runs on ProperDocs).

MkDocs brings the configuration, the theme folder, the links, the preview server and the other plugins.
With the theme `tremplin` our renderer makes whole documents; with another one (Material) it makes the
contents of the pages, and the theme puts its own frame around them.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HostPage
from mkdocs.utils.templates import TemplateContext

from tremplin.checks import check
from tremplin.diagnostics import Report, Span, render_text, suggest
from tremplin.loading import load
from tremplin.markdown import EXTENSIONS, PageContext, TremplinExtension
from tremplin.navigation import navigation
from tremplin.project import Project
from tremplin.render.renderer import POLICY, Renderer, Site, published_media
from tremplin.render.site import NOT_FOUND, Page, pages
from tremplin.sanitise import PICTURES, clean_svg, is_drawing, is_published, plain_text
from tremplin.schema.values import slugify

log = logging.getLogger("mkdocs.plugins.tremplin")

# the preview server writes its reload script into each page
_SERVE_POLICY = POLICY.replace(
    "script-src 'self'", "script-src 'self' 'unsafe-inline'; connect-src 'self'"
).replace("; require-trusted-types-for 'script'", "")


def theme_dir() -> Path:
    """The folder of the theme that ships."""
    spec = find_spec("tremplin_theme")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent


class TremplinConfig(Config):  # type: ignore[no-untyped-call]
    quizzes = config_options.Type(str, default="quizzes")
    id = config_options.Optional(config_options.Type(str))


_OPTIONS = ("quizzes", "id")


class TremplinPlugin(BasePlugin[TremplinConfig]):  # type: ignore[no-untyped-call]
    """`report` holds the diagnostics of the last build; `show` says where they are told."""

    def __init__(self) -> None:
        super().__init__()
        self.serving = False
        self.report = Report()
        self.show: Callable[[Report], None] = lambda report: click.echo(render_text(report), err=True)
        self.extension = TremplinExtension()

    # ---- one build: events in the order in which MkDocs calls them

    def on_startup(self, *, command: str, dirty: bool) -> None:
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load and check everything before MkDocs touches the published site."""
        self.report = Report()
        docs_dir = Path(config.docs_dir)
        root = Path(config.config_file_path or "").absolute().parent
        if not docs_dir.is_relative_to(root):
            root = docs_dir.parent
        project = load(root, self.report, docs_dir.relative_to(root).as_posix(), self.config.quizzes)
        check(project, self.report)
        for key in self.config:
            if key not in _OPTIONS:
                name = Path(config.config_file_path or "mkdocs.yml").name
                remedy = suggest(key, _OPTIONS, label="Options possibles")
                self.report.add("T201", Span(name), key=f"tremplin: {key}", remedy=remedy)
        if self.report.diagnostics:
            self.show(self.report)
        strict = config.strict and self.report.diagnostics
        if (self.report.failed or strict) and not self.serving:
            raise Abort(f"Le site n’est pas construit : {self.report.summary()}")
        self.drafts: tuple[str, ...] = ()
        if not self.serving:
            self.drafts = tuple(f"{c.folder}/" for c in project.courses if c.info.value.draft)
            project = project.published()
        self.project = project
        site = Site(
            config.site_name,
            self.config.id or slugify(config.site_name),
            config.site_url,
            _SERVE_POLICY if self.serving else POLICY,
        )
        folders = [Path(d) / "templates" for d in config.theme.dirs]
        self.renderer = Renderer(project, site, theme_dir(), folders)
        self.own_theme = config.theme.name == "tremplin"
        self.pages = {page.source: page for page in pages(project)}
        if config.nav is None:
            config.nav = navigation(project, list(self.pages.values()))
        for name, options in EXTENSIONS.items():
            if name not in config.markdown_extensions:
                config.markdown_extensions.append(name)
            config.mdx_configs[name] = {**options, **config.mdx_configs.get(name, {})}
        if self.own_theme:
            # each panel after its label, so that paper and old readers keep them together
            config.mdx_configs.setdefault("pymdownx.tabbed", {})["alternate_style"] = False
        # MkDocs types names only; Python-Markdown takes instances too
        extensions: list[Any] = config.markdown_extensions
        if self.extension not in extensions:
            extensions.append(self.extension)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        for file in list(files):
            named = (*config.extra_css, *(str(script) for script in config.extra_javascript))
            if file.src_dir != config.docs_dir or file.src_uri in named:
                continue  # not an author's, or chosen in mkdocs.yml
            if _is_private(file, self.project, self.drafts):
                files.remove(file)
            elif file.abs_src_path and is_drawing(Path(file.src_uri)):
                files.remove(file)
                files.append(self._drawing(config, file.src_uri, Path(file.abs_src_path)))
        for page in self.pages.values():
            self._place(page, files, config)
        for path in self._quiz_pictures():
            address = published_media(self.project, path)
            if is_drawing(path):
                files.append(self._drawing(config, address, path))
            else:
                files.append(File.generated(config, address, abs_src_path=str(path)))
        if not self.own_theme:
            for asset in self.renderer.assets.all().values():
                address = asset.url.partition("?")[0]
                files.append(File.generated(config, address, abs_src_path=str(asset.path)))
        return files

    def on_page_markdown(
        self,
        markdown: str,
        *,
        page: HostPage,
        config: MkDocsConfig,
        files: Files,
    ) -> str:
        ours = self._page(page)
        if ours.text is None:
            self.extension.page = PageContext(page.file.src_uri, lambda _directive: ("", ""))
        else:
            unchanged = markdown.strip() == ours.text.body.text.strip()
            # what another plugin wrote was not checked on load: its mistakes are told here
            self.extension.page = self.renderer.context(ours, Report() if unchanged else self.report)
        page.title = ours.title
        if not self.own_theme:
            page.title = plain_text(ours.title)
            page.meta = {k: plain_text(v) if isinstance(v, str) else v for k, v in page.meta.items()}
        return markdown

    def on_page_content(
        self,
        html: str,
        *,
        page: HostPage,
        config: MkDocsConfig,
        files: Files,
    ) -> str:
        ours = self._page(page)
        if ours.text is not None or page.file.src_uri not in self.pages:
            self.renderer.keep(ours, html)
        return html

    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: HostPage,
        config: MkDocsConfig,
        nav: Navigation,
    ) -> TemplateContext:
        ours = self._page(page)
        if self.own_theme:
            document = self.renderer.document(ours, self._notice(ours))
            context["tremplin_document"] = document  # type: ignore[typeddict-unknown-key]
        else:
            page.content = self._notice(ours) + self.renderer.fragment(ours)
        return context

    def on_template_context(
        self,
        context: TemplateContext,
        *,
        template_name: str,
        config: MkDocsConfig,
    ) -> TemplateContext:
        if self.own_theme and template_name == "404.html":
            document = self.renderer.not_found(NOT_FOUND)
            context["tremplin_document"] = document  # type: ignore[typeddict-unknown-key]
        return context

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,
        builder: Callable[..., Any],
    ) -> LiveReloadServer:
        if self.project.quizzes_dir.is_dir():
            server.watch(str(self.project.quizzes_dir))
        return server

    # ---- details

    def _page(self, page: HostPage) -> Page:
        """Our page of a host's page; one that another plugin made is a free page."""
        address = page.file.dest_uri.removesuffix("index.html")
        return self.pages.get(page.file.src_uri) or Page("free", address, page.title or "")

    def _place(self, page: Page, files: Files, config: MkDocsConfig) -> None:
        """Give `page` its address: that of its Markdown file, or of a file made for it."""
        source = page.source
        file = files.get_file_from_path(source)
        if file is not None:
            files.remove(file)
        if file is not None and page.text is not None:
            made = File(
                source,
                file.src_dir,
                config.site_dir,
                config.use_directory_urls,
                dest_uri=f"{page.url}index.html",
            )
        else:
            made = File.generated(config, source, content=f"# {page.title}")
            made.dest_uri = f"{page.url}index.html"
        files.append(made)

    def _drawing(self, config: MkDocsConfig, address: str, path: Path) -> File:
        try:
            content = clean_svg(path.read_bytes())
        except ValueError:
            content = b'<svg xmlns="http://www.w3.org/2000/svg"/>'  # told by the checks; serving carries on
        return File.generated(config, address, content=content)

    def _quiz_pictures(self) -> list[Path]:
        folder = self.project.quizzes_dir
        found = sorted(folder.rglob("*")) if folder.is_dir() else []
        drafts = tuple(str(folder / draft) for draft in self.drafts)
        return [
            p
            for p in found
            if p.suffix.lower() in PICTURES and self.project.contains(p) and not str(p).startswith(drafts)
        ]

    def _notice(self, page: Page) -> str:
        """In the preview, what is to be corrected, on every page."""
        if not (self.serving and self.report.diagnostics):
            return ""
        return self.renderer.render("parts/diagnostics.html", page, {"report": self.report})


def _is_private(file: File, project: Project, drafts: tuple[str, ...]) -> bool:
    """Files that authors write for the build, of unpublished courses, or from outside the project."""
    if file.src_uri.endswith((".yml", ".yaml")):
        return True
    if file.abs_src_path and not project.contains(Path(file.abs_src_path)):
        return True
    return file.src_uri.startswith(drafts) or not is_published(Path(file.src_uri))
