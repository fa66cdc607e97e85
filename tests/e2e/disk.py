"""Pages of a disk: the next one may be of another process, which sees late, or never, what this one kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

_HAS = "(text) => Object.entries(localStorage).some((entry) => new RegExp(text).test(entry.join()))"


def on_disk(folder: Path, address: str) -> str:
    return (folder / address / "index.html").as_uri()


def carry(page: Page, start: str, act: Callable[[], object], end: str, entry: str) -> None:
    """Keep an entry of this pattern on one page, and open another that has it, as who tries again would."""
    for _ in range(5):
        page.goto(start)
        if not page.evaluate(_HAS, entry):
            act()
        page.goto(end)
        if page.evaluate(_HAS, entry):
            return
    raise AssertionError(f"the pages do not share {entry}")
