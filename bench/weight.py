"""What a lesson weighs on the line, measured in a real browser: `python bench/weight.py [path]`.

Bytes are those of the bodies after brotli, as a static host sends them. The first visit starts with an
empty cache; the next lesson has the theme's files already, those of its kinds of question included.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Browser, Request, sync_playwright

from static_server import Answer, serve

ROOT = Path(__file__).parents[1]
SEGMENT = "courriel/demarrer/trier/"
FIRST_BUDGET = 10_000
NEXT_BUDGET = 5_000


@dataclass(frozen=True)
class Weight:
    first: tuple[Answer, ...]
    next: tuple[Answer, ...]
    foreign: tuple[str, ...]
    """Addresses asked of another host: there must be none."""

    @property
    def first_bytes(self) -> int:
        return sum(answer.size for answer in self.first)

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


def measure(browser: Browser, site: Path, segment: str = SEGMENT) -> Weight:
    """A first visit of `segment`, read to its end, then the lesson after it."""
    foreign: list[str] = []
    with serve(site, compress=True) as server:

        def note(request: Request) -> None:
            if urlsplit(request.url).scheme != "data" and not request.url.startswith(server.origin):
                foreign.append(request.url)

        context = browser.new_context(viewport={"width": 360, "height": 740})
        try:
            context.on("request", note)
            page = context.new_page()

            def visit(url: str) -> tuple[Answer, ...]:
                before = len(server.answers)
                page.goto(url)
                # pictures load when they come near the screen
                page.evaluate("for (const image of document.images) image.loading = 'eager'")
                page.wait_for_function("[...document.images].every((image) => image.complete)")
                return tuple(server.answers[before:])

            first = visit(server.url(segment))
            link = page.locator("a[rel=next]").get_attribute("href")
            following = visit(urljoin(page.url, link)) if link else ()
            following = tuple(a for a in following if "/assets/tremplin/" not in a.path)
        finally:
            context.close()
    return Weight(first, following, tuple(foreign))


def table(title: str, answers: tuple[Answer, ...], budget: int) -> str:
    rows = [f"{answer.size:>7,}  {answer.path}" for answer in answers]
    total = sum(answer.size for answer in answers)
    return "\n".join([title, *rows, f"{total:>7,}  of {budget:,}", ""])


def main() -> int:
    segment = sys.argv[1].strip("/") + "/" if len(sys.argv) > 1 else SEGMENT
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        weight = measure(browser, build(Path(folder) / "site"), segment)
        browser.close()
    print(table(f"First visit of {segment}", weight.first, FIRST_BUDGET))
    print(table("Next lesson, with the theme's files in the cache", weight.next, NEXT_BUDGET))
    for url in weight.foreign:
        print(f"Request to another host: {url}")
    over = weight.first_bytes > FIRST_BUDGET or weight.next_bytes > NEXT_BUDGET
    return 1 if over or weight.foreign else 0


if __name__ == "__main__":
    raise SystemExit(main())
