"""What a parcel is, and why one is refused."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import PurePosixPath
from typing import Any

from tremplin.diagnostics import Diagnostic, Span, harmless
from tremplin.text.sanitise import is_picture, is_published

MANIFEST = "tremplin.json"
"""Names the format, the course, and each file after its SHA-256."""
FORMAT = 1
COURSES, QUIZZES = "courses", "quizzes"
"""The folders of every parcel, whatever those of a project are called."""
BODIES, GLOSSARY = f"{COURSES}/organismes.yml", f"{COURSES}/glossaire.yml"

FILES = 2_000
ENTRY_BYTES = 200_000_000
BYTES = 500_000_000
"""Of all files together, and of the archive."""
RATIO = 100
"""How much smaller a file above `SMALL` may be in the archive: texts come to 10."""
SMALL = 1_000_000
LONGEST = 200
"""Signs of a path: Windows has room for 260, its folders included."""

_YAML = frozenset(["course.yml", "module.yml", "glossaire.yml"])


class ParcelError(Exception):
    """Why a parcel is refused; its values fill in the text of the rule `code`."""

    def __init__(self, code: str, **values: Any) -> None:
        super().__init__(code)
        self.code = code
        self.values = {name: harmless(str(value)) for name, value in values.items()}

    def told(self, file: str) -> Diagnostic:
        return Diagnostic.of(self.code, Span(harmless(file)), severity=None, fix=None, **self.values)


def is_expected(name: str, kinds: Collection[str] = ()) -> bool:
    """Whether a file of a parcel is of a kind that authors write, or publish, `kinds` being the endings that
    the site adds; what an archive in it holds, no one looks at.
    """
    path = PurePosixPath(name)
    if path.parts[0] == QUIZZES:
        return path.suffix in (".yml", ".yaml") or is_picture(path)
    ending = path.suffix.lower()
    return path.name in _YAML or (ending != ".zip" and (is_published(path) or ending in kinds))
