"""What mends mistakes, as changes to files; nothing is written here."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from difflib import unified_diff
from typing import NamedTuple
from unicodedata import normalize

from tremplin.diagnostics import Diagnostic, harmless
from tremplin.fixes import Edit, Recode, Rename
from tremplin.repairs.edits import edited
from tremplin.repairs.encodings import utf8
from tremplin.sources.listing import Listing, stamp_of
from tremplin.sources.slips import SPACES
from tremplin.sources.source import MAX_BYTES


class Change(NamedTuple):
    """`file` is the name that it has before any takes another."""

    file: str
    before: bytes
    after: bytes


@dataclass(frozen=True)
class Repair:
    """First the changes of texts, then the new names, in their order."""

    mended: tuple[Diagnostic, ...]
    changes: tuple[Change, ...] = ()
    renames: tuple[Rename, ...] = ()

    def diff(self) -> Iterator[str]:
        """What changes, line by line, as « diff -u » shows it."""
        for file, before, after in self.changes:
            read = utf8(before) or before
            if read != before:
                yield harmless(f"« {file} » sera enregistré en UTF-8")
            old, new = _lines(read), _lines(after)
            alike = {*map(_with_plain_spaces, old)} & {*map(_with_plain_spaces, new)}
            for line in unified_diff(old, new, file, file, lineterm=""):
                is_seen = line[:1] == " " or _with_plain_spaces(line[1:]) not in alike
                yield harmless(line if is_seen else _ODD.sub("⍽", line))
        for rename in self.renames:
            yield harmless(f"« {rename.file} » s’appellera « {rename.name} »")


_ODD = re.compile(f"[{SPACES}]")


def _with_plain_spaces(line: str) -> str:
    return _ODD.sub(" ", line)


def _lines(data: bytes) -> list[str]:
    return data.decode(errors="replace").splitlines()


def renamed(name: str, rename: Rename) -> str:
    """What the file or folder `name` is called after `rename`."""
    target = posixpath.join(posixpath.dirname(rename.file), rename.name)
    is_there = name == rename.file or name.startswith(f"{rename.file}/")
    return target + name[len(rename.file) :] if is_there else name


def for_diagnostic(files: Listing, diagnostic: Diagnostic) -> Repair | None:
    """What mends `diagnostic`, told of `files`; None when nothing does, or when its file changed since.

    Cheap: one file is read. Of a new name, the links that lead to it are not in it (`rounds.planned`).
    """
    fix = diagnostic.fix
    if fix is None:
        return None
    if isinstance(fix, Rename):
        return Repair((diagnostic,), renames=(fix,)) if may_rename(files, fix) else None
    name = fix.span.file if isinstance(fix, Edit) else fix.file
    if name not in files.files:
        return None
    place = files.place(name)
    try:
        if place.path.is_symlink() or stamp_of(place.path.stat()) != files.files[name]:
            return None
        before = place.read(MAX_BYTES + 1)
    except OSError:
        return None
    after = _mended(before, fix)
    return None if after in (None, before) else Repair((diagnostic,), (Change(name, before, after),))


def _mended(data: bytes, fix: Edit | Recode) -> bytes | None:
    return edited(data, [fix])[0] if isinstance(fix, Edit) else utf8(data)


def may_rename(files: Listing, rename: Rename) -> bool:
    """Whether the file or folder is there, and its new name free, on disks that mix up names as well."""
    folder, _, name = rename.file.rpartition("/")
    folders, inside = files.folders.get(folder, ((), ()))
    return name in (*folders, *inside) and not _is_taken(rename.name, {*folders, *inside} - {name})


def _is_taken(name: str, others: Collection[str]) -> bool:
    return _folded(name) in map(_folded, others)


def _folded(name: str) -> str:
    return normalize("NFC", name.casefold())
