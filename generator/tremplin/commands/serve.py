"""`tremplin serve`: the server, what it watches, and what it tells in the terminal."""

from __future__ import annotations

import gc
import logging
import re
import webbrowser
from pathlib import Path

from mkdocs.exceptions import Abort, MkDocsException

from tremplin.commands.following import Follower, stamps_of
from tremplin.commands.opening import Opened, host_log, open_project
from tremplin.console import Outcome, progress, say
from tremplin.diagnostics import Report, render_terminal
from tremplin.host.stopped import stopped
from tremplin.markdown.versions import notice
from tremplin.preview.editor import Editor
from tremplin.preview.live import LiveSite
from tremplin.preview.server import PreviewServer
from tremplin.publish.plan import Plan
from tremplin.sources.refusals import refusal


def serve(config_file: Path, address: tuple[str, int], *, open_browser: bool) -> Outcome:
    """Serve until the program is interrupted."""
    stamps = stamps_of(config_file)
    opened = open_project(config_file)
    if isinstance(opened, Outcome):
        return opened
    host, port = address
    try:
        if isinstance(opened.plan, Plan):
            follower = Follower(opened.plan, stamps)
            return _live(opened, opened.plan, follower, address, open_browser=open_browser)
        say(f"Aperçu par MkDocs, plus lent : {opened.plan} le demande.")
        return _through_host(config_file, f"{host}:{port}", open_browser=open_browser)
    except OSError as error:
        reason = f"Impossible d’ouvrir {host}:{port} : {refusal(error)}."
        return Outcome(2, error=f"{reason} Choisissez un autre port avec --addr.")


def _live(
    opened: Opened, plan: Plan, follower: Follower, address: tuple[str, int], *, open_browser: bool
) -> Outcome:
    with PreviewServer(address) as server:
        with progress(is_told=True) as advance:
            site = server.site = LiveSite(plan, opened.options_report(), advance)
        server.editor = Editor(site)
        say(render_terminal(site.state.report))
        if slower := notice():
            say(slower)
        gc.freeze()  # what stays need not be looked through again and again
        follower.begin(site)
        host = "127.0.0.1" if server.listens.is_unspecified else address[0]
        url = f"http://{host}:{server.server_port}{site.base}"
        say(f"Aperçu sur {url} (Ctrl+C pour l’arrêter)")
        if server.is_open:
            say("Attention : tout le réseau peut lire cet aperçu, brouillons compris.")
        if open_browser:
            webbrowser.open(url)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            say("Aperçu arrêté.")
    return Outcome()


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
