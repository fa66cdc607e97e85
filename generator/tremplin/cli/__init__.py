"""The command line: `tremplin VERB`. Exit status: 0 fine, 1 author's errors, 2 usage."""

from __future__ import annotations

import gettext
import os
import sys
from pathlib import Path
from typing import NoReturn

import click

from tremplin.cli import parcels, publishing, writing  # noqa: F401 - their commands join the program
from tremplin.cli.group import main
from tremplin.diagnostics import Span, harmless

__all__ = ["main", "run"]


def run() -> None:
    """The program: what its environment must say, the command, and the one exit."""
    # what click says by itself (usage, help, errors of options) in French too
    gettext.bindtextdomain("messages", str(Path(__file__).parents[1] / "locale"))
    os.environ.setdefault("LANGUAGE", "fr")
    # the same courses give the same bytes, also through the host (reproducible-builds.org)
    os.environ.setdefault("SOURCE_DATE_EPOCH", "315532800")
    for stream in (sys.stdout, sys.stderr):
        # messages are in French: a terminal that is not in UTF-8 shows « ? », never a traceback
        getattr(stream, "reconfigure", lambda **_: None)(errors="replace")
    try:
        sys.exit(_status())
    except KeyboardInterrupt:
        _interrupted()


def _status() -> int:
    """Runs the command: the status of the program."""
    try:
        return int(main(standalone_mode=False) or 0)
    except click.Abort:
        _interrupted()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except Exception as error:
        click.echo(_last(error), err=True)
    return 1


def _interrupted() -> NoReturn:
    click.echo("Interrompu.", err=True)
    sys.exit(130)  # as shells say of a program that Ctrl+C ends


def _last(error: Exception) -> str:
    """What is said of a fault that no guard told at its file."""
    from tremplin.sources.faults import fault, is_traced, reason_of

    told = fault(error, Span("tremplin"))
    if isinstance(error, OSError):
        return harmless(f"La commande s’est arrêtée : {reason_of(error)}.")
    more = "" if is_traced() else " Pour voir d’où il vient, ajoutez --debug."
    return harmless(f"{told.message} {told.remedy}{more}")
