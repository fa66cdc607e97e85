"""How long a build takes beside the peers', in one run: `python bench/build.py --pages 1000 --peers hugo`.

The corpus is the same text for all (bench/corpus.py). Three builds are timed: cold (no output, no cache),
unchanged (again, nothing having changed) and one (a sentence added to one page). The tools take turns, so
that a busy moment of the machine falls on all; figures are medians. Everything lies in memory where that is
possible: a disk would be measured more than the tools. Memory is the peak of the sum over the processes of a
cold build, shared pages counted once (PSS), read every 20 ms.

Hugo does not clean the HTML of the authors, nor tell what a page weighs. At equal work, its cold build is
followed by that: our cleaner and brotli on each of its pages, in two processes.

With `--json`, the last line is one object: `{"pages", "ratio": {"cold", "unchanged", "one", "equal"},
"seconds": {tool: {…}}, "peak_mb"}`, ratios being ours to the first peer's, `peak_mb` ours.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import shutil
import statistics
import subprocess
import sys
import sysconfig
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

import brotli

import corpus
from tremplin.text.sanitise import clean_html

BIN = Path(sys.executable).parent
# an installation keeps what it has compiled, modules and templates
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
ENVIRONMENT["NO_MKDOCS_2_WARNING"] = "1"
MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of its own is made in it


def _hugo() -> str:
    """Hugo itself, not the Python program of its package that starts it."""
    found = sorted(BIN.parent.glob("lib/python*/site-packages/hugo/binaries/hugo*"))
    return str(found[0]) if found else str(BIN / "hugo")


@dataclass(frozen=True)
class Tool:
    """`form` is that of the corpus, `caches` what it keeps in the project between builds."""

    form: str
    command: Callable[[Path], list[str]]
    page: str
    caches: tuple[str, ...] = ()


_PAGE = "cours-0/01-module-0/02-segment-1.md"
TOOLS = {
    "tremplin": Tool(
        "tremplin",
        lambda out: [str(BIN / "tremplin"), "build", "--quiet", "-d", str(out)],
        f"courses/{_PAGE}",
        (".tremplin",),
    ),
    "hugo": Tool(
        "hugo",
        lambda out: [_hugo(), "--quiet", "-d", str(out)],
        "content/cours-0/module-0/segment-1.md",
        ("resources", ".hugo_build.lock"),
    ),
    "material": Tool(
        "mkdocs", lambda out: [str(BIN / "mkdocs"), "build", "--quiet", "-d", str(out)], f"docs/{_PAGE}"
    ),
    "zensical": Tool(
        "mkdocs", lambda _out: [str(BIN / "zensical"), "build"], f"docs/{_PAGE}", (".cache", "site")
    ),
}


def run(tool: Tool, project: Path, out: Path) -> float:
    """Wall time of one build, in seconds."""
    started = time.perf_counter()
    subprocess.run(
        tool.command(out),
        cwd=project,
        check=True,
        capture_output=True,
        env=ENVIRONMENT,
    )
    return time.perf_counter() - started


def finish(site: Path) -> float:
    """Seconds that two processes take to do on each page what our build does and Hugo's does not."""
    pages = sorted(site.rglob("*.html"))
    started = time.perf_counter()
    with multiprocessing.Pool(2) as pool:
        pool.map(_finish, pages, chunksize=20)
    return time.perf_counter() - started


def _finish(page: Path) -> int:
    return len(brotli.compress(clean_html(page.read_text(encoding="utf-8")).encode(), quality=5, lgwin=16))


def clear(tool: Tool, project: Path, out: Path) -> None:
    for path in (out, *(project / name for name in tool.caches)):
        shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)


def peak(tool: Tool, project: Path, out: Path) -> float:
    """The most memory that the processes of one cold build hold together, in megabytes."""
    clear(tool, project, out)
    process = subprocess.Popen(tool.command(out), cwd=project, stdout=subprocess.DEVNULL, env=ENVIRONMENT)
    most = 0
    while process.poll() is None:
        most = max(most, sum(map(_held, _family(process.pid))))
        time.sleep(0.02)
    return most / 1000


def _family(pid: int) -> list[int]:
    """A process and those it started."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return [pid]
    return [pid, *(found for child in children for found in _family(int(child)))]


def _held(pid: int) -> int:
    """Kilobytes, shared pages divided among those who share them."""
    try:
        rows = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(row.split()[1]) for row in rows if row.startswith("Pss:")), 0)


def measure(names: list[str], folder: Path, pages: int, rounds: int) -> dict[str, dict[str, float]]:
    """Tool → kind of build → median seconds."""
    times: dict[str, dict[str, list[float]]] = {name: defaultdict(list) for name in names}
    for turn in range(rounds):
        for name in names:
            tool, project, out = TOOLS[name], folder / name, folder / f"{name}-site"
            if not project.exists():
                corpus.FORMATS[tool.form](project, pages)
            clear(tool, project, out)
            times[name]["cold"].append(run(tool, project, out))
            if name == "hugo":
                times[name]["equal"].append(times[name]["cold"][-1] + finish(out))
            times[name]["unchanged"].append(run(tool, project, out))
            with (project / tool.page).open("a", encoding="utf-8") as file:
                file.write(f"\nUne phrase de plus, la {turn}.\n")
            times[name]["one"].append(run(tool, project, out))
    return {name: {kind: statistics.median(found) for kind, found in times[name].items()} for name in names}


def workplace() -> str:
    """The folder to work in: in memory where that is possible."""
    return str(MEMORY) if os.access(MEMORY, os.W_OK) else gettempdir()


def python() -> str:
    is_optimised = "--enable-optimizations" in (sysconfig.get_config_var("CONFIG_ARGS") or "")
    return f"Python {sys.version.split()[0]}, built {'with' if is_optimised else 'without'} optimisation"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--peers", default="hugo", help="comma-separated: hugo, material, zensical")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    asked = [peer for peer in options.peers.split(",") if peer]
    peers = [peer for peer in asked if shutil.which(TOOLS[peer].command(Path())[0])]
    for missing in sorted(set(asked) - set(peers)):
        print(f"{missing}: not installed, left out (pip install {missing})")
    print(f"{python()}; in {workplace()}")
    with TemporaryDirectory(dir=workplace()) as name:
        folder = Path(name)
        found = measure(["tremplin", *peers], folder, options.pages, options.rounds)
        memory = {
            tool: peak(TOOLS[tool], folder / tool, folder / f"{tool}-site") for tool in ("tremplin", *peers)
        }
    ours = found["tremplin"]
    if "hugo" in found:
        ours["equal"] = ours["cold"]
    for tool, times in found.items():
        row = "  ".join(f"{kind} {times[kind]:6.2f} s (×{ours[kind] / times[kind]:.2f})" for kind in times)
        print(f"{tool:>9}  {row}  {memory[tool]:5.0f} MB")
    print(f"{options.pages} pages; × is ours to theirs")
    if options.json:
        first = found[peers[0]] if peers else {}
        ratio = {kind: round(ours[kind] / first[kind], 3) if kind in first else None for kind in ours}
        data = {
            "pages": options.pages,
            "ratio": ratio,
            "seconds": found,
            "peak_mb": round(memory["tremplin"]),
        }
        print(json.dumps(data))


if __name__ == "__main__":
    main()
