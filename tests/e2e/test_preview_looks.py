"""The preview’s panel and form for everyone: axe, open, closed, around its phone; nothing moves for it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Page, expect
from test_accessibility import look, looks, overflowing, violations  # noqa: F401

from tremplin.commands.opening import Opened, open_project
from tremplin.preview.editor import Editor
from tremplin.preview.live import LiveSite
from tremplin.preview.server import PreviewServer
from tremplin.publish.plan import Plan

SMALL = Path(__file__).parents[1] / "sites/small"
LESSON = "atelier/questions/sortes/"


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a preview of the small site."""
    root = tmp_path_factory.mktemp("preview") / "small"
    shutil.copytree(SMALL, root)
    opened = open_project(root / "mkdocs.yml")
    assert isinstance(opened, Opened)
    assert isinstance(opened.plan, Plan)
    with PreviewServer(("127.0.0.1", 0)) as server:
        site = LiveSite(opened.plan, opened.options_report())
        server.site, server.editor = site, Editor(site)
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{server.site.base}"
        server.shutdown()


@looks
def test_axe_finds_nothing_in_the_panel(look: Page, preview: str) -> None:  # noqa: F811
    for path in (LESSON, "atelier/", ""):
        look.goto(preview + path)
        panel = look.get_by_role("complementary")
        assert violations(look) == []
        for summary in panel.locator("summary").all():
            summary.press("Enter")
        expect(panel.get_by_role("heading", name="Ce qui reste à faire")).to_be_visible()
        assert violations(look) == []
        assert overflowing(look) == []
        look.evaluate("localStorage.clear()")


@looks
def test_axe_finds_nothing_around_the_phone(look: Page, preview: str) -> None:  # noqa: F811
    look.goto(preview + LESSON)
    look.get_by_role("complementary").locator("summary").first.press("Enter")
    look.get_by_role("button", name="Voir sur un téléphone").press("Enter")
    expect(look.get_by_role("dialog", name="Sur un téléphone")).to_be_visible()
    assert violations(look) == []


def test_nothing_of_the_page_moves_for_it(page: Page, preview: str) -> None:
    page.goto(preview + LESSON)
    parts = "[...document.querySelectorAll('body > :not(aside), main *')]"
    places = f"{parts}.map((part) => part.getBoundingClientRect().toJSON())"
    there = page.evaluate(places)
    page.locator("body > aside").evaluate("(aside) => aside.remove()")
    assert page.evaluate(places) == there


@looks
def test_axe_finds_nothing_in_the_form(look: Page, preview: str) -> None:  # noqa: F811
    for file in ("quizzes/atelier/essais.yml", "courses/atelier/course.yml"):
        look.goto(f"{preview}_tremplin/modifier/?fichier={file}")
        form = look.get_by_role("main")
        expect(form.get_by_role("heading").first).to_be_visible()
        assert violations(look) == []
        form.evaluate("(form) => form.querySelectorAll('details').forEach((one) => { one.open = true; })")
        assert violations(look) == []
        assert overflowing(look) == []
