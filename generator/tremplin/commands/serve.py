"""`tremplin serve`: the server, what it watches, and what it tells in the terminal."""

from __future__ import annotations

import gc
import logging
import re
import webbrowser
from pathlib import Path

import click
from mkdocs.exceptions import Abort, MkDocsException

from tremplin.commands.opening import Opened, host_log, open_project
from tremplin.console import Outcome, progress
from tremplin.diagnostics import Diagnostic, Report, Span, render_terminal
from tremplin.host.stopped import stopped
from tremplin.markdown.versions import notice
from tremplin.preview.editor import Editor
from tremplin.preview.live import LiveSite
from tremplin.preview.server import PreviewServer
from tremplin.preview.watch import Watch
from tremplin.publish.plan import Plan
from tremplin.sources.listing import stamp_of
from tremplin.sources.refusals import refusal


def serve(config_file: Path, address: tuple[str, int], *, open_browser: bool) -> Outcome:
    """Serve until the program is interrupted."""
    opened = open_project(config_file)
    if isinstance(opened, Outcome):
        return opened
    host, port = address
    try:
        if isinstance(opened.plan, Plan):
            return _live(opened, opened.plan, address, open_browser=open_browser)
        _say(f"Aperçu par MkDocs, plus lent : {opened.plan} le demande.")
        return _through_host(config_file, f"{host}:{port}", open_browser=open_browser)
    except OSError as error:
        reason = f"Impossible d’ouvrir {host}:{port} : {refusal(error)}."
        return Outcome(2, error=f"{reason} Choisissez un autre port avec --addr.")


def _live(opened: Opened, plan: Plan, address: tuple[str, int], *, open_browser: bool) -> Outcome:
    with PreviewServer(address) as server:
        with progress(is_told=True) as advance:
            site = server.site = LiveSite(plan, opened.options_report(), advance)
        server.editor = Editor(site)
        _say(render_terminal(site.state.report))
        if slower := notice():
            _say(slower)
        gc.freeze()  # what stays need not be looked through again and again
        Follower(site)
        host = "127.0.0.1" if server.listens.is_unspecified else address[0]
        url = f"http://{host}:{server.server_port}{site.base}"
        _say(f"Aperçu sur {url} (Ctrl+C pour l’arrêter)")
        if server.is_open:
            _say("Attention : tout le réseau peut lire cet aperçu, brouillons compris.")
        if open_browser:
            webbrowser.open(url)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            _say("Aperçu arrêté.")
    return Outcome()


class Follower:
    """Brings the changes of the configuration and of the sources to the site."""

    def __init__(self, site: LiveSite) -> None:
        self.site, self.config = site, site.plan.config
        self.stamp = stamp_of(self.config.stat())
        self.watch = Watch(self.follow, self.fail)
        try:
            self._cover(site.plan)
        except OSError as error:  # the system watches no more folders
            self.fail(error)

    def follow(self) -> None:
        before = [*self.site.state.report]
        try:
            stamp = stamp_of(self.config.stat())
        except OSError:
            stamp = self.stamp  # an editor is replacing it, or it is away: what it said holds until then
        gc.disable()  # until the readers are told
        try:
            is_followed = True
            if stamp == self.stamp:
                self.site.refresh()
            else:
                self.stamp = stamp
                is_followed = self._reconfigure()
        finally:
            gc.enable()
        if [*self.site.state.report] != before:
            _say(render_terminal(self.site.state.report))
        if not is_followed:
            _say("L’aperçu garde la configuration précédente.")

    def fail(self, error: Exception) -> None:
        """A change that could not be followed is told; the next ones are followed all the same."""
        self.site.fail(error)
        _say(render_terminal(self.site.state.report))

    def _reconfigure(self) -> bool:
        """Whether the new configuration could be taken."""
        opened = open_project(self.config)
        if isinstance(opened, Outcome):
            self.site.misconfigure(opened.report or _told(self.config, opened.error))
            return False
        if isinstance(opened.plan, str):
            reason = f"{opened.plan} demande l’aperçu de MkDocs : relancez « tremplin serve »"
            self.site.misconfigure(_told(self.config, reason))
            return False
        self._cover(opened.plan)  # before the sources are read: what changes later is noticed
        self.site.reconfigure(opened.plan, opened.options_report())
        return True

    def _cover(self, plan: Plan) -> None:
        folders: list[Path] = [
            plan.root / plan.docs,
            plan.root / plan.quizzes,
            *plan.templates,
            *plan.includes,
        ]
        self.watch.cover(folders, self.config.parent)


def _told(config: Path, reason: str) -> Report:
    """What is wrong in the configuration, where the host gives no place."""
    return Report([Diagnostic.of("T902", Span(config.name), reason=reason.rstrip("."))])


def _through_host(config_file: Path, address: str, *, open_browser: bool) -> Outcome:
    from mkdocs.commands.serve import serve as host_serve

    host_log(logging.INFO)
    for handler in logging.getLogger("mkdocs").handlers:
        handler.addFilter(_in_french)
    try:
        host_serve(str(config_file), dev_addr=address, open_in_browser=open_browser)
    except (Abort, MkDocsException) as error:
        return Outcome(1, error=str(error))
    except OSError:
        raise
    except Exception as error:
        return Outcome(1, Report([stopped(error, config_file)]))
    return Outcome()


_SAID = (
    (r"Serving on (http\S+)", r"Aperçu sur \1 (Ctrl+C pour l’arrêter)"),
    (
        r"Doc file '(.*?)' contains a link '(.*?)', but",
        r"« \1 » : le lien « \2 » ne mène nulle part.",
    ),
    (r"Detected file changes", "Un fichier a changé."),
    (r"Documentation built in ([\d.]+) seconds", r"Site construit en \1 s."),
    (r"Shutting down", "Aperçu arrêté."),
    (
        r"An error happened during the rebuild",
        "L’aperçu garde les pages d’avant, tant que ceci n’est pas corrigé.",
    ),
)
"""What the host says while it serves → the same in French."""


def _in_french(record: logging.LogRecord) -> bool:
    """Whether what the host, or another extension, says is shown: of its own work, in French."""
    said = record.getMessage()
    for pattern, french in _SAID:
        if found := re.search(pattern, said):
            record.msg, record.args = found.expand(french), ()
            return True
    return record.levelno > logging.INFO and "'nav' configuration" not in said  # told already (T336)


def _say(text: str) -> None:
    click.echo(text, err=True)
