"""The steps of a course as files: one more, a copy, another order."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from contextlib import ExitStack

from tremplin.directives.lines import lines_of
from tremplin.editing.document import Document
from tremplin.editing.edits import with_value
from tremplin.editing.parts import parts
from tremplin.editing.refusing import EditingError
from tremplin.editing.saving import save
from tremplin.model.places import unnumbered
from tremplin.model.project import Course, Module, Project
from tremplin.schema.catalogue import SegmentInfo
from tremplin.schema.ids import free
from tremplin.sources.source import MAX_BYTES
from tremplin.starters import additions
from tremplin.starters.examples import Folders
from tremplin.starters.ids import id_of
from tremplin.starters.place import next_number
from tremplin.starters.writing import TakenError, write

_LINK = re.compile(r"(?P<open>\]\(\s*<?|^\s*\[[^\]]+\]:\s*<?)(?P<target>[^)\s>#?]+\.md)")


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
    for name, text, document in [*_relinked(project, renamed)]:
        save(project.files.place(name), document.data(text), document.digest)
    _rename(project, renamed)
    return renamed.get(file, file)


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
            after = renamed.get(posixpath.normpath(posixpath.join(folder, found["target"])))
            return found["open"] + posixpath.relpath(after, folder) if after else found[0]

        document = Document.of(project.files.place(file).read(MAX_BYTES))
        lines, readable, _ = lines_of(document.text)
        changed = list(lines)
        for index in readable:
            changed[index] = _LINK.sub(there, lines[index])
        if changed != lines:
            yield file, "\n".join(changed), document
