"""The MkDocs adapter: small, and on MkDocs' public API only (it also runs on ProperDocs).

MkDocs brings the configuration, the theme folder, the links, the preview server and the other plugins.
With the theme `tremplin` our renderer makes whole documents; with another one (Material) it makes the
contents of the pages, and the theme puts its own frame around them.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HostPage
from mkdocs.utils.templates import TemplateContext

from tremplin.diagnostics import Diagnostic, Report, render_terminal
from tremplin.host.config import ask_no_letters, identity_of, share, syntax_of
from tremplin.host.converting import Converted, converted
from tremplin.host.files import clashes, generated, place, static, withdraw
from tremplin.host.framed import header, with_policy
from tremplin.host.navigation import navigation
from tremplin.host.options import Options
from tremplin.host.project import check_options, project_of
from tremplin.host.scope import folders_of, moved, titled
from tremplin.host.stopped import TOLD, stopped
from tremplin.markdown.extension import PageContext, TremplinExtension
from tremplin.markdown.marks import without_title
from tremplin.markdown.versions import notice
from tremplin.outputs import outputs, search, summaries
from tremplin.outputs.base import Published
from tremplin.pages import AT, free
from tremplin.pages.base import Content, Page
from tremplin.publish.ownership import files_of, mark
from tremplin.publish.record import theme_dir
from tremplin.publish.site import check_site
from tremplin.render.guard import guarded, place_of
from tremplin.render.identity import policy
from tremplin.render.renderer import Renderer
from tremplin.render.rewriting import rewritten
from tremplin.render.site import Lost, Site, lost
from tremplin.schema.severities import severities_of
from tremplin.sources.faults import fault
from tremplin.text.sanitise import plain_text

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

SITEMAP = "sitemap.xml"

log = logging.getLogger("mkdocs.plugins.tremplin")

# the host's preview writes its reload script into each page
SERVED = {"script-src": "'self' 'unsafe-inline'", "require-trusted-types-for": None}


class TremplinPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """`report` holds the diagnostics of the last build; `show` says where they are told.

    `examined` is what they tell of, drafts included; `site` is what is published.
    """

    examined: Site
    site: Site

    def __init__(self) -> None:
        super().__init__()
        self.serving = False
        self.report = Report()
        self.config_file = Path("mkdocs.yml")
        self.show: Callable[[Report], None] = lambda report: click.echo(render_terminal(report), err=True)
        self.extension = TremplinExtension()
        self.lost: Lost = {}

    # ---- one build: events in the order in which MkDocs calls them

    def on_startup(self, *, command: str, dirty: bool) -> None:
        self.serving = command == "serve"
        if slower := notice():
            log.info(slower)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Make every content and check everything before MkDocs touches the published site."""
        for host in ("mkdocs", "properdocs"):
            logging.getLogger(f"{host}.commands.build").addFilter(TOLD)
        self.report = Report(severities=severities_of(self.config.severities))
        self.config_file = Path(config.config_file_path or "mkdocs.yml")
        self.folders = folders_of(self.config)
        project = project_of(config, self.config, self.report)
        check_options(config, self.config, self.report)
        identity = identity_of(config, self.config)
        if self.serving:
            identity = replace(identity, policy=policy(SERVED), offline=False)
        syntax = syntax_of(config)
        renderer = Renderer(identity, theme_dir(), [Path(d) / "templates" for d in config.theme.dirs], syntax)
        whole = Site(project, renderer, {})
        self.texts = converted(whole)
        made = {url: text.content for url, text in self.texts.items()}
        self.examined = replace(whole, made=made)
        check_site(self.examined, self.report)
        self.report.extend(moved(config, whole.pages, self.folders))
        if self.report.diagnostics:
            self.show(self.report)
        if self.report.is_refused(strict=config.strict) and not self.serving:
            raise Abort(f"Le site n’est pas construit : {self.report.summary()}")
        former = getattr(self, "site", None)
        self.site = replace(whole, project=project if self.serving else project.published(), made=made)
        self.lost = lost(self.site, former, self.lost) if self.serving else {}
        self.own_theme = config.theme.name == "tremplin"
        # what is not ours keeps its address, were it that of a page we make
        kept = {*project.outside.values()}
        ours = (page for page in self.site.pages if page.kind.has_address and page.url not in kept)
        self.pages = {page.source: page for page in ours}
        if not self.folders:
            ask_no_letters(config)
            config.theme.static_templates.discard(SITEMAP)  # ours is among the outputs
            if config.nav is None:
                config.nav = navigation(self.pages.values())
            share(syntax, self.extension, config)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """What authors write is published as our outputs say, and in no other way."""
        withdraw(files, config, self.pages, self.folders)
        made = [*outputs(self.site)]
        for told in clashes(files, config, made, self.pages):
            self._tell(told)
        if self.folders:  # a menu that follows the folders takes them in this order
            made.sort(key=lambda output: output.page.source.replace("index.md", "") if output.page else "")
        for output in made:
            if output.page is None or (self.own_theme and not output.page.kind.has_address):
                files.append(static(config, output))
            elif output.page.source in self.pages:
                file = place(output.page, files, config, self._convert)
                if self.folders and not (output.page.course and output.page.kind.place):
                    file.inclusion = InclusionLevel.NOT_IN_NAV  # the menu is that of the host's own pages
        for address in self.lost:
            files.append(generated(config, f"{address}index.md", "# À corriger"))
        self.files = files
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        if self.folders and config.nav is None:
            titled(nav, self.pages)
        return nav

    @event_priority(40)  # after defaults of folders (Material's `meta`), before who reads what is left
    def on_page_markdown(
        self,
        markdown: str,
        *,
        page: HostPage,
        config: MkDocsConfig,
        files: Files,
    ) -> str:
        if self._is_elsewhere(page):
            return markdown
        ours = self._page(page)
        if ours.text is None:
            self.extension.page = PageContext(page.file.src_uri, lambda _directive: ("", ""))
        page.title = ours.title
        if not self.own_theme:
            page.title = plain_text(ours.title)
        if page.file.src_uri in self.pages:
            page.meta = header(ours, page.meta)
        return markdown

    def on_page_content(
        self,
        html: str,
        *,
        page: HostPage,
        config: MkDocsConfig,
        files: Files,
    ) -> str:
        """What other plugins make of a text is what is shown."""
        if self._is_elsewhere(page):
            return html
        ours = self._page(page)
        known = self.texts.get(ours.url)
        if ours.text is not None and known and known.content.html != html:
            self.texts[ours.url] = replace(known, content=rewritten(known.content, html, ours))
        elif page.file.src_uri not in self.pages:
            self.texts[ours.url] = Converted(rewritten(Content(), without_title(html), ours), [])
        return html

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        self.site = replace(self.site, made={url: text.content for url, text in self.texts.items()})
        return env

    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: HostPage,
        config: MkDocsConfig,
        nav: Navigation,
    ) -> TemplateContext:
        if self._is_elsewhere(page):
            return context
        ours, site = self._page(page), self.site
        if seen := self.lost.get(ours.url):
            site, ours = seen, next(known for known in seen.pages if known.url == ours.url)
        renderer, document, notice = site.renderer, "", ""
        try:
            if self.serving:
                is_explained = AT.messages() in site.addresses
                notice = renderer.notice(ours, site.project, self.report, is_explained=is_explained)
            if self.own_theme:
                document = renderer.document(ours, site.contents, notice)
            else:
                document = notice + renderer.fragment(ours, site.contents)
        except Exception as error:
            self._tell(fault(error, place_of(site.project, ours)))
        if self.own_theme:
            context["tremplin_document"] = document  # type: ignore[typeddict-unknown-key]
        else:
            page.content = document
        return context

    def on_post_page(self, output: str, *, page: HostPage, config: MkDocsConfig) -> str:
        is_framed = not self.own_theme and page.file.src_uri in self.pages
        return with_policy(output) if is_framed else output

    @event_priority(-100)  # once the other plugins have written their files
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        target = Path(config.site_dir)
        published = {file.dest_uri: (target / file.dest_uri).read_bytes for file in self.files}
        # what is found is what other plugins made of the texts
        for output in (*search.outputs(self.site), *summaries(self.site, Published(published))):
            if output.address != SITEMAP or not self.folders:
                (target / output.address).write_bytes(output.data())
        # one day `tremplin build` takes its place
        mark(target, (name for name in files_of(target) if not name.startswith(".")))

    def on_build_error(self, *, error: Exception) -> None:
        """What stops the host is told as everything else is, in French and without a traceback."""
        if not isinstance(error, Abort):
            self.report.extend(told := [stopped(error, self.config_file)])
            self.show(Report(told, self.report.texts))
            raise Abort(f"Le site n’est pas construit : {self.report.summary()}")

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,
        builder: Callable[..., Any],
    ) -> LiveReloadServer:
        if self.site.project.quizzes_dir.is_dir():
            server.watch(str(self.site.project.quizzes_dir))
        return server

    # ---- details

    def _tell(self, told: Diagnostic) -> None:
        """What a page came to after the checks: a build ends there, a preview goes on."""
        self.report.extend([told])
        self.show(Report([told], self.report.texts))
        if not self.serving:
            raise Abort(f"Le site n’est pas construit : {self.report.summary()}")

    def _is_elsewhere(self, page: HostPage) -> bool:
        """Whether a page is none of ours, the plugin being limited to some folders."""
        address = page.file.dest_uri.removesuffix("index.html")
        return bool(self.folders) and page.file.src_uri not in self.pages and address not in self.lost

    def _page(self, page: HostPage) -> Page:
        """Our page of a host's page; one that another plugin made is a free page."""
        address = page.file.dest_uri.removesuffix("index.html")
        return self.pages.get(page.file.src_uri) or Page(free.KIND, address, page.title or "")

    def _convert(self, page: HostPage) -> tuple[str, Any]:
        """The text of a page as other plugins left it, as HTML, and the tokens of its table of contents."""
        ours, markdown = self._page(page), page.markdown or ""
        assert ours.text is not None
        if markdown.strip() != ours.text.body.text.strip():
            # what another plugin wrote was not checked on load: its mistakes are told here
            project, renderer = self.site.project, self.site.renderer
            converter, _ = renderer.converters[ours.language]

            def make() -> Content:
                maker = renderer.maker(project, ours)
                return maker.content(converter.page(markdown, maker.context(self.report)))

            content = guarded(make, project, ours)
            if content.fault:
                self._tell(content.fault)
            self.texts[ours.url] = Converted(content, getattr(converter.md, "toc_tokens", []))
        text = self.texts[ours.url]
        return text.content.html, text.tokens
