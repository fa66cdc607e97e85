"""What taking a parcel in would change in a project: files to add, to change, to remove."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path, PurePosixPath

from tremplin.diagnostics import Report, harmless
from tremplin.model.project import Course, Project
from tremplin.parcels.base import BODIES, COURSES, GLOSSARY, QUIZZES
from tremplin.parcels.contents import contents, folders_of, row_of
from tremplin.parcels.shape import Shape
from tremplin.schema.catalogue import Provider
from tremplin.schema.validate import validate
from tremplin.sources.source import Sequence, Source, compose
from tremplin.starters.edits import appended

SHOWN = 12
"""Lines of the difference of one file."""
_LONG = 200_000
"""Bytes from which two texts are not compared line by line."""


@dataclass(frozen=True)
class Change:
    """A file of the project, by its name from the root: `fresh` is what it becomes, None where it goes.

    `before` is the SHA-256 of what authors are shown, None for no file: nothing else is replaced.
    """

    name: str
    fresh: Path | None
    before: str | None

    @property
    def is_there(self) -> bool:
        return self.before is not None

    @property
    def sign(self) -> str:
        return "-" if self.fresh is None else "~" if self.is_there else "+"


@dataclass(frozen=True)
class Arrival:
    changes: tuple[Change, ...]
    remarks: tuple[str, ...] = ()


def arrival(project: Project, shape: Shape, files: Mapping[str, Path], stage: Path) -> Arrival:
    """What the files of a parcel change; `stage` takes the texts that are made of two."""
    docs, quizzes = folders_of(project).values()
    course = project.course_by_id.get(shape.course)
    fresh: dict[str, Path] = {}
    for name, path in files.items():
        top, _, rest = name.partition("/")
        if top == QUIZZES:
            fresh[f"{quizzes}/{rest}"] = path
        elif name not in (BODIES, GLOSSARY):
            inner = rest.partition("/")[2]
            fresh[f"{docs}/{course.folder if course else shape.folder}/{inner}"] = path
    changes = [
        Change(name, path, digest(project.root / name))
        for name, path in fresh.items()
        if not _is_same(project.root / name, path)
    ]
    gone = (name for name in _gone(project, course, shape) if name not in fresh)
    changes += [Change(name, None, digest(project.root / name)) for name in gone]
    shared, remarks = _shared(project, files, stage, docs)
    return Arrival(tuple(sorted([*changes, *shared], key=lambda change: change.name)), tuple(remarks))


def digest(path: Path) -> str | None:
    """The SHA-256 of a file, None where there is none."""
    if not path.is_file():
        return None
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _is_same(one: Path, other: Path) -> bool:
    return (
        one.is_file()
        and one.stat().st_size == other.stat().st_size
        and one.read_bytes() == other.read_bytes()
    )


def _gone(project: Project, course: Course | None, shape: Shape) -> Iterator[str]:
    """The files of a course of which its parcel may have none: those that one would hold."""
    if course is None:
        return
    for name, file in contents(project, course).files.items():
        is_quiz = name.startswith(f"{QUIZZES}/{course.id}/")
        if name.startswith(f"{COURSES}/{course.folder}/") or (is_quiz and shape.is_whole):
            yield file


def _shared(
    project: Project, files: Mapping[str, Path], stage: Path, docs: str
) -> tuple[list[Change], list[str]]:
    """What all courses share is only added to: the row of a training body, a glossary where there is none."""
    changes, remarks = [], []
    target = project.root / docs / "organismes.yml"
    if BODIES in files and (body := _body(files[BODIES])) and body.id not in project.provider_by_id:
        before = digest(target)
        data = target.read_bytes() if before else b""
        try:
            longer = appended(data, row_of(body))
        except UnicodeDecodeError:
            longer = None
        if longer is None:
            remarks.append(f"Ajoutez vous-même « {body.id} » à {docs}/organismes.yml :\n{row_of(body)}")
        else:
            path = stage / "organismes.yml"
            path.write_bytes(longer)
            changes.append(Change(f"{docs}/organismes.yml", path, before))
    glossary = project.root / docs / "glossaire.yml"
    if GLOSSARY in files and not glossary.exists():
        changes.append(Change(f"{docs}/glossaire.yml", files[GLOSSARY], None))
    elif GLOSSARY in files and not _is_same(glossary, files[GLOSSARY]):
        remarks.append("Le glossaire commun de l’envoi est différent du vôtre, qui reste tel quel.")
    return changes, remarks


def _body(path: Path) -> Provider | None:
    report = Report()
    try:
        node = compose(Source(BODIES, path.read_text(encoding="utf-8")), report)
    except UnicodeDecodeError:
        return None
    items = node.items if isinstance(node, Sequence) else ()
    found = validate(items[0], Provider, report) if len(items) == 1 else None
    return found.value if found and not report.failed else None


def owners(project: Project, shape: Shape, changes: tuple[Change, ...], provider: str) -> list[str]:
    """Ids of the other training bodies whose courses the changes touch."""
    _, quizzes = folders_of(project).values()
    touched = {shape.course} | {
        change.name.removeprefix(f"{quizzes}/").partition("/")[0]
        for change in changes
        if change.name.startswith(f"{quizzes}/")
    }
    courses = (project.course_by_id[id_] for id_ in sorted(touched) if id_ in project.course_by_id)
    found = (course.info.value.provider for course in courses)
    return [*dict.fromkeys(other for other in found if other != provider)]


def difference(root: Path, change: Change) -> list[str]:
    """What changes inside a text, as `diff -u` says it; nothing of what is no text."""
    if PurePosixPath(change.name).suffix not in (".md", ".yml", ".yaml") or not (
        change.fresh and change.is_there
    ):
        return []
    sides = [(root / change.name).read_bytes(), change.fresh.read_bytes()]
    if max(map(len, sides)) > _LONG:
        return []
    before, after = (side.decode(errors="replace").splitlines() for side in sides)
    rows = [*difflib.unified_diff(before, after, n=0, lineterm="")][2:]
    more = len(rows) - SHOWN
    return [*map(harmless, rows[:SHOWN]), *([f"… et {more} lignes de plus"] if more > 0 else [])]
