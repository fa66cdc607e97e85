"""The program, whose commands join it, and the options that several have."""

from __future__ import annotations

import os
from pathlib import Path

import click

from tremplin import __version__
from tremplin.console import Outcome
from tremplin.diagnostics import FORMATS
from tremplin.sources.faults import TRACE

config_option = click.option(
    "-f",
    "--config-file",
    default="mkdocs.yml",
    show_default=True,
    metavar="FICHIER",
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


def _debug(_ctx: click.Context, _param: click.Parameter, is_asked: bool) -> None:
    if is_asked:
        os.environ[TRACE] = "1"  # for the processes of the build too


debug_option = click.option(
    "--debug",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_debug,
    help="Montrer aussi d’où viennent les pannes, pour qui développe.",
)


class Program(click.Group):
    """`--debug` goes before or after the name of a command."""

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        super().add_command(debug_option(cmd), name)


@click.group(
    "tremplin",
    cls=Program,
    subcommand_metavar="COMMANDE [SUITE]...",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@debug_option
@click.version_option(__version__, prog_name="tremplin", help="Dire la version, et rien d’autre.")
def main() -> None:
    """Des cours en Markdown et en YAML, un site léger qui marche sans réseau."""


@main.result_callback()
@click.pass_context
def _end(ctx: click.Context, outcome: Outcome) -> None:
    ctx.exit(outcome.status)
