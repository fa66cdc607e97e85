"""The host's configuration, and what is wrong in it: in our words, at its line."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from tremplin.commands.said import in_words, short
from tremplin.diagnostics import Diagnostic, Report, suggest
from tremplin.host.options import FRENCH
from tremplin.host.stopped import stopped
from tremplin.host.written import Written, few, written

_SAID = re.compile(r"Config value '(?P<key>[^']+)': (?P<text>.*)", re.S)
_INNER = re.compile(r"(?:Plugin '(?P<plugin>[^']+)' option|Sub-option) '(?P<key>[^']+)': (?P<text>.*)", re.S)
_QUOTED = re.compile(r"['\"]([^'\"]+)['\"]")
_UNKNOWN = re.compile(r"Unrecognised configuration name: (\S+)")
_OURS = ("plugins", "tremplin")
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
    said = [(r, found) for r in heard.records if (found := _SAID.fullmatch(r.getMessage()))]
    unknown: dict[tuple[str, ...], list[str]] = {}
    for record, found in said:
        keys, text = _keys([found["key"]], found["text"])
        if name := _UNKNOWN.fullmatch(text):
            unknown.setdefault(keys[:-1], []).append(name[1])
        elif record.levelno > logging.WARNING:
            _tell(keys, text, config_file, source, report)
    for above, names in unknown.items():
        if above != _OURS:  # told with what the options are
            names.sort(key=partial(source.place, *above))
            report.extend(few(names, partial(_unknown, above, source)))
    if config is None and not report.failed:
        _tell(*_keys([], error), config_file, source, report)
    if config is not None and "tremplin" not in config.plugins:
        place, reason = source.place("plugins"), "l’extension « tremplin » n’y est pas"
        remedy = "Pour construire les cours, ajoutez « plugins: [tremplin] »."
        report.add("T335", place, key="plugins", reason=reason, remedy=remedy)
        return None
    if config is not None:
        pages = (page for page in _named(config.nav) if page.endswith(".md"))
        absent = [page for page in pages if not (Path(config.docs_dir) / page).is_file()]
        report.extend(few(absent, lambda page: Diagnostic.of("T336", source.inside(page, "nav"), page=page)))
    return config


def _keys(keys: list[str], said: str) -> tuple[tuple[str, ...], str]:
    """The keys that lead to what the host speaks of, and what it says of it."""
    while inner := _INNER.fullmatch(said):
        keys += [inner["plugin"], inner["key"]] if inner["plugin"] else [inner["key"]]
        said = inner["text"]
    return tuple(keys), said


def _unknown(above: tuple[str, ...], source: Written, name: str) -> Diagnostic:
    known = () if above else MkDocsConfig().keys()
    key = ": ".join([*above[1:], name])
    remedy = suggest(name, known, "Supprimez-la.")
    return Diagnostic.of("T338", source.place(*above, name), key=key, remedy=remedy)


def _tell(keys: tuple[str, ...], said: str, config_file: Path, source: Written, report: Report) -> None:
    """Report what the host says of the value that `keys` lead to, at the name that it quotes if there."""
    key = ": ".join(keys[1:] or keys)
    root = config_file.absolute().parent
    reason, remedy = in_words(keys[-1] if keys else "", said.strip(), root)
    quoted = _QUOTED.search(said)
    place = source.inside(short(quoted[1], root) if quoted else "", *keys, also=FRENCH)
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
