"""What a file is made of, for its form: the keys of its header, its questions, its Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from tremplin.diagnostics import Report
from tremplin.directives.parser import scan
from tremplin.editing.tree import offset_of
from tremplin.questions.bank import BankInfo
from tremplin.schema.catalogue import CourseInfo, LearningPath, ModuleInfo, Provider, Term
from tremplin.sources.header import split_front_matter
from tremplin.sources.source import Source


@dataclass(frozen=True)
class Part:
    """The signs of a file from `start` to `end`: YAML of `model`, or Markdown where there is none.

    `is_list`: of many of them, alone or under a key of the plural.
    """

    name: str
    """« fichier », « en-tete », « texte », « questions-1 » …"""
    title: str
    start: int
    end: int
    model: type[BaseModel] | None = None
    is_list: bool = False
    indent: int = 0
    """Spaces before each line, which are not of the YAML."""
    is_new: bool = False
    """A header that is not written yet."""

    def text(self, whole: str) -> str:
        return _dedented(whole[self.start : self.end], self.indent)

    def put(self, whole: str, text: str) -> str:
        """`whole` with another text in this part."""
        if self.is_new:
            return f"---\n{text.rstrip()}\n---\n\n{whole}" if text.strip() else whole
        return whole[: self.start] + _indented(text, self.indent) + whole[self.end :]


_FILES: dict[str, tuple[str, type[BaseModel], bool]] = {
    "course.yml": ("Le cours", CourseInfo, False),
    "module.yml": ("Le module", ModuleInfo, False),
    "organismes.yml": ("Les organismes", Provider, True),
    "parcours.yml": ("Les parcours", LearningPath, True),
    "glossaire.yml": ("Les termes du glossaire", Term, True),
}


def parts(file: str, text: str, header: type[BaseModel] | None) -> tuple[Part, ...]:
    """The parts of `file`, none where it has no form; `header` is of the top of a page, None for a quiz."""
    name = file.rpartition("/")[2]
    if header is None:
        return (Part("fichier", "Le quiz", 0, len(text), BankInfo),)
    if known := _FILES.get(name):
        title, model, is_list = known
        return (Part("fichier", title, 0, len(text), model, is_list),)
    if not name.endswith(".md"):
        return ()
    return tuple(_markdown(file, text, header))


def _markdown(file: str, text: str, model: type[BaseModel]) -> Iterator[Part]:
    front, body = split_front_matter(Source(file, text), Report())
    if front:
        start = offset_of(text, front.line, 1)
        yield Part("en-tete", "La page", start, start + len(front.text), model)
    else:
        yield Part("en-tete", "La page", 0, 0, model, is_new=True)
    start = len(text) - len(body.text)
    yield Part("texte", "Le texte", start, len(text))
    rank = 0
    for directive in scan(body, Report()):
        if directive.spec.shows_bank and directive.body and not directive.argument:
            rank += 1
            first = offset_of(text, directive.body.line, 1)
            last = offset_of(text, body.line + directive.last + (not directive.closed), 1)
            title = "Les questions de la page" if rank == 1 else f"Les questions de la page, {rank}"
            yield Part(f"questions-{rank}", title, first, last, BankInfo, indent=directive.indent)


def _dedented(text: str, indent: int) -> str:
    return "\n".join(line[indent:] for line in text.split("\n")) if indent else text


def _indented(text: str, indent: int) -> str:
    if not indent:
        return text
    return "\n".join(f"{' ' * indent}{line}" if line.strip() else line for line in text.split("\n"))
