"""What answers say that their authors may not mean."""

from __future__ import annotations

from collections.abc import Iterator

from tremplin.checks.subject import Subject
from tremplin.diagnostics import Diagnostic
from tremplin.questions.gaps import Gaps, Mode
from tremplin.questions.text import TextQuestion, has_joker, with_signs
from tremplin.schema import keys


def jokers(subject: Subject) -> Iterator[Diagnostic]:
    """A « * » is a sign, unless the question says that it is a joker."""
    for bank in subject.project.all_banks():
        for question, where in ((located.value, located.where) for located in bank.questions):
            places: list[tuple[tuple[str | int, ...], str]] = []
            if isinstance(question, TextQuestion):
                places = [(("answers", n), form.text) for n, form in enumerate(question.answers)]
            elif isinstance(question, Gaps) and question.mode is Mode.TYPED:
                places = [(("text",), form) for gap in question.gaps for form in (*gap.accepted, *gap.wrong)]
            else:
                continue
            found = [row for row in places if has_joker(row[1])]
            if question.wildcard is None and found:
                at, text = found[0]
                key = f"{keys.shown('wildcard')}: oui"
                literal = with_signs(text)
                doubled = literal.replace("\\", "\\\\")
                yield Diagnostic.of(
                    "T276", where.at(*at), text=text, literal=literal, doubled=doubled, key=key
                )
