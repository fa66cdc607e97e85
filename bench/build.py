"""How long a build takes beside the peers', in one run: `python bench/build.py --pages 1000 --peers hugo`.

The corpus is the same text for all (bench/corpus.py). Each build is cold, in a fresh folder; the figures
are medians. With `--json`, the last line is one object, `{"pages", "ratio": {"cold"}, "seconds": {…}}`, with
the ratio to the first peer.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import corpus

BIN = Path(sys.executable).parent
COMMANDS: dict[str, tuple[str, Callable[[Path], list[str]]]] = {
    "tremplin": ("tremplin", lambda out: [str(BIN / "tremplin"), "build", "--quiet", "-d", str(out)]),
    "hugo": ("hugo", lambda out: [str(BIN / "hugo"), "--quiet", "-d", str(out)]),
    "material": ("mkdocs", lambda out: [str(BIN / "mkdocs"), "build", "--quiet", "-d", str(out)]),
    "zensical": ("mkdocs", lambda _out: [str(BIN / "zensical"), "build", "--clean"]),
}
"""Name → format of the corpus, and command."""


def seconds(tool: str, project: Path, rounds: int) -> float:
    """Median wall time of `rounds` cold builds, in seconds."""
    times = []
    for _ in range(rounds):
        with TemporaryDirectory(dir=project.parent) as folder:
            started = time.perf_counter()
            subprocess.run(
                COMMANDS[tool][1](Path(folder) / "site"),
                cwd=project,
                check=True,
                capture_output=True,
                env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            )
            times.append(time.perf_counter() - started)
    return statistics.median(times)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--peers", default="hugo,material", help="comma-separated: hugo, material, zensical")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    asked = [peer for peer in options.peers.split(",") if peer]
    command = {tool: Path(COMMANDS[tool][1](Path())[0]) for tool in asked}
    peers = [tool for tool in asked if shutil.which(command[tool])]
    for missing in sorted(set(asked) - set(peers)):
        print(f"{missing}: not installed, left out (pip install {missing})")
    found: dict[str, float] = {}
    with TemporaryDirectory() as folder:
        for form in {COMMANDS[tool][0] for tool in ("tremplin", *peers)}:
            corpus.FORMATS[form](Path(folder) / form, options.pages)
        for tool in ("tremplin", *peers):
            found[tool] = seconds(tool, Path(folder) / COMMANDS[tool][0], options.rounds)
            ratio = found["tremplin"] / found[tool]
            print(f"{tool:>9}  {found[tool]:7.2f} s for {options.pages} pages  (ours / theirs: {ratio:.2f})")
    if options.json:
        cold = found["tremplin"] / found[peers[0]] if peers else None
        print(json.dumps({"pages": options.pages, "ratio": {"cold": cold}, "seconds": found}))


if __name__ == "__main__":
    main()
