"""The site that a command is called in, be it half made: its configuration is read, not used."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from mkdocs.utils.yaml import yaml_load

from tremplin.commands.asking import RefusedError
from tremplin.diagnostics import Report
from tremplin.load.loading import load
from tremplin.model.project import Project
from tremplin.starters.examples import Folders
from tremplin.starters.place import Place, root_of


def new_place(here: Path) -> Place:
    if root := root_of(here, "mkdocs.yml"):
        raise RefusedError(f"Ce dossier est déjà dans un site : {root}. Placez-vous ailleurs.")
    return Place(Project(here, here, here), Folders(), ".")


def root_for(here: Path, config_file: Path) -> Path:
    """The folder of the site; raises RefusedError."""
    root = config_file.absolute().parent if config_file.is_file() else root_of(here, config_file.name)
    if root is None:
        raise RefusedError(
            f"Il n’y a pas de site ici : aucun {config_file.name} dans ce dossier, ni au-dessus. "
            "Commencez par : tremplin new site"
        )
    return root


def place_of(here: Path, config_file: Path) -> Place:
    root = root_for(here, config_file)
    folders = folders_of(root / config_file.name)
    project = load(root, Report(), folders.docs, folders.quizzes)
    inner = here.relative_to(root).as_posix() if here.is_relative_to(root) else "."
    return Place(project, folders, inner)


def folders_of(config_file: Path) -> Folders:
    """The folders that a configuration names, be they missing."""
    try:
        with config_file.open(encoding="utf-8-sig") as stream:
            config = yaml_load(stream)
        plugins = config.get("plugins") or ()
    except Exception:  # whatever is wrong in it, `check` tells it at its line
        raise RefusedError(f"{config_file.name} ne se lit pas. Lancez « tremplin check ».") from None
    rows = [plugins] if isinstance(plugins, dict) else [row for row in plugins if isinstance(row, dict)]
    options: dict[str, Any] = next((row["tremplin"] for row in rows if row.get("tremplin")), {})
    docs, quizzes = config.get("docs_dir") or "docs", options.get("quizzes") or Folders.quizzes
    return Folders(_within(config_file.parent, docs), _within(config_file.parent, quizzes))


def _within(root: Path, folder: str) -> str:
    """The folder, from the root: « ./courses/ » is « courses »."""
    inner = Path(os.path.normpath(root / folder))
    if not inner.is_relative_to(root):
        raise RefusedError(f"Le dossier « {folder} » n’est pas dans celui du site : rien n’y est écrit.")
    return inner.relative_to(root).as_posix()
