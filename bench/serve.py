"""How soon the preview shows a change: `python bench/serve.py --pages 5000`.

The clock starts when a segment is saved, and stops when the preview has told its readers to load again and
the page, asked for anew, shows the change. Figures are medians, in milliseconds.
"""

from __future__ import annotations

import argparse
import http.client
import statistics
import subprocess
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import corpus
from build import BIN

PORT = 8123
FOLDER = "cours-0/01-module-0"
BETWEEN = 3.0
"""Seconds between two changes: an author reads before writing on."""


def get(path: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
    connection.request("GET", path)
    return connection.getresponse()


def delay(file: Path, url: str, words: str) -> float:
    """Seconds from saving `words` at the end of `file` to the page at `url` that shows them."""
    seen = get(url).read().decode().partition('data-version="')[2].partition('"')[0]
    events = get(f"/_tremplin/events?seen={seen}")
    text = file.read_text(encoding="utf-8")
    started = time.perf_counter()
    file.write_text(f"{text}\n{words}\n", encoding="utf-8")
    while not events.readline().startswith(b"data: reload"):
        pass
    shown = get(url).read().decode()
    found = time.perf_counter() - started
    assert words in shown
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    with TemporaryDirectory() as name:
        project = Path(name)
        corpus.FORMATS["tremplin"](project, options.pages)
        command = [str(BIN / "tremplin"), "serve", "-a", f"127.0.0.1:{PORT}"]
        started = time.perf_counter()
        server = subprocess.Popen(command, cwd=project, stderr=subprocess.PIPE, encoding="utf-8")
        assert server.stderr
        try:
            next(row for row in server.stderr if "Aperçu sur" in row)
            ready = time.perf_counter() - started
            times = []
            for turn in range(options.rounds):
                file = project / "courses" / FOLDER / f"0{1 + turn % 9}-segment-{turn % 9}.md"
                url = f"/cours-0/module-0/segment-{turn % 9}/"
                times.append(delay(file, url, f"Une phrase de plus, la {turn}."))
                time.sleep(BETWEEN)
        finally:
            server.terminate()
            server.wait()
    milliseconds = [round(1000 * t) for t in times]
    print(f"{options.pages} pages: ready in {ready:.1f} s, a change shows in", end=" ")
    print(f"{statistics.median(milliseconds):.0f} ms ({milliseconds})")


if __name__ == "__main__":
    main()
