"""What a page and its worker keep on the device, as tests need to see it."""

from __future__ import annotations

import json
import re

from faults import FaultyHost
from leading import led
from playwright.sync_api import Locator, Page, expect

KEPT = re.compile("Gardé sur cet appareil, à jour du ")
OFFLINE = "Hors ligne"

_HELD = """async () => {
  const found = {};
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const { url } of await cache.keys()) {
      const digest = await crypto.subtle.digest("SHA-256", await (await cache.match(url)).arrayBuffer());
      found[url] = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    }
  }
  return found;
}"""
_FOLLOWS = """async ([id, edition]) => {
  for (const end = performance.now() + 20_000; performance.now() < end; ) {
    for (const name of await caches.keys()) {
      const note = await (await caches.open(name)).match(`${name.slice("tremplin 1 ".length)}?=list/${id}`);
      if (note && (await note.json()).now.edition === edition) return true;
    }
    await new Promise((done) => setTimeout(done, 20));
  }
}"""
_HOLDS = """async ([part, isThere]) => {
  for (const end = performance.now() + 20_000; performance.now() < end; ) {
    let found = false;
    for (const name of await caches.keys())
      found = found || (await (await caches.open(name)).keys()).some(({ url }) => url.includes(part));
    if (found === isThere) return true;
    await new Promise((done) => setTimeout(done, 20));
  }
}"""


def whole(page: Page, host: FaultyHost, address: str = "") -> None:
    """A page of the site, with all that it needs, under the eyes of a worker."""
    page.goto(host.url(address))
    expect(page.locator("[data-later]")).to_have_count(0)
    led(page, host.url("sw.js"))


def held(page: Page) -> dict[str, str]:
    """The addresses of what the device holds for this origin, and the SHA-256 of each, in hexadecimal."""
    found: dict[str, str] = page.evaluate(_HELD)
    return found


def holds(page: Page, part: str, is_there: bool = True) -> None:
    """Wait until the device holds something under an address with `part`, or nothing."""
    assert page.evaluate(_HOLDS, [part, is_there]), part


def follows(page: Page, host: FaultyHost, course: str) -> None:
    """Wait until the device has the edition of the course that the host publishes."""
    editions = json.loads((host.folder / "editions.json").read_bytes())
    assert page.evaluate(_FOLLOWS, [course, editions[course]]), f"the edition of {course}"


def panel(page: Page, course: str) -> Locator:
    return page.locator(f"[data-keep={course}]")


def start(page: Page, course: str) -> None:
    panel(page, course).get_by_role("button", name="Garder ce cours").click()


def is_kept(page: Page, course: str) -> None:
    expect(panel(page, course)).to_contain_text(KEPT, timeout=30_000)


def keep(page: Page, host: FaultyHost, course: str) -> None:
    """From the page of the course, all of it on the device."""
    whole(page, host, f"{course}/")
    start(page, course)
    is_kept(page, course)


def is_elsewhere(page: Page) -> None:
    """It is said that the page is not here, and which ones are."""
    expect(page.get_by_role("heading", level=1)).to_have_text(OFFLINE)
