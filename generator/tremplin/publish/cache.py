"""Contents of pages kept between builds, under names made of all that they depend on.

One SQLite file: safe when two builds run at once; one that is truncated, damaged or of another version is
begun again. Nothing in it is needed: any failure only means that pages are made anew.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from hashlib import blake2b
from pathlib import Path
from types import TracebackType

FILE = "contents.sqlite"
VERSION = 2
LIMIT = 256_000_000
"""Bytes of contents kept; the oldest go first."""


class Cache:
    """`read` and `write` rows of JSON text by key."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE
        self.today = date.today().toordinal()
        self.base: sqlite3.Connection | None = None

    def __enter__(self) -> Cache:
        for _ in range(2):
            try:
                self.base = self._open()
                return self
            except (sqlite3.Error, OSError):
                self._forget()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        if self.base is not None:
            with suppress(sqlite3.Error):
                self._bound()
            with suppress(sqlite3.Error):
                self.base.close()

    def _open(self) -> sqlite3.Connection:
        self.path.parent.mkdir(exist_ok=True)
        base = sqlite3.connect(self.path, timeout=10, isolation_level=None)
        base.executescript("PRAGMA synchronous=OFF; PRAGMA journal_mode=WAL;")
        if base.execute("PRAGMA user_version").fetchone()[0] not in (0, VERSION):
            base.close()
            raise sqlite3.DatabaseError("another version")
        base.executescript(
            "CREATE TABLE IF NOT EXISTS content"
            " (key TEXT PRIMARY KEY, row TEXT, digest BLOB, size INTEGER, used INTEGER) WITHOUT ROWID;"
            f"PRAGMA user_version={VERSION};"
        )
        return base

    def _forget(self) -> None:
        """Begin again without the file, as far as the disk allows."""
        if self.base is not None:
            with suppress(sqlite3.Error):
                self.base.close()
            self.base = None
        for path in self.path.parent.glob(f"{FILE}*"):
            with suppress(OSError):
                path.unlink()

    def known(self, keys: Iterable[str]) -> set[str]:
        """Those of `keys` that have a row."""
        if self.base is None:
            return set()
        try:
            query = "SELECT 1 FROM content WHERE key=?"
            return {key for key in keys if self.base.execute(query, (key,)).fetchone()}
        except sqlite3.Error:
            self._forget()
            return set()

    def read(self, keys: Iterable[str]) -> dict[str, str]:
        """The rows there are under `keys`."""
        found: dict[str, str] = {}
        if self.base is None:
            return found
        try:
            for key in keys:
                row = self.base.execute(
                    "SELECT row, digest, used FROM content WHERE key=?", (key,)
                ).fetchone()
                if row and row[1] == _digest(row[0]):
                    found[key] = row[0]
                    if row[2] < self.today:
                        self.base.execute("UPDATE content SET used=? WHERE key=?", (self.today, key))
        except (sqlite3.Error, TypeError, AttributeError):
            self._forget()
        return found

    def write(self, rows: Mapping[str, str]) -> None:
        if self.base is None or not rows:
            return
        try:
            self.base.execute("BEGIN IMMEDIATE")
            self.base.executemany(
                "INSERT OR REPLACE INTO content VALUES (?, ?, ?, ?, ?)",
                [(key, row, _digest(row), len(row), self.today) for key, row in rows.items()],
            )
            self.base.execute("COMMIT")
        except sqlite3.Error:
            self._forget()

    def _bound(self) -> None:
        assert self.base is not None
        over = (self.base.execute("SELECT total(size) FROM content").fetchone()[0] or 0) - LIMIT
        if over <= 0:
            return
        for key, size in self.base.execute("SELECT key, size FROM content ORDER BY used").fetchall():
            if over <= 0:
                break
            self.base.execute("DELETE FROM content WHERE key=?", (key,))
            over -= size
        self.base.execute("VACUUM")


def _digest(row: str) -> bytes:
    return blake2b(row.encode(), digest_size=8).digest()
