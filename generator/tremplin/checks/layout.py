"""What Markdown does not lay out as it is written: tables, calls of notes, lists of attributes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import groupby
from typing import Any

from tremplin.fixes import Remedy
from tremplin.markdown.literal import LIST
from tremplin.markdown.outline import cells, is_separator
from tremplin.text.classes import classes
from tremplin.text.slots import SIGNS
from tremplin.text.tags import Fate, Tag, removed

Told = tuple[str, int, int, dict[str, Any]]
"""Code, start and end in the text, values of the message."""

# it begins with the sign itself, which is found quickly
_CODE = re.compile(r"(`(?<![`\\]`)`*+)(?:[^`\n]++|\n(?![ \t]*\n)|(?!\1(?!`))`++)+\1(?!`)")
_INK = re.compile(r"[^\n]")


def layout(text: str) -> Iterator[Told]:
    """What is told of a text whose fenced code is blank."""
    text = _CODE.sub(lambda code: _INK.sub("\x00", code[0]), text)
    if "|" in text:
        yield from _tables(text)
    if "[^" in text:
        yield from _notes(text)
    if "{" in text:
        yield from _attributes(text)
    if "{" in text or " id=" in text:
        yield from _ids(text)
    if "&#" in text:
        yield from _entities(text)


# ---- tables

_ROW = re.compile(r"\|.*\|")
_DASHES = re.compile(r"[|:\s\u2010-\u2015\u2212-]+")


def _tables(text: str) -> Iterator[Told]:
    place = 0
    lines: list[tuple[int, str]] = []
    for line in text.split("\n"):
        lines.append((place, line.strip(" >")))
        place += len(line) + 1
    for is_filled, group in groupby(lines, lambda line: bool(line[1].strip())):
        if is_filled and len(rows := [*group]) > 1:
            yield from _table(rows, text)


def _table(rows: list[tuple[int, str]], text: str) -> Iterator[Told]:
    under = next((n for n in range(1, len(rows)) if is_separator(rows[n][1]) and "|" in rows[n - 1][1]), 0)
    if under:
        count = cells(rows[under - 1][1])
        if cells(rows[under][1]) != count:
            remedy = _dashes(count, rows[under][1])
            yield _told(rows[under][0], text, f"sa ligne de tirets n’a pas {count} colonnes", remedy)
            return
        for start, row in rows[under + 1 :]:
            if (found := cells(row)) > count:
                reason = f"une ligne de {found} cellules, pour {count} colonnes, perd les dernières"
                remedy = "Ajoutez un titre à la première ligne, ou écrivez « \\| » pour ce signe lui-même."
                yield _told(start, text, reason, remedy)
        return
    for is_row, group in groupby(rows, lambda row: bool(_ROW.fullmatch(row[1]))):
        table = [*group]
        if is_row and len(table) > 1 and cells(table[0][1]) > 1:
            (_, head), (start, row), *_ = table
            reason, above = "sa ligne de tirets n’en a pas d’ordinaires", None
            if not _DASHES.fullmatch(row):
                reason = "sous sa première ligne, il manque celle de tirets"
                above = text[start : text.index(row, start)]
            yield _told(start, text, reason, _dashes(cells(head), row, above))
            return


def _dashes(count: int, row: str, above: str | None = None) -> str:
    """The line of dashes to write in the place of `row`; or above it, after the signs `above`."""
    dashes = "|---" * min(count, 12) + "|"
    words = f"Écrivez sous la première ligne : {dashes}"
    if count > 12:
        return words
    return Remedy(words, row, dashes if above is None else f"{dashes}\n{above}{row}")


def _told(start: int, text: str, reason: str, remedy: str) -> Told:
    end = text.find("\n", start)
    return "T134", start, end if end >= 0 else len(text), {"reason": reason, "remedy": remedy}


# ---- notes

_NAMED = re.compile(r"(?<!\\)\[\^([^\]\n]{1,60})\]")
_NOTE = re.compile(rf"^[ >]*(?:{_NAMED.pattern}):", re.M)
_INCLUDED = "-8<-"


def _notes(text: str) -> Iterator[Told]:
    notes = {found.start(1): _one_line(found[1]) for found in _NOTE.finditer(text)}
    calls = [found for found in _NAMED.finditer(text) if found.start(1) not in notes]
    called = {_one_line(call[1]) for call in calls}
    known = set[str]()
    for start, name in notes.items():
        if name in known:
            yield "T136", start - 2, start + len(name) + 1, {"note": f"[^{name}]"}
        elif name not in called and _INCLUDED not in text:
            yield "T137", start - 2, start + len(name) + 1, {"note": f"[^{name}]"}
        known.add(name)
    for call in calls:
        if _one_line(call[1]) not in known:
            yield "T135", call.start(), call.end(), {"call": call[0]}


def _one_line(name: str) -> str:
    return " ".join(name.split())


# ---- entities

_ENTITY = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,6})|([0-9]{1,7}));")


def _entities(text: str) -> Iterator[Told]:
    for found in _ENTITY.finditer(text):
        if SIGNS.fullmatch(sign := unescape(found[0])):
            told = Remedy(f"U+{ord(sign):04X}", found[0], "")
            yield "T114", found.start(), found.end(), {"sign": told}


# ---- attributes

_SIGNS = {"*": "strong", "_": "em", "\x00": "code", "=": "mark", "^": "sup", "~": "sub"}
_IMAGE = re.compile(r"!\[[^\[\]\n]*\]\([^()\n]*\)\Z")
_HEADING = re.compile(r"[ >]*(#{1,6})[^#]")
_ID = re.compile(r"(?<=[\s{:])#([^\s{}]+)")
_ID_OF_TAG = re.compile(r"<[a-zA-Z][^<>]*?\sid=[\"']?([^\s\"'<>]+)[^<>]*>")
_CLASS = re.compile(r"(?<=[\s{:])\.([^\s{}]+)")


def _attributes(text: str) -> Iterator[Told]:
    for found in LIST.finditer(text):
        if name := _holder(text, found.start(), found.end()):
            tag = Tag(found.start(), found.end(), name, attributes=f" {found[1]}", fate=Fate.KEPT)
            lost = removed(tag)
            given = " ".join(_CLASS.findall(found[0]))
            if given and classes(name, given) != given:
                lost.append("class")
            for attribute in lost:
                yield "T121", tag.start, tag.end, {"name": attribute, "tag": name}


def _ids(text: str) -> Iterator[Told]:
    """Names given twice, in lists of attributes and in tags."""
    lists = (found for found in LIST.finditer(text) if _holder(text, found.start(), found.end()))
    given = [(found, name[1]) for found in lists if (name := _ID.search(found[0]))]
    given += ((found, found[1]) for found in _ID_OF_TAG.finditer(text))
    known = set[str]()
    for found, id_ in sorted(given, key=lambda each: each[0].start()):
        if id_ in known:
            yield "T138", found.start(), found.end(), {"id": id_}
        known.add(id_)


def _holder(text: str, start: int, end: int) -> str:
    """The element that a list of attributes is for; "" for none: it is a text."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    after = text[end : (text.find("\n", end) + 1 or len(text) + 1) - 1]
    if before[-1:] in (")", "]"):
        return "img" if _IMAGE.search(before[-500:]) else "a"
    if before[-1:] in _SIGNS:
        return _SIGNS[before[-1]]
    if after.strip(" "):
        return "td" if after.lstrip().startswith("|") and before.endswith(" ") else ""
    heading = _HEADING.match(before)
    return f"h{len(heading[1])}" if heading and before.endswith(" ") else "" if before.strip(" >") else "p"
