"""Links and pictures that one sign keeps from being read: they would be shown as they are typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tremplin.checks.subject import Subject, parts_of, texts_of
from tremplin.diagnostics import Diagnostic
from tremplin.directives.base import Directive
from tremplin.directives.parser import prose
from tremplin.fixes import Remedy
from tremplin.sources.within import Placed

_CODE = re.compile(r"(?<!`)(`++).+?(?<!`)\1(?!`)")
_TARGET = (
    r"(?P<target>https?://[^\s()\[\]]+"
    r"|[^\s()\[\]]+\.(?:md|png|jpe?g|gif|webp|avif|svg|pdf|docx|odt)(?:#[^\s()\[\]]*)?)"
)
_APART = re.compile(rf"(?P<sign>!?)\[(?P<words>[^\[\]\n]+)\][ \t\u00a0]+\({_TARGET}\)")
_SWAPPED = re.compile(rf"(?P<sign>!?)\((?P<words>[^()\n]+)\)\[{_TARGET}\]")
_IMAGE = re.compile(
    r"^[ >]*(?P<sign>!)(?:[ \u00a0]\[(?P<words>[^\[\]\n]+)\]|)"
    r"\((?P<target>[^\s()]+\.(?:png|jpe?g|gif|webp|avif|svg))\)"
)
_DOUBLED = re.compile(
    r"(?P<sign>!?)\[\[(?P<target>(?=[^\]\n]*[^\W\d])\w[\w./ -]*)(?:\|(?P<words>[^\[\]\n]+))?\]\]"
)
_EMPTY = re.compile(r"(?<![\w)\]])(?P<sign>!?)\[(?P<words>[^\[\]\n]+)\]\([ \t]*\)")
_OPEN = re.compile(rf"(?P<sign>!?)\[(?P<words>[^\[\]\n]+)\]\({_TARGET}(?=[^()\n]*$)")
_WORDLESS = re.compile(rf"(?P<sign>)(?<!!)\[(?P<words>)[ \t]*\]\({_TARGET}\)")
_REASONS = (
    (_IMAGE, "une image commence par « ![ », sans espace"),
    (_DOUBLED, "les crochets ne se doublent pas"),
    (_EMPTY, "son adresse manque"),
    (_OPEN, "sa parenthèse n’est pas fermée"),
    (_WORDLESS, "il n’a pas de mots à toucher"),
    (_APART, "une espace sépare « ] » et « ( »"),
    (_SWAPPED, "les crochets et les parenthèses sont inversés"),
)


_OPEN_LINE = re.compile(r"\]\([^()\n]*$", re.M)
_SIGNS = ("] (", "]\u00a0(", "]\t(", ")[", "[[", "]()", "]( ", "[](", "[ ](", "! [", "!\u00a0[", "!(")


def _write(found: re.Match[str]) -> str:
    parts = found.groupdict()
    sign, words, target = parts["sign"], parts["words"], parts.get("target") or "page.md"
    is_whole = bool(words and parts.get("target"))
    if not words:
        words = "Ce qu’elle montre" if sign else "Le nom de la page"
    if found.re is _DOUBLED and "." not in target:
        target += ".md"
    right = f"{sign}[{words}]({target})"
    return Remedy(right, found[0].lstrip(" >"), right) if is_whole else right


def links(subject: Subject) -> Iterator[Diagnostic]:
    """Those of the pages and of the quizzes, outside code."""
    for text in subject.project.texts():
        yield from _nearly(text.body, text.directives)
    for bank in subject.project.all_banks():
        for part in parts_of(bank):
            for loc, words in texts_of(part.value):
                yield from _nearly(part.where.within(words, *loc), ())


def _nearly(source: Placed, directives: Sequence[Directive]) -> Iterator[Diagnostic]:
    if not any(sign in source.text for sign in _SIGNS) and not _OPEN_LINE.search(source.text):
        return
    lines = dict(prose(source, directives))
    for row, line in lines.items():
        bare = _CODE.sub(lambda code: " " * len(code[0]), line) if "`" in line else line
        for pattern, reason in _REASONS:
            if pattern is _OPEN and ")" in lines.get(row + 1, ""):
                continue  # its title may be there
            for found in pattern.finditer(bare):
                span = source.span(row + 1, found.start() + 1, len(found[0]))
                yield Diagnostic.of("T329", span, reason=reason, write=_write(found))
