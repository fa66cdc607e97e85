"""What kept a file from being read, checked or made into a page, as a diagnostic that names the file.

An author's mistake is never an exception; what is left is one here: a fault of ours, or a text that asks too
much. It is told at its file, and everything else goes on.
"""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path

from tremplin.diagnostics import Diagnostic, Span
from tremplin.sources.refusals import refusal

TRACE = "TREMPLIN_TRACE"
"""The environment variable that shows developers where exceptions come from."""
SECONDS = 5
"""Of the processor, that a page may take."""


class TooLongError(Exception):
    """A page takes longer than it may."""


def is_traced() -> bool:
    return bool(os.environ.get(TRACE))


def traced(error: BaseException) -> None:
    """Show developers where `error` comes from, if they ask for it."""
    if is_traced():
        traceback.print_exception(error, file=sys.stderr)


def fault(error: Exception, span: Span) -> Diagnostic:
    """What `error` says of the file of `span`."""
    traced(error)
    if isinstance(error, TooLongError):
        return Diagnostic.of("T801", span, seconds=SECONDS)
    if isinstance(error, RecursionError):
        return Diagnostic.of("T802", span)
    return Diagnostic.of("T803", span, reason=reason_of(error))


def reason_of(error: Exception) -> str:
    """An exception in one line."""
    if isinstance(error, MemoryError):
        return "la mémoire a manqué"
    if isinstance(error, OSError) and error.errno is not None:
        name = f" (« {Path(str(error.filename)).name} »)" if error.filename else ""
        return f"{refusal(error)}{name}"
    return " ".join(f"{type(error).__name__} : {error}".split())[:300].rstrip(" :.")
