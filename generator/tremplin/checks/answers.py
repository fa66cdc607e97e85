"""What answers say that their authors may not mean."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from tremplin.checks.subject import Subject
from tremplin.diagnostics import Diagnostic
from tremplin.questions import kind_of
from tremplin.questions.text import with_signs
from tremplin.schema import keys


def jokers(subject: Subject) -> Iterator[Diagnostic]:
    """A « * » is a sign, unless the question says that it is a joker; told once a question."""
    for bank in subject.project.all_banks():
        for question in bank.questions:
            for at, text in islice(kind_of(question.value).stars(question.value), 1):
                literal = with_signs(text)
                yield Diagnostic.of(
                    "T276",
                    question.where.at(*at),
                    text=text,
                    literal=literal,
                    doubled=literal.replace("\\", "\\\\"),
                    key=f"{keys.shown('wildcard')}: oui",
                )
