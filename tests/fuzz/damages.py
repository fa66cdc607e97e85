"""Damages to what is kept between builds: the cache of contents and the record of the last publication."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

from tremplin.publish.cache import FILE, Cache
from tremplin.publish.record import FOLDER

SHAPES = [None, 3, -1, 1.5, True, "x", "\udce9", [], {}, [[]], {"x": None}, [None] * 7, ["x"] * 7, "\0" * 99]


def damage(root: Path, rng: Random) -> str:
    """Harm what is kept between builds; says how."""
    folder = root / FOLDER
    paths = sorted(p for p in folder.glob("*") if p.is_file()) if folder.is_dir() else []
    if not paths:
        return "nothing to damage"
    path, how = rng.choice(paths), rng.choice([_cut, _spoil, _replace, _lose, _reshape_rows, _reshape_record])
    with suppress(OSError, sqlite3.Error, ValueError):  # it is damaged already, or gone meanwhile
        how(path, rng)
    return f"{how.__name__} {path.name}"


def _cut(path: Path, rng: Random) -> None:
    os.truncate(path, rng.randrange(path.stat().st_size + 1))


def _spoil(path: Path, rng: Random) -> None:
    with path.open("r+b") as file:
        for _ in range(rng.choice([1, 20])):
            file.seek(rng.randrange(path.stat().st_size))
            file.write(rng.randbytes(rng.choice([1, 8, 500])))


def _replace(path: Path, rng: Random) -> None:
    path.write_bytes(rng.randbytes(rng.randrange(9000)))


def _lose(path: Path, rng: Random) -> None:
    for lost in rng.choice([[path], [*path.parent.iterdir()]]):
        lost.unlink()


def _reshape_rows(path: Path, rng: Random) -> None:
    """Rows of another shape: some with the digest that they should have."""
    base = sqlite3.connect(path.parent / FILE, timeout=0, isolation_level=None)
    try:
        rows = base.execute("SELECT key, row FROM content").fetchall()
        for key, _ in rows[::2]:
            value = rng.choice([None, 3, b"\xff", "", "x", 1.5])
            base.execute("UPDATE content SET row=? WHERE key=?", (value, key))
    finally:
        base.close()
    with Cache(path.parent) as cache:
        cache.write({key: json.dumps(_reshaped(json.loads(row), rng)) for key, row in rows[1::2]})


def _reshape_record(path: Path, rng: Random) -> None:
    for record in path.parent.glob("*.json"):
        record.write_text(json.dumps(_reshaped(json.loads(record.read_bytes()), rng)))


def _reshaped(data: Any, rng: Random) -> Any:
    """`data` with one of its parts, at any depth, of another shape."""
    if not isinstance(data, list | dict) or not data or rng.random() < 0.2:
        return rng.choice(SHAPES)
    key = rng.choice(list(data) if isinstance(data, dict) else range(len(data)))
    data[key] = _reshaped(data[key], rng)
    return data
