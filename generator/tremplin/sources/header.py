"""The YAML header of a Markdown text, also where it is not quite written as one."""

from __future__ import annotations

import re

from tremplin.diagnostics import Report, Span
from tremplin.fixes import Edit
from tremplin.sources.slips import SPACES
from tremplin.sources.source import Source

_OPENING = re.compile(r"---[ \t]*\n")
_LINE = rf"[ \t{SPACES}]*(?P<dashes>(?:[-_\u2010-\u2015\u2212][ \t]?)+)[ \t{SPACES}]*"
"""A line of dashes, as a word processor may change it."""
_NEARLY = re.compile(
    rf"(?P<above>(?:[ \t{SPACES}]*\n)*){_LINE}\n(?=(?:[ \t]*\n)*[^\W\d][\w -]*[ \u00a0]?:(?:\s|$))"
)
_TITLE = re.compile(r"(?:titre|title)[ \u00a0]*:")
_BELOW = re.compile(rf"^---[ \t]*\n(?={_TITLE.pattern})", re.M)
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.M)
_NEAR_END = re.compile(rf"^{_LINE}$", re.M)
_ROW = re.compile(r"[^\W\d][\w -]*[ \u00a0]?:(?:\s|$)|[ \t]+\S|- ")
"""A line that a header may hold."""
_FAR = 1_000
"""Signs above a header that may have been meant to begin the text."""


def split_front_matter(source: Source, report: Report) -> tuple[Source | None, Source]:
    """The YAML header of a Markdown text (None without one) and its body, both with positions.

    One that is misplaced is told, and read: what it holds is not missing.
    """
    text = source.text
    opening = _OPENING.match(text)
    start = opening.end() if opening else _nearly(source, report)
    if start is None:
        return None, source
    line = text.count("\n", 0, start)
    end = _END.search(text, start)
    if end is None and (end := _NEAR_END.search(text, start)):
        dashes = end["dashes"].strip()
        place = _at(source, end.start("dashes"), dashes)
        report.add("T131", place, Edit(place, dashes, "---"), reason=_dashes(dashes, "finit"))
    if end is None:
        rows = text[start:].split("\n")
        ends = next((row for row, written in enumerate(rows) if not _ROW.match(written)), 0)
        fix = Edit(source.span(line + 1 + ends), "", "---\n") if ends else None
        report.add("T108", source.span(line, 1, 3), fix)
        return None, Source(source.file, "")
    body_line = text.count("\n", 0, end.end()) + 2
    return (
        Source(source.file, text[start : end.start()], line + 1),
        Source(source.file, text[end.end() + 1 :], body_line),
    )


def _nearly(source: Source, report: Report) -> int | None:
    """Where a header begins whose opening is not at the first line, not of three dashes, or left out."""
    if found := _NEARLY.match(source.text):
        dashes = found["dashes"].strip()
        place = _at(source, found.start("dashes"), dashes)
        reason = "rien ne doit le précéder, pas même une ligne vide"
        fix = Edit(source.span(1), source.text[: found.start("dashes")], "")
        if dashes != "---":
            reason, fix = _dashes(dashes, "commence"), Edit(place, dashes, "---")
        report.add("T131", place, fix, reason=reason)
        return found.end()
    if found := _BELOW.search(source.text, 0, _FAR):
        report.add("T131", _at(source, found.start(), "---"), reason="du texte est écrit au-dessus")
        return found.end()
    if (end := _END.search(source.text)) and _is_header(source.text[: end.start()]):
        reason = "la ligne « --- » qui le commence manque"
        report.add("T131", source.span(1), Edit(source.span(1), "", "---\n"), reason=reason)
        return 0
    return None


def _is_header(text: str) -> bool:
    """Whether all of the lines of `text` are such as a header holds, a title among them."""
    rows = [row for row in text.split("\n") if row.strip()]
    return all(map(_ROW.match, rows)) and any(map(_TITLE.match, rows))


def _dashes(dashes: str, where: str) -> str:
    return f"il {where} par « {dashes} », pas par trois tirets"


def _at(source: Source, start: int, sign: str) -> Span:
    line = source.text.count("\n", 0, start) + 1
    return source.span(line, start - source.text.rfind("\n", 0, start), len(sign.strip()))
