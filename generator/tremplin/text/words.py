"""The words of the interface, one catalogue a language, and the languages that a page holds.

A catalogue is `words/<language>.json` of the theme: `language` (its own name), `plural` (a C expression of n,
true for « other »), `pages` and `client` (key → text, grouped as reads best). A text may hold `{name}`
placeholders; one that depends on a number is {"one": …, "other": …}. Those of pages are typeset here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from gettext import c2py
from pathlib import Path
from typing import Any

from markupsafe import escape

from tremplin.text.theme import theme_dir

SITE_LANGUAGE = "fr"
"""The language of pages outside the courses, and of the words of languages that have no catalogue."""
_RIGHT_TO_LEFT = frozenset(("ar", "he", "fa", "ur"))


def words_folder() -> Path:
    """Where the catalogues are."""
    return theme_dir() / "words"


def base(language: str) -> str:
    """« fr » of « fr-CA »."""
    return language.partition("-")[0]


def direction(language: str) -> str:
    return "rtl" if base(language) in _RIGHT_TO_LEFT else "ltr"


@dataclass(frozen=True)
class Words:
    """The words of one language for pages: `words("quiz.check")`, `words("count.steps", 3)`."""

    language: str
    texts: Mapping[str, str]
    """Key → text; « .one » and « .other » end the keys of those that depend on a number."""
    is_other: Callable[[int], int] = field(repr=False)

    def __call__(self, key: str, count: int | None = None, /, **values: object) -> str:
        """KeyError for a key or a placeholder that is missing; HTML among `values` makes HTML of all."""
        if count is not None:
            key = f"{key}.other" if self.is_other(count) else f"{key}.one"
            values["n"] = count
        text = self.texts[key]
        if "{" not in text:
            return text
        if any(hasattr(value, "__html__") for value in values.values()):
            text = escape(text)
        return text.format(**values)

    def group(self, name: str) -> dict[str, str]:
        """The texts of a group, by what follows its name."""
        start = f"{name}."
        return {key.removeprefix(start): text for key, text in self.texts.items() if key.startswith(start)}


def _flat(node: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    if isinstance(node, str):
        yield ".".join(path), node
    else:
        for key, inner in node.items() if isinstance(node, dict) else enumerate(node):
            yield from _flat(inner, (*path, str(key)))


@cache
def catalogues() -> Mapping[str, Words]:
    """Language → its words, as the theme's folder has them."""
    from tremplin.text.typography import typeset  # which asks here what a language is

    found = {}
    for path in sorted(words_folder().glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        texts = {key: typeset(text, path.stem) for key, text in _flat(data["pages"])}
        found[path.stem] = Words(path.stem, texts, c2py(data["plural"]))
    return found


def words_of(language: str) -> Words:
    """The words of the interface on pages in `language`."""
    return catalogues().get(base(language)) or catalogues()[SITE_LANGUAGE]


@dataclass(frozen=True)
class Tongue:
    """The language of a page beside that of its interface: they differ where a language has no catalogue.

    Attributes tell one from the other, to voices and to the order of right-to-left scripts.
    """

    language: str
    words: Words

    @property
    def ui(self) -> dict[str, str]:
        """Of an element that holds words of the interface."""
        return {} if self.is_whole else _attributes(self.words.language)

    @property
    def named(self) -> dict[str, str]:
        """Of an element whose label alone is the interface's: its place follows the page."""
        return {} if self.is_whole else {"lang": self.words.language}

    @property
    def own(self) -> dict[str, str]:
        """Of a text of the page inside such elements."""
        return {} if self.is_whole else _attributes(self.language)

    @property
    def is_whole(self) -> bool:
        return base(self.language) == self.words.language

    def other(self, language: str) -> dict[str, str]:
        """Of a text in `language` on the page."""
        if base(language) == base(self.language):
            return {}
        found = _attributes(language)
        return found if direction(language) != direction(self.language) else {"lang": language}


def _attributes(language: str) -> dict[str, str]:
    return {"lang": language, "dir": direction(language)}


@cache
def tongue_of(language: str) -> Tongue:
    return Tongue(language, words_of(language))


def attributes(found: Mapping[str, str]) -> str:
    """As they are written in a tag, after its name."""
    return "".join(f' {name}="{value}"' for name, value in found.items())
