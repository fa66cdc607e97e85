"""The time that a page may take, on the processor and in its own thread: a busy machine takes none of it.

The clock is looked at wherever Python-Markdown calls one of its parts, in any process or thread. What it does
within one call is bounded by the size of texts, lines and paragraphs.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic, thread_time
from typing import Any

from markdown import Markdown
from markdown.extensions.md_in_html import HtmlBlockPreprocessor, HTMLExtractorExtra

from tremplin.sources.faults import SECONDS, TooLongError

OFTEN = 16
"""Calls of one small part between two looks."""


CALM = 0.1
"""Seconds that pass before the processor's clock is asked, which costs a call of the system."""


class _Here(threading.local):
    seconds: float | None = None
    calm: float
    """On the clock of the wall, which costs nothing: until then, little can have been done."""
    end: float | None = None
    """On the clock of the thread, once it was asked."""


_here = _Here()


@contextmanager
def at_most(seconds: float = SECONDS) -> Iterator[None]:
    """What is converted meanwhile takes `seconds` in all; a limit within another changes nothing."""
    if _here.seconds is not None:
        yield
        return
    _here.seconds, _here.calm = seconds, monotonic() + min(seconds, CALM)
    try:
        yield
    finally:
        _here.seconds = _here.end = None


def look() -> None:
    """Raise TooLongError when the time is over."""
    if _here.seconds is None or monotonic() <= _here.calm:
        return
    now = thread_time()
    if _here.end is None:
        _here.end = now + _here.seconds
    if now > _here.end:
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
    stages = (*md.preprocessors, *md.treeprocessors, *md.postprocessors)
    parts: list[tuple[Any, str, int]] = [
        *((stage, "run", 1) for stage in stages),
        *((processor, "run", OFTEN) for processor in md.parser.blockprocessors),
        *((pattern, "handleMatch", OFTEN) for pattern in md.inlinePatterns),
    ]
    for part, name, every in parts:
        setattr(part, name, _looking(getattr(part, name), every))


def _looking(call: Callable[..., Any], every: int) -> Callable[..., Any]:
    """`call`, with a look at the clock at the first call and at each of `every`."""
    left = 0

    def looking(*arguments: Any) -> Any:
        nonlocal left
        if not left:
            left = every
            look()
        left -= 1
        return call(*arguments)

    return looking
