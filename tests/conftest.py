"""The real browser that every test shares, one a worker; and how many cases of a sweep are run."""

from __future__ import annotations

import os
import signal
from collections import Counter
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from weight import CHROMIUM, chromium

# who starts the tests in the background may ignore it, and the servers that they start would never end by it
signal.signal(signal.SIGINT, signal.default_int_handler)


SWEPT = 6
"""Cases from which a test that is marked `sweep` is thinned: one in eight, all of them with INTEROP."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if "INTEROP" in os.environ:
        return

    def name(item: pytest.Item) -> str:
        return item.nodeid.partition("[")[0]

    swept = [item for item in items if item.get_closest_marker("sweep")]
    cases = Counter(map(name, swept))
    ranks: Counter[str] = Counter()
    left_out = []
    for item in swept:
        if cases[name(item)] >= SWEPT and ranks[name(item)] % 8:
            left_out.append(item)
        ranks[name(item)] += 1
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in set(left_out)]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM)
        yield browser
        browser.close()
