"""What makes VS Code help: schemas of the YAML files, tasks, the extension that reads them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from tremplin.starters.examples import Files, Folders
from tremplin.starters.schemas import schemas

_SCHEMAS = ".vscode/tremplin"
_AT_HOME = {"options": {"env": {"PATH": "${env:HOME}/tremplin/bin:${env:PATH}"}}}
"""Where « Écrire un cours » has it installed, besides the usual places."""
SETTINGS = ".vscode/settings.json"


def files(folders: Folders) -> Files:
    return {**schema_files(), **setup(folders)}


def schema_files() -> Files:
    """Ours alone: they follow the version of Tremplin."""
    return {f"{_SCHEMAS}/{name}.json": _json(schema) for name, schema in schemas().items()}


def setup(folders: Folders) -> Files:
    """Where authors may add what they like."""
    where = {
        "cours": f"{folders.docs}/*/course.yml",
        "module": f"{folders.docs}/*/*/module.yml",
        "organismes": f"{folders.docs}/organismes.yml",
        "parcours": f"{folders.docs}/parcours.yml",
        "glossaire": f"{folders.docs}/**/glossaire.yml",
        "quiz": f"{folders.quizzes}/**/*.yml",
    }
    settings = {
        "yaml.schemas": {f"./{_SCHEMAS}/{name}.json": place for name, place in where.items()},
        "yaml.format.enable": False,
        "files.encoding": "utf8",
        "editor.wordWrap": "on",
    }
    tasks = {"version": "2.0.0", "tasks": [_serve(), _check()]}
    return {
        SETTINGS: _json(settings),
        ".vscode/extensions.json": _json({"recommendations": ["redhat.vscode-yaml"]}),
        ".vscode/tasks.json": _json(tasks),
    }


def _task(label: str, verb: str) -> dict[str, Any]:
    return {
        "label": label,
        "type": "shell",
        "command": f"tremplin {verb}",
        "windows": {"command": f"py -m tremplin {verb}"},
        "osx": _AT_HOME,
        "linux": _AT_HOME,
        "problemMatcher": [_matcher("erreur", "error"), _matcher("avertissement", "warning")],
    }


def _serve() -> dict[str, Any]:
    task = _task("Voir le site (tremplin serve)", "serve --open")
    # it goes on; what it tells is known once it has an address
    ends = {"activeOnStart": True, "beginsPattern": "^Construction", "endsPattern": "^Aperçu sur "}
    task["problemMatcher"] = [{**matcher, "background": ends} for matcher in task["problemMatcher"]]
    return {**task, "isBackground": True}


def _check() -> dict[str, Any]:
    group = {"kind": "build", "isDefault": True}
    return {**_task("Vérifier (tremplin check)", "check"), "group": group}


def _matcher(word: str, severity: str) -> Mapping[str, Any]:
    """The first line of a message: « fichier:ligne:colonne: erreur T103: texte »."""
    return {
        "owner": f"tremplin-{severity}",
        "fileLocation": ["relative", "${workspaceFolder}"],
        "severity": severity,
        "pattern": {
            "regexp": f"^([^:]+):(\\d+):(\\d+): {word} (T\\d+): (.*)$",
            "file": 1,
            "line": 2,
            "column": 3,
            "code": 4,
            "message": 5,
        },
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
