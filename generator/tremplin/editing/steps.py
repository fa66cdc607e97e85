"""The steps of a course as files: a copy, another order."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tremplin.editing.edits import with_value
from tremplin.editing.refusing import EditingError
from tremplin.model.project import Course, Module, Project, Segment, unnumbered
from tremplin.starters.ids import free, id_of
from tremplin.starters.place import next_number


@dataclass(frozen=True)
class Renaming:
    """Files by their names from the project's root: before → after."""

    names: Mapping[str, str] = field(default_factory=dict)


def module_of(project: Project, file: str) -> tuple[Course, Module]:
    """The module that holds the segment `file`. Raises EditingError."""
    for course in project.courses:
        for module in course.modules:
            if file == module.span.file or any(s.text.body.file == file for s in module.segments):
                return course, module
    raise EditingError("Cette étape n’est plus là.")


def segment_of(module: Module, file: str) -> Segment:
    return next(segment for segment in module.segments if segment.text.body.file == file)


def moved(project: Project, file: str, to: int) -> Renaming:
    """What to rename so that the segment `file` has the rank `to` in its module.

    The numbers alone change: addresses, and what learners keep, stay.
    """
    _, module = module_of(project, file)
    names = [segment.text.body.file for segment in module.segments]
    if file not in names or not 0 <= to < len(names):
        raise EditingError("Cette étape ne va pas plus loin dans son module.")
    order = [name for name in names if name != file]
    order.insert(to, file)
    numbers = [_number(name) for name in names]
    if len(set(numbers)) < len(numbers):
        numbers = [f"{rank:02}-" for rank in range(1, len(names) + 1)]
    found = {name: _numbered(name, number) for name, number in zip(order, numbers, strict=True)}
    return Renaming({before: after for before, after in found.items() if before != after})


def _number(name: str) -> str:
    stem = posixpath.basename(name)
    return stem[: len(stem) - len(unnumbered(stem))]


def _numbered(name: str, number: str) -> str:
    return posixpath.join(posixpath.dirname(name), number + unnumbered(posixpath.basename(name)))


def copied(project: Project, file: str) -> tuple[str, str]:
    """A copy of the segment `file` at the end of its module: its name, and its title."""
    _, module = module_of(project, file)
    segment = segment_of(module, file)
    title = f"{segment.title} (copie)"
    return _fresh(module, title), title


def _fresh(module: Module, title: str) -> str:
    names = [posixpath.basename(segment.text.body.file) for segment in module.segments]
    taken = {unnumbered(name).removesuffix(".md") for name in names}
    return f"{module.span.file}/{next_number(names)}-{free(id_of(title, 'etape'), taken)}.md"


_LINK = re.compile(r"(?P<open>\]\(\s*<?|^\s*\[[^\]]+\]:\s*<?)(?P<target>[^)\s>#?]+\.md)", re.M)


def relinked(project: Project, renaming: Renaming) -> Iterator[tuple[str, str]]:
    """The pages whose links lead to what gets another name, with their text then."""
    docs = project.docs_dir.relative_to(project.root).as_posix()
    for text in project.texts():
        file = f"{docs}/{text.path}"
        folder = posixpath.dirname(file)

        def there(found: re.Match[str], folder: str = folder) -> str:
            target = posixpath.normpath(posixpath.join(folder, found["target"]))
            after = renaming.names.get(target)
            if after is None:
                return found[0]
            return found["open"] + posixpath.relpath(after, folder)

        changed = _LINK.sub(there, text.body.text)
        if changed != text.body.text:
            yield file, changed


def with_title(header: str, title: str) -> str:
    return with_value(header, ("title",), title)
