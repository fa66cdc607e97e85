"""The time that a page may take, on the processor and in its own thread: a busy machine takes none of it.

The clock is looked at wherever Python-Markdown calls one of its parts, in any process or thread. What it does
within one call is bounded by the size of texts, lines and paragraphs.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import thread_time
from typing import Any

from markdown import Markdown
from markdown.extensions.md_in_html import HtmlBlockPreprocessor, HTMLExtractorExtra

from tremplin.sources.faults import SECONDS, TooLongError


class _Here(threading.local):
    end: float | None = None


_here = _Here()


@contextmanager
def at_most(seconds: float = SECONDS) -> Iterator[None]:
    """What is converted meanwhile takes `seconds` in all; a limit within another changes nothing."""
    outer = _here.end
    if outer is None:
        _here.end = thread_time() + seconds
    try:
        yield
    finally:
        _here.end = outer


def look() -> None:
    """Raise TooLongError when the time is over."""
    if _here.end is not None and thread_time() > _here.end:
        raise TooLongError


class _Tags(HTMLExtractorExtra):
    def updatepos(self, i: int, j: int) -> int:
        """Called from one tag to the next."""
        look()
        return super().updatepos(i, j)


class _Html(HtmlBlockPreprocessor):
    """The same, with a parser that looks at the clock."""

    def run(self, lines: list[str]) -> list[str]:
        parser = _Tags(self.md)
        parser.feed("\n".join(lines))
        parser.close()
        return "".join(parser.cleandoc).split("\n")


def watch(md: Markdown) -> None:
    """Make `md` look at the clock; call it once everything is registered."""
    for part in md.preprocessors:
        if type(part) is HtmlBlockPreprocessor:
            part.__class__ = _Html
    parts: list[tuple[Any, str]] = [
        *((part, "run") for part in (*md.preprocessors, *md.parser.blockprocessors)),
        *((part, "run") for part in (*md.treeprocessors, *md.postprocessors)),
        *((pattern, "handleMatch") for pattern in md.inlinePatterns),
    ]
    for part, name in parts:
        setattr(part, name, _looking(getattr(part, name)))


def _looking(call: Callable[..., Any]) -> Callable[..., Any]:
    def looking(*arguments: Any) -> Any:
        look()
        return call(*arguments)

    return looking
