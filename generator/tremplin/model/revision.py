"""Which questions of a course come again in « Réviser »."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tremplin.model.bank import Bank
from tremplin.model.project import Course, Project, Text
from tremplin.questions import kind_of


@dataclass(frozen=True)
class Revised:
    """Questions of a bank, and the page where they are asked first."""

    bank: Bank
    text: Text
    ids: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Those of their records, the same as in their lesson."""
        return tuple(f"{self.bank.id}#{id_}" for id_ in self.ids)


def revised(project: Project, course: Course) -> tuple[Revised, ...]:
    """The questions of a course whose answer can be marked alone, each once.

    Not those of an exam, nor protected ones (their correction opens to the right answer only), nor opinions.
    """
    seen: set[str] = set()
    return tuple(_revised(project, course, seen))


def _revised(project: Project, course: Course, seen: set[str]) -> Iterator[Revised]:
    for text in course.texts():
        for directive in text.directives:
            bank = project.bank_of(directive, text)
            if bank is None or bank.info.value.exam or bank.info.value.protected:
                continue
            only = directive.argument.partition("#")[2] if directive.body is None else ""
            questions = (question.value for question in bank.questions)
            ids = [q.id for q in questions if kind_of(q).is_recalled and only in ("", q.id)]
            fresh = tuple(id_ for id_ in ids if f"{bank.id}#{id_}" not in seen)
            seen.update(f"{bank.id}#{id_}" for id_ in fresh)
            if fresh:
                yield Revised(bank, text, fresh)
