"""A site in memory that follows its sources. A page is made when it is asked for, from what is there now."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from html import escape
from threading import Condition, RLock
from urllib.parse import unquote

from tremplin.diagnostics import Diagnostic, Report, Span, harmless
from tremplin.load.reading import Memories
from tremplin.model.project import Project
from tremplin.pages import messages
from tremplin.pages.base import Content, Page
from tremplin.preview.aside import QUALITY, aside, part, quality
from tremplin.preview.places import base_of, ways
from tremplin.preview.state import State
from tremplin.publish.cache import Cache
from tremplin.publish.contents import make_contents
from tremplin.publish.plan import Means, Plan, Progress, silent
from tremplin.publish.record import cache_folder, theme_dir
from tremplin.publish.site import check_site
from tremplin.publish.work import Workshop
from tremplin.render.facts import Facts
from tremplin.render.guard import content_of, place_of
from tremplin.render.renderer import Renderer
from tremplin.render.site import Lost, Site, lost
from tremplin.sources.faults import fault, reason_of
from tremplin.text.media_types import media_type
from tremplin.text.typography import french

RELOAD = "_tremplin/reload.js"
EVENTS = "_tremplin/events"
LOADING = 0.1
"""Seconds left to the browsers to load their page before the checks take the processor."""
HTML = "text/html; charset=utf-8"
_HELP = {page.url: page for page in messages.every()}
"""There in every preview, also where the site does not have it."""

Answer = tuple[int, str, bytes]
"""Status, type and body of a response."""


class LiveSite:
    """`state` is replaced whole each time that pages may have changed; those who `wait` are told."""

    options: Report

    def __init__(self, plan: Plan, options: Report, progress: Progress = silent) -> None:
        self.lock = RLock()
        """Of the Markdown engine, which serves one page at a time."""
        self.told = Condition()
        self.memories: Memories = {}
        self._take(plan, options)
        project, report = self._read()
        renderer = self._renderer()
        with Cache(cache_folder(plan.config)) as cache:
            made = make_contents(plan, Workshop(renderer, project), cache, Means(), progress)
            site = Site(project, renderer, {page.url: found.content.lean() for page, found in made})
        check_site(site, report)
        # pages of an earlier preview load again too
        self.state = State(site, report, int(time.time()), lost(site))

    # ---- following the sources

    def refresh(self) -> None:
        """Read the sources again: readers see the pages first, then what follows for the whole site."""
        self._follow(self.state.site.renderer)

    def reconfigure(self, plan: Plan, options: Report) -> None:
        """Follow another configuration."""
        self._take(plan, options)
        self.memories.clear()
        self._follow(self._renderer())

    def misconfigure(self, report: Report) -> None:
        """Keep the former configuration, and tell what is wrong in the new one."""
        self.options = replace(report, severities=self.options.severities)
        self.refresh()

    def fail(self, error: Exception) -> None:
        """Tell that a change could not be followed."""
        others = [d for d in self.state.report.diagnostics if d.code != "T901"]
        told = Diagnostic.of("T901", Span(self.plan.docs), reason=reason_of(error))
        self._show(report=Report([*others, told], self.state.report.texts))

    def wait(self, seen: int, seconds: float) -> int:
        """The version, as soon as it is not `seen`, or after `seconds`."""
        with self.told:
            self.told.wait_for(lambda: self.state.version != seen, seconds)
            return self.state.version

    def _take(self, plan: Plan, options: Report) -> None:
        identity = replace(plan.identity, offline=False)
        self.plan, self.options = replace(plan, identity=identity), options
        self.base = base_of(plan)

    def _renderer(self) -> Renderer:
        return self.plan.renderer(theme_dir())

    def _read(self, drafts: Mapping[str, bytes] | None = None) -> tuple[Project, Report]:
        report = Report([*self.options.diagnostics], dict(self.options.texts), self.options.severities)
        return self.plan.project(report, self.memories, drafts), report

    def drafted(self, drafts: Mapping[str, bytes]) -> State:
        """The state that saving `drafts` would give."""
        former = self.state
        project, report = self._read(drafts)
        site = self._settled(self._changed(project, former.site.renderer, former.site), everything=False)
        check_site(site, report)
        return State(site, report, former.version, lost(site, former.site, former.lost))

    def _follow(self, renderer: Renderer) -> None:
        project, report = self._read()
        former = self.state
        site = self._changed(project, renderer, former.site)
        self._show(site=site, lost=lost(site, former.site, former.lost))
        time.sleep(LOADING)
        settled = self._settled(site, everything=renderer.parts != former.site.renderer.parts)
        check_site(settled, report)
        if [*report] != [*former.report] or _differ(site, settled):
            self._show(site=settled, report=report)
        else:
            self.state = replace(self.state, site=settled)  # the same pages, resting on other facts

    def _changed(self, project: Project, renderer: Renderer, former: Site) -> Site:
        """The site of `project`, with the contents of the pages whose own sources are the same."""
        before = {page.url: page for page in former.pages}
        site = Site(project, renderer, {})
        made: dict[str, Content] = {}
        for page in site.pages:
            if not page.has_content:
                continue
            known = former.made.get(page.url)
            if known and _is_same(before[page.url], page):
                made[page.url] = known
            else:
                made[page.url] = self._content(site, page).lean()
        return replace(site, made=made)

    def _settled(self, site: Site, *, everything: bool) -> Site:
        """The same site where no content rests on facts that do not hold any more."""
        made = dict(site.made)
        for page in site.pages:
            known = made.get(page.url)
            if known and (everything or known.fault or not Facts(site.project, page).hold(known.facts)):
                made[page.url] = self._content(site, page).lean()
        return replace(site, made=made)

    def _content(self, site: Site, page: Page) -> Content:
        with self.lock:
            return content_of(site.renderer, site.project, page)

    def _show(
        self,
        site: Site | None = None,
        report: Report | None = None,
        lost: Lost | None = None,
    ) -> None:
        """The next state, with what changes; those who wait are told."""
        now = self.state
        with self.told:
            self.state = State(
                site or now.site,
                report or now.report,
                now.version + 1,
                now.lost if lost is None else lost,
            )
            self.told.notify_all()

    # ---- answering

    def answer(self, path: str) -> Answer:
        """What is at `path`, an address from the base of the site."""
        return self.shown(self.state, path)

    def shown(self, state: State, path: str, *, has_tools: bool = True) -> Answer:
        """What is at `path` in a state; `has_tools`: with what is to be corrected, and the panel."""
        try:
            return self._answer(state, unquote(path), has_tools=has_tools)
        except Exception as error:
            told = fault(error, Span(harmless(path)))
            return 500, HTML, self._failure(told, state)

    def _answer(self, state: State, path: str, *, has_tools: bool) -> Answer:
        document = partial(self._document, state, has_tools=has_tools)
        file = f"{path}index.html" if path.endswith("/") or not path else path
        output = state.outputs.get(file)
        if output and output.page:
            status = 200 if output.page.kind.has_address else 404
            return status, HTML, document(state.site, output.page)
        if output:
            try:
                return 200, media_type(path), output.data()
            except (OSError, ValueError):  # it is gone, or the checks tell what is wrong in it
                pass
        if path == QUALITY:
            return 200, HTML, self._following(quality(state.site), state).encode()
        if found := part(state.site, path):
            return 200, *found
        address = file.removesuffix("index.html")
        if site := state.lost.get(address):
            page = next(page for page in site.pages if page.url == address)
            return 200, HTML, document(site, page)
        if help := _HELP.get(address):
            return 200, HTML, document(state.site, help)
        return 404, HTML, document(state.site, state.errors)

    def _document(self, state: State, site: Site, page: Page, *, has_tools: bool) -> bytes:
        """A page of `site`, under the version of `state`."""
        known = site.made.get(page.url)
        content = known if known and known.fault else self._content(site, page) if page.has_content else None
        report = state.report
        if content and content.fault:  # told on its page at once, before the checks of the whole
            report = Report([*report.diagnostics, content.fault], report.texts)
        try:
            notice = tools = ""
            if has_tools:
                can = partial(ways, plan=self.plan)
                notice = site.renderer.notice(page, site.project, report, can, is_explained=True)
                tools = aside(site, report, page, self.plan)
            html = site.renderer.document(page, site.contents, notice, content)
            start, end, rest = html.rpartition("</body>")
            html = f"{start}{tools}{end}{rest}"
        except Exception as error:
            return self._failure(fault(error, place_of(site.project, page)), state)
        return self._following(html, state).encode()

    def _failure(self, told: Diagnostic, state: State) -> bytes:
        """A page for what could not be shown; it loads again with the others."""
        lines = "".join(
            f"<p>{escape(french(line))}</p>" for line in (str(told.span), told.message, told.remedy)
        )
        title = "À corriger"
        return (
            f'<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>{title}</title>\n'
            f"{self._script(state)}</head><body><h1>{title}</h1>{lines}</body></html>"
        ).encode()

    def _following(self, html: str, state: State) -> str:
        """The same page, which loads again with the others."""
        return html.replace("</head>", f"{self._script(state)}\n</head>", 1)

    def _script(self, state: State) -> str:
        return f'<script defer src="{self.base}{RELOAD}" data-version="{state.version}"></script>'


def _is_same(before: Page, now: Page) -> bool:
    """Whether the sources of a page have not changed; what it says of others is looked at later."""
    if before.kind is not now.kind or before.language != now.language:
        return False
    return before.text is now.text and (now.text is not None or before == now)


def _differ(before: Site, now: Site) -> bool:
    """Whether the contents of two sites with the same pages show something else."""
    return any(
        known is not now.made[url] and replace(known, facts=()) != replace(now.made[url], facts=())
        for url, known in before.made.items()
    )
