"""When a lesson is painted, and can be answered by who acts at once, on lines as Chromium imitates them."""

from __future__ import annotations

import os
import statistics
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from static_server import serve

LINES = {"50 kbit/s, 500 ms": (50, 500), "400 kbit/s, 400 ms": (400, 400)}
ROUNDS = 5
SIGN = 'addEventListener("DOMContentLoaded", () => dispatchEvent(new Event("keydown")))'
"""The first sign of a reader: what waits for it comes with the page, before its `load`."""
_LOOK = """new MutationObserver(() => {
  if (!window.answerable && document.querySelector(SELECTOR)) window.answerable = performance.now();
}).observe(document, { subtree: true, attributes: true, childList: true });"""

_READ = """() => [
  performance.getEntriesByName("first-contentful-paint")[0].startTime,
  window.answerable,
]"""


@dataclass(frozen=True)
class Times:
    """Seconds, medians of `ROUNDS` visits that start with an empty cache; requests and bytes of the last."""

    painted: float
    answerable: float
    requests: int
    size: int


def times(browser: Browser, site: Path, path: str, answerable: str, line: str) -> Times:
    kilobits, latency = LINES[line]
    rows = []
    with serve(site, compress=True) as server:
        for _ in range(ROUNDS):
            server.answers.clear()
            context = browser.new_context(viewport={"width": 360, "height": 740}, service_workers="block")
            page = context.new_page()
            session = context.new_cdp_session(page)
            session.send("Network.enable")
            speed = {"downloadThroughput": kilobits * 125, "uploadThroughput": kilobits * 125}
            session.send("Network.emulateNetworkConditions", {"offline": False, "latency": latency, **speed})
            page.add_init_script(_LOOK.replace("SELECTOR", repr(answerable)))
            page.add_init_script(SIGN)
            page.goto(server.url(path))
            page.locator(answerable).first.wait_for(state="attached")
            page.wait_for_load_state("networkidle")
            rows.append([value / 1000 for value in page.evaluate(_READ)])
            context.close()
        size = sum(answer.size for answer in server.answers)
        count = len(server.answers)
    painted, ready = (statistics.median(column) for column in zip(*rows, strict=True))
    return Times(painted, ready, count, size)


def load() -> str:
    return f"load of the machine: {os.getloadavg()[0]:.1f}"
