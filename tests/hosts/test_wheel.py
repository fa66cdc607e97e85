"""What is installed from the wheel is whole: a site is built with it, away from the repository."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from functools import partial
from importlib.metadata import version
from pathlib import Path
from zipfile import ZipFile

import pytest

import tremplin
from shared import shared

ROOT = Path(__file__).parents[2]
LOCK = ROOT / ".ci/requirements.txt"


def call(*command: str | Path, folder: Path) -> str:
    """What a command says, out of the reach of the repository's own environment."""
    environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VIRTUAL_ENV")}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    def make(folder: Path) -> None:
        build = (sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder)
        call(*build, ROOT, folder=folder)

    (wheel,) = shared(tmp_path_factory, "wheel", make).glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_wheel_has_the_version_of_the_package(wheel: Path) -> None:
    assert wheel.name.split("-")[:2] == ["tremplin", tremplin.__version__]


def test_the_wheel_holds_every_module_and_the_whole_theme(names: set[str]) -> None:
    for folder in (ROOT / "generator", ROOT / "themes"):
        for package in ("tremplin", "tremplin_theme"):
            for path in (folder / package).rglob("*"):
                if path.is_file() and "__pycache__" not in path.parts:
                    assert path.relative_to(folder).as_posix() in names
    assert {"tremplin_theme/mkdocs_theme.yml", "tremplin_theme/templates/document.html"} <= names


def test_the_wheel_holds_nothing_else(names: set[str]) -> None:
    tops = {name.partition("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"tremplin", "tremplin_theme"}
    assert [n for n in names if n.endswith((".map", ".mjs", ".ts", ".pyc")) or "test" in n] == []


COMMANDS = "Scripts" if os.name == "nt" else "bin"
"""Their folder in an environment."""


def environment(folder: Path) -> Callable[..., str]:
    """Makes an empty environment in `folder`; what installs there."""
    call(sys.executable, "-m", "venv", "--without-pip", folder, folder=folder)
    pip = (sys.executable, "-m", "pip", "--python", folder / COMMANDS / "python", "install", "--quiet")
    return partial(call, *pip, "--no-compile", "--disable-pip-version-check", folder=folder)


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the commands of an empty environment where the wheel is installed."""

    def make(folder: Path) -> None:
        install = environment(folder)
        install("--require-hashes", "-r", LOCK)
        # the site has a protected quiz
        install(f"{wheel}[protege]", f"cryptography=={version('cryptography')}")

    return shared(tmp_path_factory, "installed", make) / COMMANDS


def test_a_site_is_built_with_the_installed_wheel(installed: Path, project: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    call(
        installed / "tremplin", "build", "--strict", "-f", project / "mkdocs.yml", "-d", site, folder=tmp_path
    )
    page = (site / "atelier/questions/sortes/index.html").read_text(encoding="utf-8")
    assert '<form class="q"' in page
    names = {
        p.relative_to(site / "assets/tremplin").as_posix() for p in (site / "assets/tremplin").rglob("*")
    }
    assert {re.sub(r"\.[0-9a-f]{6}\.", ".", name) for name in names} >= {
        "tremplin.css",
        "tremplin.js",
        "questions/choices.js",
    }
    assert (site / "404.html").is_file()


def test_the_installed_commands_are_those_of_the_wheel(installed: Path, tmp_path: Path) -> None:
    assert tremplin.__version__ in call(installed / "tremplin", "--version", folder=tmp_path)
    where = "import tremplin; print(tremplin.__file__)"
    found = call(installed / "python", "-c", where, folder=tmp_path).strip()
    assert Path(found).is_relative_to(installed.parent)


# ---- an author has Python and the wheel


@pytest.fixture(scope="module")
def alone(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The commands of an environment with the wheel alone: the libraries are those of the tests."""

    def make(folder: Path) -> None:
        environment(folder)("--no-index", "--no-deps", wheel)
        where = "import sysconfig; print(sysconfig.get_path('purelib'))"
        packages = Path(call(folder / COMMANDS / "python", "-c", where, folder=folder).strip())
        # paths, so that the files beside that bring the repository in are not followed
        libraries = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
        (packages / "bibliotheques.pth").write_text("\n".join(libraries), encoding="utf-8")

    return shared(tmp_path_factory, "alone", make) / COMMANDS


def test_from_nothing_to_a_site_with_the_wheel_alone(alone: Path, wheel: Path, tmp_path: Path) -> None:
    def tremplin(*arguments: str, at: str = "mes-cours") -> str:
        return call(alone / "tremplin", *arguments, folder=tmp_path / at)

    assert "cd mes-cours" in tremplin("new", "site", "Mes cours", "--yes", "--forge", "github", at=".")
    for kind, name in (("cours", "Tailler la vigne"), ("organisme", "MFR de l’Argonne")):
        tremplin("new", kind, name, "--yes")
    tremplin(
        "new", "segment", "Où couper ?", "--yes", at="mes-cours/courses/tailler-la-vigne/01-pour-commencer"
    )
    assert tremplin("check", "--strict") == "Tout est en ordre.\n"
    assert "Les schémas sont dans" in tremplin("schema")
    assert "À écrire" in tremplin("explain", "T103")
    tremplin("build", "--strict")
    site = tmp_path / "mes-cours/site"
    page = (site / "tailler-la-vigne/pour-commencer/ou-couper/index.html").read_text(encoding="utf-8")
    assert page.count('<form class="q"') == 3
    # the wheel that the workflow installs is offered to the next author
    assert (site / "outils" / wheel.name).read_bytes() == wheel.read_bytes()
    assert wheel.name in (site / "ecrire-un-cours/index.html").read_text(encoding="utf-8")
    assert "tremplin, version" in call(alone / "python", "-m", "tremplin", "--version", folder=tmp_path)


def test_what_an_index_would_show_of_the_wheel_stands_alone(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        told = archive.read(name).decode()
    headers, _, text = told.partition("\n\n")
    assert "Description-Content-Type: text/markdown" in headers
    assert "Requires-Python: >=3.11" in headers
    assert "python -m tremplin new site" in text
    assert re.findall(r"\]\((?!https:)", text) == []
