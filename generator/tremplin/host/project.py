"""The project that a configuration of the host describes, and what is wrong in the options of the plugin."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from tremplin.diagnostics import Report
from tremplin.host import options, scope
from tremplin.host.config import source_folders
from tremplin.host.options import Options
from tremplin.host.places import place_in
from tremplin.load.loading import load
from tremplin.model.project import Project
from tremplin.text.admitted import admitted


def project_of(config: MkDocsConfig, given: Options, report: Report) -> Project:
    root, docs = source_folders(config)
    folders = scope.folders_of(given)
    inside = [f"{docs}/{name}" for name in folders]
    named = (*config.extra_css, *map(str, config.extra_javascript))
    return replace(
        load(root, report, docs, given.quizzes, folders=inside),
        published_too=frozenset(f"{docs}/{name}" for name in named),
        kinds=admitted(given.files),
        outside=scope.outside(config, folders),
    )


def check_options(config: MkDocsConfig, given: Options, report: Report) -> None:
    """Report the options of the plugin that it does not have, or cannot read."""
    path = Path(config.config_file_path or "mkdocs.yml")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError):  # gone since it was read
        text = ""
    where = partial(place_in, path.name, text, "tremplin")
    report.extend(options.unfit(given, where))
    report.extend(scope.unfit(config, scope.folders_of(given), where))
