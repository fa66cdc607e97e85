"""A site in memory that follows its sources. A page is made when it is asked for, from what is there now."""

from __future__ import annotations

import mimetypes
import time
from dataclasses import replace
from pathlib import Path
from threading import Condition, RLock
from urllib.parse import unquote, urlsplit

from tremplin.checks import check
from tremplin.diagnostics import Report
from tremplin.load.loading import load
from tremplin.load.reading import Memories
from tremplin.model.project import Project
from tremplin.pages.base import Page
from tremplin.publish.cache import Cache
from tremplin.publish.record import cache_folder, theme_dir
from tremplin.publish.site import Means, Plan, Progress, contents, published_files
from tremplin.render.facts import Facts
from tremplin.render.renderer import Renderer
from tremplin.text.media import published_bytes

RELOAD = "_tremplin/reload.js"
EVENTS = "_tremplin/events"
LOADING = 0.1
"""Seconds left to the browsers to load their page before the checks take the processor."""
HTML = "text/html; charset=utf-8"

Answer = tuple[int, str, bytes]
"""Status, type and body of a response."""


class LiveSite:
    """`version` goes up each time that pages may have changed; those who `wait` are told."""

    def __init__(self, plan: Plan, options: Report) -> None:
        self.lock = RLock()
        self.told = Condition()
        self.version = int(time.time())  # pages of an earlier preview load again too
        self.memories: Memories = {}
        self._take(plan, options)
        project, self.report = self._read()
        self._show(Renderer(project, self.plan.site, theme_dir(), plan.templates, plan.syntax))
        check(project, self.report)

    def fill(self, progress: Progress) -> None:
        """Weigh every page, so that lists tell how heavy their segments are."""
        with Cache(cache_folder(self.plan.config)) as cache:
            for page, made in contents(self.plan, self.renderer, cache, Means(), progress):
                self.renderer.keep(page, made.content.lean())

    # ---- following the sources

    def refresh(self) -> None:
        """Read the sources again: readers see the pages first, then what follows for the whole site."""
        project, report = self._read()
        self._change(self.renderer.of(project), report)

    def reconfigure(self, plan: Plan, options: Report) -> None:
        """Follow another configuration."""
        with self.lock:
            self._take(plan, options)
            self.memories.clear()
        project, report = self._read()
        self._change(Renderer(project, self.plan.site, theme_dir(), plan.templates, plan.syntax), report)

    def wait(self, seen: int, seconds: float) -> int:
        """The version, as soon as it is not `seen`, or after `seconds`."""
        with self.told:
            self.told.wait_for(lambda: self.version != seen, seconds)
            return self.version

    def _take(self, plan: Plan, options: Report) -> None:
        # the preview's own script listens to the preview
        site = replace(plan.site, policy=f"{plan.site.policy}; connect-src 'self'")
        self.plan, self.options = replace(plan, site=site), options
        self.base = urlsplit(plan.site.url or "/").path.rstrip("/") + "/"

    def _read(self) -> tuple[Project, Report]:
        report = Report([*self.options.diagnostics])
        return load(self.plan.root, report, self.plan.docs, self.plan.quizzes, self.memories), report

    def _change(self, renderer: Renderer, report: Report) -> None:
        former = self.renderer
        texts = {page.url: page.text for page in former.pages}
        with self.lock:
            for page in renderer.pages:
                if page.text and page.url in former.contents and texts[page.url] is page.text:
                    renderer.keep(page, former.contents[page.url])
                elif page.text:
                    renderer.keep(page, renderer.content(page).lean())
            self._show(renderer)
        self._tell()
        time.sleep(LOADING)
        whole = Report([*report.diagnostics], dict(report.texts))
        check(renderer.project, whole)
        is_other = [*whole] != [*self.report]
        self.report = whole
        has_moved = self._settle(everything=renderer.parts != former.parts)
        if is_other or has_moved:
            self._tell()

    def _settle(self, *, everything: bool) -> bool:
        """Make anew the contents that rest on facts that do not hold any more; whether there were any."""
        renderer, has_moved = self.renderer, False
        for page in renderer.pages:
            known = renderer.contents.get(page.url)
            if known is None or (not everything and Facts(renderer.project, page).hold(known.facts)):
                continue
            with self.lock:
                made = renderer.content(page).lean()
            has_moved = has_moved or replace(made, facts=()) != replace(known, facts=())
            renderer.keep(page, made)
        renderer.course_weights.clear()
        return has_moved

    def _show(self, renderer: Renderer) -> None:
        self.renderer = renderer
        self.pages = {page.url: page for page in renderer.pages if page.kind.has_address}
        self.errors = next(page for page in renderer.pages if not page.kind.has_address)
        self._files: dict[str, Path] | None = None

    def _tell(self) -> None:
        with self.told:
            self.version += 1
            self.told.notify_all()

    # ---- answering

    def answer(self, path: str) -> Answer:
        """What is at `path`, an address from the base of the site."""
        path = unquote(path)
        with self.lock:
            name = path.removesuffix("index.html")
            if page := self.pages.get(name if name.endswith("/") or not name else path):
                return 200, HTML, self._document(page)
            if found := self._file(path):
                return 200, mimetypes.guess_type(path)[0] or "application/octet-stream", found
            return 404, HTML, self._live(self.renderer.not_found(self.errors))

    def _file(self, name: str) -> bytes | None:
        if self._files is None:
            project, assets = self.renderer.project, self.renderer.assets.all().values()
            self._files = {name: project.root / path for name, path in published_files(project).items()}
            self._files |= {asset.url.partition("?")[0]: asset.path for asset in assets}
        try:
            path = self._files[name]
            data = published_bytes(path)
            return path.read_bytes() if data is None else data
        except (KeyError, OSError, ValueError):  # the last is told by the checks
            return None

    def _document(self, page: Page) -> bytes:
        renderer, report = self.renderer, self.report
        known = renderer.contents.get(page.url)
        if known:
            renderer.keep(page, renderer.content(page))
        notice = ""
        if report.diagnostics:
            notice = renderer.render("parts/diagnostics.html", page, {"report": report})
        html = renderer.document(page, notice)
        if known:
            renderer.keep(page, known)
        return self._live(html)

    def _live(self, html: str) -> bytes:
        script = f'<script defer src="{self.base}{RELOAD}" data-version="{self.version}"></script>'
        return html.replace("</head>", f"{script}\n</head>", 1).encode()
