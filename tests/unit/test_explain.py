"""`tremplin explain`: what one reads of a code in the terminal."""

from __future__ import annotations

import re

import click
import pytest

from each import each
from tremplin.commands.explain import explain
from tremplin.rules import FAMILIES, RULES
from tremplin.rules.help import EXAMPLE, RIGHT, WHY, WRONG, help_of


def said(code: str | None) -> str:
    outcome = explain(code)
    assert (outcome.status, outcome.error) == (0, "")
    return click.unstyle(outcome.said)


@pytest.mark.parametrize("code", ["T103", "t103", "103", " T103 "])
def test_a_code_is_explained_however_it_is_typed(code: str) -> None:
    lines = said(code).split("\n")
    assert lines[0] == "T103\u00a0: Le fichier YAML ne se lit pas"
    assert lines.index(WRONG) < lines.index(RIGHT) < lines.index(WHY)
    assert "        question: Attention : quel objet est clair ?" in lines
    assert '        question: "Attention : quel objet est clair ?"' in lines
    assert "  quizzes/courriel/objet.yml :" in lines


@each("code", RULES)
def test_the_terminal_shows_no_sign_of_markdown_around_the_examples(code: str) -> None:
    text = said(code)
    for section in help_of(code).sections.values():
        for _, _, example in EXAMPLE.findall(section):
            shown = "".join(f"    {line}\n" for line in example.splitlines())
            assert shown in text
            text = text.replace(shown, "", 1)
    assert re.findall(r"`|\*\*|^#|\{\w+\}", text, re.M) == []
    assert max(map(len, text.split("\n"))) <= 80


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("T119", "Les plus proches\u00a0: T120 (Une balise n’est pas publiée), T121"),
        ("9999", "T969 (Cette réception ne peut pas être annulée)"),
        ("guillemet", "Écrivez par exemple\u00a0: tremplin explain T103"),
        ("T", "n’est pas un code"),
    ],
)
def test_an_unknown_code_is_a_wrong_use_and_says_which_are_near(typed: str, words: str) -> None:
    outcome = explain(typed)
    assert (outcome.status, outcome.said) == (2, "")
    assert words in outcome.error


def test_without_a_code_all_are_named_by_families() -> None:
    lines = said(None).split("\n")
    for family in FAMILIES:
        assert family.title in lines
    assert re.findall(r"^  (T\d+)  \S", "\n".join(lines), re.M) == [
        code for family in FAMILIES for code in sorted(family.rules)
    ]
