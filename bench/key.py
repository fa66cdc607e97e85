"""How long an export to a key takes beside the copy of the same files: `python bench/key.py --pages 1000`.

`--to` is a folder of the key; without it, one of the disk. Both are timed until the disk has all (`sync`),
for who reads « done » pulls the key out. An edition was made before, as for one key of several. The last line
is one object: `{"files", "bytes", "copy", "export", "again", "ratio", "peak_mb"}`, times in seconds.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import corpus

TREMPLIN = Path(sys.executable).parent / "tremplin"


def timed(act: Callable[[], object]) -> float:
    os.sync()
    start = time.monotonic()
    act()
    os.sync()
    return time.monotonic() - start


def tremplin(project: Path, *arguments: str) -> None:
    subprocess.run([TREMPLIN, *arguments, "--quiet"], cwd=project, check=True)


def measure(pages: int, place: Path | None) -> dict[str, float]:
    with TemporaryDirectory() as folder, TemporaryDirectory(dir=place) as key:
        project = Path(folder) / "project"
        corpus.tremplin(project, pages)
        tremplin(project, "build")
        export = ("export", "usb", "--to")
        tremplin(project, *export, f"{folder}/edition")
        seconds = {
            "copy": timed(lambda: shutil.copytree(f"{folder}/edition", f"{key}/copy")),
            "export": timed(lambda: tremplin(project, *export, f"{key}/edition")),
            "again": timed(lambda: tremplin(project, *export, f"{key}/edition")),
        }
        sizes = [path.stat().st_size for path in Path(key, "edition").rglob("*") if path.is_file()]
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    ratio = seconds["export"] / seconds["copy"]
    return {"files": len(sizes), "bytes": sum(sizes), **seconds, "ratio": ratio, "peak_mb": peak}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--to", type=Path)
    asked = parser.parse_args()
    found = measure(asked.pages, asked.to)
    print(json.dumps({name: round(value, 2) for name, value in found.items()}))
