"""The options of the plugin, as a configuration that names some of them gives them."""

from __future__ import annotations

from tremplin.diagnostics import Diagnostic, Span
from tremplin.host.options import Options, unfit


def given(**values: object) -> Options:
    options = Options()
    options.load_dict(values)
    return options


def mistakes(**values: object) -> list[Diagnostic]:
    """What is told of these options, all others being as they are by default."""
    return list(unfit(given(**values), lambda *_: Span("mkdocs.yml")))
