"""What is added to a project that is there: files to write, changes in others, and what is told of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from tremplin.model.places import unnumbered
from tremplin.model.project import Course, Module, Project
from tremplin.schema.ids import free
from tremplin.schema.values import format_minutes
from tremplin.starters import examples
from tremplin.starters.edits import lengthened as longer_at
from tremplin.starters.examples import MINUTES, OBJECTIVE, Folders
from tremplin.starters.ids import id_of
from tremplin.starters.place import next_number
from tremplin.starters.writing import TakenError, write


@dataclass
class Made:
    """What is to be written, and what is told of it."""

    root: Path
    files: dict[str, str | bytes] = field(default_factory=dict)
    edits: dict[str, bytes] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def write(self) -> None:
        """Raises TakenError before anything is written, and OSError, nothing being left."""
        write(self.root, self.files, self.edits)


def segment(project: Project, folders: Folders, course: Course, module: Module, title: str) -> Made:
    """One more segment at the end of a module, with its quiz. Raises TakenError."""
    folder = module.span.file.removeprefix(f"{folders.docs}/")
    names, id_ = inside(project, folders, folder)[1], id_of(title, "etape")
    if id_ in (unnumbered(file).removesuffix(".md") for file in names):
        raise TakenError(f"{module.id}/{id_}")
    made = lengthened(project, folders, course)
    path = f"{folder}/{next_number(names)}-{id_}.md"
    bank = bank_for(project, course, id_)
    made.files |= examples.segment(folders, path, title, objective_of(course, module), bank)
    return made


def inside(project: Project, folders: Folders, folder: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The folders and the files in a folder of the courses."""
    return project.files.folders[f"{folders.docs}/{folder}"]


def bank_for(project: Project, course: Course, name: str) -> str:
    taken = {id_.removeprefix(f"{course.id}/") for id_ in project.banks}
    return f"{course.id}/{free(name, taken)}"


def objective_of(course: Course, module: Module | None = None) -> str:
    """The first one of the module, else of the course."""
    known = course.info.value.objectives
    aimed = module.info.value.objectives if module else ()
    return next((id_ for id_ in (*aimed, *known) if id_ in known), OBJECTIVE)


def lengthened(project: Project, folders: Folders, course: Course) -> Made:
    """The duration of the course, with one more segment."""
    made, path = Made(project.root), f"{folders.docs}/{course.folder}/course.yml"
    stated, where = course.info.value.duration, course.info.where
    longer = None
    if ("duration",) in where.values:
        data = (project.root / path).read_bytes()
        longer = longer_at(data, where.at("duration"), stated, MINUTES)
    if longer is None:
        made.notes.append(f"Ajoutez {MINUTES} min à « durée: », dans {path}.")
    else:
        made.edits[path] = longer
        both = f"de {format_minutes(stated)} à {format_minutes(stated + MINUTES)}"
        made.notes.append(f"La durée du cours passe {both}, dans {path}.")
    return made
