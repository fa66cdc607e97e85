"""What a lesson weighs on the line, measured in a real browser: `python bench/weight.py [path]`.

Bytes are those of the bodies after brotli, as a static host sends them. The first visit starts with an
empty cache; the next lesson has the theme's files already, those of its kinds of question included.
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Browser, Request, sync_playwright

from beside import PEERS
from line import LINES, load, times
from static_server import Answer, serve

ROOT = Path(__file__).parents[1]
SEGMENT = "courriel/demarrer/trier/"
COURSES = ("courriel", "hygiene-cuisine")
FIRST_BUDGET = 8_100
NEXT_BUDGET = 5_000
MEDIAN_BUDGET = 10_100
WORST_BUDGET = 12_500
_IDLE = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "SpareRendererForSitePerProcess")
CHROMIUM = ("--no-sandbox", f"--disable-features={','.join(_IDLE)}")
"""How it is started: without the pages of its address bar and a process in reserve, more than half of what a
short test costs."""

_PICTURES = """() => Promise.all([...document.images].map((image) =>
  image.complete || new Promise((done) => (image.onload = image.onerror = done))))"""
"""Waits for them: the policy of the pages forbids what polls."""
_LATER = re.compile(r' data-later="([^"]*)"')


@dataclass(frozen=True)
class Weight:
    first: tuple[Answer, ...]
    """The text: the page, and what comes with it."""
    later: tuple[Answer, ...]
    """What the questions need, asked for once the text is there."""
    next: tuple[Answer, ...]
    foreign: tuple[str, ...]
    """Addresses asked of another host: there must be none."""

    @property
    def first_bytes(self) -> int:
        return sum(answer.size for answer in self.first)

    @property
    def later_bytes(self) -> int:
        return sum(answer.size for answer in self.later)

    @property
    def next_bytes(self) -> int:
        return sum(answer.size for answer in self.next)


def chromium() -> str | None:
    """The browser to drive; None is the one that Playwright installed."""
    system = Path("/usr/bin/chromium")
    return os.environ.get("CHROMIUM") or (str(system) if system.exists() else None)


def build(target: Path, config: Path = ROOT / "mkdocs.yml") -> Path:
    """The site of `config`, built in `target`."""
    command = Path(sys.executable).parent / "tremplin"
    subprocess.run(
        [command, "build", "--quiet", "-f", config, "-d", target], check=True, cwd=ROOT, capture_output=True
    )
    return target


def measure(browser: Browser, site: Path, segment: str = SEGMENT, *, follow: bool = True) -> Weight:
    """A first visit of `segment`, until one can answer, then (`follow`) the next lesson."""
    foreign: list[str] = []
    with serve(site, compress=True) as server:

        def note(request: Request) -> None:
            if urlsplit(request.url).scheme != "data" and not request.url.startswith(server.origin):
                foreign.append(request.url)

        context = browser.new_context(viewport={"width": 360, "height": 740}, service_workers="block")
        try:
            context.on("request", note)
            page = context.new_page()

            def visit(url: str) -> tuple[Answer, ...]:
                before = len(server.answers)
                page.goto(url)
                # pictures load when they come near the screen
                page.evaluate("for (const image of document.images) image.loading = 'eager'")
                page.evaluate(_PICTURES)
                # the first sign of a reader
                page.keyboard.press("Shift")
                page.locator("[data-later]").wait_for(state="detached")
                return tuple(server.answers[before:])

            visited = visit(server.url(segment))
            html = (site / segment / "index.html").read_text(encoding="utf-8")
            names = "".join(_LATER.findall(html)).split()
            later = tuple(a for a in visited if a.path.partition("/assets/tremplin/")[2] in names)
            first = tuple(a for a in visited if a not in later)
            link = page.locator("a[rel=next]").get_attribute("href") if follow else None
            following = visit(urljoin(page.url, link)) if link else ()
            following = tuple(a for a in following if "/assets/tremplin/" not in a.path)
        finally:
            context.close()
    return Weight(first, later, following, tuple(foreign))


def lessons(site: Path) -> list[str]:
    """The addresses of every segment of a built site."""
    pages = sorted(site.rglob("index.html"))
    return [
        f"{page.parent.relative_to(site).as_posix()}/"
        for page in pages
        if " data-lesson=" in page.read_text(encoding="utf-8")
    ]


@dataclass(frozen=True)
class Visits:
    """First visits by segment, in bytes, the lightest first: with the text, in all, and which."""

    rows: tuple[tuple[int, int, str], ...]

    @property
    def median(self) -> float:
        return statistics.median(first for first, _, _ in self.rows)

    def __str__(self) -> str:
        rows = [f"{first:>7,} {whole:>7,}  {name}" for first, whole, name in self.rows]
        whole = statistics.median(whole for _, whole, _ in self.rows)
        return "\n".join([*rows, f"{self.median:>7,.0f} {whole:>7,.0f}  median"])


def first_visits(browser: Browser, site: Path, courses: Sequence[str] = ()) -> Visits:
    """A first visit of each segment (of these courses)."""
    segments = [name for name in lessons(site) if not courses or name.partition("/")[0] in courses]
    rows = []
    for name in segments:
        weight = measure(browser, site, name, follow=False)
        rows.append((weight.first_bytes, weight.first_bytes + weight.later_bytes, name))
    return Visits(tuple(sorted(rows)))


def table(title: str, answers: tuple[Answer, ...], budget: int) -> str:
    rows = [f"{answer.size:>7,}  {answer.path}" for answer in answers]
    total = sum(answer.size for answer in answers)
    return "\n".join([title, *rows, f"{total:>7,}  of {budget:,}", ""])


def compare(browser: Browser, site: Path, folder: Path) -> None:
    """Our lesson beside others made of the same text: seconds and bytes, and how many times ours."""
    made = {"Tremplin": (site, SEGMENT, "[data-do]:not([hidden]) button:enabled")}
    for name, (make, answerable) in PEERS.items():
        if built := make(folder / name):
            made[name] = (built, "", answerable)
        else:
            print(f"{name}: not installed, left out")
    print(load())
    for line in LINES:
        rows = {name: times(browser, *where, line) for name, where in made.items()}
        ours = rows["Tremplin"]
        for name, row in rows.items():
            print(
                f"{line}: {name:<26} {row.size:>7,} bytes ({row.size / ours.size:.1f}), "
                f"{row.requests} requests, "
                f"painted {row.painted:.2f} s ({row.painted / ours.painted:.1f}), "
                f"answerable {row.answerable:.2f} s ({row.answerable / ours.answerable:.1f})"
            )
    print()


def main() -> int:
    segment = sys.argv[1].strip("/") + "/" if len(sys.argv) > 1 else SEGMENT
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM)
        site = build(Path(folder) / "site")
        weight = measure(browser, site, segment)
        visits = first_visits(browser, site)
        print("First visits: bytes before the text shows, and in all", visits, "", sep="\n")
        compare(browser, site, Path(folder))
        browser.close()
    print(table(f"First visit of {segment}", weight.first, FIRST_BUDGET))
    print(table("Next lesson, with the theme's files in the cache", weight.next, NEXT_BUDGET))
    for url in weight.foreign:
        print(f"Request to another host: {url}")
    over = weight.first_bytes > FIRST_BUDGET or weight.next_bytes > NEXT_BUDGET
    return 1 if over or weight.foreign else 0


if __name__ == "__main__":
    raise SystemExit(main())
