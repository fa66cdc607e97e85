"""A bank of questions, as it was read."""

from __future__ import annotations

from dataclasses import dataclass

from tremplin.diagnostics import Span
from tremplin.questions.bank import BankInfo, Passage
from tremplin.questions.base import Question
from tremplin.schema.validate import Located

PLACEMENT = "positionnement"
"""The name of the bank that is a placement test."""


@dataclass(frozen=True)
class Bank:
    """A bank of questions; `id` is "mail/joindre", or the address of the page that holds it inline."""

    id: str
    file: str
    span: Span
    info: Located[BankInfo]
    questions: tuple[Located[Question], ...]
    ids: tuple[tuple[str | None, Span], ...]
    """The ids of all its questions, faulty ones too (None without one), and their places."""
    passages: tuple[tuple[int, Located[Passage]], ...] = ()
    """Texts between questions, each with the number of questions before it."""
    digest: str = ""
    """SHA-256 of its YAML."""

    @property
    def title(self) -> str:
        return self.info.value.title or "Quiz"

    @property
    def is_placement(self) -> bool:
        """Whether it tells which steps of its course are known already."""
        return self.id.partition("/")[2] == PLACEMENT
