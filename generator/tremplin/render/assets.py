"""The theme's built scripts and styles: their addresses and what they weigh."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

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
    weight: int
    """Bytes after brotli."""

    @property
    def text(self) -> str:
        """What a script or a style says; nothing for others."""
        return self.path.read_text(encoding="utf-8") if self.path.suffix in (".js", ".css") else ""


class Resources(NamedTuple):
    """Addresses of the files that a page needs besides itself: to show, and when a tap asks for them."""

    shown: frozenset[str]
    tapped: frozenset[str]


_LOADED = re.compile(r"[\w/-]+\.[0-9a-f]{6}\.(?:js|css)")


@lru_cache(maxsize=1024)
def _loaded(asset: Asset) -> frozenset[str]:
    """Names of other files in its text."""
    return frozenset(_LOADED.findall(asset.text))


class Assets:
    """`assets["quiz.js"]`; raises KeyError for a file that the theme does not have.

    A file that holds words of the interface is there for each language: `en/quiz.js`.
    """

    FOLDER = "assets/tremplin"

    def __init__(self, theme_dir: Path) -> None:
        self._assets: dict[str, Asset] = {}
        folder = theme_dir / self.FOLDER
        # long to know: made with them
        weights = json.loads((theme_dir / "weights.json").read_bytes())
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            data = path.read_bytes()
            name = path.relative_to(folder).as_posix()
            version = hashlib.sha256(data).hexdigest()[:6]
            stem, _, suffix = name.rpartition(".")
            versioned = f"{stem}.{version}.{suffix}"
            weight = weights.get(name, len(data))  # what a system or an editor left there was never weighed
            self._assets[name] = Asset(path, versioned, f"{self.FOLDER}/{versioned}", weight)

    def __getitem__(self, name: str) -> Asset:
        return self._assets[name]

    def of(self, name: str, language: str) -> Asset:
        """`name` with the words that pages in `language` have, where it holds some."""
        return self._assets.get(f"{words_of(language).language}/{name}") or self._assets[name]

    def loaded(self, names: Sequence[str], language: str) -> Resources:
        """What a page in `language` loads that uses these files, the others being those that they name."""
        asked = (*names, language)
        if asked not in self._asked:
            assets = [self.of(name, language) for name in names]
            shown = frozenset(asset.url for asset in assets)
            self._asked[asked] = Resources(shown, frozenset(asset.url for asset in self._tapped(assets)))
        return self._asked[asked]

    @cached_property
    def _asked(self) -> dict[tuple[str, ...], Resources]:
        """Many pages use the same."""
        return {}

    def _tapped(self, assets: Iterable[Asset]) -> set[Asset]:
        """What the scripts among `assets` load on a tap, and what that loads: they name it by its digest."""
        found: set[Asset] = set()
        waiting = list(assets)
        while waiting:
            fresh = self._named[waiting.pop().name] - found
            found |= fresh
            waiting += fresh
        return found

    @cached_property
    def _named(self) -> dict[str, frozenset[Asset]]:
        """Name of a file → the files that its text names."""
        by_name = {asset.name: asset for asset in self._assets.values()}
        return {
            name: frozenset(by_name[other] for other in _loaded(asset) if other in by_name)
            for name, asset in by_name.items()
        }

    def __contains__(self, name: str) -> bool:
        return name in self._assets

    def all(self) -> dict[str, Asset]:
        """Name → asset."""
        return dict(self._assets)
