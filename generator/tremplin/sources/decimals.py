"""The decimal comma, which YAML takes for the sign between two keys: « {tolérance: 0,1} »."""

from __future__ import annotations

from typing import Any

from yaml.events import ScalarEvent

from tremplin.diagnostics import Span


def is_decimal(before: Any, after: Any) -> bool:
    """Whether two events are plain scalars, glued to the comma between a digit and a digit."""
    if not all(isinstance(event, ScalarEvent) and not event.style for event in (before, after)):
        return False
    end, start = before.end_mark, after.start_mark
    is_glued = (start.line, start.column) == (end.line, end.column + 1)
    return is_glued and before.value[-1:].isdigit() and after.value[:1].isdigit()


def joined(before: Any, after: Any) -> tuple[Span, str]:
    """The span and the text of two scalars with their comma."""
    length = after.span.column + after.span.length - before.span.column
    return before.span._replace(length=length), f"{before.text},{after.text}"
