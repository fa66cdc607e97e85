"""The words of the authors: one table, one reader, in two languages."""

from __future__ import annotations

from enum import StrEnum

import pytest

from each import each
from tremplin.diagnostics import fold
from tremplin.questions import KINDS
from tremplin.questions.code import Programming
from tremplin.questions.expression import compile_expression
from tremplin.questions.formats import Format
from tremplin.questions.gaps import Mode
from tremplin.questions.simulation import ACTIONS, RULES, Imitated
from tremplin.questions.text import ALL
from tremplin.schema import words
from tremplin.schema.values import ActivityMode, Level, Modality

WORDS = [
    (name, word, form)
    for name, list_ in words.FRENCH.items()
    for word, forms in list_.items()
    for form in forms
]


@each(("name", "word", "form"), WORDS)
def test_a_word_is_read_in_french_without_accents_and_in_english(name: str, word: str, form: str) -> None:
    for written in (form, fold(form), form.upper(), form.replace(" ", "-"), f" {form} ", word, word.upper()):
        assert words.find(name, written) == word


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("level", Level),
        ("modality", Modality),
        ("activity", ActivityMode),
        ("gaps", Mode),
        ("format", Format),
        ("imitated", Imitated),
        ("programming", Programming),
    ],
)
def test_a_list_has_the_words_of_its_enumeration(name: str, kind: type[StrEnum]) -> None:
    assert set(words.FRENCH[name]) == {member.value for member in kind}


def test_every_other_list_has_the_words_of_the_code() -> None:
    assert set(words.FRENCH["kind"]) == {kind.name for kind in KINDS}
    assert set(words.FRENCH["rule"]) == set(RULES)
    assert set(words.FRENCH["action"]) == {action for actions in ACTIONS.values() for action in actions}
    assert set(words.FRENCH["tolerance"]) == {*ALL, "plural"}


@pytest.mark.parametrize(
    ("name", "form"), [(name, form) for list_, name, form in WORDS if list_ == "function"]
)
def test_a_function_of_the_table_computes(name: str, form: str) -> None:
    for written in (name, form):
        values = "a; 2" if name in ("min", "max", "round") else "a"
        assert compile_expression(f"{written}({values})", {"a": None})[-1] == name


@pytest.mark.parametrize(
    ("name", "written", "remedy"),
    [
        ("level", "debutante", "Vouliez-vous dire « débutant » ?"),
        ("level", "beginer", "Vouliez-vous dire « beginner » ?"),
        ("level", "zzz", "Valeurs possibles : avancé, débutant, intermédiaire."),
        ("yes-no", "on", "Valeurs possibles : non, oui."),
    ],
)
def test_an_unknown_word_gets_a_near_one_or_all(name: str, written: str, remedy: str) -> None:
    assert words.suggestion(name, written) == remedy
