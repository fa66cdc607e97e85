"""Several catalogues on one origin, in the browser: what each keeps, until the line is cut."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from leading import led
from playwright.sync_api import Locator, Page, expect
from watching import Watch

from static_server import StaticServer, serve

STILL = 30_000
"""Milliseconds, at most, for a course to come."""
_HELD = """async () => {
  const found = {};
  for (const name of await caches.keys()) {
    found[name] = (await (await caches.open(name)).keys()).map(({ url }) => url).sort();
  }
  return found;
}"""


@dataclass
class Host:
    """One origin, until its line is cut."""

    server: StaticServer
    folder: Path
    running: ExitStack

    def url(self, path: str) -> str:
        return self.server.url(path)


def copy(site: Path, target: Path) -> None:
    shutil.copytree(site, target, copy_function=os.link, dirs_exist_ok=True)


def host_of(folder: Path) -> Iterator[Host]:
    with ExitStack() as running:
        yield Host(running.enter_context(serve(folder)), folder, running)


def held(page: Page) -> dict[str, list[str]]:
    """The addresses in each cache of the origin."""
    found: dict[str, list[str]] = page.evaluate(_HELD)
    return found


def records(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate("({ ...localStorage })")
    return found


def does(page: Page, what: str) -> Locator:
    return page.locator(f"[data-keep] [data-do={what}]")


def keep(page: Page, host: Host, catalogue: str, course: str) -> None:
    page.goto(host.url(catalogue + course))
    led(page, host.url(f"{catalogue}sw.js"))
    expect(does(page, "start")).to_be_visible()
    does(page, "start").press("Enter")
    expect(does(page, "verify")).to_be_visible(timeout=STILL)


def title(page: Page) -> Locator:
    return page.get_by_role("heading", level=1)


def cut(watch: Watch, host: Host) -> None:
    watch.expect("ERR_CONNECTION_REFUSED|ERR_FAILED")
    host.running.close()
