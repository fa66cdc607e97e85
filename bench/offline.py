"""What keeping a course costs, and what it is worth with no line: `python bench/offline.py`.

Bytes are those of the bodies after brotli, from an empty cache. The weight of a course is that of all its
files and of what is kept with every course, each compressed alone. Medians over the lessons, in milliseconds.
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Iterable
from pathlib import Path
from shutil import copy, copytree
from tempfile import TemporaryDirectory

import brotli
from playwright.sync_api import Browser, Page, sync_playwright

from static_server import serve
from weight import CHROMIUM, COURSES, ROOT, SEGMENT, build, chromium, lessons

SPEEDS = {"50 kbit/s, 500 ms": (50, 500), "400 kbit/s, 400 ms": (400, 400)}
LESSON = "courses/courriel/01-demarrer/05-trier.md"
TEXTS = (".html", ".htm", ".js", ".css", ".svg", ".json", ".txt")
_CONTROLLED = """() => new Promise((done) => {
  const { serviceWorker } = navigator;
  if (serviceWorker.controller) done();
  else serviceWorker.oncontrollerchange = done;
})"""
_EDITION = """async ([scope, id, edition]) => {
  for (;;) {
    const cache = await caches.open(`tremplin 1 ${scope}`);
    if ((await (await cache.match(`${scope}?=list/${id}`)).json()).now.edition === edition) return;
    await new Promise((done) => setTimeout(done, 50));
  }
}"""
_SHOWN = """() => performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd"""


def opened(page: Page, url: str) -> None:
    page.goto(url)
    page.keyboard.press("Shift")
    page.locator("[data-later]").wait_for(state="detached")
    page.evaluate(_CONTROLLED)


def keep(page: Page, course: str) -> None:
    panel = page.locator(f"[data-keep={course}]")
    panel.get_by_role("button", name="Garder ce cours").click()
    panel.get_by_text("à jour du").wait_for(timeout=600_000)


def size(file: Path) -> int:
    data = file.read_bytes()
    return len(brotli.compress(data)) if file.suffix in TEXTS else len(data)


def measure(browser: Browser, site: Path, course: str) -> None:
    with serve(site, compress=True) as server:
        context = browser.new_context(viewport={"width": 360, "height": 740}, locale="fr-FR")
        page = context.new_page()
        opened(page, server.url(f"{course}/"))
        keep(page, course)
        # what was read before it was kept is part of it
        asked = [answer for answer in server.answers if answer.status == 200]
        files = {answer.path.lstrip("/") for answer in asked}
        weight = sum(
            size(site / name) for name in {n if n and n[-1] != "/" else f"{n}index.html" for n in files}
        )
        sent = sum(answer.size for answer in asked)
        print(f"{course}: {sent:,} bytes for {weight:,}, {len(files)} files: {sent / weight:.2f} ×")
    rows: dict[int, list[float]] = {1: [], 4: []}
    for slower in rows:
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
        for lesson in lessons(site):
            if lesson.startswith(f"{course}/"):
                page.goto(server.url(lesson))
                rows[slower].append(page.evaluate(_SHOWN))
    shown = ", ".join(f"{statistics.median(r):.0f} ms ({max(r):.0f}) at {n} ×" for n, r in rows.items())
    print(f"  with the network cut, a lesson is there in {shown}")
    context.close()


def updated(browser: Browser, folder: Path, course: str, lesson: str, address: str) -> None:
    """What a sentence more in one segment costs who keeps the course."""
    config = project(folder)
    site = build(folder / "site", config)
    file = folder / lesson
    file.write_text(f"{file.read_text(encoding='utf-8')}\n\nUne phrase de plus.\n", encoding="utf-8")
    after = build(folder / "after", config)
    with serve(site, compress=True) as server:
        context = browser.new_context(viewport={"width": 360, "height": 740}, locale="fr-FR")
        page = context.new_page()
        opened(page, server.url(f"{course}/"))
        keep(page, course)
        copytree(after, site, dirs_exist_ok=True)
        server.answers.clear()
        page.goto(server.url(address))
        edition = json.loads((site / "editions.json").read_bytes())[course]
        page.evaluate(_EDITION, [server.url(), course, edition])
        sent = sum(answer.size for answer in server.answers)
        whole = size(site / address / "index.html")
        print(f"a segment of {whole:,} bytes anew: {sent:,} bytes (bound: {1.3 * whole + 2000:,.0f})")
        print(*(f"  {answer.size:>7,} {answer.path}" for answer in server.answers), sep="\n")
        context.close()


def timed(browser: Browser, site: Path, course: str, line: str) -> None:
    kilobits, latency = SPEEDS[line]
    with serve(site, compress=True) as server:
        context = browser.new_context(viewport={"width": 360, "height": 740}, locale="fr-FR")
        page = context.new_page()
        opened(page, server.url(f"{course}/"))
        page.wait_for_load_state("networkidle")
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        speed = {"downloadThroughput": kilobits * 125, "uploadThroughput": kilobits * 125}
        session.send("Network.emulateNetworkConditions", {"offline": False, "latency": latency, **speed})
        begun, server_begun = time.monotonic(), len(server.answers)
        keep(page, course)
        seconds = time.monotonic() - begun
        sent = sum(answer.size for answer in server.answers[server_begun:])
        alone = sent / kilobits / 125
        print(f"{course}, {line}: kept in {seconds:.0f} s, {sent:,} bytes (the line alone: {alone:.0f} s)")
        context.close()


def project(folder: Path) -> Path:
    """The configuration of a copy of the repository's courses, to be changed."""
    for name in ("courses", "quizzes"):
        copytree(ROOT / name, folder / name)
    return Path(copy(ROOT / "mkdocs.yml", folder))


def main(courses: Iterable[str] = COURSES) -> None:
    with TemporaryDirectory() as place, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM)
        site = build(Path(place) / "own")
        for course in courses:
            measure(browser, site, course)
        updated(browser, Path(place), "courriel", LESSON, SEGMENT)
        for line in SPEEDS:
            timed(browser, site, "courriel", line)
        browser.close()


if __name__ == "__main__":
    main()
