"""The host's configuration, and what is wrong in it: in our words, at its line."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError

from tremplin.diagnostics import Report, Span, harmless, near, suggest
from tremplin.starters.examples import Folders

_SAID = re.compile(r"Config value '(?P<key>[^']+)': (?P<text>.*)", re.S)
_UNKNOWN = re.compile(r"Unrecognised configuration name: (\S+)")


class _Heard(logging.Handler):
    """What the host says while it reads its configuration."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


def configured(config_file: Path, text: str, report: Report) -> MkDocsConfig | None:
    """The configuration, whose `text` is sound YAML; None when `report` says what stops it."""
    heard, logger = _Heard(), logging.getLogger("mkdocs.config")
    before = (logger.level, logger.propagate)
    logger.addHandler(heard)
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    config, error = None, ""
    try:
        config = load_config(str(config_file))
    except (Abort, ConfigurationError) as stopped:
        error = str(stopped)
    finally:
        logger.removeHandler(heard)
        logger.level, logger.propagate = before
    for record in heard.records:
        if said := _SAID.fullmatch(record.getMessage()):
            _tell(
                said["key"],
                said["text"],
                config_file,
                text,
                report,
                is_error=record.levelno > logging.WARNING,
            )
    if config is None and not report.failed:
        key = "INHERIT" if "nherited" in error else ""
        _tell(key, error, config_file, text, report, is_error=True)
    if config is not None:
        for page in _named(config.nav):
            if page.endswith(".md") and not (Path(config.docs_dir) / page).is_file():
                report.add("T336", _place(config_file, text, page), page=page)
    return config


def _tell(key: str, said: str, config_file: Path, text: str, report: Report, *, is_error: bool) -> None:
    if unknown := _UNKNOWN.fullmatch(said):
        remedy = suggest(unknown[1], MkDocsConfig().keys(), "Supprimez-la.")
        report.add("T338", _place(config_file, text, key), key=key, remedy=remedy)
    elif is_error:
        reason, remedy = _in_words(key, said.strip(), config_file.absolute().parent)
        report.add(
            "T335", _place(config_file, text, key), key=key or "mkdocs.yml", reason=reason, remedy=remedy
        )


def _place(config_file: Path, text: str, words: str) -> Span:
    """The line that begins with a key, or holds the words."""
    sign = re.escape(words)
    found = words and (re.search(rf"^{sign}(?=\s*:)", text, re.M) or re.search(sign, text))
    if not found:
        return Span(config_file.name)
    start = found.start()
    return Span(
        config_file.name, text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start), len(words)
    )


_EXAMPLES = {
    "site_name": "site_name: Mes cours",
    "site_url": "site_url: https://www.example.org/cours/",
    "site_dir": "site_dir: site",
    "docs_dir": "docs_dir: courses",
    "theme": "theme: tremplin",
    "plugins": "plugins: [tremplin]",
    "dev_addr": "dev_addr: 127.0.0.1:8000",
}
_TYPES = {"str": "un texte", "bool": "« true » ou « false »", "int": "un nombre", "list": "une liste"}


def _in_words(key: str, said: str, root: Path) -> tuple[str, str]:
    """What the host says, in French: a reason and a remedy."""
    example = f"Écrivez par exemple « {_EXAMPLES[key]} »." if key in _EXAMPLES else "Corrigez cette valeur."
    if found := re.match(r"Unrecognised theme name: '(.*?)'.*?: (.*)", said, re.S):
        themes = found[2].split(", ")
        remedy = suggest(found[1], themes, label="Thèmes installés")
        return f"le thème « {found[1]} » n’est pas installé", remedy
    if "not provided" in said:
        return "cette clé manque", example
    if found := re.search(r"path (?:set in \S+ \()?'(.*?)'\)? (?:isn't|does not)", said):
        name = _short(found[1], root)
        others = (
            [path.name for path in root.iterdir() if not path.name.startswith(".")] if root.is_dir() else []
        )
        meant = near(name, *others)
        remedy = f"Vouliez-vous dire « {meant} » ?" if meant else "Vérifiez ce nom, ou créez ce qui manque."
        if key == "docs_dir" and not meant:
            is_there = (root / Folders.docs).is_dir()
            remedy = example if is_there else "Lancez « tremplin new cours » : il crée ce dossier."
        return f"« {name} » n’existe pas", remedy
    if found := re.search(r"nherited config file '(.*?)'", said):
        return (
            f"le fichier « {_short(found[1], root)} » n’existe pas",
            "Corrigez ce nom, ou supprimez la ligne.",
        )
    if found := re.match(r"The \"(.*?)\" plugin is not installed", said):
        remedy = f"Installez-la avec « pip install », ou retirez-la. {_meant(found[1], 'tremplin', 'search')}"
        return f"l’extension « {found[1]} » n’est pas installée", remedy.strip()
    if found := re.match(r"Failed to load extension '(.*?)'", said):
        remedy = "Installez-la avec « pip install », ou retirez-la."
        return f"l’extension de Markdown « {found[1]} » ne se charge pas", remedy
    if not key and "key-value mapping" in said:
        return "il faut une suite de « clé: valeur »", f"Commencez par « {_EXAMPLES['site_name']} »."
    if "should not be" in said:
        return (
            "le dossier du site et celui des cours ne peuvent pas se contenir, ni contenir ce fichier",
            example,
        )
    if "URL isn't valid" in said:
        return "ce n’est pas une adresse complète", example
    if found := re.search(r"Expected type: <class '(\w+)'>", said):
        return f"il faut {_TYPES.get(found[1], 'une autre forme')}", example
    if "xpected" in said or "nvalid" in said or "Must be" in said:
        return "la forme ne convient pas", f"{example} MkDocs dit : {harmless(said)}"
    return "cette valeur ne convient pas", f"MkDocs dit : {harmless(said)}"


def _meant(name: str, *known: str) -> str:
    found = near(name, *known)
    return f"Vouliez-vous dire « {found} » ?" if found else ""


def _short(path: str, root: Path) -> str:
    there = Path(path)
    return there.relative_to(root).as_posix() if there.is_relative_to(root) else path


def _named(nav: Any) -> Iterator[str]:
    """The files that a navigation names."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, list | dict):
        for inner in nav.values() if isinstance(nav, dict) else nav:
            yield from _named(inner)
