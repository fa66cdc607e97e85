"""What YAML takes for a remark, and its author hardly does: « #63 », without a space after the sign."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from tremplin.diagnostics import Report, Span
from tremplin.sources.slips import quoted

_REMARK = re.compile(r"^[^\n]*?\S[ \t]+(#[^\s#!][^\n]*?)[ \t]*$", re.M)


class Remarks:
    def __init__(self, text: str) -> None:
        self.rows: dict[int, tuple[int, str, str]] = {}
        """Line → column, words, and what is before them."""
        if " #" in text or "\t#" in text:
            for found in _REMARK.finditer(text):
                before = text[found.start() : found.start(1)]
                self.rows[text.count("\n", 0, found.start())] = (len(before), found[1], before)

    def tell(self, text: str, end: Any, span: Callable[[int, int, int], Span], report: Report) -> None:
        """Tell of one that follows `text`, which ends at the place `end`, with nothing but spaces between."""
        column, words, before = self.rows.get(end.line, (0, "", ""))
        if words and column >= end.column and not before[end.column :].strip():
            whole = quoted(f"{text} {words}".strip())
            report.add("T126", span(end.line + 1, column + 1, len(words)), words=words, whole=whole)
