"""Markdown engines: one for the pages of a language, one for its quizzes."""

from __future__ import annotations

import re

from markdown import Markdown

from tremplin.markdown import forgiving
from tremplin.markdown.clock import look, watch
from tremplin.markdown.extension import EXTENSIONS, PageContext, Syntax, TremplinExtension
from tremplin.markdown.interface import options
from tremplin.markdown.versions import accelerate
from tremplin.text.typography import breaking, typeset
from tremplin.text.words import SITE_LANGUAGE, words_of


class Converter:
    """One Markdown engine for many texts: of pages, and of quizzes."""

    def __init__(self, syntax: Syntax | None = None, language: str = SITE_LANGUAGE) -> None:
        self.syntax, self.language = syntax or Syntax(), language
        self.extension = TremplinExtension(has_mathml=self.syntax.has_mathml)
        self.is_stock = _QUIET.issuperset(
            name.removeprefix("markdown.extensions.") for name in self.syntax.extensions
        )
        """Whether plain words can only be what they are."""
        self.md = self._engine()

    def _engine(self) -> Markdown:
        ours = options(words_of(self.language))
        settings = self.syntax.options.items()
        md = Markdown(
            extensions=[*self.syntax.extensions, self.extension],
            extension_configs={name: {**ours.get(name, {}), **own} for name, own in settings},
        )
        accelerate(md)
        watch(md)
        return md

    def page(self, text: str, page: PageContext) -> str:
        """A whole text with its directives."""
        self.extension.page = page
        try:
            return self.md.reset().convert(text)
        except BaseException:
            self.md = self._engine()  # one that stopped midway keeps what it was at
            raise

    def block(self, text: str, page: PageContext) -> str:
        """A short text."""
        look()
        if self.is_stock and _PLAIN.fullmatch(text) and not forgiving.EMOJI.search(text):
            # most texts of a quiz have nothing for Markdown to do
            return breaking(typeset(f"<p>{text}</p>", page.language))
        page.is_line = "\n" not in text.strip("\n")
        return self.page(text, page)

    def inline(self, text: str, page: PageContext) -> str:
        """`text` without the paragraph around it when there is only one: that of a line is a phrase."""
        page.is_phrase = "\n" not in text.strip("\n")
        html = self.block(text, page)
        alone = re.fullmatch(r"<p>((?:(?!</?p>).)*)</p>", html, re.S)
        return alone[1] if alone else html


class Converters:
    """`converters[language]`: that of pages, and that of quizzes, which a page holds."""

    def __init__(self, syntax: Syntax) -> None:
        self.syntax = syntax
        self._made: dict[str, tuple[Converter, Converter]] = {}

    def __getitem__(self, language: str) -> tuple[Converter, Converter]:
        name = words_of(language).language
        if name not in self._made:
            self._made[name] = Converter(self.syntax, name), Converter(self.syntax.of_quizzes, name)
        return self._made[name]


_QUIET = frozenset(
    [*EXTENSIONS, "extra", "fenced_code", "meta", "pymdownx.arithmatex", "pymdownx.snippets", "sane_lists"]
)
"""Extensions that plain words say nothing to."""
_PLAIN = re.compile(r"(?!\d+[.)]\s)(?:[^\W_]|[«(])(?:[^\W_]|[ ,;:?!'’«»()%°€.…/-])*")
