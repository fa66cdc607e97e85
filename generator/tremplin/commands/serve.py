"""`tremplin serve`: the server, what it watches, and what it tells in the terminal."""

from __future__ import annotations

import gc
import logging
import webbrowser
from pathlib import Path

import click
from mkdocs.exceptions import Abort, MkDocsException

from tremplin.commands.build import Command, host_log
from tremplin.console import fail, progress
from tremplin.diagnostics import render_text
from tremplin.markdown.versions import notice
from tremplin.preview.live import LiveSite
from tremplin.preview.server import PreviewServer
from tremplin.preview.watch import Watch
from tremplin.publish.site import Plan
from tremplin.sources.listing import stamp_of


def serve_live(command: Command, address: tuple[str, int], *, open_browser: bool) -> None:
    """Serve until the program is interrupted; raises OSError when the address cannot be had."""
    plan = command.plan
    assert isinstance(plan, Plan)
    site = LiveSite(plan, command.options_report())
    with PreviewServer(address, site) as server:
        _say(render_text(site.report))
        if slower := notice():
            _say(slower)
        with progress(is_told=True) as advance:
            site.fill(advance)
        gc.freeze()  # what stays need not be looked through again and again
        _Follower(site)
        url = f"http://{address[0]}:{server.server_port}{site.base}"
        _say(f"Aperçu sur {url} (Ctrl+C pour l’arrêter)")
        if open_browser:
            webbrowser.open(url)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            _say("Aperçu arrêté.")


class _Follower:
    """Brings the changes of the configuration and of the sources to the site."""

    def __init__(self, site: LiveSite) -> None:
        self.site, self.config = site, site.plan.config
        self.stamp = stamp_of(self.config.stat())
        self.watch = Watch(self.follow)
        self._cover()

    def follow(self) -> None:
        before = [*self.site.report]
        try:
            stamp = stamp_of(self.config.stat())
        except OSError:
            return  # an editor is replacing it
        gc.disable()  # until the readers are told
        if stamp == self.stamp:
            self.site.refresh()
        else:
            self.stamp = stamp
            self._reconfigure()
        gc.enable()
        if [*self.site.report] != before:
            _say(render_text(self.site.report))

    def _reconfigure(self) -> None:
        try:
            command = Command(self.config)
        except SystemExit:
            _say("L’aperçu garde la configuration précédente.")
            return
        if isinstance(command.plan, str):
            _say(f"Relancez « tremplin serve » : {command.plan} demande l’aperçu de MkDocs.")
            return
        self.site.reconfigure(command.plan, command.options_report())
        self._cover()

    def _cover(self) -> None:
        plan = self.site.plan
        folders: list[Path] = [
            plan.root / plan.docs,
            plan.root / plan.quizzes,
            *plan.templates,
            *plan.includes,
        ]
        self.watch.cover(folders, self.config.parent)


def _say(text: str) -> None:
    click.echo(text, err=True)


def serve_through_host(config_file: Path, address: str, *, open_browser: bool) -> None:
    """The host's own preview, until it is stopped; raises OSError when the address cannot be had."""
    from mkdocs.commands.serve import serve as host_serve

    host_log(logging.INFO)
    try:
        host_serve(str(config_file), dev_addr=address, open_in_browser=open_browser)
    except (Abort, MkDocsException) as error:
        fail(str(error), 1)
