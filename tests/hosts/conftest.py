"""The projects that the hosts build, and a real browser on what they make."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from commands import MATERIAL

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests/sites/small"


def copy_of_small(folder: Path) -> Path:
    """The small site, with a configuration for Material beside its own."""
    shutil.copytree(SMALL, folder)
    config = (SMALL / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "material.yml").write_text(config.replace("theme: tremplin\n", MATERIAL), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site, attacks included."""
    return copy_of_small(tmp_path_factory.mktemp("hostile") / "project")


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site without its attacks: every directive and every kind of question."""
    folder = copy_of_small(tmp_path_factory.mktemp("sound") / "project")
    shutil.rmtree(folder / "courses/piege")
    shutil.rmtree(folder / "quizzes/piege")
    paths = folder / "courses/parcours.yml"
    paths.write_text(paths.read_text(encoding="utf-8").replace(", piege", ""), encoding="utf-8")
    return folder


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, locale="fr-FR", service_workers="block"
    )
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()
