"""The steps of a course as files: one more, a copy, another order, one less."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from itertools import count
from pathlib import Path

from tremplin.directives.lines import lines_of
from tremplin.editing.document import Document
from tremplin.editing.edits import with_value
from tremplin.editing.parts import parts
from tremplin.editing.refusing import EditingError
from tremplin.editing.saving import save
from tremplin.model.places import unnumbered
from tremplin.model.project import Course, Module, Project
from tremplin.publish.record import FOLDER
from tremplin.schema.catalogue import SegmentInfo
from tremplin.schema.ids import free
from tremplin.sources.refusals import refusal
from tremplin.sources.source import MAX_BYTES
from tremplin.starters import additions
from tremplin.starters.examples import Folders
from tremplin.starters.ids import id_of
from tremplin.starters.place import next_number
from tremplin.starters.writing import TakenError, write

_LINK = re.compile(
    r"(?P<code>(?P<marks>`+).+?(?<!`)(?P=marks)(?!`))"
    r"|(?P<open>\]\(\s*<?|^\s*\[[^\]]+\]:\s*<?)(?P<target>[^)\s>#?]+\.md)"
)
BIN = f"{FOLDER}/corbeille"
"""Where the files of removed steps are kept, by their names."""


def add(project: Project, docs: str, quizzes: str, module: str, title: str) -> str:
    """One more step in the folder `module`, with an example of a quiz; gives its file."""
    if not title.strip():
        raise EditingError("Donnez un titre à l’étape.")
    course, there = _module(project, module)
    try:
        made = additions.segment(project, Folders(docs, quizzes), course, there, title.strip())
        made.write()
    except TakenError as error:
        raise EditingError(f"« {error} » existe déjà : choisissez un autre titre.") from error
    return next(name for name in made.files if name.endswith(".md"))


def copy(project: Project, file: str) -> str:
    """A copy of the step `file` at the end of its module, under another title; gives its file."""
    _, module = _module(project, file)
    document = Document.of(project.files.place(file).read(MAX_BYTES))
    header, *_ = parts(file, document.text, SegmentInfo)
    title = f"{next(s.title for s in module.segments if s.text.body.file == file)} (copie)"
    text = header.put(document.text, with_value(header.text(document.text), ("title",), title))
    names = [posixpath.basename(segment.text.body.file) for segment in module.segments]
    stem = free(id_of(title, "etape"), {unnumbered(name).removesuffix(".md") for name in names})
    path = f"{module.span.file}/{next_number(names)}-{stem}.md"
    try:
        write(project.root, {path: document.data(text)})
    except TakenError as error:
        raise EditingError(f"« {error} » existe déjà.") from error
    return path


def move(project: Project, file: str, to: int) -> str:
    """Give the step `file` the rank `to` in its module; gives its file then.

    The numbers of the files alone change: addresses, and what learners keep, stay. Links follow.
    """
    _, module = _module(project, file)
    names = [segment.text.body.file for segment in module.segments]
    if file not in names or not 0 <= to < len(names):
        raise EditingError("Cette étape ne va pas plus loin dans son module.")
    order = [name for name in names if name != file]
    order.insert(to, file)
    numbers = [_number(name) for name in names]
    if len(set(numbers)) < len(numbers):
        numbers = [f"{rank:02}-" for rank in range(1, len(names) + 1)]
    renamed = {name: _numbered(name, number) for name, number in zip(order, numbers, strict=True)}
    renamed = {before: after for before, after in renamed.items() if before != after}
    for after in renamed.values() - renamed.keys():  # steps alone are counted: another file may be there
        if os.path.lexists(project.root / after):
            raise EditingError(f"« {after} » existe déjà : donnez-lui un autre nom.")
    for name, text, document in [*_relinked(project, renamed)]:
        save(project.files.place(name), document.data(text), document.digest)
    _rename(project, renamed)
    return renamed.get(file, file)


def remove(project: Project, file: str) -> str:
    """Put the step `file` in the bin; gives the file of its module to show then."""
    _, module = _module(project, file)
    names = [segment.text.body.file for segment in module.segments]
    if names == [file]:
        raise EditingError("C’est la seule étape de son module, qui en a besoin d’une.")
    kept = project.root / BIN / file
    if kept.exists():  # one of this name that was removed before
        _put(kept, next(path for n in count(1) if not (path := kept.with_suffix(f".{n}.md")).exists()))
    _put(project.root / file, kept)
    rank = names.index(file)
    return names[rank - 1] if rank else names[1]


def restore(project: Project, file: str) -> str:
    """Put the step `file` back where it was; gives its file."""
    folder, name = posixpath.split(file)
    _module(project, folder)
    kept, path = project.root / BIN / folder / name, project.root / file
    if not name.endswith(".md") or not kept.is_file():
        raise EditingError("Cette étape n’est plus dans la corbeille.")
    if path.exists():
        raise EditingError(f"« {file} » existe déjà.")
    _put(kept, path)
    return file


def _put(path: Path, target: Path) -> None:
    """Give a file another place. Raises EditingError."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        path.replace(target)
    except OSError as error:
        raise EditingError(
            f"Ce fichier n’a pas pu être déplacé : {refusal(error)}. Rien n’a changé."
        ) from error


def _module(project: Project, file: str) -> tuple[Course, Module]:
    """The module of a step, or that is a folder. Raises EditingError."""
    for course in project.courses:
        for module in course.modules:
            if file == module.span.file or any(s.text.body.file == file for s in module.segments):
                return course, module
    raise EditingError("Cette étape n’est plus là.")


def _number(name: str) -> str:
    stem = posixpath.basename(name)
    return stem[: len(stem) - len(unnumbered(stem))]


def _numbered(name: str, number: str) -> str:
    return posixpath.join(posixpath.dirname(name), number + unnumbered(posixpath.basename(name)))


def _rename(project: Project, renamed: Mapping[str, str]) -> None:
    """Each through a name of passage: one may take the name of another. All of them, or none."""
    with ExitStack() as back:
        for before in renamed:
            path = project.root / before
            passage = path.rename(path.with_name(f".{path.name}.en-cours"))
            back.callback(passage.rename, path)
        for before, after in renamed.items():
            path = project.root / before
            moved = path.with_name(f".{path.name}.en-cours").rename(project.root / after)
            back.callback(moved.rename, path.with_name(f".{path.name}.en-cours"))
        back.pop_all()


def _relinked(project: Project, renamed: Mapping[str, str]) -> Iterator[tuple[str, str, Document]]:
    """The pages with links to what gets another name: their file, their text then, and what it was."""
    for page in project.texts():
        file = page.body.file
        folder = posixpath.dirname(file)

        def there(found: re.Match[str], folder: str = folder) -> str:
            if found["code"]:
                return found[0]
            after = renamed.get(posixpath.normpath(posixpath.join(folder, found["target"])))
            return found["open"] + posixpath.relpath(after, folder) if after else found[0]

        document = Document.of(project.files.place(file).read(MAX_BYTES))
        lines, readable, _ = lines_of(document.text)
        changed = list(lines)
        for index in readable:
            changed[index] = _LINK.sub(there, lines[index])
        if changed != lines:
            yield file, "\n".join(changed), document
