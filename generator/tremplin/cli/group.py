"""The program, whose commands join it, and the options that several have."""

from __future__ import annotations

from pathlib import Path

import click

from tremplin import __version__
from tremplin.console import Outcome
from tremplin.diagnostics import FORMATS

config_option = click.option(
    "-f",
    "--config-file",
    default="mkdocs.yml",
    show_default=True,
    type=click.Path(path_type=Path),
    help="Le fichier de configuration du site.",
)
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="La forme des messages.",
)
strict_option = click.option("--strict", is_flag=True, help="Refuser aussi les avertissements.")


@click.group("tremplin", context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="tremplin", help="Dire la version, et rien d’autre.")
def main() -> None:
    """Des cours en Markdown et en YAML, un site léger qui marche sans réseau."""


@main.result_callback()
@click.pass_context
def _end(ctx: click.Context, outcome: Outcome) -> None:
    ctx.exit(outcome.status)
