"""The theme's built scripts and styles: their addresses and what they weigh."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import brotli

from tremplin.text.words import words_of


@dataclass(frozen=True)
class Asset:
    path: Path
    name: str
    """From the folder of assets, with the digest."""
    url: str
    """From the site's root. Its name carries the digest of the content: hosts may cache it for ever, and
    two editions lie side by side.
    """

    @cached_property
    def weight(self) -> int:
        """Bytes after brotli: slow to know of a large file, and seldom asked."""
        return len(brotli.compress(self.path.read_bytes()))


class Assets:
    """`assets["quiz.js"]`; raises KeyError for a file that the theme does not have.

    A file that holds words of the interface is there for each language: `en/quiz.js`.
    """

    FOLDER = "assets/tremplin"

    def __init__(self, theme_dir: Path) -> None:
        self._assets: dict[str, Asset] = {}
        folder = theme_dir / self.FOLDER
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            data = path.read_bytes()
            name = path.relative_to(folder).as_posix()
            version = hashlib.sha256(data).hexdigest()[:6]
            stem, _, suffix = name.rpartition(".")
            versioned = f"{stem}.{version}.{suffix}"
            self._assets[name] = Asset(path, versioned, f"{self.FOLDER}/{versioned}")

    def __getitem__(self, name: str) -> Asset:
        return self._assets[name]

    def of(self, name: str, language: str) -> Asset:
        """`name` with the words that pages in `language` have, where it holds some."""
        return self._assets.get(f"{words_of(language).language}/{name}") or self._assets[name]

    def __contains__(self, name: str) -> bool:
        return name in self._assets

    def all(self) -> dict[str, Asset]:
        """Name → asset."""
        return dict(self._assets)
