"""Mending in rounds: what is mended lets other mistakes be seen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from tremplin.diagnostics import Diagnostic, Report
from tremplin.fixes import Edit, Rename
from tremplin.load.loading import load
from tremplin.load.reading import Memories
from tremplin.model.places import unnumbered
from tremplin.repairs.copy import Copy, Wanted
from tremplin.repairs.repair import Repair
from tremplin.sources.listing import Listing

Examine = Callable[[Path], Report]
"""All that a build tells of the project at a root."""
WHOLE = 10
"""Times that the whole is examined."""
READ = 300
"""Times that files are read again: one slip of YAML hides the next."""


def planned(files: Listing, examine: Examine, config: str, only: Diagnostic | None = None) -> Repair:
    """What mends everything in `files` that can be; or `only` one mistake, and the links to a new name, which
    the configuration follows too, the file `config` beside the folders.

    Raises OSError where there is no place for a copy of the folders.
    """
    docs, quizzes = files.tops
    with _folder(files.root) as name:
        copy = Copy(files, Path(name))
        wanted: Wanted = (lambda _: True) if only is None else _follows(only)
        if only is not None and not copy.mend([only], lambda _: True):
            return copy.repair(config)
        for _ in range(WHOLE if only is None or isinstance(only.fix, Rename) else 0):
            memories: Memories = {}
            for _ in range(READ):
                report = Report()
                load(copy.root, report, docs, quizzes, memories)
                if not copy.mend(report, wanted):
                    break
            if not copy.mend(examine(copy.root), wanted):
                break
        return copy.repair(config)


def _folder(root: Path) -> TemporaryDirectory[str]:
    """A folder on the disk of the project, where it can be."""
    try:
        return TemporaryDirectory(prefix=".tremplin-", dir=root, ignore_cleanup_errors=True)
    except OSError:
        return TemporaryDirectory(ignore_cleanup_errors=True)


def _follows(only: Diagnostic) -> Wanted:
    """What asks for the name that `only` gives, in the place of the one that it takes."""
    fix = only.fix
    if not isinstance(fix, Rename):
        return lambda _: False
    old, new = (Path(name).stem for name in (fix.file, fix.name))

    def is_wanted(told: Diagnostic) -> bool:
        edit = told.fix
        return isinstance(edit, Edit) and _holds(edit.old, old) and _holds(edit.new, new)

    return is_wanted


def _holds(text: str | None, name: str) -> bool:
    return unnumbered(name) in (text or "")
