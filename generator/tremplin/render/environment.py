"""The Jinja2 environments of our templates, one a language: autoescape, nothing undefined, its words.

In templates, `|t` gives words of the interface by their key, `|said` marks them besides where the page is in
another language: the one for attributes and for elements marked with `ui`, the other for everything else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from tremplin.markdown.interface import reached
from tremplin.model.kept import KEPT
from tremplin.pages import AT
from tremplin.render import words as formats
from tremplin.render.compiled import Compiled
from tremplin.render.quiz import attribute
from tremplin.rules import FAMILIES
from tremplin.schema.nomenclature import occupation, skill
from tremplin.schema.values import instant
from tremplin.schema.words import find
from tremplin.text.typography import NBSP, breaking, typeset
from tremplin.text.words import SITE_LANGUAGE, attributes, base, direction, tongue_of


class Environments:
    """`environments[language]`; the first of `folders` that has a template wins."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self.folders = folders
        self._made: dict[str, Environment] = {}

    def __getitem__(self, language: str) -> Environment:
        if language not in self._made:
            self._made[language] = environment(self.folders, language)
        return self._made[language]


class _Environment(Environment):
    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Copied for each page: a ChainMap, as Jinja makes, takes ten times longer."""
        return {**self.globals, **(d or {})}


def environment(folders: Sequence[Path], language: str) -> Environment:
    """The environment of pages in `language`."""
    env = _Environment(
        loader=FileSystemLoader(folders),
        bytecode_cache=Compiled(folders[-1], language),
        auto_reload=len(folders) > 1,  # a site's own may change while it is previewed
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    tongue = tongue_of(language)
    words = tongue.words
    is_mirrored = direction(language) == "rtl"

    @lru_cache(maxsize=4096)  # lists of segments say the same titles on each page
    def typo(text: str | None, other: str = language) -> Markup:
        """An author's plain text with the typography of its language, escaped."""
        return escape(typeset(text or "", other))

    def marked(found: Mapping[str, str], text: str) -> str:
        return Markup("<span{}>{}</span>").format(_html(attributes(found)), text) if found else text

    def said(format_: Callable[..., str]) -> Callable[..., str]:
        return lambda *args, **values: marked(tongue.ui, format_(*args, **values))

    def known(text: str, values: str) -> str:
        """A value that authors write in French or in English, in the words of the page; else their text."""
        found = find(values, text)
        return marked(tongue.ui, words(f"{values}.{found}")) if found else typo(text)

    def named(name: str | None, written: str) -> str:
        """What people read of a code: its name, which is French."""
        return marked(tongue.other("fr"), typo(name, "fr")) if name else typo(written)

    def in_words(format_: Callable[..., str]) -> Callable[..., str]:
        return lambda value: format_(words, value)

    def number(value: float) -> str:
        return formats.number(words, value)

    def drawn(html: Markup, values: Mapping[str, float]) -> Markup:
        """The values of a calculation in the place of their names: « {a} »."""

        def value(found: re.Match[str]) -> str:
            name = found[1]
            return f'<b data-v="{name}">{number(values[name])}</b>' if name in values else found[0]

        return _html(re.sub(r"\{(\w+)\}", value, str(html)))

    env.globals.update(
        at=AT,
        kept=KEPT,
        families=FAMILIES,
        site_language=SITE_LANGUAGE,
        ui=_html(attributes(tongue.ui)),
        named=_html(attributes(tongue.named)),
        own=_html(attributes(tongue.own)),
        tongue=lambda other: _html(attributes(tongue.other(other))),
        whole=_html(attributes({"lang": language, **({"dir": "rtl"} if is_mirrored else {})})),
        framed=_html(attributes(tongue_of(SITE_LANGUAGE).other(language))),
        arrow="←" if is_mirrored else "→",
        colon=f"{NBSP}:" if base(language) == "fr" else ":",
    )
    env.filters.update(
        t=words.__call__,
        said=said(words),
        own=lambda text: marked(tongue.own, text),
        typo=typo,
        breaking=lambda text: _html(breaking(str(escape(text)))),
        known=known,
        occupation=lambda code: named(occupation(code), code),
        skill=lambda code: named(skill(code), code),
        number=number,
        drawn=drawn,
        inert=_inert,
        instant=instant,
        reach=reach,
        reached=lambda code: _html(reached(code, tongue)),
        attribute=attribute,
    )
    for name in ("minutes", "seconds", "weight", "day", "session", "hours", "percent"):
        env.filters[name] = said(in_words(getattr(formats, name)))
    return env


def reach(contact: str) -> str:
    """What one reads of « mailto:a@example.org », « tel:… » or « https://… »."""
    return contact.partition(":")[2].lstrip("/")


_LINK = re.compile(r'<a\b[^>]*? href="([^"]*)"[^>]*>(.*?)</a>', re.S)


def _inert(html: Markup) -> Markup:
    """Links of an imitated message lead nowhere: touched, they tell where they would lead."""
    button = r'<button type="button" class="fake" data-to="\1">\2</button>'
    return _html(_LINK.sub(button, str(html)))


def _html(text: str) -> Markup:
    return Markup(text)  # noqa: S704 - names, numbers, and what was clean
