"""What YAML takes for a remark, and its author hardly does: « #63 », without a space after the sign."""

from __future__ import annotations

import re
from typing import Any

_REMARK = re.compile(r"^[^\n]*?\S[ \t]+(#[^\s#!][^\n]*?)[ \t]*$", re.M)


class Remarks:
    def __init__(self, text: str) -> None:
        self.rows: dict[int, tuple[int, str, str]] = {}
        """Line → column, words, and what is before them."""
        if " #" in text or "\t#" in text:
            for found in _REMARK.finditer(text):
                before = text[found.start() : found.start(1)]
                self.rows[text.count("\n", 0, found.start())] = (len(before), found[1], before)

    def after(self, end: Any) -> tuple[int, int, str] | None:
        """Line, column and words of one that follows the place `end`, with nothing but spaces between."""
        column, words, before = self.rows.get(end.line, (0, "", ""))
        is_next = words and column >= end.column and not before[end.column :].strip()
        return (end.line, column, words) if is_next else None
