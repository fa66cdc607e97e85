"""Slips that keep a text from being read: which line holds one, what it is, and the line to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

SPACES = "\u00a0\u1680\u2002\u2003\u2007\u2009\u200a\u200b\u202f\u205f\u2060\u3000\ufeff"
"""Signs that look like a space, or like nothing, and that are no space for YAML."""


class Slip(NamedTuple):
    """`row` counts lines from 0, `column` signs from 1."""

    row: int
    column: int
    reason: str
    remedy: str


_INDENT = re.compile(rf"(?P<plain> *)(?P<odd>\t|[{SPACES}])[ \t{SPACES}]*(?=[^ \t{SPACES}])")
_KEY = r"(?P<start>\s*(?:-\s+)*)(?P<key>[^\W\d][\w ’'-]*?)"
_GLUED = re.compile(rf"{_KEY}:(?P<odd>[{SPACES}]?)(?P<value>[^\s:/].*)")
_DASH = re.compile(r"(?P<start>\s*)(?P<dash>-|[\u2013\u2014\u2022])(?P<space>\s*)(?P<rest>[^\s\d-].*:.*)")
_VALUE = re.compile(rf"(?:{_KEY}[ {SPACES}]*:\s+|(?P<item>\s*(?:-\s+)+))(?P<value>\S.*?)\s*")
_CURLY = "\u201c\u201d\u201e\u201f\u2018\u201a"
_FIRST = {
    "*": "les « * » du gras et de l’italique",
    "&": "« & »",
    "!": "« ! »",
    "`": "l’accent grave du code",
    "@": "« @ »",
    "%": "« % »",
    ">": "« > »",
    "|": "« | »",
    "[": "un crochet",
    "{": "une accolade",
    "]": "un crochet",
    "}": "une accolade",
    ",": "une virgule",
}


def slip(lines: Sequence[str], rows: Sequence[int]) -> Slip | None:
    """The likely slip near `rows`, where YAML stumbled: that of the first of them that holds one."""
    rows = [row for row in dict.fromkeys(rows) if 0 <= row < len(lines)]
    for row in rows:
        if found := _INDENT.match(lines[row]):
            return _indent(row, found)
    for row in rows:
        for look in (_glued, _quoting, _dash, _star):
            if told := look(row, lines[row]):
                return told
    for row in range(max(rows, default=-1), -1, -1):
        if (found := _INDENT.match(lines[row])) and found["odd"] != "\t":
            return _indent(row, found)
    return None


def _indent(row: int, found: re.Match[str]) -> Slip:
    column = found.start("odd") + 1
    if found["odd"] == "\t":
        return Slip(
            row, column, "une tabulation sert d’alignement", "Remplacez la tabulation par des espaces."
        )
    remedy = "Effacez le début de la ligne, et remettez des espaces avec la barre d’espace."
    return Slip(row, column, "une espace insécable sert d’alignement", remedy)


def _glued(row: int, line: str) -> Slip | None:
    found = _GLUED.fullmatch(line)
    if found is None or re.match(r"\s*-?\s*[\"'{\[]", line):
        return None
    value = found["value"].strip()
    inner = ": " in value and value[0] not in "\"'[{"
    written = f"{found['key']}: {quoted(value) if inner else value}"
    column = found.start("key") + len(found["key"]) + 2
    if found["odd"]:
        reason = "« : » est suivi d’une espace insécable"
        return Slip(row, column, reason, f"Écrivez « {written} », avec une espace ordinaire.")
    reason = "il manque une espace après « : »"
    return Slip(row, column, reason, f"Écrivez « {written} »." if len(written) < 80 else "Ajoutez-la.")


def _quoting(row: int, line: str) -> Slip | None:
    """A value that has to stand between quotes."""
    found = _VALUE.fullmatch(line)
    if found is None or found["value"] in ("|", ">", "|-", ">-", "|+", ">+"):
        return None
    value, column = found["value"], found.start("value") + 1
    if (sign := _INDICATOR.match(value)) is not None:
        reason, remedy = first(sign[0], line)
        return Slip(row, column, reason, remedy)
    head = line[: found.start("value")].strip()
    bare = value.strip(_CURLY + "«»\u00a0\u202f ") if value[0] in _CURLY else value
    shown = f"{head} {quoted(bare)}"
    write = f"Écrivez « {shown} »." if len(shown) < 120 else "Mettez la valeur entre guillemets droits."
    if value[0] in _CURLY:
        reason = "ces guillemets courbes ne comptent pas : il en faut des droits"
        return Slip(row, column, reason, f"Mettez le texte entre guillemets droits. {write}")
    if value[0] in "[{" and not any(sign in value for sign in "]}"):
        reason = f"{_FIRST[value[0]]} n’est pas fermé" + ("e" if value[0] == "{" else "")
        return Slip(
            row, column, reason, "Fermez ce qui est ouvert, ou mettez toute la valeur entre guillemets."
        )
    is_whole = value[0] in "[{" and value[-1] in "]}" and _closing(value) == len(value) - 1
    if is_whole and (item := _item(value)):
        reason = f"dans cette liste, « {item} » doit être entre guillemets"
        write = quoted(item, always=True)
        return Slip(row, column + value.index(item), reason, f"Mettez-le entre guillemets : {write}")
    if value[0] in _FIRST and not is_whole:
        reason = f"une valeur ne peut pas commencer par {_FIRST[value[0]]} sans guillemets"
        return Slip(row, column, reason, f"Mettez la valeur entre guillemets. {write}")
    if value[0] in "\"'" and (rest := re.match(r"(\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')\s*([^\s#].*)", value)):
        reason = "un texte suit le guillemet qui ferme la valeur"
        whole = f"{head} {quoted(value, always=True)}"
        return Slip(row, column + rest.start(2), reason, f"Mettez toute la valeur entre guillemets : {whole}")
    if value[0] not in "\"'[{|>" and (inner := re.search(r":(?=\s)", value)):
        reason = "deux-points inattendu"
        remedy = f"Mettez le texte entre guillemets : il contient deux-points suivi d’un espace. {write}"
        return Slip(row, column + inner.start(), reason, remedy)
    return None


_INDICATOR = re.compile(r"[-?:](?=\s|$)|!(?= )")
_INNER = re.compile(r"[@`%*&!|>#]|[?-](?=\s|$)|\"[^\"]*\"\s*[^\s,]|'[^']*'\s*[^\s,]")


def first(sign: str, line: str) -> tuple[str, str]:
    """What is told of a value that begins with a sign of YAML, and the line to write."""
    found = _VALUE.fullmatch(line)
    reason = f"une valeur ne peut pas commencer par « {sign} » sans guillemets"
    if found is None:
        return reason, "Mettez la valeur entre guillemets."
    shown = f"{line[: found.start('value')].strip()} {quoted(found['value'], always=True)}"
    return reason, f"Mettez la valeur entre guillemets. Écrivez « {shown[:120]} »."


def _closing(value: str) -> int:
    """Where the bracket that begins `value` is closed, quotes apart."""
    depth = 0
    for found in re.finditer(r"\"[^\"]*\"|'[^']*'|[\[\]{}]", value):
        if found[0] in "[{":
            depth += 1
        elif found[0] in "]}":
            depth -= 1
            if not depth:
                return found.start()
    return -1


def _item(value: str) -> str:
    """The first item of a list between brackets that has to stand between quotes."""
    items = (item.strip() for item in re.split(r",(?=\s|$)", value[1:-1]))
    return next((item for item in items if _INNER.match(item) or " #" in item), "")


def start(row: int, line: str) -> Slip | None:
    """What is wrong in the sign that begins a line that YAML reads in another way than its author."""
    found = _INDENT.match(line)
    return _indent(row, found) if found else _dash(row, line)


def _dash(row: int, line: str) -> Slip | None:
    """An item whose dash makes no list."""
    found = _DASH.fullmatch(line)
    if found is None or (found["dash"] == "-" and found["space"]):
        return None
    reason = "il manque une espace après le tiret" if found["dash"] == "-" else "ce tiret n’est pas le bon"
    written = f"- {found['rest'].strip()}"
    return Slip(row, found.start("dash") + 1, reason, f"Écrivez « {written[:100]} ».")


def _star(row: int, line: str) -> Slip | None:
    """An item that begins as one of Markdown."""
    found = re.fullmatch(r"(\s*)[*+•]\s+(\S.*)", line)
    if found is None:
        return None
    reason = "une liste s’écrit avec des tirets"
    return Slip(row, found.start(2) + 1, reason, f"Écrivez « - {found[2][:100]} ».")


def quoted(value: str, *, always: bool = False) -> str:
    """`value` between the quotes that it does not hold."""
    if not always and value[:1] in "\"'" and value[:1] == value[-1:]:
        return value
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


_CONFLICT = re.compile(r"(?:<{7}|>{7}|\|{7})(?: .*)?|={7}")


def conflicts(lines: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
    """The marks that git leaves where two versions of a text meet, with their rows."""
    found = [(row, line) for row, line in lines if line[:1] in "<>=|" and _CONFLICT.fullmatch(line.rstrip())]
    return found if any(line[0] in "<>" for _, line in found) else []
