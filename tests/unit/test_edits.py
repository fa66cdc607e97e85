"""Changes of a YAML text at one place: what it reads as is what was asked, and what is around stays."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tremplin.editing import edits, items, values
from tremplin.editing.refusing import EditingError
from tremplin.editing.tree import Path, data_of, parse

BANK = """\
# la tête
titre: Quiz  # une remarque
seuil: 70 %

questions:
  # avant la première
  - id: a
    question: "Pourquoi ?"  # elle aussi
    réponses:
      - juste: Oui
        retour: "Bien : oui."
      - faux: Non

  # de la deuxième
  - {id: b, question: Combien ?, réponse: 12,5, tolérance: 0,1}
  - id: c
    question: |
      Ligne un
      ligne deux
    réponses: [x, "y, z"]
# la fin
"""


def changed(text: str) -> list[str]:
    """The lines of `text` that are not in BANK."""
    before = BANK.split("\n")
    return [line for line in text.split("\n") if line not in before]


@pytest.mark.parametrize(
    ("change", "lines"),
    [
        (lambda: edits.with_value(BANK, ("title",), "Un : deux"), ['titre: "Un : deux"  # une remarque']),
        (lambda: edits.with_value(BANK, ("pass",), None), []),
        (
            lambda: edits.with_value(BANK, ("questions", 1, "tolerance"), "0,2"),
            ['  - {id: b, question: Combien ?, réponse: 12,5, tolérance: "0,2"}'],
        ),
        (
            lambda: edits.with_value(BANK, ("questions", 0, "question"), "Est-ce « oui » ?"),
            ['    question: "Est-ce « oui » ?"  # elle aussi'],
        ),
        (
            lambda: edits.with_value(BANK, ("questions", 0, "explanation"), "Un.\n\nDeux."),
            ["    explication: |-", "      Un.", "      Deux."],
        ),
        (
            lambda: edits.with_value(BANK, ("questions", 2, "question"), "Ligne un\nligne trois"),
            ["    question: |-", "      ligne trois"],
        ),
        (
            lambda: items.with_item(BANK, ("questions", 0, "answers"), 1, {"wrong": "Peut-être"}),
            ["      - faux: Peut-être"],
        ),
        (
            lambda: items.with_item(BANK, ("questions", 0, "hints"), 0, "Un indice"),
            ["    indices:", "      - Un indice"],
        ),
        (
            lambda: items.with_item(BANK, ("questions", 2, "answers"), 2, "w"),
            ['    réponses: [x, "y, z", w]'],
        ),
        (lambda: items.without_item(BANK, ("questions", 2, "answers"), 0), ['    réponses: ["y, z"]']),
        (lambda: items.moved(BANK, ("questions", 2, "answers"), 0, 1), ['    réponses: ["y, z", x]']),
        (
            lambda: edits.with_value(BANK, ("questions", 0, "id"), None),
            ['  - question: "Pourquoi ?"  # elle aussi'],
        ),
        (
            lambda: edits.with_key(BANK, ("questions", 0, "answers", 1, "wrong"), "juste"),
            ["      - juste: Non"],
        ),
    ],
)
def test_one_place_changes(change: Callable[[], str], lines: list[str]) -> None:
    assert changed(change()) == lines


def test_items_take_their_remarks_with_them() -> None:
    moved = items.moved(BANK, ("questions",), 1, 2)
    assert [row["id"] for row in data_of(parse(moved))["questions"]] == ["a", "c", "b"]
    assert moved.index("de la deuxième") > moved.index("ligne deux")
    assert sorted(moved.split("\n")) == sorted(BANK.split("\n"))
    gone = items.without_item(BANK, ("questions",), 1)
    assert "de la deuxième" not in gone
    assert "avant la première" in gone
    twice = items.copied(BANK, ("questions",), 1)
    assert twice.count("de la deuxième") == 2


def test_the_order_of_keys_is_that_of_authors() -> None:
    text = "id: a\nquestion: Quoi ?\nréponse: oui\n"
    longer = edits.with_value(text, ("kind",), "vrai-faux", ["id", "kind", "question", "answer"])
    assert longer == "id: a\ntype: vrai-faux\nquestion: Quoi ?\nréponse: oui\n"


def test_a_single_value_becomes_a_list() -> None:
    assert items.with_item("indice: Un\n", ("hints",), 1, "Deux") == "indice:\n  - Un\n  - Deux\n"


def test_what_is_left_empty_goes_with_it() -> None:
    text = "titre: A\nassistance: {contact: a@b.fr}\n"
    assert edits.with_value(text, ("support", "contact"), None) == "titre: A\n"
    assert (
        edits.with_value("titre: A\n", ("support", "contact"), "a@b.fr")
        == "titre: A\nassistance:\n  contact: a@b.fr\n"
    )


@pytest.mark.parametrize(
    "change",
    [
        lambda: edits.with_value("a: [", ("title",), "x"),
        lambda: edits.with_value("a: &b c\n", ("title",), "x"),
        lambda: edits.with_value("titre: A\n---\ntitre: B\n", ("title",), "x"),
        lambda: edits.with_value("titre: A\n", (), "x"),
        lambda: edits.with_value("titre: A\n", ("title", "id"), "x"),
        lambda: items.with_item("questions: {a: b}\n", ("questions",), 0, "x"),
        lambda: items.without_item("questions: [a]\n", ("questions",), 1),
        lambda: items.moved("questions: [a]\n", ("questions",), 0, 1),
        lambda: edits.with_key("étapes: {a: x, b: y}\n", ("steps", "a"), "b"),
        lambda: edits.with_key("étapes: {a: x}\n", ("steps", "z"), "b"),
    ],
)
def test_what_cannot_be_changed_is_refused_in_words(change: Callable[[], str]) -> None:
    with pytest.raises(EditingError, match=r"[a-zé]{3}"):
        change()


# ---- any text, any value

ODD = [
    "oui",
    "null",
    "~",
    "12,5",
    "0,1",
    "[x",
    "{",
    "*gras*",
    "«",
    "a\\b",
    "'",
    '"',
    "|",
    "@",
    "%",
    "---",
    "...",
    "!b",
    "&c",
    "?",
    "=",
    "<<",
    "“a”",
    "a:b",
    "a#b",
    "a,",
    ",a",
    "[a]",
    "{a}",
    "-",
]
ODD += [
    "- a",
    "a: b",
    "# a",
    "a #b",
    "  a",
    "a  ",
    "a\n",
    "\na",
    "a\n\n",
    "a\n  b",
    "? a",
    "\ta",
    "a\u00a0:",
    "\u202f",
]
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"), min_size=1, max_size=30)
SCALARS = st.one_of(st.lists(TEXTS, min_size=1, max_size=4).map("\n".join), st.sampled_from(ODD))
ANSWERS = st.fixed_dictionaries({"right": SCALARS}, optional={"feedback": SCALARS})
QUESTIONS = st.fixed_dictionaries(
    {"id": st.sampled_from(["a", "b", "c-d"]), "question": SCALARS},
    optional={
        "hints": st.lists(SCALARS, min_size=1, max_size=3),
        "answers": st.lists(ANSWERS, min_size=1, max_size=3),
        "explanation": SCALARS,
    },
)
BANKS = st.fixed_dictionaries(
    {"title": SCALARS, "questions": st.lists(QUESTIONS, min_size=1, max_size=4)},
    optional={"description": SCALARS},
)


def written(bank: dict[str, Any]) -> str:
    return values.block(values.french(bank), 0).lstrip("\n") + "\n"


def read(text: str) -> Any:
    return data_of(parse(text))


def remarked(text: str, rows: list[int]) -> str:
    """`text` with remarks between lines that are no text of several lines."""
    lines = text.split("\n")
    for rank, row in enumerate(sorted({row % len(lines) for row in rows}, reverse=True)):
        line = lines[row]
        if re.match(r" *(- )*[\w-]+:( |$)", line) and "|" not in text:
            lines.insert(row, f"{' ' * (len(line) - len(line.lstrip()))}# remarque {rank}")
    return "\n".join(lines)


@given(BANKS)
def test_what_is_written_is_read(bank: dict[str, Any]) -> None:
    assert read(written(bank)) == bank
    assert read("x: " + values.flow(values.french(bank)))["x"] == bank


@given(BANKS, st.data())
def test_a_value_changes_and_nothing_else(bank: dict[str, Any], data: st.DataObject) -> None:
    text = remarked(written(bank), data.draw(st.lists(st.integers(0, 40), max_size=4)))
    rank = data.draw(st.integers(0, len(bank["questions"]) - 1))
    name = data.draw(st.sampled_from(["question", "explanation", "feedback_right", "id"]))
    value = data.draw(SCALARS)
    path: Path = ("questions", rank, name)
    after = edits.with_value(text, path, value)
    bank["questions"][rank][name] = value
    assert read(after) == bank
    assert after.count("# remarque") == text.count("# remarque")


@given(BANKS, st.data())
def test_items_are_added_moved_copied_and_removed(bank: dict[str, Any], data: st.DataObject) -> None:
    text = remarked(written(bank), data.draw(st.lists(st.integers(0, 40), max_size=4)))
    rows = bank["questions"]
    for _ in range(data.draw(st.integers(1, 4))):
        rank = data.draw(st.integers(0, len(rows) - 1))
        act = data.draw(st.sampled_from(["add", "move", "copy", "remove"]))
        remarks = text.count("# remarque")
        if act == "add":
            new = data.draw(QUESTIONS)
            rows.insert(rank, new)
            text = items.with_item(text, ("questions",), rank, new)
        elif act == "move":
            to = data.draw(st.integers(0, len(rows) - 1))
            rows.insert(to, rows.pop(rank))
            text = items.moved(text, ("questions",), rank, to)
        elif act == "copy":
            rows.insert(rank + 1, dict(rows[rank]))
            text = items.copied(text, ("questions",), rank)
            remarks = 0
        elif len(rows) > 1:
            del rows[rank]
            text = items.without_item(text, ("questions",), rank)
            remarks = 0
        assert read(text) == bank
        assert text.count("# remarque") >= remarks
