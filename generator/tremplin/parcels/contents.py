"""What goes into the parcel of a course: its folder, its quizzes with their pictures, its training body."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from tremplin.model.bank import Bank
from tremplin.model.project import Course, Project
from tremplin.parcels.base import BODIES, COURSES, GLOSSARY, QUIZZES, is_expected
from tremplin.schema import keys
from tremplin.schema.catalogue import Provider
from tremplin.sources.listing import ROOT_FOLDER
from tremplin.text.sanitise import is_picture


@dataclass(frozen=True)
class Contents:
    """`files`: the name in a parcel → the file of the project, as its listing names it."""

    files: dict[str, str]
    left_out: tuple[str, ...] = ()
    """Files that the course may use, and that stay: elsewhere in the project, or of another kind."""


def folders_of(project: Project) -> dict[str, str]:
    """The folders of a parcel → those of the project, from its root."""
    places = ((COURSES, project.docs_dir), (QUIZZES, project.quizzes_dir))
    return {name: folder.relative_to(project.root).as_posix() for name, folder in places}


def contents(project: Project, course: Course) -> Contents:
    docs, quizzes = folders_of(project).values()
    own = {
        **_below(project, f"{docs}/{course.folder}", f"{COURSES}/{course.folder}"),
        **_below(project, f"{quizzes}/{course.id}", f"{QUIZZES}/{course.id}"),
    }
    for name in _used_elsewhere(project, course):
        own[f"{QUIZZES}/{name.removeprefix(f'{quizzes}/')}"] = name
    if project.files.has(project.docs_dir / "glossaire.yml"):
        own[GLOSSARY] = f"{docs}/glossaire.yml"
    kept = {name: file for name, file in sorted(own.items()) if is_expected(name, project.kinds)}
    other_kinds = (file for name, file in own.items() if name not in kept)
    return Contents(kept, (*other_kinds, *_named_elsewhere(project, course, docs)))


def _below(project: Project, folder: str, name: str) -> dict[str, str]:
    return {f"{name}{file.removeprefix(folder)}": file for file in project.files.below(folder)}


def _used_elsewhere(project: Project, course: Course) -> Iterator[str]:
    """The banks of other folders that the course shows, and the pictures that they name."""
    for text in course.texts():
        for directive in text.directives:
            bank = project.bank_of(directive, text)
            if bank and directive.body is None and not bank.id.startswith(f"{course.id}/"):
                yield bank.file
                yield from _pictures(project, bank)


def _pictures(project: Project, bank: Bank) -> Iterator[str]:
    written = project.files.place(bank.file).read_text("utf-8")
    for name in project.files.below(bank.file.rpartition("/")[0]):
        if is_picture(PurePosixPath(name)) and PurePosixPath(name).name in written:
            yield name


def _named_elsewhere(project: Project, course: Course, docs: str) -> Iterator[str]:
    """Files beside the courses whose names stand in the texts of this one."""
    courses = tuple(f"{docs}/{other.folder}/" for other in project.courses)
    written = "\n".join(text.body.text for text in course.texts())
    for name in project.files.below(docs):
        path = PurePosixPath(name)
        is_page = name.startswith((*courses, f"{docs}/{ROOT_FOLDER}/")) or path.suffix in (".md", ".yml")
        if not is_page and path.name in written:
            yield name


def bodies_of(project: Project, course: Course) -> dict[str, bytes]:
    """`organismes.yml` with the training body of a course alone, if it is known."""
    provider = project.provider_by_id.get(course.info.value.provider)
    return {BODIES: row_of(provider).encode()} if provider else {}


def row_of(provider: Provider) -> str:
    """One item of a YAML list."""
    given = provider.model_dump(mode="json", exclude_defaults=True)
    rows = [
        f"{keys.shown(name)}: {'oui' if value is True else json.dumps(value, ensure_ascii=False)}"
        for name, value in given.items()
    ]
    return "- " + "\n  ".join(rows) + "\n"
