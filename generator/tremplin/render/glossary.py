"""Terms of glossaries marked in the text of a page: the first time that each is written, and nowhere in what
leads somewhere, is code, or is a title.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from html import escape
from typing import NamedTuple

from tremplin.model.glossary import Glossary, same
from tremplin.schema.catalogue import Term


class Found(NamedTuple):
    """A term of a text, and the glossary that explains it."""

    term: Term
    glossary: Glossary


class _Way(NamedTuple):
    """A way to write a term: `pattern` begins `before` signs before its first word."""

    pattern: re.Pattern[str]
    before: int
    found: Found


_WORD = re.compile(r"[^\W_]+")
_TOKEN = re.compile(r"<(?P<end>/?)(?P<tag>[a-z][a-z0-9]*)(?P<attributes>[^>]*)>|(?P<text>[^<]+)")
_LEFT_ALONE = frozenset(
    "a abbr button code dfn h1 h2 h3 h4 h5 h6 kbd label pre samp summary svg th var".split()  # noqa: SIM905
)
_TITLE = re.compile(r'class="[^"]*\badmonition-title\b')


def marked(
    html: str, glossaries: tuple[Glossary, ...], link: Callable[[Found], str]
) -> tuple[str, list[Found]]:
    """Clean `html` with a link around each term, and the terms in their order.

    `link` gives the attributes of the link of a term.
    """
    ways, seen, found = _ways(glossaries), set[str](), list[Found]()
    left: list[str] = []
    """The elements left alone that are open around a text, the innermost last."""
    pieces = []
    for token in _TOKEN.finditer(html):
        tag = token["tag"]
        if tag is None and not left:
            pieces.append(_text(token["text"], ways, seen, found, link))
            continue
        pieces.append(token[0])
        if tag is None:
            continue
        if left:
            if tag == left[-1]:
                left.pop() if token["end"] else left.append(tag)
        elif not token["end"] and (tag in _LEFT_ALONE or _TITLE.search(token["attributes"])):
            left.append(tag)
    return ("".join(pieces), found) if found else (html, found)


def _text(
    text: str,
    ways: dict[str, list[_Way]],
    seen: set[str],
    found: list[Found],
    link: Callable[[Found], str],
) -> str:
    pieces, done = [], 0
    for word in _WORD.finditer(text):
        for way in ways.get(word[0].casefold(), ()):
            start = word.start() - way.before
            if start < done or not (match := way.pattern.match(text, start)):
                continue
            name = same(way.found.term.term)
            if name not in seen:
                seen.add(name)
                found.append(way.found)
                pieces += [text[done:start], f"<a {link(way.found)}>{match[0]}</a>"]
            else:
                pieces.append(text[done : match.end()])
            done = match.end()
            break
    return "".join([*pieces, text[done:]]) if done else text


@lru_cache(maxsize=64)
def _ways(glossaries: tuple[Glossary, ...]) -> dict[str, list[_Way]]:
    """First word of a form, folded → the ways that begin with it, the longest first.

    What a course explains itself is not explained by the catalogue.
    """
    ways: dict[str, list[_Way]] = {}
    known: set[str] = set()
    for glossary in glossaries:
        forms = [form for form in glossary.forms() if same(form.text) not in known]
        known |= {same(form.text) for form in forms}
        for form in forms:
            text = escape(form.text, quote=False)
            if first := _WORD.search(text):
                found = Found(form.term.value, glossary)
                way = _Way(_pattern(text, exact=form.is_acronym), first.start(), found)
                ways.setdefault(first[0].casefold(), []).append(way)
    for found_ways in ways.values():
        found_ways.sort(key=lambda way: -len(way.pattern.pattern))
    return ways


def _pattern(text: str, *, exact: bool) -> re.Pattern[str]:
    words = r"\s+".join(re.sub("['’]", "['’]", re.escape(part)) for part in text.split())
    return re.compile(rf"(?<![\w&-]){words}(?![\w-])", re.NOFLAG if exact else re.I)
