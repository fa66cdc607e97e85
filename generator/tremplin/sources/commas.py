"""Commas that YAML takes for the sign between two keys: « {tolérance: 0,1} », « {retour: Oui, bravo} »."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from yaml.events import ScalarEvent

from tremplin.diagnostics import Report, Span
from tremplin.sources.slips import quoted


def is_decimal(before: Any, after: Any) -> bool:
    """Whether two events are plain scalars, glued to the comma between a digit and a digit."""
    end, start = before.end_mark, after.start_mark
    is_glued = (start.line, start.column) == (end.line, end.column + 1)
    return is_glued and _is_plain(before, after) and before.value[-1:].isdigit() and after.value[:1].isdigit()


def _is_plain(*events: Any) -> bool:
    return all(isinstance(event, ScalarEvent) and not event.style for event in events)


class Commas:
    """Those of one mapping, whose text is `lines`."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.last: Any = None
        """The event of the last value."""
        self.cut: dict[str, tuple[Span, str, str]] = {}
        """Key → the place of its value, the whole of it, and what follows its last comma."""

    def whole(self, key: str, value: Any, after: Any, nothing: Any) -> tuple[Span, str] | None:
        """The `value` of `key` with the event `after`, if it is no key but follows a comma of that value; the
        event `nothing` comes next.
        """
        before = self.last
        is_cut = self._is_cut(before, after, nothing)
        if value[1] is None or not (is_cut or is_decimal(before, after)):
            return None
        end = before.end_mark
        text = f"{value.text}{self.lines[end.line][end.column : after.start_mark.column]}{after.value}"
        span = value.span._replace(length=value.span.length + after.end_mark.column - end.column)
        if is_cut and not is_decimal(before, after):
            self.cut[key] = span, text, after.value
        self.last = after
        return span, text

    def _is_cut(self, before: Any, after: Any, nothing: Any) -> bool:
        """Whether a plain value is followed, on its line, by words without « : »."""
        if not _is_plain(before, after, nothing) or not before.value:
            return False
        end, start = after.end_mark, nothing.start_mark
        is_line = before.end_mark.line == after.start_mark.line == end.line == start.line
        return is_line and ":" not in self.lines[end.line][end.column : start.column]

    def tell(self, report: Report) -> None:
        """Tell of each value that was cut between two words."""
        for key, (span, text, rest) in self.cut.items():
            reason = f"entre accolades, la virgule sépare, et « {rest} » n’a pas de valeur"
            remedy = (
                f"Mettez le texte entre guillemets : {key}: {quoted(text)}. Pour une clé : « {rest}: … »."
            )
            report.add("T103", span, reason=reason, remedy=remedy)
