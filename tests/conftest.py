"""The real browser that every test shares, one a worker; and how many cases of a sweep are run."""

from __future__ import annotations

import os
import signal
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

import tremplin
from weight import CHROMIUM, chromium

# who starts the tests in the background may ignore it, and the servers that they start would never end by it
signal.signal(signal.SIGINT, signal.default_int_handler)

# property tests draw constants of the modules that are loaded: the same ones, whatever ran before
for module in (
    *walk_packages(tremplin.__path__, "tremplin."),
    *walk_packages([str(Path(__file__).parents[1] / "bench")]),
):
    if module.name != "tremplin.__main__":
        import_module(module.name)

expect.set_options(timeout=20_000)  # milliseconds: a slow machine is not a mistake

SWEPT = 6
"""Cases from which a test that is marked `sweep` is thinned."""
KEPT = 8
"""One case in as many is run; `sweep(every=…)` says otherwise, for any number of cases. INTEROP runs all."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if "INTEROP" in os.environ:
        return

    def name(item: pytest.Item) -> str:
        return item.nodeid.partition("[")[0]

    swept = [(item, mark) for item in items if (mark := item.get_closest_marker("sweep"))]
    cases = Counter(name(item) for item, _ in swept)
    ranks: Counter[str] = Counter()
    left_out = set()
    for item, mark in swept:
        every = mark.kwargs.get("every", KEPT if cases[name(item)] >= SWEPT else 1)
        if ranks[name(item)] % every:
            left_out.add(item)
        ranks[name(item)] += 1
    if left_out:
        config.hook.pytest_deselected(items=list(left_out))
        items[:] = [item for item in items if item not in left_out]


SHELL = Path(os.environ.get("CHROMIUM_SHELL", "/usr/bin/chromium-headless-shell"))
"""The same Chromium without what is around its pages: a test costs two thirds. INTEROP has the whole one, and
so have in any case the tests that install a site, restart the browser or use the camera."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    is_whole = not SHELL.exists() or "INTEROP" in os.environ or "CHROMIUM" in os.environ
    with sync_playwright() as playwright:
        path = chromium() if is_whole else str(SHELL)
        # processes are told apart in the whole one already
        browser = playwright.chromium.launch(executable_path=path, args=(*CHROMIUM, "--site-per-process"))
        yield browser
        browser.close()
