"""Bringing the changes of the configuration and of the sources to the site that `tremplin serve` shows."""

from __future__ import annotations

import gc
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from tremplin.commands.opening import open_project
from tremplin.console import Outcome, say
from tremplin.diagnostics import Diagnostic, Report, Span, render_terminal
from tremplin.host.written import written
from tremplin.preview.live import LiveSite
from tremplin.preview.watch import Watch
from tremplin.publish.plan import Plan
from tremplin.sources.listing import Stamp, stamp_of


def _whole(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100  as the host does, links not followed


Stamps = Mapping[Path, Stamp | None]
"""None for what is not there."""


def stamps_of(config: Path) -> Stamps:
    """Of a configuration and of the files that it inherits from."""
    whole = _whole(config)
    found: dict[Path, Stamp | None] = {}
    for name in (whole.name, *(name for name, _ in written(whole, Report()).files)):
        path = whole.parent / name
        found[path] = None
        with suppress(OSError):
            found[path] = stamp_of(path.stat())
    return found


class Follower:
    """Brings the changes of the configuration and of the sources to a site, from before it is made on.

    `stamps` are those of the configuration before it was read.
    """

    site: LiveSite

    def __init__(self, plan: Plan, stamps: Stamps) -> None:
        self.config, self.stamps = plan.config, stamps
        self.watch = Watch(self.follow, self.fail)
        self.is_refused = False
        self.unwatched: OSError | None = None
        try:
            self._cover(plan)
        except OSError as error:  # the system watches no more folders
            self.unwatched = error

    def begin(self, site: LiveSite) -> None:
        self.site = site
        if self.unwatched:
            self.fail(self.unwatched)
        if self._now() != self.stamps:
            self.watch.changed.set()
        self.watch.begin()

    def follow(self) -> None:
        before = [*self.site.state.report]
        gc.disable()  # until the readers are told
        try:
            self._follow()
        finally:
            gc.enable()
        if [*self.site.state.report] != before:
            say(render_terminal(self.site.state.report))
            if self.is_refused:
                say("L’aperçu garde la configuration précédente.")

    def _follow(self) -> None:
        stamps = self._now()
        if stamps == self.stamps and not self.is_refused:
            self.site.refresh()
            return
        is_shown = False
        while not is_shown:  # again where it changed before folders were covered anew
            # one that is refused is tried at each change: what it names may come
            self.stamps, self.is_refused = stamps, True
            self.is_refused = not self._reconfigure()
            stamps = self._now()
            is_shown = stamps == self.stamps

    def _now(self) -> Stamps:
        """The stamps of the configuration; while it is away, or being replaced, what it said holds."""
        now = stamps_of(self.config)
        return now if now[_whole(self.config)] else self.stamps

    def fail(self, error: Exception) -> None:
        """A change that could not be followed is told; the next ones are followed all the same."""
        self.site.fail(error)
        say(render_terminal(self.site.state.report))

    def _reconfigure(self) -> bool:
        """Whether the new configuration could be taken."""
        opened = open_project(self.config)
        if isinstance(opened, Outcome):
            return self._refuse(opened.report or _told(self.config, opened.error))
        if isinstance(opened.plan, str):
            reason = f"{opened.plan} demande l’aperçu de MkDocs : relancez « tremplin serve »"
            return self._refuse(_told(self.config, reason))
        self._cover(opened.plan)  # before the sources are read: what changes later is noticed
        self.site.reconfigure(opened.plan, opened.options_report())
        return True

    def _refuse(self, told: Report) -> bool:
        self._cover(self.site.plan)  # and what the new one inherits from
        self.site.misconfigure(told)
        return False

    def _cover(self, plan: Plan) -> None:
        folders: list[Path] = [
            plan.root / plan.docs,
            plan.root / plan.quizzes,
            *plan.templates,
            *plan.includes,
        ]
        self.watch.cover(folders, {self.config.parent, *(path.parent for path in self.stamps)})


def _told(config: Path, reason: str) -> Report:
    """What is wrong in the configuration, where the host gives no place."""
    return Report([Diagnostic.of("T902", Span(config.name), reason=reason.rstrip("."))])
