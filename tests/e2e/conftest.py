"""A real browser on built sites: one browser a worker, one context a test, and nothing goes wrong unseen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from watching import Watch

from line import SIGN
from shared import shared
from static_server import StaticServer, serve
from weight import build

ROOT = Path(__file__).parents[2]

PHONE = {"width": 360, "height": 740}
ORDINARY = {"viewport": PHONE, "locale": "fr-FR", "service_workers": "block"}
SMALL = ROOT / "tests/sites/small/mkdocs.yml"
SUB_PATH = "/pays/formation/"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's own site."""
    return shared(tmp_path_factory, "own", lambda folder: build(folder / "site")) / "site"


@pytest.fixture(scope="session")
def small_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site of tests/sites/small."""
    return shared(tmp_path_factory, "small", lambda folder: build(folder / "site", SMALL)) / "site"


@pytest.fixture(scope="session")
def languages_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of tests/sites/languages: courses in English, German and Arabic."""
    config = ROOT / "tests/sites/languages/mkdocs.yml"
    return shared(tmp_path_factory, "languages", lambda folder: build(folder / "site", config)) / "site"


@pytest.fixture(scope="session")
def site(site_folder: Path) -> Iterator[StaticServer]:
    """The repository's own site, at the root of a host."""
    with serve(site_folder) as server:
        yield server


@pytest.fixture(scope="session")
def site_below(site_folder: Path) -> Iterator[StaticServer]:
    """The repository's own site, under a sub-path."""
    with serve(site_folder, SUB_PATH) as server:
        yield server


@pytest.fixture(scope="session")
def small(small_folder: Path) -> Iterator[StaticServer]:
    """The small site, under the sub-path that its configuration names."""
    with serve(small_folder, SUB_PATH) as server:
        yield server


@pytest.fixture
def watch() -> Iterator[Watch]:
    watch = Watch()
    yield watch
    assert watch.left() == []


@pytest.fixture
def new_context(browser: Browser, watch: Watch) -> Iterator[Callable[..., BrowserContext]]:
    """Contexts of a French phone, watched, whose reader acts at once, but where `is_idle`.

    Nothing is kept on the device, but where a test is about that: `service_workers="allow"`.
    """
    contexts = []

    def make(*, is_idle: bool = False, **options: Any) -> BrowserContext:
        context = browser.new_context(**{**ORDINARY, **options})
        if not is_idle:
            context.add_init_script(SIGN)
        watch.on(context)
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def context(new_context: Callable[..., BrowserContext]) -> BrowserContext:
    return new_context()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()
