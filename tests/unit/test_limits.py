"""What asks too much of a machine is told at its file, and soon: by a limit or by the clock."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from examining import examined

from conftest import SEGMENT
from tremplin.diagnostics import Report, render_text
from tremplin.directives.parser import scan
from tremplin.load.limits import DEPTH, LINE, PARAGRAPH, SIGNS, excess
from tremplin.markdown import clock
from tremplin.markdown.converter import Converter
from tremplin.markdown.extension import PageContext
from tremplin.questions.bank import MOST_ANSWERS, MOST_ITEMS, MOST_QUESTIONS
from tremplin.questions.base import text_id, text_ids
from tremplin.schema.values import BRACKETS, LONGEST
from tremplin.sources.faults import TooLongError
from tremplin.sources.source import FEW, Source

WriteProject = Callable[..., Path]
PAGE = "courses/courriel/01-ecrire/01-objet.md"
QUIZ = "quizzes/courriel/objet.yml"
SECONDS = 20
"""Of the processor: far more than is needed here, far less than such texts took."""
AN_ORDER = "questions:\n  - id: ordre\n    question: Rangez.\n    éléments: [{}]\n"
GAPS = 'questions:\n  - id: trous\n    question: Complétez.\n    type: texte-à-trous\n    texte: "{}"\n'
CHOICE = "  - id: q{}\n    question: Quoi ?\n    réponses: [{{juste: a}}, {{faux: b}}]\n"


def soon(root: Path) -> Report:
    """What is told of a project, its words included."""
    started = time.process_time()
    report = examined(root)
    render_text(report)
    assert time.process_time() - started < SECONDS
    return report


def codes(report: Report) -> dict[str, set[str]]:
    """The codes of each file."""
    found: dict[str, set[str]] = {}
    for d in report:
        found.setdefault(d.span.file, set()).add(d.code)
    return found


def nested(mark: str, count: int) -> str:
    return "".join(f"{'    ' * n}{mark} a\n" for n in range(count))


TOO_MUCH: dict[str, tuple[str, str]] = {
    "a long text": ("Bonjour.\n\n" * (SIGNS // 10 + 1), "T106"),
    "a long line": ("a" * (LINE + 1), "T113"),
    "a heading with spaces": ("## a" + " " * 60_000 + "b", "T113"),
    "spaces in a block": ("::: retenir\na" + " " * 60_000 + "x\n:::", "T113"),
    "tags left open": ("<a " * 50_000, "T113"),
    "addresses left open": ("<http://" * 10_000, "T113"),
    "brackets on a line": ("[" * 20_000, "T113"),
    "brackets on many lines": (("[" * 100 + "\n") * 100, "T802"),
    "images left open": (("![" * 100 + "\n") * 100, "T802"),
    "a long paragraph": (("mot " * 20 + "\n") * (PARAGRAPH // 80 + 1), "T113"),
    "lists on a line": ("- " * 3_000 + "x", "T802"),
    "quotes on a line": ("> " * 3_000 + "x", "T802"),
    "quotes without spaces": (">" * 3_000 + "x", "T802"),
    "numbered lists": ("1. " * 1_000 + "x", "T802"),
    "a staircase of lists": (nested("-", 200) + "    " * 200 + "::: quiz courriel/objet", "T802"),
    "a staircase of notes": (nested("!!! note", 100), "T802"),
    "a staircase of tabs": ("".join("\t" * n + "- a\n" for n in range(100)), "T802"),
    "footnotes": ("".join(f"[^{n}]: a\n\n" for n in range(201)), "T112"),
    "calls of one footnote": ("[^1]" * 501 + "\n\n[^1]: a", "T112"),
    "abbreviations": ("".join(f"*[A{n}]: a\n" for n in range(201)), "T112"),
    "headings": ("## a\n" * 501, "T112"),
    "directives": ("::: quiz\n" * 501, "T112"),
    "unknown directives": ("::: rien\n" * 15_000, "T112"),
}


@pytest.mark.parametrize("name", TOO_MUCH)
def test_too_much_in_a_page_is_told_at_its_file(write_project: WriteProject, name: str) -> None:
    text, code = TOO_MUCH[name]
    report = soon(write_project({PAGE: f"{SEGMENT}\n{text}\n"}))
    assert code in codes(report)[PAGE]
    assert report.failed


@pytest.mark.parametrize(
    "text",
    [
        "[0 ; 1[ " * (BRACKETS // 2),
        "a" * LINE,
        "\n\n".join(["mot " * 2_000] * 20),
        "```text\n" + "- " * 4_000 + "\n" + "[" * 4_000 + "\n" + "a" * (2 * LINE) + "\n```",
        nested("-", DEPTH // 2),
        "- - - - - - - - - - -\n",
        "-" * 300 + "\n",
        "| a | b |\n|---|---|\n" + "| un | deux |\n" * 1_000,
        "".join(f"Un[^{n}]\n\n[^{n}]: a\n\n" for n in range(200)),
    ],
)
def test_what_people_write_is_within_the_limits(text: str) -> None:
    assert [d.code for d in excess(Source("a.md", text))] == []


def test_the_line_that_is_too_long_is_named() -> None:
    (told,) = excess(Source("a.md", "a\n\nb\n" + "c" * (LINE + 1), 7))
    assert (told.code, told.span.line) == ("T113", 10)


QUIZZES: dict[str, tuple[str, str]] = {
    "items to put in order": (AN_ORDER.format(", ".join(f"e{n}" for n in range(2_000))), "T207"),
    "one item too many": (AN_ORDER.format(", ".join(f"e{n}" for n in range(MOST_ITEMS + 1))), "T207"),
    "gaps": (GAPS.format("{a} " * 2_000), "T207"),
    "answers": (
        "questions:\n  - id: a\n    question: Quoi ?\n    réponses:\n      - juste: a\n"
        + "".join(f"      - faux: b{n}\n" for n in range(MOST_ANSWERS)),
        "T207",
    ),
    "categories": (
        "questions:\n  - id: a\n    question: Rangez.\n    catégories:\n"
        + "".join(f"      c{n}: [e{n}]\n" for n in range(MOST_ITEMS + 1)),
        "T207",
    ),
    "questions": ("questions:\n" + "".join(CHOICE.format(n) for n in range(MOST_QUESTIONS + 1)), "T207"),
    "a long question": (AN_ORDER.format("a, b").replace("Rangez.", "a" * (LONGEST + 1)), "T212"),
    "brackets in a question": (AN_ORDER.format("a, b").replace("Rangez.", f'"{"[" * LONGEST}"'), "T802"),
    "lists in a question": (AN_ORDER.format("a, b").replace("Rangez.", f'"{"- " * 4_000}x\\nSuite"'), "T802"),
    "a deep calculation": (
        "questions:\n  - id: a\n    question: Q\n    variables: {a: 2..9}\n    réponse: "
        + "-" * 5_000
        + "a\n",
        "T802",
    ),
    "unknown keys": (AN_ORDER.format("a, b") + "".join(f"    clé{n}: a\n" for n in range(20_000)), "T203"),
    "keys written again": (AN_ORDER.format("a, b") + "    indice: a\n" * 20_000, "T203"),
}


@pytest.mark.parametrize("name", QUIZZES)
def test_too_much_in_a_quiz_is_told_at_its_file(write_project: WriteProject, name: str) -> None:
    text, code = QUIZZES[name]
    report = soon(write_project({QUIZ: text}))
    found = codes(report)
    assert code in found.get(QUIZ, set()) | found.get(PAGE, set())
    assert report.failed


def test_the_first_unknown_keys_are_told_then_their_number(write_project: WriteProject) -> None:
    text = AN_ORDER.format("a, b") + "".join(f"    clé{n}: a\n" for n in range(30))
    told = [d for d in soon(write_project({QUIZ: text})) if d.span.file == QUIZ]
    assert [d.code for d in told].count("T201") == FEW
    (rest,) = (d for d in told if d.code == "T203")
    assert str(30 - FEW) in rest.message


def test_broken_links_are_told_up_to_a_number(write_project: WriteProject) -> None:
    text = "\n\n".join(f"[a](b{n}.md)" for n in range(200))
    told = [d.code for d in soon(write_project({PAGE: f"{SEGMENT}\n{text}\n"}))]
    assert (told.count("T307"), told.count("T318")) == (50, 1)


# ---- what costs little


@pytest.mark.parametrize(
    "text",
    [
        "::: quiz\n" * 15_000,
        "::: rien\n" * 15_000,
        "".join(f"{' ' * n}a\n" for n in range(2_000)) + " " * 2_000 + "::: question",
        "    ::: question\n" * 15_000,
    ],
)
def test_directives_are_read_in_one_pass(text: str) -> None:
    started = time.process_time()
    scan(Source("a.md", text), Report())
    assert time.process_time() - started < SECONDS


def test_a_line_alone_that_a_list_holds_further_up_is_a_directive() -> None:
    text = "- a\n\n    b\n\n        ::: question\n\nb\n\n    ::: question\n"
    assert [d.first for d in scan(Source("a.md", text), Report())] == [4]


def test_names_of_texts_that_come_again() -> None:
    first = text_id("a")
    assert text_ids(["a", "b", "a", "a"]) == (first, text_id("b"), f"{first}-2", f"{first}-3")


# ---- the clock


def converted(text: str) -> str:
    return Converter().page(text, PageContext("a.md", lambda _directive: ("", "")))


@pytest.mark.parametrize(
    "text", ["Un *mot*.", "- a\n- b", "<p>a</p>", "a\n\n| a |\n|---|\n| b |", "[a](b.md) `c`"]
)
def test_a_conversion_whose_time_is_over_ends(text: str) -> None:
    with pytest.raises(TooLongError), clock.at_most(-1):
        converted(text)
    assert converted(text)


def test_a_limit_within_another_changes_nothing() -> None:
    with clock.at_most(-1):
        with clock.at_most(100), pytest.raises(TooLongError):
            converted("a")
        with pytest.raises(TooLongError):
            converted("a")
    converted("a")


def test_a_page_may_take_five_seconds_of_the_processor() -> None:
    started = time.thread_time()
    with pytest.raises(TooLongError), clock.at_most():
        converted("\n\n".join(["![" * 4_900] * 20))
    assert 5 <= time.thread_time() - started < SECONDS
