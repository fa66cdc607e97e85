"""The command line: `tremplin VERB`. Exit status: 0 fine, 1 author's errors, 2 usage."""

from __future__ import annotations

import atexit
import gc
import gettext
import os
import signal
import sys
import time
from pathlib import Path

import click

from tremplin import __version__
from tremplin.console import Outcome, summary
from tremplin.diagnostics import FORMATS, Report, Span, harmless
from tremplin.publish.record import recall

# commands import what they do: a build that has nothing to do ends before the host is loaded

_config_option = click.option(
    "-f",
    "--config-file",
    default="mkdocs.yml",
    show_default=True,
    type=click.Path(path_type=Path),
    help="Le fichier de configuration du site.",
)
_format_option = click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="La forme des messages.",
)
NEW = ("site", "cours", "module", "segment", "quiz", "organisme")
_strict_option = click.option("--strict", is_flag=True, help="Refuser aussi les avertissements.")


def _address(_ctx: click.Context, _param: click.Parameter, value: str) -> tuple[str, int]:
    host, _, port = value.rpartition(":")
    if not host or not port.isdigit() or not 0 < int(port) < 65536:
        raise click.BadParameter(f"« {value} » n’est pas une adresse. Écrivez par exemple : 127.0.0.1:8000")
    return host, int(port)


def run() -> None:
    """The program: what its environment must say, the command, and the one exit."""
    # what click says by itself (usage, help, errors of options) in French too
    gettext.bindtextdomain("messages", str(Path(__file__).parent / "locale"))
    os.environ.setdefault("LANGUAGE", "fr")
    # the same courses give the same bytes, also through the host (reproducible-builds.org)
    os.environ.setdefault("SOURCE_DATE_EPOCH", "315532800")
    for stream in (sys.stdout, sys.stderr):
        # messages are in French: a terminal that is not in UTF-8 shows « ? », never a traceback
        getattr(stream, "reconfigure", lambda **_: None)(errors="replace")
    try:
        main()
    except Exception as error:
        click.echo(_last(error), err=True)
        sys.exit(1)


def _last(error: Exception) -> str:
    """What is said of a fault that no guard told at its file."""
    from tremplin.sources.faults import fault

    told = fault(error, Span("tremplin"))
    return harmless(f"{told.message} {told.remedy}")


@click.group("tremplin", context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="tremplin", help="Dire la version, et rien d’autre.")
def main() -> None:
    """Des cours en Markdown et en YAML, un site léger qui marche sans réseau."""


@main.result_callback()
@click.pass_context
def _end(ctx: click.Context, outcome: Outcome) -> None:
    ctx.exit(outcome.status)


@main.command()
@_config_option
@click.option("-d", "--site-dir", type=click.Path(path_type=Path), help="Le dossier où publier le site.")
@_strict_option
@_format_option
@click.option("-q", "--quiet", is_flag=True, help="Ne dire que ce qui ne va pas.")
@click.option("-j", "--jobs", type=click.IntRange(1, 256), help="Nombre de processus (autant que de cœurs).")
@click.option("--executor", help="Adresse d’un ordonnanceur dask, par exemple tcp://10.0.0.1:8786.")
def build(
    config_file: Path,
    site_dir: Path | None,
    strict: bool,
    form: str,
    quiet: bool,
    jobs: int | None,
    executor: str | None,
) -> Outcome:
    """Construire le site. En cas d’erreur, le site déjà publié reste tel quel."""
    started = time.monotonic()
    asked = str(site_dir.absolute()) if site_dir else ""
    outcome = _nothing_to_do(config_file.absolute(), asked, strict, started)
    if outcome is None:
        # an order to stop lets the temporary folder be removed
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
        gc.disable()  # one build, then the end
        atexit.register(gc.freeze)  # which would look once more through all that was read and made
        from tremplin.commands import build as command
        from tremplin.publish.plan import Means

        means = Means(asked, jobs, executor)
        is_told = not quiet and form == "text"
        outcome = command.build(config_file, site_dir, means, strict=strict, is_told=is_told)
    outcome.tell(form, is_quiet=quiet)
    return outcome


def _nothing_to_do(config: Path, asked: str, strict: bool, started: float) -> Outcome | None:
    """What the last build came to, when building again would change nothing."""
    record = recall(config, asked)
    try:
        if record and not (strict and record.report["rows"]) and record.is_current() and record.is_intact():
            said = summary(**record.summary, started=started, target=record.site)
            return Outcome(0, Report.from_data(record.report), said)
    except Exception:  # a record of another shape only costs a build
        return None
    return None


@main.command()
@_config_option
@_strict_option
@_format_option
def check(config_file: Path, strict: bool, form: str) -> Outcome:
    """Vérifier les cours : la construction du site, sans rien publier."""
    from tremplin.commands import check as command

    outcome = command.check(config_file, strict=strict, is_told=form == "text")
    outcome.tell(form)
    return outcome


@main.command()
@_config_option
@click.option(
    "-a", "--addr", default="127.0.0.1:8000", show_default=True, callback=_address, help="Adresse et port."
)
@click.option("-o", "--open", "open_browser", is_flag=True, help="Ouvrir le navigateur.")
def serve(config_file: Path, addr: tuple[str, int], open_browser: bool) -> Outcome:
    """Voir le site pendant qu’on écrit : il se recharge à chaque changement."""
    from tremplin.commands import serve as command

    outcome = command.serve(config_file, addr, open_browser=open_browser)
    outcome.tell()
    return outcome


class _Export(click.Command):
    """Its help names the editions: they are looked up when it is asked for."""

    def format_epilog(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from tremplin.editions import EDITIONS

        with formatter.section("Éditions"):
            formatter.write_dl([(edition.name, edition.title) for edition in EDITIONS])


def _edition(_ctx: click.Context, _param: click.Parameter, value: str) -> str:
    from tremplin.editions import EDITIONS

    names = [edition.name for edition in EDITIONS]
    if value not in names:
        raise click.BadParameter(
            f"« {value} » n’est pas une édition. Éditions possibles : {', '.join(names)}"
        )
    return value


@main.command(cls=_Export)
@click.argument("edition", metavar="ÉDITION", callback=_edition)
@_config_option
@click.option(
    "--course", "courses", multiple=True, metavar="ID", help="Un cours ; tous si aucun n’est nommé."
)
@click.option(
    "--to",
    "target",
    required=True,
    type=click.Path(path_type=Path),
    help="Où l’écrire : un dossier, ou un fichier.",
)
@click.option("--large", is_flag=True, help="En grands caractères, pour ce qui s’imprime.")
@click.option("--verify", is_flag=True, help="Relire tout ce qui est à cet endroit, et le réparer.")
@_strict_option
@_format_option
@click.option("-q", "--quiet", is_flag=True, help="Ne dire que ce qui ne va pas.")
def export(
    edition: str,
    config_file: Path,
    courses: tuple[str, ...],
    target: Path,
    large: bool,
    verify: bool,
    strict: bool,
    form: str,
    quiet: bool,
) -> Outcome:
    """Exporter les cours là où il n’y a pas de réseau : une clé USB, un fichier."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    from tremplin.commands.export import export as run_export

    outcome = run_export(
        config_file,
        edition,
        courses,
        target,
        is_large=large,
        reads_back=verify,
        strict=strict,
        is_told=not quiet and form == "text",
    )
    outcome.tell(form, is_quiet=quiet)
    return outcome


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
@_config_option
@click.option("--organisme", "provider", help="L’organisme qui écrit les cours : son nom, ou son id.")
@click.option("--contact", help="Le courriel, ou le téléphone, qui répond aux apprenants.")
@click.option("--cours", "course", help="Le cours où l’ajouter ; pour un site, le titre du premier cours.")
@click.option("--module", help="Le module où ajouter un segment.")
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
@_config_option
def schema(config_file: Path) -> Outcome:
    """Écrire les schémas qui aident VS Code à compléter les clés et à souligner les fautes."""
    from tremplin.commands import schema as command

    outcome = command.schema(config_file)
    outcome.tell()
    return outcome


@main.command()
@_config_option
@click.option("--course", metavar="ID", help="Un seul cours, par son identifiant.")
@click.option(
    "--to", type=click.Path(path_type=Path), help="Écrire une page à regarder, par exemple quality.html."
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
@_config_option
@click.argument("revision", default="HEAD", metavar="[REV]")
def diff(config_file: Path, revision: str) -> Outcome:
    """Dire ce que les changements depuis une révision de git font perdre aux apprenants."""
    from tremplin.commands import diff as command

    outcome = command.diff(config_file, revision)
    outcome.tell()
    return outcome


@main.command()
@_config_option
@_strict_option
@_format_option
@click.option(
    "--fresh", is_flag=True, help="Tout redemander, même ce qui répondait il y a moins d’une semaine."
)
@click.option(
    "--delay",
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
