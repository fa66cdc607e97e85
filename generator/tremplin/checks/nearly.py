"""Links and pictures that one sign keeps from being read: they would be shown as they are typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tremplin.checks.subject import Subject
from tremplin.diagnostics import Diagnostic
from tremplin.directives.parser import prose

_CODE = re.compile(r"(?<!`)(`++).+?(?<!`)\1(?!`)")
_TARGET = (
    r"(?P<target>https?://[^\s()\[\]]+"
    r"|[^\s()\[\]]+\.(?:md|png|jpe?g|gif|webp|avif|svg|pdf|docx|odt)(?:#[^\s()\[\]]*)?)"
)
_APART = re.compile(rf"(?P<sign>!?)\[(?P<words>[^\[\]\n]+)\][ \t\u00a0]+\({_TARGET}\)")
_SWAPPED = re.compile(rf"(?P<sign>!?)\((?P<words>[^()\n]+)\)\[{_TARGET}\]")
_REASONS = (
    (_APART, "une espace sépare « ] » et « ( »"),
    (_SWAPPED, "les crochets et les parenthèses sont inversés"),
)


def links(subject: Subject) -> Iterator[Diagnostic]:
    """Those of the pages, outside code."""
    for text in subject.project.texts():
        if not any(sign in text.body.text for sign in ("] (", "]\u00a0(", "]\t(", ")[")):
            continue
        for row, line in prose(text.body, text.directives):
            bare = _CODE.sub(lambda code: " " * len(code[0]), line) if "`" in line else line
            for pattern, reason in _REASONS:
                for found in pattern.finditer(bare):
                    span = text.body.span(row + 1, found.start() + 1, len(found[0]))
                    write = f"{found['sign']}[{found['words']}]({found['target']})"
                    yield Diagnostic.of("T329", span, reason=reason, write=write)
