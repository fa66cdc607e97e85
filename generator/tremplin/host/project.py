"""The project that a configuration of the host describes, and what is wrong in the options of the plugin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from tremplin.diagnostics import Diagnostic, Report, Span
from tremplin.host import options, scope
from tremplin.host.config import source_folders
from tremplin.host.options import Options
from tremplin.host.written import written
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
    """Report the options of the plugin that it does not have or cannot read, and keys that do nothing."""
    source = written(Path(config.config_file_path or "mkdocs.yml"), Report())

    def where(*keys: str) -> Span:
        return source.place("plugins", "tremplin", *keys, also=options.FRENCH)

    report.extend(options.unfit(given, where))
    report.extend(scope.unfit(config, scope.folders_of(given), where))
    report.extend(Diagnostic.of("T344", source.place(key), key=key) for key in _idle(config))


def _idle(config: MkDocsConfig) -> Iterator[str]:
    """The keys whose files our theme does not load; templates of the publisher's own may."""
    if config.theme.name == "tremplin" and not config.theme.custom_dir:
        yield from (key for key in ("extra_css", "extra_javascript") if config[key])
