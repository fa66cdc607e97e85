"""`anciens-ids`: a step and a question that have another name keep what the learner did."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect
from quizzes import choose, question, says

from static_server import serve
from weight import ROOT, build

OLD, NEW = "atelier/questions/sortes/", "atelier/questions/genres/"
NAMES = """
anciens-ids:
  atelier/questions/sortes: atelier/questions/genres
  atelier/sortes: atelier/genres
  atelier/genres#choix: atelier/genres#option
"""
SAID = "Elle revient avec un message d’erreur."


def edit(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "tests/sites/small", tmp_path / "small")
    return tmp_path / "small"


def rename(project: Path) -> None:
    course, quizzes = project / "courses/atelier", project / "quizzes/atelier"
    (course / "01-questions/01-sortes.md").rename(course / "01-questions/01-genres.md")
    (quizzes / "sortes.yml").rename(quizzes / "genres.yml")
    edit(course / "01-questions/01-genres.md", "quiz atelier/sortes", "quiz atelier/genres")
    edit(course / "02-textes/01-directives.md", "quiz atelier/sortes#", "quiz atelier/genres#")
    edit(quizzes / "essais.yml", "atelier/questions/sortes", "atelier/questions/genres")
    edit(quizzes / "genres.yml", "id: choix\n", "id: option\n")
    info = course / "course.yml"
    info.write_text(info.read_text(encoding="utf-8").rstrip() + NAMES, encoding="utf-8")


@pytest.fixture
def published(project: Path, tmp_path: Path) -> Iterator[str]:
    """The address of the site as it was."""
    with serve(build(tmp_path / "site", project / "mkdocs.yml"), "/pays/formation/") as server:
        yield server.url()


def test_what_was_done_is_found_under_the_new_names(
    context: BrowserContext, published: str, project: Path, tmp_path: Path
) -> None:
    page, old_tab = context.new_page(), context.new_page()
    page.goto(published + OLD)
    assert page.locator("[data-renamed]").count() == 0
    choose(question(page, "choix"), "Nulle part")
    says(question(page, "choix"), SAID)
    page.get_by_role("button", name="J’ai terminé").click()
    old_tab.goto(published + OLD)
    expect(old_tab.get_by_text("Étape terminée.")).to_be_visible()

    rename(project)
    build(tmp_path / "site", project / "mkdocs.yml")
    page.goto(published + NEW)
    says(question(page, "option"), SAID)
    expect(page.get_by_text("Étape terminée.")).to_be_visible()
    page.goto(published + "atelier/")
    expect(page.locator(".so-far:visible")).to_contain_text("1 étape sur 6")
    page.goto(published + "mon-espace/")
    expect(page.locator(".so-far:visible")).to_contain_text("1 étape sur 6")

    # the page that was open before goes on under the old names
    old_tab.get_by_role("button", name="Marquer comme non terminé").click()
    page.goto(published + NEW)
    expect(page.get_by_role("button", name="J’ai terminé")).to_be_visible()
