"""Commands by which a course goes from its author to the publisher."""

from __future__ import annotations

from pathlib import Path

import click

from tremplin.cli.group import config_option, main
from tremplin.console import Outcome


@main.command()
@config_option
@click.option("--course", metavar="ID", help="Le cours à envoyer, par son identifiant.")
@click.option(
    "--to",
    metavar="FICHIER",
    type=click.Path(path_type=Path),
    help="Le fichier à écrire, par exemple envoi.zip.",
)
def send(config_file: Path, course: str | None, to: Path | None) -> Outcome:
    """Mettre un cours dans un seul fichier, pour l’envoyer à l’éditeur du catalogue."""
    from tremplin.commands import send as command

    outcome = command.send(config_file, course, to)
    outcome.tell()
    return outcome


@main.command()
@click.argument(
    "file",
    metavar="[FICHIER.zip]",
    type=click.Path(path_type=Path),
    required=False,
)
@config_option
@click.option("-y", "--yes", is_flag=True, help="Ne rien demander.")
@click.option("--dry-run", is_flag=True, help="Montrer ce qui changerait, sans rien changer.")
@click.option("--replace", "replaces", is_flag=True, help="Écrire aussi sur le cours d’un autre organisme.")
@click.option("--undo", "undoes", is_flag=True, help="Annuler la dernière réception.")
def receive(
    file: Path | None, config_file: Path, yes: bool, dry_run: bool, replaces: bool, undoes: bool
) -> Outcome:
    """Recevoir un cours envoyé dans un fichier ZIP : voir ce qui change, vérifier, puis le prendre.

    Rien n’est écrit avant votre accord, et ce qui est remplacé est gardé.
    """
    from tremplin.commands import receive as command

    if (file is None) is not undoes:
        raise click.UsageError("Donnez le fichier reçu, ou « --undo » seul.")
    if file is None:
        outcome = command.take_back(config_file)
    else:
        outcome = command.receive(config_file, file, command.Wanted(yes, dry_run, replaces))
    outcome.tell()
    return outcome
