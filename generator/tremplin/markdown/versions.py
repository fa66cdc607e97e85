"""The libraries whose private parts the quick engine changes, and the versions that it was tried with.

With another version the stock engine does the work: the HTML is the same, later.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import markdown
import pygments
import pymdownx
from markdown import Markdown

TRIED: Mapping[str, tuple[str, str, str]] = {
    "markdown": (markdown.__version__, "3.7", "3.12"),
    "pymdown-extensions": (pymdownx.__version__, "10.14", "14"),
    "pygments": (pygments.__version__, "2.18", "2.22"),
}
"""Library → its version, the first one tried, the first one that was not; pyproject.toml says the same."""


def untried() -> list[str]:
    """« markdown 4.0 », for each library of a version that was not tried."""
    return [
        f"{name} {version}"
        for name, (version, first, limit) in TRIED.items()
        if not _order(first) <= _order(version) < _order(limit)
    ]


def _order(version: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", version)[:2]))


def notice() -> str:
    """One line for the terminal: what makes builds slower; "" when nothing does."""
    names = " et ".join(untried())
    is_one = len(untried()) < 2
    return names and (
        f"Construction plus lente : {names} {'n’a pas été essayé' if is_one else 'n’ont pas été essayés'} "
        "avec cette version de Tremplin. Les pages sont les mêmes."
    )


def accelerate(md: Markdown) -> None:
    """Make `md` quicker, where that is known to change nothing; every extension is registered by then."""
    if not untried():
        from tremplin.markdown import engine  # holds names that another version may not have

        engine.accelerate(md)
