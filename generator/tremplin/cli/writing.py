"""Commands for who writes courses: to begin, to understand a message, to look at what is written."""

from __future__ import annotations

from pathlib import Path

import click

from tremplin.cli.group import config_option, format_option, main, strict_option
from tremplin.console import Outcome

NEW = ("site", "cours", "module", "segment", "quiz", "organisme")


@main.command()
@click.argument("code", required=False)
def explain(code: str | None) -> Outcome:
    """Expliquer un message par son code, ou les nommer tous."""
    from tremplin.commands import explain as command

    outcome = command.explain(code)
    outcome.tell()
    return outcome


@main.command()
@click.argument("kind", metavar="[GENRE]", type=click.Choice(NEW), required=False)
@click.argument("name", metavar="[NOM]", required=False)
@config_option
@click.option(
    "--organisme", "provider", metavar="NOM", help="L’organisme qui écrit les cours : son nom, ou son id."
)
@click.option("--contact", metavar="CONTACT", help="Le courriel, ou le téléphone, qui répond aux apprenants.")
@click.option(
    "--cours",
    "course",
    metavar="COURS",
    help="Le cours où l’ajouter ; pour un site, le titre du premier cours.",
)
@click.option("--module", metavar="MODULE", help="Le module où ajouter un segment.")
@click.option(
    "--forge", type=click.Choice(["github", "gitlab", "forgejo", "aucun"]), help="Où le site est gardé."
)
@click.option("-y", "--yes", is_flag=True, help="Ne rien demander.")
def new(kind: str | None, name: str | None, config_file: Path, yes: bool, **given: str | None) -> Outcome:
    """Commencer un site, un cours, un module, un segment, un quiz ou un organisme, par un exemple complet.

    Rien de ce qui existe n’est remplacé. Un module va dans le cours où l’on se trouve, un segment dans son
    module.
    """
    from tremplin.commands.asking import Asked
    from tremplin.commands.new import new as command

    outcome = command(kind, name, Asked(**given, is_silent=yes), config_file)
    outcome.tell()
    return outcome


@main.command()
@config_option
def schema(config_file: Path) -> Outcome:
    """Écrire les schémas qui aident VS Code à compléter les clés et à souligner les fautes."""
    from tremplin.commands import schema as command

    outcome = command.schema(config_file)
    outcome.tell()
    return outcome


@main.command()
@config_option
@click.option("--course", metavar="ID", help="Un seul cours, par son identifiant.")
@click.option(
    "--to",
    metavar="FICHIER",
    type=click.Path(path_type=Path),
    help="Écrire une page à regarder, par exemple quality.html.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="La forme.",
)
@click.option(
    "--fail-under",
    type=click.IntRange(0, 100),
    default=0,
    metavar="N",
    help="Échouer si un critère est sous N sur 100.",
)
def quality(config_file: Path, course: str | None, to: Path | None, form: str, fail_under: int) -> Outcome:
    """Mesurer la qualité des cours : quatre critères, leurs raisons, et des conseils."""
    from tremplin.commands import quality as command

    outcome = command.quality(config_file, course, form, to, fail_under)
    outcome.tell()
    return outcome


@main.command()
@config_option
@click.argument("revision", default="HEAD", metavar="[REV]")
def diff(config_file: Path, revision: str) -> Outcome:
    """Dire ce que les changements depuis une révision de git font perdre aux apprenants."""
    from tremplin.commands import diff as command

    outcome = command.diff(config_file, revision)
    outcome.tell()
    return outcome


@main.command()
@config_option
@strict_option
@format_option
@click.option(
    "--fresh", is_flag=True, help="Tout redemander, même ce qui répondait il y a moins d’une semaine."
)
@click.option(
    "--delay",
    metavar="N",
    type=click.FloatRange(0),
    default=1.0,
    show_default=True,
    help="Secondes entre deux demandes à un même site.",
)
def links(config_file: Path, strict: bool, form: str, fresh: bool, delay: float) -> Outcome:
    """Demander aux autres sites si les pages de vos liens y sont toujours."""
    from tremplin.commands import links as command

    outcome = command.links(config_file, form, strict=strict, is_fresh=fresh, delay=delay)
    outcome.tell(form)
    return outcome
