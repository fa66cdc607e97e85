"""The site that a command is called in, be it half made: its configuration is read, not used."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from mkdocs.utils.yaml import yaml_load

from tremplin.commands.asking import RefusedError
from tremplin.diagnostics import Report, fold
from tremplin.load.loading import load
from tremplin.model.project import Project
from tremplin.starters.examples import Folders
from tremplin.starters.place import Place, root_of
from tremplin.text.admitted import admitted


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
    config = _Config.read(root / config_file.name)
    project = load(root, Report(), config.folders.docs, config.folders.quizzes)
    project = replace(project, kinds=admitted(config.options.get("files", [])))
    inner = here.relative_to(root).as_posix() if here.is_relative_to(root) else "."
    return Place(project, config.folders, inner)


def folders_of(config_file: Path) -> Folders:
    """The folders that a configuration names, be they missing. Raises RefusedError."""
    return _Config.read(config_file).folders


class _Config(NamedTuple):
    """`options` are those of our plugin, by their names without accents."""

    folders: Folders
    options: Mapping[str, Any]

    @classmethod
    def read(cls, config_file: Path) -> _Config:
        try:
            with config_file.open(encoding="utf-8-sig") as stream:
                config = yaml_load(stream)
            plugins = config.get("plugins") or ()
        except Exception:  # whatever is wrong in it, `check` tells it at its line
            raise RefusedError(f"{config_file.name} ne se lit pas. Lancez « tremplin check ».") from None
        rows = [plugins] if isinstance(plugins, dict) else [row for row in plugins if isinstance(row, dict)]
        found: dict[str, Any] = next((row["tremplin"] for row in rows if row.get("tremplin")), {})
        options = {
            "files" if fold(str(key)) == "fichiers" else str(key): value for key, value in found.items()
        }
        docs, quizzes = config.get("docs_dir") or "docs", options.get("quizzes") or Folders.quizzes
        root = config_file.parent
        return cls(Folders(_within(root, docs), _within(root, quizzes)), options)


def _within(root: Path, folder: str) -> str:
    """The folder, from the root: « ./courses/ » is « courses »."""
    inner = Path(os.path.normpath(root / folder))
    if not inner.is_relative_to(root):
        raise RefusedError(f"Le dossier « {folder} » n’est pas dans celui du site : rien n’y est écrit.")
    return inner.relative_to(root).as_posix()
