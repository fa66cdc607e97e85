"""Slips that keep a text from being read: which line holds one, what it is, and the line to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tremplin.fixes import Remedy

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
        if _INDENT.match(lines[row]):
            return _indent(row, lines)
    for row in rows:
        for look in (_glued, _quoting, _dash, _star):
            if told := look(row, lines[row]):
                return told
    for row in range(max(rows, default=-1), -1, -1):
        if (found := _INDENT.match(lines[row])) and found["odd"] != "\t":
            return _indent(row, lines)
    return None


def _indent(row: int, lines: Sequence[str]) -> Slip:
    """What is wrong in the spaces that begin a line of `lines`."""
    found = _INDENT.match(lines[row])
    assert found is not None
    column, written = found.start("odd") + 1, found[0][found.start("odd") :]
    if found["odd"] == "\t":
        words, plain = "Remplacez la tabulation par des espaces.", _aligned(row, lines, found[0])
        reason = "une tabulation sert d’alignement"
    else:
        words = "Effacez le début de la ligne, et remettez des espaces avec la barre d’espace."
        reason, plain = "une espace insécable sert d’alignement", found[0].replace("\t", "  ")
    return Slip(row, column, reason, Remedy(words, written, " " * (len(plain) - column + 1)))


_STARTS = re.compile(r"( *)(?:(?:- +)+|)")


def _aligned(row: int, lines: Sequence[str], indent: str) -> str:
    """`indent`, that of a line of `lines`, with spaces for its tabs: as wide as it may be there, and best as
    wide as the line below asks for.
    """
    levels, last = {0}, ""
    is_item = _is_item(lines[row])
    for above in lines[:row]:
        if above.strip() and (found := _STARTS.match(above)):
            levels.add(len(found[1]) if is_item else found.end())
            last = above
    if last.rstrip().endswith(":"):
        levels.add(len(last) - len(last.lstrip()) + 2)
    below = next((line for line in lines[row + 1 :] if line.strip()), "")
    wanted = len(below) - len(below.lstrip(" ")) - 2 * (is_item and not _is_item(below))
    ways = [indent.expandtabs(width) for width in (2, 4, 8)]
    fit = [way for way in ways if len(way) in levels]
    return next((way for way in fit if len(way) == wanted), (fit or ways)[0])


def _is_item(line: str) -> bool:
    return line.lstrip().startswith("- ")


def _glued(row: int, line: str) -> Slip | None:
    found = _GLUED.fullmatch(line)
    if found is None or re.match(r"\s*-?\s*[\"'{\[]", line):
        return None
    value = _without_remark(found["value"].strip())
    inner = ": " in value and value[0] not in "\"'[{"
    right = mended(value) if inner or value[0] in "\"'" else value
    written = f"{found['key']}: {right}"
    column = found.end("key") + 2
    if found["odd"]:
        reason = "« : » est suivi d’une espace insécable"
        words = f"Écrivez « {written} », avec une espace ordinaire."
    else:
        reason = "il manque une espace après « : »"
        words = f"Écrivez « {written} »." if len(written) < 80 else "Ajoutez-la."
    return Slip(row, column, reason, Remedy(words, found["odd"] + value, f" {right}"))


def _quoting(row: int, line: str) -> Slip | None:
    """A value that has to stand between quotes."""
    found = _VALUE.fullmatch(line)
    if found is None or found["value"] in ("|", ">", "|-", ">-", "|+", ">+"):
        return None
    value, column = _without_remark(found["value"]), found.start("value") + 1
    if (sign := _INDICATOR.match(value)) is not None:
        return Slip(row, column, *first(sign[0], line))
    head = line[: found.start("value")].strip()
    bare = value.strip(_CURLY + "«»\u00a0\u202f ") if value[0] in _CURLY else value
    shown = f"{head} {mended(bare)}"
    write = f"Écrivez « {shown} »." if len(shown) < 120 else "Mettez la valeur entre guillemets droits."

    def told(reason: str, words: str, inner: int = 0, right: str = mended(bare)) -> Slip:
        """The whole value is to be written otherwise, for what is at its sign `inner`."""
        return Slip(row, column + inner, reason, Remedy(words, value, right, -inner))

    if value[0] in _CURLY:
        reason = "ces guillemets courbes ne comptent pas : il en faut des droits"
        return told(reason, f"Mettez le texte entre guillemets droits. {write}")
    if value[0] in "[{" and not any(sign in value for sign in "]}"):
        reason = f"{_FIRST[value[0]]} n’est pas fermé" + ("e" if value[0] == "{" else "")
        return Slip(
            row, column, reason, "Fermez ce qui est ouvert, ou mettez toute la valeur entre guillemets."
        )
    is_whole = value[0] in "[{" and value[-1] in "]}" and _closing(value) == len(value) - 1
    if is_whole and (item := _item(value)):
        reason = f"dans cette liste, « {item} » doit être entre guillemets"
        write = mended(item)
        remedy = Remedy(f"Mettez-le entre guillemets : {write}", item, write)
        return Slip(row, column + value.index(item), reason, remedy)
    if value[0] in _FIRST and not is_whole:
        reason = f"une valeur ne peut pas commencer par {_FIRST[value[0]]} sans guillemets"
        return told(reason, f"Mettez la valeur entre guillemets. {write}")
    if value[0] in "\"'" and (rest := re.match(r"(\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')\s*([^\s#].*)", value)):
        reason = "un texte suit le guillemet qui ferme la valeur"
        right = mended(value)
        words = f"Mettez toute la valeur entre guillemets : {head} {right}"
        return told(reason, words, rest.start(2), right)
    if value[0] not in "\"'[{|>" and (inner := re.search(r":(?=\s)", value)):
        reason = "deux-points inattendu"
        words = f"Mettez le texte entre guillemets : il contient deux-points suivi d’un espace. {write}"
        return told(reason, words, inner.start())
    return None


_INDICATOR = re.compile(r"[-?:](?=\s|$)|!(?= )")
_INNER = re.compile(r"^(?:[@`%*&!|>#]|[?-](?=\s|$)|\"[^\"]*\"\s*[^\s,]|'[^']*'\s*[^\s,])| #")


def first(sign: str, line: str) -> tuple[str, str]:
    """What is told of a value that begins with a sign of YAML, and the line to write."""
    found = _VALUE.fullmatch(line)
    reason = f"une valeur ne peut pas commencer par « {sign} » sans guillemets"
    if found is None:
        return reason, "Mettez la valeur entre guillemets."
    value = _without_remark(found["value"])
    right = mended(value)
    shown = f"{line[: found.start('value')].strip()} {right}"
    words = f"Mettez la valeur entre guillemets. Écrivez « {shown[:120]} »."
    return reason, Remedy(words, value, right)


def _without_remark(value: str) -> str:
    """`value` without the remark that follows it."""
    remark = re.search(r"\s+#(?=\s|$)", value)
    if remark is None or (value[0] in "\"'" and value.count(value[0], 0, remark.start()) % 2):
        return value  # or a sign inside the quotes that begin it
    return value[: remark.start()]


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
    return next((item for item in items if not _QUOTED.fullmatch(item) and _INNER.search(item)), "")


def start(row: int, lines: Sequence[str]) -> Slip | None:
    """What is wrong in the sign that begins a line that YAML reads in another way than its author."""
    return _indent(row, lines) if _INDENT.match(lines[row]) else _dash(row, lines[row])


def _dash(row: int, line: str) -> Slip | None:
    """An item whose dash makes no list."""
    found = _DASH.fullmatch(line)
    if found is None or (found["dash"] == "-" and found["space"]):
        return None
    reason = "il manque une espace après le tiret" if found["dash"] == "-" else "ce tiret n’est pas le bon"
    written = f"- {found['rest'].strip()}"
    remedy = Remedy(f"Écrivez « {written[:100]} ».", line[found.start("dash") :].rstrip(), written)
    return Slip(row, found.start("dash") + 1, reason, remedy)


def _star(row: int, line: str) -> Slip | None:
    """An item that begins as one of Markdown."""
    found = re.fullmatch(r"(\s*)[*+•]\s+(\S.*)", line)
    if found is None:
        return None
    reason = "une liste s’écrit avec des tirets"
    place = found.start(2)
    remedy = Remedy(
        f"Écrivez « - {found[2][:100]} ».", line[found.end(1) :], f"- {found[2]}", found.end(1) - place
    )
    return Slip(row, place + 1, reason, remedy)


_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_APART = re.compile(r"([\"'])(?:(?!\1).|(?<=\w)\1(?=\w))*(?<=\S)\1(?=[^\w\"']).*(?<=[^\w\"'])\1.*\1")
"""Quotes at both ends that are the author's, since others close and open between: « "Oui" ou "Non" »."""


def mended(value: str) -> str:
    """`value` between quotes, those that it begins and ends with being YAML's already: « 'l'eau' »."""
    sign, inner = value[:1], value[1:-1]
    if _QUOTED.fullmatch(value):
        return value
    if len(value) < 2 or sign not in "\"'" or sign != value[-1] or _APART.fullmatch(value):
        return quoted(value)
    if sign == "'":
        return quoted(inner.replace("''", "'"))
    if "\\" not in inner:
        return quoted(inner)
    return '"' + re.sub(r"(\\.)|\"", lambda found: found[1] or '\\"', inner) + '"'


def quoted(value: str) -> str:
    """`value` between the quotes that it does not hold."""
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


_CONFLICT = re.compile(r"(?:<{7}|>{7}|\|{7})(?: .*)?|={7}")


def conflicts(lines: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
    """The marks that git leaves where two versions of a text meet, with their rows."""
    found = [(row, line) for row, line in lines if line[:1] in "<>=|" and _CONFLICT.fullmatch(line.rstrip())]
    return found if any(line[0] in "<>" for _, line in found) else []
