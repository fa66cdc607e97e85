"""The `:::` directives: what is one, what it holds, what is told of a wrong one."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tremplin.diagnostics import Report, Span
from tremplin.directives import DIRECTIVES
from tremplin.directives.base import Directive
from tremplin.directives.options import read_head
from tremplin.directives.parser import prose, scan
from tremplin.schema.values import ActivityMode
from tremplin.sources.source import Source


def scanned(text: str, line: int = 1, column: int = 1) -> tuple[list[Directive], list[str]]:
    report = Report()
    found = scan(Source("a.md", text, line, column), report)
    return found, [f"{d.span.line}:{d.span.column} {d.code}" for d in report]


def names(text: str) -> list[str]:
    found, told = scanned(text)
    assert told == []
    return [d.spec.name for d in found]


# ---- lines alone

SIGNS = ["\t", "\u00a0", "\u202f", "\ufeff", "\u200b"]


@pytest.mark.parametrize("sign", SIGNS)
def test_spaces_of_all_kinds_around_the_colons(sign: str) -> None:
    found, told = scanned(f"{sign if sign != chr(9) else ''}:::{sign}quiz{sign}mail/joindre{sign}")
    assert told == []
    assert [(d.spec.name, d.argument) for d in found] == [("quiz", "mail/joindre")]


def test_tabs_are_those_of_python_markdown() -> None:
    found, told = scanned("1. un\n\n\t::: quiz a/b\n\n\t::: retenir\n\tdeux\n\t:::\n\t::: inconnue\n")
    assert [(d.argument, d.indent, d.body.text if d.body else None) for d in found] == [
        ("a/b", 4, None), ("", 4, "deux"),
    ]  # fmt: skip
    assert told == ["8:2 T401"]


@pytest.mark.parametrize(
    "text",
    [
        "- ::: quiz a/b", "> ::: quiz a/b", "1. ::: quiz a/b", "- > ::: quiz a/b", ":: quiz a/b",
        ": : : quiz a/b", "Le quiz : ::: quiz a/b", "**Quiz** :::quiz a/b",
    ],
)  # fmt: skip
def test_a_directive_that_something_keeps_from_being_read_is_told_and_is_there(text: str) -> None:
    found, told = scanned(text)
    assert told == ["1:1 T133"]
    assert [(d.spec.name, d.argument) for d in found] == [("quiz", "a/b")]


def test_a_block_in_a_quote_is_one_mistake() -> None:
    assert scanned("> ::: retenir\n> un\n> :::")[1] == ["1:1 T133"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (":::::: un\n\n::::: deux\n\ntrois\n\n:::::\n\n::::::\n", ["1:1 T401", "3:1 T401"]),
        ("::: retenir\n::: un\n:::\n:::", ["2:1 T401"]),
        ("::: retenir\n::: un\n:::", ["2:1 T401"]),
        ("::: un\n::: retenir\n:::\n:::", ["1:1 T401"]),
        ("::: un\n::: quiz a/b\n:::", ["1:1 T401"]),
        ("::: un\n\n::: retenir", ["1:1 T401", "3:1 T403"]),
        ("::: un\n:::\n\n:::", ["1:1 T401", "4:1 T404"]),
    ],
)
def test_an_unknown_block_raises_no_other_mistake(text: str, told: list[str]) -> None:
    assert scanned(text)[1] == told


@pytest.mark.parametrize(
    "line",
    [
        "::: quiz mail/joindre", ":::quiz mail/joindre", "::::: quiz mail/joindre",
        "  ::: quiz mail/joindre  ", "::: QUIZ mail/joindre", '::: quiz "mail/joindre"',
        "::: {.quiz} mail/joindre", "::: quiz {mail/joindre}",
    ],
)  # fmt: skip
def test_a_line_alone(line: str) -> None:
    found, told = scanned(line)
    assert told == []
    assert [(d.spec.name, d.argument, d.body) for d in found] == [("quiz", "mail/joindre", None)]


@pytest.mark.parametrize("spec", DIRECTIVES, ids=lambda s: s.name)
def test_a_directive_is_known_in_french_in_english_and_without_accents(spec: Any) -> None:
    rest = spec.example.removeprefix(f"::: {spec.french}")
    closing = "\n:::" if spec.body == "markdown" else ""
    for name in (spec.name, spec.french, spec.french.replace("é", "e"), spec.french.upper()):
        assert names(f"::: {name}{rest}{closing}") == [spec.name]


@pytest.mark.parametrize(
    "text",
    [
        "du texte ::: quiz a",
        "Écrivez ::: quiz puis le nom a/b de votre quiz.",
        "`::: quiz a/b` ou `- ::: quiz a/b`",
        ":: deux points",
        "- ::: des signes",
        "::",
        pytest.param("```\n::: quiz a\n```", id="fenced code"),
        pytest.param("~~~ yaml\n::: quiz a\n~~~", id="tilde fence"),
        pytest.param("- ```\n  ::: quiz a\n  ```", id="code in a list"),
        pytest.param("````\n```\n::: quiz a\n````", id="longer fence"),
        pytest.param("```\n::: quiz a", id="open fence"),
        pytest.param("    ::: quiz a", id="indented code"),
        pytest.param("<!-- ::: quiz a -->", id="comment on a line"),
        pytest.param("<!--\n::: quiz a\n-->", id="comment"),
    ],
)
def test_code_quotes_and_comments_hold_no_directive(text: str) -> None:
    assert scanned(text) == ([], [])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("- un\n\n    ::: quiz a", id="list"),
        pytest.param("1. un\n\n    ::: quiz a", id="ordered list"),
        pytest.param("!!! note\n\n    ::: quiz a", id="note"),
        pytest.param('=== "Un"\n\n    ::: quiz a', id="tab"),
        pytest.param("??? note\n    - un\n\n        ::: quiz a", id="list in details"),
        pytest.param("`::: quiz a`\n\n::: quiz a", id="after inline code"),
        pytest.param("``` a`b\n\n::: quiz a", id="not a fence"),
    ],
)
def test_what_holds_paragraphs_holds_directives(text: str) -> None:
    assert names(text) == ["quiz"]


def test_the_place_is_that_of_the_line_in_the_file() -> None:
    found, _ = scanned("un\n\n  ::: quiz a", line=5)
    assert (str(found[0].span), found[0].span.length) == ("a.md:7:3", 10)
    assert (found[0].first, found[0].last, found[0].indent) == (2, 2, 2)


def test_a_line_alone_may_be_closed_as_some_write_it() -> None:
    assert names("::: quiz a\n:::\n\n::: quiz b\n\n:::") == ["quiz", "quiz"]


# ---- options


@pytest.mark.parametrize(
    "line",
    [
        '::: activité Écrire durée="10 min" mode=groupe',
        "::: activité Écrire durée=« 10 min » mode=groupe",
        '::: activite Écrire {duree="10 min" mode=groupe}',
        "::: activity Écrire duration=10min mode=group",
        "::: activité Écrire\ndurée: 10 min\nmode: groupe",
        '::: activité Écrire\ndurée: "10 min"\nMode : groupe',
        '::: activité durée="10 min" Écrire mode=groupe',
    ],
)
def test_options(line: str) -> None:
    found, told = scanned(f"{line}\nÀ vous.\n:::")
    assert told == []
    directive = found[0]
    assert directive.argument == "Écrire"
    assert directive.options == {"duration": 10, "mode": ActivityMode.GROUP}
    assert directive.body is not None
    assert directive.body.text == "À vous."


def test_prose_that_looks_like_an_option_stays_prose() -> None:
    found, told = scanned("::: activité\nAttention : ceci\nmode: groupe\n:::")
    assert told == []
    assert found[0].options == {}
    assert found[0].body is not None
    assert found[0].body.text == "Attention : ceci\nmode: groupe"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("::: retenire\n:::", "1:1 T401"),
        ("::: 12", "1:1 T401"),
        ("::: !", "1:1 T401"),
        ("::: activité Écrire taille=3\n:::", "1:21 T402"),
        ("  ::: question taille=3", "1:16 T402"),
        (":::: activité taille=3\n:::", "1:15 T402"),
        (":::activité taille=3\n:::", "1:13 T402"),
        ("::: activité durée=6\n:::", "1:14 T216"),
        ("::: activité\ndurée: 6\n:::", "2:1 T216"),
        ("::: activité mode=deux\n:::", "1:14 T219"),
        ("::: retenir", "1:1 T403"),
        ("::: quiz\n- id: a", "1:1 T403"),
        ("::: télécharger", "1:1 T405"),
        ('::: télécharger titre="Un modèle"', "1:1 T405"),
        ("un\n\n:::", "3:1 T404"),
        ("::: retenir\n:::\n:::", "3:1 T404"),
    ],
)
def test_a_mistake_is_told_once_at_its_place(text: str, told: str) -> None:
    assert scanned(text)[1] == [told]


def test_an_unknown_block_and_its_end_are_one_mistake() -> None:
    found, told = scanned("::: encadré\nUn.\n:::\n\n::: retenir\nDeux.\n:::")
    assert told == ["1:1 T401"]
    assert [d.spec.name for d in found] == ["keypoints"]


# ---- blocks


def test_a_block_knows_its_body_and_where_it_stands() -> None:
    found, told = scanned("un\n::: retenir\n\nDeux.\n  trois\n:::\nquatre", line=10)
    assert told == []
    block = found[0]
    assert (block.first, block.last) == (1, 5)
    assert block.body == Source("a.md", "\nDeux.\n  trois", 12, 1)


def test_an_indented_block_gives_its_body_without_the_indent() -> None:
    found, told = scanned("- un\n\n    ::: retenir\n    Deux.\n    :::")
    assert told == []
    assert found[0].body == Source("a.md", "Deux.", 4, 5)


def test_blocks_nest_and_come_in_the_order_of_their_first_lines() -> None:
    found, told = scanned("::: activité\n::: retenir\n::: quiz a\nUn.\n:::\n:::\n::: quiz b")
    assert told == []
    assert [d.spec.name for d in found] == ["activity", "keypoints", "quiz", "quiz"]
    assert [(d.first, d.last) for d in found] == [(0, 5), (1, 4), (2, 2), (6, 6)]


def test_an_open_block_goes_to_the_end() -> None:
    found, told = scanned("::: retenir\nUn.\nDeux.")
    assert told == ["1:1 T403"]
    assert found[0].last == 2
    assert found[0].body is not None
    assert found[0].body.text == "Un.\nDeux."


def test_the_yaml_of_a_quiz_is_kept_as_it_is() -> None:
    text = "::: quiz\n- id: a\n  question: |\n    ```\n    ::: quiz b\n    ```\n:::\nfin"
    found, told = scanned(text)
    assert told == []
    assert [d.spec.name for d in found] == ["quiz"]
    assert found[0].last == 6
    assert found[0].body is not None
    assert found[0].body.line == 2


def test_prose_is_what_is_neither_code_nor_comment_nor_quiz() -> None:
    text = "un\n```\ncode\n```\n<!-- non -->\n::: quiz\n- id: a\n:::\n::: retenir\ndeux\n:::"
    source = Source("a.md", text)
    lines = [line for _, line in prose(source, scan(source, Report()))]
    assert lines == ["un", "::: retenir", "deux", ":::"]


# ---- properties

LINES = st.sampled_from(
    ["", ":::", "    :::", "::: retenir", "    ::: retenir", "::: quiz", "::: quiz a", "- un", "=== \"a\"",
     "::: activité durée=6", "durée: 6 min", "mode: x", "::: zut", "```", "~~~", "<!--", "-->", "> a",
     "::: télécharger", "  ::: question", "::: {", ":::: activité {mode=\"", "texte"]
)  # fmt: skip
TEXTS = st.lists(LINES).map("\n".join) | st.text() | st.text(': \n{}="«»`~-<!>abéquiz\t\r\u2028')


@given(TEXTS, st.integers(1, 20), st.integers(1, 9))
def test_scanning_never_raises_and_stays_in_the_text(text: str, line: int, column: int) -> None:
    report = Report()
    lines = text.split("\n")
    found = scan(Source("a.md", text, line, column), report)
    for directive in found:
        assert 0 <= directive.first <= directive.last < len(lines)
        assert ":::" in lines[directive.first]
        if directive.body is not None:
            assert directive.body.line > line + directive.first
    for span in [d.span for d in report] + [d.span for d in found]:
        assert line <= span.line < line + len(lines)
        written = lines[span.line - line]
        assert 0 <= span.column - column <= len(written)
        assert span.column - column + span.length <= max(1, len(written))
    firsts = [d.first for d in found]
    assert firsts == sorted(set(firsts))


@given(TEXTS)
def test_blocks_never_overlap_but_nest(text: str) -> None:
    found, _ = scanned(text)
    for one in found:
        for other in found:
            if one.first < other.first <= one.last:
                assert other.last <= one.last


@pytest.mark.parametrize(
    "written",
    [
        "titre=Le modèle",
        'titre="Le modèle',
        "titre=“Le modèle”",
        "titre=„Le modèle“",
        "titre='Le modèle'",
        'titre = "Le modèle"',
        "titre=« Le modèle »",
    ],
)
def test_an_option_is_read_between_other_quotes_and_without(written: str) -> None:
    report = Report()
    found = read_head(f" télécharger modele.pdf {written}", Span("a.md", 1, 1, 50), report)
    assert found is not None
    assert found[1:] == ("modele.pdf", {"title": "Le modèle"})
    assert [*report] == []


def test_words_after_an_option_are_its_own_where_the_argument_stands_before() -> None:
    found = read_head(" activité Tailler durée=10 min mode=seul", Span("a.md", 1, 1, 50), Report())
    assert found is not None
    assert found[1] == "Tailler"
    assert found[2]["duration"] == 10
    before = read_head(" activité mode=seul Tailler la vigne", Span("a.md", 1, 1, 50), Report())
    assert before is not None
    assert before[1] == "Tailler la vigne"
