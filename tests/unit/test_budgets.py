"""What is over its budget is told at its file, with what weighs the most."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from configured import mistakes
from examining import examined

from tremplin.diagnostics import Report
from tremplin.publish.record import theme_dir
from tremplin.render.identity import Identity
from tremplin.render.renderer import Renderer
from tremplin.schema.budgets import Budgets, budgets_of, bytes_of

BASE = Path(__file__).parents[1] / "invalid/base"
SEGMENT = "courses/courriel/01-ecrire/02-joindre.md"


def told(root: Path, **budgets: int) -> Report:
    """What a copy of the small project tells within other budgets."""
    shutil.copytree(BASE, root, dirs_exist_ok=True)
    return examined(root, Renderer(Identity("Essai", "essai", budgets=Budgets(**budgets)), theme_dir()))


def test_a_small_project_is_within_the_budgets(tmp_path: Path) -> None:
    assert told(tmp_path).diagnostics == []


@pytest.mark.parametrize(
    ("budget", "code", "files"),
    [
        ("first_visit", "T706", "courses/courriel/01-ecrire/"),
        ("next_lesson", "T707", "courses/courriel/01-ecrire/"),
        ("course", "T708", "courses/courriel/course.yml"),
    ],
)
def test_what_is_over_is_told_at_its_file(budget: str, code: str, files: str, tmp_path: Path) -> None:
    found = told(tmp_path, **{budget: 1_000}).diagnostics
    assert found
    assert {d.code for d in found} == {code}
    assert all(d.span.file.startswith(files) for d in found)
    assert all("budget de 1,0 ko" in d.message.replace("\u00a0", " ") for d in found)


def test_the_heaviest_is_named_first(tmp_path: Path) -> None:
    found = next(d for d in told(tmp_path, first_visit=1_000) if d.span.file == SEGMENT)
    culprits = found.message.partition(" : ")[2]
    assert culprits.startswith("tremplin.css 2,")
    assert "le texte et ses questions" in culprits


@pytest.mark.parametrize(
    ("questions", "limit"), [(0, "1,0"), (3, "1,0"), (4, "2,0"), (6, "4,0"), (7, "5,0"), (9, "5,0")]
)
def test_each_question_beyond_three_allows_more_up_to_four(
    questions: int, limit: str, tmp_path: Path
) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    rows = "".join(
        f"  - id: q{n}\n    question: Est-ce juste ?\n    réponse: vrai\n" for n in range(questions)
    )
    quiz = f"\n::: quiz\nquestions:\n{rows}:::\n" if rows else ""
    head = "---\ntitre: Joindre\n---\n\nUn texte.\n"
    (tmp_path / SEGMENT).write_text(head + quiz, encoding="utf-8")
    budgets = Budgets(first_visit=1_000, question=1_000, next_lesson=9_000)
    found = examined(tmp_path, Renderer(Identity("Essai", "essai", budgets=budgets), theme_dir()))
    (message,) = (d.message for d in found if d.code == "T706" and d.span.file == SEGMENT)
    assert f"budget de {limit}\u00a0ko" in message


@pytest.mark.parametrize(
    ("written", "size"),
    [("10 ko", 10_000), ("1,5 Mo", 1_500_000), (9000, 9_000), ("12kB", 12_000), ("lourd", None)],
)
def test_weights_are_read_as_people_write_them(written: object, size: int | None) -> None:
    assert bytes_of(written) == size


def test_the_configuration_names_budgets_in_either_language() -> None:
    french = {"première visite": "9 ko", "leçon suivante": "4 ko", "cours": "1 Mo", "image": "50 ko"}
    english = {"first visit": "9 kB", "next_lesson": 4000, "course": "1 MB", "picture": "50 kB"}
    wanted = Budgets(9_000, 4_000, 1_000, 1_000_000, 50_000)
    assert budgets_of(french) == budgets_of(english) == wanted


@pytest.mark.parametrize(
    ("options", "code"),
    [({"premiere visite": "lourd"}, "T335"), ({"visite": "9 ko"}, "T201"), ({"image": "9 ko"}, None)],
)
def test_a_budget_that_cannot_be_read_is_told(options: dict[str, Any], code: str | None) -> None:
    assert [d.code for d in mistakes(budgets=options)] == ([code] if code else [])
