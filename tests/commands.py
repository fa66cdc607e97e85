"""Commands of the environment in processes of their own, where a warning of Python is an error.

They are forked from one that has read the modules already, which takes most of the time of a small command.
"""

from __future__ import annotations

import multiprocessing
import os
import runpy
import subprocess
import sys
import warnings
from collections.abc import Iterable, Mapping
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from subprocess import CompletedProcess, TimeoutExpired
from tempfile import TemporaryDirectory

BIN = Path(sys.executable).parent
ENVIRONMENT = {
    **os.environ,
    "PYTHONWARNINGS": "error",
    "PYTHONIOENCODING": "utf-8",
    "NO_MKDOCS_2_WARNING": "1",  # Material's notice
}
PATIENCE = 120
"""Seconds that a command may take."""

MATERIAL = "theme: {name: material, language: fr}\n"
"""The line of a configuration, in the place of our theme."""

_forks = multiprocessing.get_context("forkserver")
_VERBS = ("build", "check", "explain", "fix", "new", "serve")
_forks.set_forkserver_preload(
    [
        *(f"tremplin.commands.{verb}" for verb in _VERBS),
        *("tremplin.cli", "tremplin.host.plugin", "mkdocs.__main__", "mkdocs.commands.build"),
    ]
)


def started(folder: Path, name: str, *arguments: str | Path, **environment: str) -> CompletedProcess[str]:
    """The command, or a program of Python, from the start of Python on."""
    return subprocess.run(
        [BIN / name, *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        env={**ENVIRONMENT, **environment},
        timeout=PATIENCE,
        check=False,
    )


def begin(
    folder: Path,
    name: str,
    *arguments: str | Path,
    stdin: str | Path = os.devnull,
    stdout: str | Path = os.devnull,
    stderr: str | Path,
) -> ForkServerProcess:
    """The command at work in `folder`; its streams are files, terminals or pipes, by their paths."""
    command = [str(BIN / name), *map(str, arguments)]
    process = _forks.Process(target=_become, args=(command, folder, ENVIRONMENT, (stdin, stdout, stderr)))
    process.start()
    return process


def run(folder: Path, name: str, *arguments: str | Path, stdin: str = os.devnull) -> CompletedProcess[str]:
    """The command, once it has ended."""
    if name == "properdocs":  # takes the place of MkDocs, which must not have been read
        return started(folder, name, *arguments)
    with TemporaryDirectory() as kept:
        out, err = Path(kept, "out"), Path(kept, "err")
        process = begin(folder, name, *arguments, stdin=stdin, stdout=out, stderr=err)
        process.join(PATIENCE)
        if process.exitcode is None:
            process.kill()
            process.join()
            raise TimeoutExpired(name, PATIENCE, err.read_bytes())
        said = (file.read_text(encoding="utf-8") for file in (out, err))
        return CompletedProcess([name, *arguments], process.exitcode, *said)


def _become(
    command: list[str], folder: Path, environment: Mapping[str, str], streams: Iterable[str | Path]
) -> None:
    """This process becomes that of the command."""
    for number, stream in enumerate(streams):
        file = os.open(stream, os.O_WRONLY | os.O_CREAT | os.O_APPEND if number else os.O_RDONLY, 0o600)
        os.dup2(file, number)
        os.close(file)
    sys.stdin = os.fdopen(0, encoding="utf-8")
    sys.stdout, sys.stderr = (os.fdopen(number, "w", 1, "utf-8") for number in (1, 2))
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    warnings.resetwarnings()
    warnings.simplefilter("error")
    sys.argv = command
    runpy.run_path(command[0], run_name="__main__")
