"""An empty or half-made project is told what to do next, by every command, in French."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from examining import examined

from tremplin.cli import main
from tremplin.commands.opening import Opened, open_project
from tremplin.diagnostics import Report, render_text

CONFIG = "site_name: A\ndocs_dir: courses\ntheme: tremplin\nplugins: [tremplin]\n"
COURSE = (
    "titre: Tailler\nrésumé: b\norganisme: mfr\nobjectifs: {d: e}\ndurée: 3 min\n"
    "assistance: {contact: a@example.org}\névaluation: Un quiz.\n"
)
PAGE = "---\ntitre: a\ndurée: 3 min\nobjectifs: [d]\n---\nBonjour\n"
# what there is → what is told
STATES = {
    "nothing": ({}, "Pour commencer un site : tremplin new site"),
    "a site in a folder": ({"mes-cours/mkdocs.yml": CONFIG}, "(cd mes-cours)"),
    "no folder of courses": ({"mkdocs.yml": CONFIG}, "Lancez « tremplin new cours »"),
    "no folder and no docs_dir": (
        {"mkdocs.yml": "site_name: A\nplugins: [tremplin]\n"},
        "Lancez « tremplin new cours »",
    ),
    "a folder that is not named": (
        {"mkdocs.yml": "site_name: A\nplugins: [tremplin]\n", "courses/index.md": "Bonjour"},
        "Écrivez par exemple « docs_dir: courses »",
    ),
    "no course": ({"mkdocs.yml": CONFIG, "courses/index.md": "Bonjour"}, "Lancez « tremplin new cours »"),
    "pages that are in no course": (
        {"mkdocs.yml": CONFIG, "courses/vigne/01-a.md": PAGE},
        "ajoutez un fichier course.yml",
    ),
    "no module": (
        {"mkdocs.yml": CONFIG, "courses/vigne/course.yml": COURSE},
        "Lancez « tremplin new module »",
    ),
    "no segment": (
        {
            "mkdocs.yml": CONFIG,
            "courses/vigne/course.yml": COURSE,
            "courses/vigne/01-b/module.yml": "titre: a\n",
        },
        "Lancez « tremplin new segment »",
    ),
    "no course.yml": (
        {"mkdocs.yml": CONFIG, "courses/vigne/01-b/01-a.md": PAGE},
        "courses/vigne/course.yml: erreur T101",
    ),
    "no module.yml": (
        {"mkdocs.yml": CONFIG, "courses/vigne/course.yml": COURSE, "courses/vigne/01-b/01-a.md": PAGE},
        "courses/vigne/01-b/module.yml: erreur T101",
    ),
    "no training body": (
        {"mkdocs.yml": CONFIG, "courses/vigne/course.yml": COURSE},
        "Lancez « tremplin new organisme »",
    ),
}


def lay(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("command", ["check", "build"])
def test_a_command_says_what_to_do_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, state: str
) -> None:
    files, words = STATES[state]
    lay(tmp_path, files)
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, [command])
    said = " ".join(result.output.split())
    assert words in said
    assert isinstance(result.exception, SystemExit | None)
    assert re.findall(r"Traceback|\bError\b|not found", said) == []


@pytest.mark.parametrize("state", STATES)
def test_the_preview_says_so_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, state: str) -> None:
    """It opens a project as the others do, and tells what the same checks find."""
    files, words = STATES[state]
    lay(tmp_path, files)
    monkeypatch.chdir(tmp_path)
    opened = open_project(Path("mkdocs.yml"))
    told = render_text(examined(tmp_path)) if isinstance(opened, Opened) else opened.error
    if not isinstance(opened, Opened) and opened.report:
        told = render_text(opened.report)
    assert words in " ".join(told.split())


def test_from_inside_a_site_its_folder_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay(tmp_path, {"mkdocs.yml": CONFIG, "courses/vigne/course.yml": COURSE})
    monkeypatch.chdir(tmp_path / "courses/vigne")
    result = CliRunner().invoke(main, ["check"])
    assert result.exit_code == 2
    assert f"Le site est dans {os.fspath(tmp_path)}" in result.output


def test_what_is_told_can_be_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay(tmp_path, {"mkdocs.yml": CONFIG})
    monkeypatch.chdir(tmp_path)
    for step in (["new", "cours", "Vigne", "--yes"], ["check", "--strict"]):
        result = CliRunner().invoke(main, step)
        assert result.exit_code == 0, result.output


@pytest.mark.parametrize(
    "files",
    [
        {"courses/index.md": "::: quiz\n- {id: a, question: b, réponse: vrai}\n:::\n"},
        {"courses/index.md": "::: quiz a\n", "quizzes/a.yml": "- {id: a, question: b, réponse: vrai}\n"},
        {"courses/vigne/course.yml": "titre: [\n"},
    ],
    ids=["a quiz in a page", "a bank", "a course that cannot be read"],
)
def test_a_site_without_courses_may_be_meant(tmp_path: Path, files: dict[str, str]) -> None:
    lay(tmp_path, files)
    assert "T360" not in [d.code for d in examined(tmp_path)]


Write = Callable[..., Path]


def test_a_site_with_a_course_is_told_nothing(write_project: Write) -> None:
    assert [*examined(write_project())] == [*Report()]
