"""Commands of the environment in processes of their own, where a warning of Python is an error."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

BIN = Path(sys.executable).parent
ENVIRONMENT = {
    **os.environ,
    "PYTHONWARNINGS": "error",
    "PYTHONIOENCODING": "utf-8",
    "NO_MKDOCS_2_WARNING": "1",  # Material's notice
}

MATERIAL = "theme: {name: material, language: fr}\n"
"""The line of a configuration, in the place of our theme."""


def run(folder: Path, name: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [BIN / name, *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        env=ENVIRONMENT,
        timeout=120,
        check=False,
    )
