"""What is edited from a place of the preview: the file of a page, of a quiz, of a line to correct."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from pydantic import BaseModel

from tremplin.editing.refusing import EditingError
from tremplin.model.project import Project
from tremplin.pages.base import Page
from tremplin.preview.outline import course_of, folders
from tremplin.preview.state import State
from tremplin.schema.catalogue import ModuleInfo, PageInfo, SegmentInfo
from tremplin.schema.validate import Located
from tremplin.text.typography import french


class Other(NamedTuple):
    """A file that says something of the same page."""

    label: str
    file: str


class Target(NamedTuple):
    """`page` is the address of a page that shows it, None where none does; `header` the model of its top."""

    file: str
    line: int
    page: str | None
    header: type[BaseModel] | None
    others: tuple[Other, ...] = ()


def target_of(state: State, asked: Mapping[str, Any]) -> Target:
    """The file `fichier` at `ligne`, a question of a `quiz`, or that of a `page`. Raises EditingError."""
    project = state.site.project
    if file := asked.get("fichier"):
        line = str(asked.get("ligne", ""))
        return _file(state, str(file), int(line) if line.isdecimal() else 0)
    if quiz := asked.get("quiz"):
        bank = next((bank for bank in project.all_banks() if bank.id == quiz), None)
        if bank is None:
            raise EditingError("Ce quiz n’est plus là.")
        places = {id_: span.line for id_, span in bank.ids}
        return _file(state, bank.file, places.get(str(asked.get("question")), bank.span.line))
    address = str(asked.get("page", ""))
    page = next((page for page in state.site.pages if page.url == address), None)
    rows: tuple[Located[Any], ...] = (*project.providers, *project.paths)
    row = next((row.where.at() for row in rows if page and row.value is page.subject), None)
    origin = row or (page and (page.kind.origin(page) or page.origin))
    if origin is None:
        raise EditingError("Cette page est faite par Tremplin : elle ne se modifie pas.")
    return _file(state, origin.file, row.line if row else 0)._replace(page=address)


def _file(state: State, file: str, line: int) -> Target:
    project = state.site.project
    if file not in project.files.files:
        raise EditingError("Ce fichier n’est pas dans le projet.")
    page = next((page for page in state.site.pages if _is_of(page, file, project)), None)
    course = course_of(project, file)
    address = page.url if page else course.url if course else None
    return Target(file, line, address, _header(project, file), tuple(_others(state, file, page)))


def _header(project: Project, file: str) -> type[BaseModel] | None:
    """What stands at the top of a page; None in a quiz."""
    _, quizzes = folders(project)
    if file.startswith(f"{quizzes}/"):
        return None
    if any(segment.text.body.file == file for segment in project.segment_by_id.values()):
        return SegmentInfo
    modules = (module for course in project.courses for module in course.modules)
    return ModuleInfo if any(module.info.where.at().file == file for module in modules) else PageInfo


def _is_of(page: Page, file: str, project: Project) -> bool:
    """Whether `page` shows what `file` says."""
    origin = page.kind.origin(page)
    if origin and origin.file == file:
        return True
    if page.text is None:
        return False
    banks = (project.bank_of(directive, page.text) for directive in page.text.directives)
    return page.text.body.file == file or any(bank and bank.file == file for bank in banks)


def _others(state: State, file: str, page: Page | None) -> list[Other]:
    """The quizzes of a page, its text beside its keys, the pages of a quiz."""
    project, found = state.site.project, []
    for text in project.texts():
        for directive in text.directives:
            bank = project.bank_of(directive, text)
            if bank is None or bank.file == text.body.file:
                continue
            if text.body.file == file:
                found.append(Other(french(f"Le quiz « {bank.title} »"), bank.file))
            elif bank.file == file:
                found.append(Other(french(f"La page « {text.title} »"), text.body.file))
    if page:
        origin = page.kind.origin(page)
        sides = {origin.file: "Ses informations"} if origin else {}
        if page.text:
            sides.setdefault(page.text.body.file, "Son texte")
        found += [Other(label, side) for side, label in sides.items() if side != file]
    return [*{other.file: other for other in reversed(found)}.values()][::-1]
