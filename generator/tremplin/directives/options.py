"""The line of a directive and its options: one reader for all the ways to write them.

`durée="10 min"` or `{durée: 10 min, mode: groupe}` on the line, or `durée: 10 min` on the first lines of a
block.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from pydantic_core import PydanticCustomError

from tremplin.diagnostics import Report, Span, fold, near, suggest
from tremplin.directives import DIRECTIVES
from tremplin.directives.base import Spec
from tremplin.schema import keys
from tremplin.sources.slips import SPACES

_BY_NAME = {fold(form): spec for spec in DIRECTIVES for form in (spec.name, spec.french)}

_NAME = re.compile(rf"[\s{SPACES}]*\{{?\.?\s*(?P<name>[^\W\d][\w-]*)")
_KEY = r"(?:(?<=[\s{,])|^)(?P<key>[^\W\d][\w-]*)(?:=|\s*=\s*(?=[\"“„«]))"
_QUOTES = r"\"(?P<q>[^\"]*)(?:\"|$)|[“„](?P<c>[^”“\"]*)(?:[”“\"]|$)|«\s*(?P<f>[^»]*?)\s*(?:»|$)"
_EQUALS = re.compile(rf"{_KEY}(?:{_QUOTES}|(?P<v>[^\s}},]+))")
_WORDS = re.compile(rf"{_KEY}(?:{_QUOTES}|(?P<v>[^\s}},]+(?:[ ]+[^\s}},=:]+(?![^\s=:]*\s*[=:]))*))")
"""The same where the argument stands before: several words are one value, without quotes."""
_EMPTY = re.compile(r"(?:(?<=[\s{,])|^)(?P<key>[^\W\d][\w-]*)=(?P<v>)(?=[\s},]|$)")
_APOSTROPHES = re.compile(r"['‘](.*)['’]")
_COLON = re.compile(r"(?:(?<=[\s{,])|^)(?P<key>[^\W\d][\w-]*)\s*:\s*(?:\"(?P<q>[^\"]*)\"|(?P<v>[^,}]+))")
_ROW = re.compile(r"(?P<key>[^\W\d][\w -]*?)\s*:(?:\s+(?P<v>\S.*))?")
_ITEM = re.compile(r"-\s+(?P<v>\S.*)")


def is_known(rest: str) -> bool:
    """Whether what follows the colons of a line begins with the name of a directive."""
    name = _NAME.match(rest)
    return name is not None and fold(name["name"]) in _BY_NAME


def read_head(rest: str, span: Span, report: Report) -> tuple[Spec, str, dict[str, Any]] | None:
    """What follows the colons of `span`'s line: the directive, its argument and its options."""
    name = _NAME.match(rest)
    spec = _BY_NAME.get(fold(name["name"])) if name else None
    if name is None or spec is None:
        written = name["name"] if name else rest.strip()
        remedy = suggest(written, [s.french for s in DIRECTIVES], label="Directives possibles")
        report.add("T401", span, name=written, remedy=remedy)
        return None
    options: dict[str, Any] = {}
    tail = rest[name.end() :]
    start = span.column + span.length - len(rest.rstrip()) + name.end()

    def take(match: re.Match[str]) -> str:
        groups = match.groupdict()
        value = next(v for k, v in groups.items() if k != "key" and v is not None)
        place = Span(span.file, span.line, start + match.start(), len(match[0].rstrip()))
        value = found[1] if (found := _APOSTROPHES.fullmatch(value.strip())) else value.strip()
        _option(spec, match["key"], value, place, options, report)
        return " " * len(match[0])

    tail = _EMPTY.sub(lambda m: take(m) if keys.canonical(m["key"]) in spec.options else m[0], tail)
    first = _EQUALS.search(tail)
    tail = (_WORDS if first and tail[: first.start()].strip(" {,") else _EQUALS).sub(take, tail)
    braces = re.search(r"\{[^{}]*\}?\s*$", tail)
    begin = braces.start() if braces else len(tail)
    # outside braces « Titre : suite » is a title, unless it names an option
    outside = _COLON.sub(
        lambda m: take(m) if keys.canonical(m["key"]) in spec.options else m[0], tail[:begin]
    )
    inside = _COLON.sub(take, tail[begin:])
    return spec, f"{outside}{inside}".strip(f"{{}}, \t{SPACES}").strip('"').strip(), options


def read_rows(
    spec: Spec, lines: Iterable[str], span_of: Callable[[int, str], Span], report: Report
) -> tuple[int, dict[str, Any]]:
    """The options on the first lines of a block, and how many lines they take (0 when there are none).

    Lines are options when the first names one, or nearly so; a value may be a list of « - » lines below.
    """
    rows: list[tuple[int, str, list[str]]] = []
    count = 0
    for index, line in enumerate(lines):
        bare = line.strip()
        if rows and (item := _ITEM.fullmatch(bare)):
            rows[-1][2].append(item["v"])
        elif row := _ROW.fullmatch(bare):
            rows.append((index, row["key"], [row["v"]] if row["v"] else []))
        else:
            break
        count = index + 1
    names = [option.french for option in spec.options.values()]
    if not rows or not (keys.canonical(rows[0][1]) in spec.options or near(rows[0][1], *names)):
        return 0, {}
    options: dict[str, Any] = {}
    for index, key, found in rows:
        _option(spec, key, ", ".join(found).strip("\"' "), span_of(index, key), options, report)
    return count, options


def _option(
    spec: Spec, written: str, value: str, span: Span, options: dict[str, Any], report: Report
) -> None:
    name = keys.canonical(written)
    if name is None or name not in spec.options:
        shown = [o.french for o in spec.options.values()]
        remedy = suggest(written, shown, "Cette directive n’a pas d’option.", label="Options possibles")
        report.add("T402", span, name=spec.french, option=written, remedy=remedy)
        return
    if name in options:
        report.add("T104", span, key=written, first=span.line)
        return
    try:
        options[name] = spec.options[name].read(value)
    except PydanticCustomError as error:
        context = error.context or {}
        report.add(context["code"], span, key=written, **context["values"])
