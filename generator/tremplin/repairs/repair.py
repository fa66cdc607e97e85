"""What mends mistakes, as changes to files; nothing is written here."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, unified_diff
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

    def lines(self) -> tuple[list[str], list[str]]:
        """Those of the text as it is, and as it will be."""
        return _lines(utf8(self.before) or self.before), _lines(self.after)


class Stretch(NamedTuple):
    """Lines of `file` from `line` on, and what takes their place; none where there is nothing."""

    file: str
    line: int
    before: list[str]
    after: list[str]


@dataclass(frozen=True)
class Repair:
    """First the changes of texts, then the new names, in their order."""

    mended: tuple[Diagnostic, ...]
    changes: tuple[Change, ...] = ()
    renames: tuple[Rename, ...] = ()

    def diff(self) -> Iterator[str]:
        """What changes, line by line, as « diff -u » shows it."""
        yield from self.said()
        for change in self.changes:
            old, new = change.lines()
            show = _shower(old, new)
            for line in unified_diff(old, new, change.file, change.file, lineterm=""):
                yield harmless(line) if line[:1] == " " else line[:1] + show(line[1:])

    def said(self) -> Iterator[str]:
        """What changes besides the lines of texts."""
        for change in self.changes:
            if utf8(change.before) not in (None, change.before):
                yield harmless(f"« {change.file} » sera enregistré en UTF-8")
        for rename in self.renames:
            yield harmless(f"« {rename.file} » s’appellera « {rename.name} »")

    def stretches(self) -> Iterator[Stretch]:
        """The lines that change, each file from its top."""
        for change in self.changes:
            old, new = change.lines()
            show = _shower(old, new)
            for kind, start, end, first, last in SequenceMatcher(None, old, new, False).get_opcodes():
                if kind != "equal":
                    before, after = map(show, old[start:end]), map(show, new[first:last])
                    yield Stretch(change.file, start + 1, [*before], [*after])


def _shower(old: Sequence[str], new: Sequence[str]) -> Callable[[str], str]:
    """How a line that changes is shown: its spaces too, where nothing else does."""
    alike = {*map(_with_plain_spaces, old)} & {*map(_with_plain_spaces, new)}
    return lambda line: harmless(_ODD.sub("⍽", line) if _with_plain_spaces(line) in alike else line)


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
