"""« Écrire un cours »: how to install Tremplin from the wheel that the publisher offers, system by system."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from tremplin.model.project import Project
from tremplin.pages.base import Page, PageKind, alone, site_word
from tremplin.sources.listing import ROOT_FOLDER

TOOLS = f"{ROOT_FOLDER}/outils"
"""Where the publisher puts the wheel, from the courses: it is published in `outils/`."""


@dataclass(frozen=True)
class Wheel:
    address: str
    size: int

    @property
    def name(self) -> str:
        return PurePosixPath(self.address).name


@dataclass(frozen=True)
class Link:
    text: str
    address: str


@dataclass(frozen=True)
class Guide:
    """What is typed on a system: `{wheel}` stands for the name of the file."""

    system: str
    install: tuple[str, ...]
    begin: tuple[str, ...]


GUIDES = (
    Guide(
        "windows",
        ("cd ~\\Downloads", "py -m pip install {wheel}", "cd ~", "py -m tremplin new site"),
        ("cd mes-cours", "py -m tremplin serve --open"),
    ),
    Guide(
        "macos",
        (
            "cd",
            "python3 -m venv tremplin",
            "tremplin/bin/pip install Downloads/{wheel}",
            "tremplin/bin/tremplin new site",
        ),
        ("cd mes-cours", "~/tremplin/bin/tremplin serve --open"),
    ),
    Guide(
        "linux",
        (
            "sudo apt install python3-venv",
            "cd",
            "python3 -m venv tremplin",
            'tremplin/bin/pip install "$(xdg-user-dir DOWNLOAD)"/{wheel}',
            "tremplin/bin/tremplin new site",
        ),
        ("cd mes-cours", "~/tremplin/bin/tremplin serve --open"),
    ),
)


@dataclass(frozen=True)
class Means:
    """What it takes to write a course."""

    wheel: Wheel
    python: Link = Link("python.org/downloads", "https://www.python.org/downloads/")
    editor: Link = Link("VS Code", "https://code.visualstudio.com/")
    guides: tuple[Guide, ...] = GUIDES


def wheel(project: Project) -> Wheel | None:
    """The newest that the site offers."""
    folder = f"{project.docs_dir.name}/{TOOLS}"
    names = [n for n in project.files.below(folder) if re.search(r"/tremplin-[^/]+\.whl$", n)]
    newest = max(names, key=lambda name: [int(number) for number in re.findall(r"\d+", name)], default=None)
    if newest is None:
        return None
    address = newest.removeprefix(f"{project.docs_dir.name}/{ROOT_FOLDER}/")
    return Wheel(address, project.files.size(newest))


def address() -> str:
    return "ecrire-un-cours/"


def pages(project: Project) -> Iterator[Page]:
    if found := wheel(project):
        yield Page(
            KIND, address(), site_word("authoring"), site_word("authoring_summary"), subject=Means(found)
        )


KIND = PageKind("authoring", pages, address, features=("wide",), place=alone)
