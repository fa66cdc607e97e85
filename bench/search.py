"""What a first search costs: `python bench/search.py SITE [words…]`, on a built site.

Bytes are those of the bodies after brotli, from an empty cache, « Chercher » itself included, until what is
found shows with the extracts that are on a phone's screen. The time is what the page takes to find, its files
being there, on a processor four times slower.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, sync_playwright

from static_server import serve
from weight import chromium

WORDS = ("hygiène", "hygeine", "mot de passe", "fichier", "compte", "programme")
SLOWER = 4
_READY = "/trouvée|Aucun/.test(document.querySelector('[data-told]').textContent)"
_ASK = """(words) => new Promise((done) => {
  const told = document.querySelector("[data-told]");
  const begin = performance.now();
  const end = () => done(performance.now() - begin);
  const look = () => /trouvée|Aucun/.test(told.textContent) && setTimeout(end);
  new MutationObserver(look).observe(told, { childList: true });
  document.querySelector("[type=search]").value = words;
  document.querySelector("[data-form] button").click();
})"""


@dataclass(frozen=True)
class Search:
    """`parts` are the bytes of the page with its scripts and styles, of the index, and of extracts."""

    words: str
    parts: tuple[int, int, int]
    milliseconds: float

    @property
    def size(self) -> int:
        return sum(self.parts)


def measure(browser: Browser, site: Path, words: str) -> Search:
    with serve(site, compress=True) as server:
        context = browser.new_context(
            viewport={"width": 360, "height": 740}, service_workers="block", bypass_csp=True
        )
        try:
            page = context.new_page()
            page.goto(server.url(f"chercher/#q={quote(words)}"))
            page.wait_for_function(_READY)
            page.wait_for_load_state("networkidle")
            parts = [0, 0, 0]
            for answer in server.answers:
                rank = (
                    2
                    if "/textes/" in answer.path
                    else 1
                    if "/chercher/" in answer.path and ".js" in answer.path
                    else 0
                )
                parts[rank] += answer.size
            devtools = context.new_cdp_session(page)
            devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            page.evaluate(_ASK, "zz")
            took = page.evaluate(_ASK, words)
        finally:
            context.close()
    return Search(words, (parts[0], parts[1], parts[2]), took)


def searches(site: Path, words: tuple[str, ...]) -> Iterator[Search]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for asked in words:
            yield measure(browser, site, asked)
        browser.close()


def main() -> None:
    site, *words = sys.argv[1:]
    print(f"{'page':>8}{'index':>8}{'extracts':>10}{'in all':>8}{'found in':>10}")
    for row in searches(Path(site), tuple(words) or WORDS):
        page, index, extracts = row.parts
        print(f"{page:>8,}{index:>8,}{extracts:>10,}{row.size:>8,}{row.milliseconds:>7.0f} ms  {row.words}")


if __name__ == "__main__":
    main()
