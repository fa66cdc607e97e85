"""The MkDocs adapter: small, and on MkDocs' public API only (it also runs on ProperDocs).

MkDocs brings the configuration, the theme folder, the links, the preview server and the other plugins.
With the theme `tremplin` our renderer makes whole documents; with another one (Material) it makes the
contents of the pages, and the theme puts its own frame around them.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HostPage
from mkdocs.structure.toc import get_toc
from mkdocs.utils.templates import TemplateContext

from tremplin.checks import check
from tremplin.diagnostics import Report, Span, render_text, suggest
from tremplin.host.config import site_of, source_folders, syntax_of
from tremplin.host.navigation import navigation
from tremplin.load.loading import load
from tremplin.markdown.extension import PageContext, TremplinExtension
from tremplin.model.project import Project
from tremplin.pages import free, pages
from tremplin.pages.base import Page
from tremplin.publish.record import theme_dir
from tremplin.render.content import ContentMaker
from tremplin.render.renderer import POLICY, Renderer
from tremplin.text.media import published_bytes
from tremplin.text.sanitise import is_picture, is_published, plain_text

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger("mkdocs.plugins.tremplin")

# the preview server writes its reload script into each page
_SERVE_POLICY = POLICY.replace(
    "script-src 'self'", "script-src 'self' 'unsafe-inline'; connect-src 'self'"
).replace("; require-trusted-types-for 'script'", "")


class _TextPage(HostPage):
    """A page that our engine converts: one for all of them, where the host makes one for each."""

    def __init__(self, file: File, config: MkDocsConfig, convert: Callable[[HostPage], Any]) -> None:
        super().__init__(None, file, config)
        self.convert = convert

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content, tokens = self.convert(self)
        self.toc = get_toc(tokens)


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
        root, docs = source_folders(config)
        project = load(root, self.report, docs, self.config.quizzes)
        check(project, self.report)
        self.check_options(config, self.report)
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
        site = site_of(config, self.config.id, _SERVE_POLICY if self.serving else POLICY)
        self.own_theme = config.theme.name == "tremplin"
        self.pages = {page.source: page for page in pages(project) if page.kind.has_address}
        self.makers: dict[str, ContentMaker] = {}
        if config.nav is None:
            config.nav = navigation(self.pages.values())
        self.renderer = Renderer(
            project,
            site,
            theme_dir(),
            [Path(d) / "templates" for d in config.theme.dirs],
            syntax_of(config),
        )
        # for pages of other plugins; MkDocs types names only, Python-Markdown takes instances too
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
            elif file.abs_src_path and (content := _content(Path(file.abs_src_path))) is not None:
                files.remove(file)
                files.append(File.generated(config, file.src_uri, content=content))
        for page in self.pages.values():
            self._place(page, files, config)
        for path in self._quiz_pictures():
            address = self.project.media_address(path)
            if (content := _content(path)) is not None:
                files.append(File.generated(config, address, content=content))
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
            maker = self.makers.pop(ours.url, None) or self.renderer.maker(ours)
            self.renderer.keep(ours, maker.content(html))
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
            errors = next(page for page in pages(self.project) if page.file == template_name)
            document = self.renderer.not_found(errors)
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

    def check_options(self, config: MkDocsConfig, report: Report) -> None:
        """Report the options of the plugin that it does not have."""
        for key in self.config:
            if key not in _OPTIONS:
                name = Path(config.config_file_path or "mkdocs.yml").name
                remedy = suggest(key, _OPTIONS, label="Options possibles")
                report.add("T201", Span(name), key=f"tremplin: {key}", remedy=remedy)

    def _page(self, page: HostPage) -> Page:
        """Our page of a host's page; one that another plugin made is a free page."""
        address = page.file.dest_uri.removesuffix("index.html")
        return self.pages.get(page.file.src_uri) or Page(free.KIND, address, page.title or "")

    def _convert(self, page: HostPage) -> tuple[str, Any]:
        """The text of a page as other plugins left it, as HTML, and the tokens of its table of contents."""
        ours, markdown = self._page(page), page.markdown or ""
        assert ours.text is not None
        unchanged = markdown.strip() == ours.text.body.text.strip()
        maker = self.makers[ours.url] = self.renderer.maker(ours)
        # what another plugin wrote was not checked on load: its mistakes are told here
        context = maker.context(Report() if unchanged else self.report)
        converter = self.renderer.converter
        return converter.page(markdown, context), getattr(converter.md, "toc_tokens", [])

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
            _TextPage(made, config, self._convert)
        else:
            made = File.generated(config, source, content=f"# {page.title}")
            made.dest_uri = f"{page.url}index.html"
        files.append(made)

    def _quiz_pictures(self) -> list[Path]:
        folder = self.project.quizzes_dir.name
        drafts = tuple(f"{folder}/{draft}" for draft in self.drafts)
        found = sorted(name for name in self.project.files.below(folder) if not name.startswith(drafts))
        paths = [self.project.root / name for name in found if is_picture(Path(name))]
        return [path for path in paths if self.project.contains(path)]

    def _notice(self, page: Page) -> str:
        """In the preview, what is to be corrected, on every page."""
        if not (self.serving and self.report.diagnostics):
            return ""
        return self.renderer.render("parts/diagnostics.html", page, {"report": self.report})


def _content(path: Path) -> bytes | None:
    """What takes the place of an author's file; nothing for one that the checks refuse."""
    try:
        return published_bytes(path)
    except (OSError, ValueError):
        return b""


def _is_private(file: File, project: Project, drafts: tuple[str, ...]) -> bool:
    """Files that authors write for the build, of unpublished courses, or from outside the project."""
    if file.src_uri.endswith((".yml", ".yaml")):
        return True
    if file.abs_src_path and not project.contains(Path(file.abs_src_path)):
        return True
    return file.src_uri.startswith(drafts) or not is_published(Path(file.src_uri))
