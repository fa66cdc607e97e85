"""The theme's templates, compiled once for an installation and kept beside them, as Python keeps modules.

What a compiled template is depends on more than its text: Jinja2 applies our filters to constants when it
compiles. So each file begins with a digest of all of that and of the code itself; one that is of another
version, damaged or cut short is compiled again. Templates of a site are never kept nor read in this way: the
folder of a project may come from anywhere, and code from a file runs.
"""

from __future__ import annotations

import marshal
import os
import sys
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import Path
from threading import get_ident

import jinja2
import markupsafe
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from tremplin.sources.listing import stamp_of, walk
from tremplin.text.words import words_folder

_SIZE = 32
"""Bytes of a digest."""


class Compiled(BytecodeCache):
    """Keeps the templates of `folder`, which is part of the installation, for pages in `language`."""

    def __init__(self, folder: Path, language: str) -> None:
        self.folder, self.language = f"{folder}{os.sep}", language
        self.version = MAGIC_NUMBER + _made_of() + language.encode()

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002
        """The file that keeps a template, or "" for one that is not kept."""
        is_kept = filename and filename.startswith(self.folder) and sys.implementation.cache_tag
        return cache_from_source(f"{filename}.{self.language}.py") if is_kept else ""

    def get_source_checksum(self, source: str) -> str:
        return blake2b(self.version + source.encode(), digest_size=_SIZE).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError, ValueError, EOFError, TypeError):
            data = Path(bucket.key).read_bytes() if bucket.key else b""
            code = data[_SIZE:]
            if data and data[:_SIZE] == _digest(bucket, code):
                bucket.code = marshal.loads(code)  # noqa: S302 - of our own installation, and whole

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template; where one cannot write, it is compiled again next time."""
        if not bucket.key or sys.dont_write_bytecode:
            return
        path = Path(bucket.key)
        fresh = path.with_suffix(f".{os.getpid()}-{get_ident()}.pyc")
        code = marshal.dumps(bucket.code)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_bytes(_digest(bucket, code) + code)
            fresh.replace(path)
        except OSError:
            with suppress(OSError):
                fresh.unlink(missing_ok=True)


@cache
def _made_of() -> bytes:
    """What compiled templates hold besides their text: our filters, the words of the interface, Jinja2."""
    rows: list[object] = [stamp_of(Path(str(library.__file__)).stat()) for library in (jinja2, markupsafe)]
    for folder in (Path(__file__).parent.parent, words_folder()):
        files = walk(folder.parent, folder.name).files.items()
        rows += sorted(row for row in files if "__pycache__" not in row[0])
    return repr(rows).encode()


def _digest(bucket: Bucket, code: bytes) -> bytes:
    return blake2b(bucket.checksum.encode() + code, digest_size=_SIZE).digest()
