"""What the commands tell: their outcome, progress, summaries."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import click

from tremplin.diagnostics import FORMATS, Report
from tremplin.text.typography import format_weight

LONG = 1.0
"""Seconds after which a build shows how far it is."""


@dataclass(frozen=True)
class Outcome:
    """What a command came to: its exit status, and what is to be told of it."""

    status: int = 0
    report: Report | None = None
    said: str = ""
    error: str = ""
    hint: str = ""
    """What can be done about the report."""

    def tell(self, form: str = "text", *, is_quiet: bool = False) -> None:
        """The report in the form that was asked for; in words only, what was done and why it ended."""
        if self.report and (self.report.diagnostics or form in ("json", "gitlab")):
            click.echo(FORMATS[form](self.report), err=form == "text")
        if self.hint and form == "text":
            click.echo(f"\n{self.hint}", err=True)
        if self.said and form == "text" and not is_quiet:
            click.echo(self.said)
        if self.error:
            click.echo(self.error, err=True)


def say(text: str) -> None:
    """Tell it while a command goes on."""
    click.echo(text, err=True)


def refuses(report: Report, *, strict: bool) -> bool:
    return report.is_refused(strict=strict)


def summary(*, pages: int, rebuilt: int, weight: int, started: float, target: str) -> str:
    """« 1015 pages, dont 3 refaites, 10,7 Mo, en 1,2 s : site »"""
    made = f"dont {rebuilt} refaite{'s' if rebuilt > 1 else ''}"
    seconds = f"{time.monotonic() - started:.1f}".replace(".", ",")
    return f"{pages} pages, {made}, {format_weight(weight)}, en {seconds} s : {target}"


@contextmanager
def progress(*, is_told: bool, what: str = "pages") -> Iterator[Callable[[int, int], None]]:
    """How many of `what` are done and the rate, on one line of a terminal, once the work proves long."""
    started = time.monotonic()
    shown = 0.0

    def advance(done: int, every: int) -> None:
        nonlocal shown
        now = time.monotonic()
        if is_told and now - started > LONG and now - shown > 0.1:
            shown = now
            rate = done / (now - started)
            share = 100 * done // every
            line = f"{done} {what} sur {every} ({share} %), {rate:.0f} par seconde"
            click.echo(f"\r\x1b[K{line}", err=True, nl=False)

    is_told = is_told and sys.stderr.isatty()
    try:
        yield advance
    finally:
        if shown:
            click.echo("\r\x1b[K", err=True, nl=False)
