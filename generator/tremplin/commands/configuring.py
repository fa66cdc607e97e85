"""The host's configuration, and what is wrong in it: in our words, at its line."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from tremplin.commands.said import in_words
from tremplin.diagnostics import Report, suggest
from tremplin.host.stopped import stopped
from tremplin.host.written import Written, written

_SAID = re.compile(r"Config value '(?P<key>[^']+)': (?P<text>.*)", re.S)
_INNER = re.compile(r"(?:Plugin '(?P<plugin>[^']+)' option|Sub-option) '(?P<key>[^']+)': (?P<text>.*)", re.S)
_UNKNOWN = re.compile(r"Unrecognised configuration name: (\S+)")
_AT = re.compile(r'in ".*?", line (\d+), column (\d+)')


class _Heard(logging.Handler):
    """What the host says while it reads its configuration."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


def configured(config_file: Path, report: Report) -> MkDocsConfig | None:
    """The configuration; None when `report` says what stops it."""
    source = written(config_file, report)
    if report.failed:
        return None
    heard, logger = _Heard(), logging.getLogger("mkdocs.config")
    before = (logger.level, logger.propagate)
    logger.addHandler(heard)
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    config, error = None, ""
    try:
        config = load_config(str(config_file))
    except MkDocsException as told:
        error = str(told)
    except (Exception, SystemExit) as raised:  # of a hook, of an extension, or of a value of a wrong form
        report.extend([stopped(raised, config_file)])
    finally:
        logger.removeHandler(heard)
        logger.level, logger.propagate = before
    for record in heard.records:
        if said := _SAID.fullmatch(record.getMessage()):
            is_error = record.levelno > logging.WARNING
            _tell([said["key"]], said["text"], config_file, source, report, is_error=is_error)
    if config is None and not report.failed:
        _tell([], error, config_file, source, report, is_error=True)
    if config is not None and "tremplin" not in config.plugins:
        place, reason = source.place("plugins"), "l’extension « tremplin » n’y est pas"
        remedy = "Pour construire les cours, ajoutez « plugins: [tremplin] »."
        report.add("T335", place, key="plugins", reason=reason, remedy=remedy)
        return None
    if config is not None:
        for page in _named(config.nav):
            if page.endswith(".md") and not (Path(config.docs_dir) / page).is_file():
                report.add("T336", source.place_inside("nav", page), page=page)
    return config


def _tell(
    keys: list[str], said: str, config_file: Path, source: Written, report: Report, *, is_error: bool
) -> None:
    """Report what the host says of the key that `keys` lead to."""
    while inner := _INNER.fullmatch(said):
        keys += [inner["plugin"], inner["key"]] if inner["plugin"] else [inner["key"]]
        said = inner["text"]
    key = ": ".join(keys[1:] or keys)
    if unknown := _UNKNOWN.fullmatch(said):
        known = MkDocsConfig().keys() if len(keys) == 1 else ()
        place = source.place(*keys[:-1], unknown[1])
        name = ": ".join([*keys[1:-1], unknown[1]])
        report.add("T338", place, key=name, remedy=suggest(unknown[1], known, "Supprimez-la."))
    elif is_error:
        reason, remedy = in_words(keys[-1] if keys else "", said.strip(), config_file.absolute().parent)
        place = source.place(*keys)
        if not keys and (found := _AT.search(said)):  # of the YAML, once the host makes values of it
            place = place._replace(line=int(found[1]), column=int(found[2]))
        report.add("T335", place, key=key or config_file.name, reason=reason, remedy=remedy)


def _named(nav: Any) -> Iterator[str]:
    """The files that a navigation names."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, list | dict):
        for inner in nav.values() if isinstance(nav, dict) else nav:
            yield from _named(inner)
