"""Commands that make a site, show it, or take it elsewhere."""

from __future__ import annotations

import atexit
import gc
import signal
import sys
import time
from pathlib import Path

import click

from tremplin.cli.group import config_option, format_option, main, strict_option
from tremplin.console import Outcome, summary
from tremplin.diagnostics import Report
from tremplin.publish.record import recall

# commands import what they do: a build that has nothing to do ends before the host is loaded


def _address(_ctx: click.Context, _param: click.Parameter, value: str) -> tuple[str, int]:
    host, _, port = value.rpartition(":")
    if not host or not port.isdigit() or not 0 < int(port) < 65536:
        raise click.BadParameter(f"« {value} » n’est pas une adresse. Écrivez par exemple : 127.0.0.1:8000")
    return host, int(port)


@main.command()
@config_option
@click.option(
    "-d",
    "--site-dir",
    metavar="DOSSIER",
    type=click.Path(path_type=Path),
    help="Le dossier où publier le site.",
)
@strict_option
@format_option
@click.option("-q", "--quiet", is_flag=True, help="Ne dire que ce qui ne va pas.")
@click.option(
    "-j",
    "--jobs",
    metavar="N",
    type=click.IntRange(1, 256),
    help="Nombre de processus (autant que de cœurs).",
)
@click.option(
    "--executor", metavar="ADRESSE", help="Adresse d’un ordonnanceur dask, par exemple tcp://10.0.0.1:8786."
)
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
@config_option
@strict_option
@format_option
@click.option("--fix", "is_mending", is_flag=True, help="Montrer ce qui peut être corrigé, puis l’écrire.")
@click.option("--yes", "is_agreed", is_flag=True, help="Avec --fix : corriger sans demander.")
def check(config_file: Path, strict: bool, form: str, is_mending: bool, is_agreed: bool) -> Outcome:
    """Vérifier les cours : la construction du site, sans rien publier."""
    is_told = form == "text"
    if is_mending:
        from tremplin.commands import fix

        outcome = fix.fix(config_file, strict=strict, is_agreed=is_agreed, is_told=is_told)
    else:
        from tremplin.commands import check as command

        outcome = command.check(config_file, strict=strict, is_told=is_told)
    outcome.tell(form)
    return outcome


@main.command()
@config_option
@click.option(
    "-a",
    "--addr",
    metavar="ADRESSE",
    default="127.0.0.1:8000",
    show_default=True,
    callback=_address,
    help="Adresse et port.",
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
@config_option
@click.option(
    "--course", "courses", multiple=True, metavar="ID", help="Un cours ; tous si aucun n’est nommé."
)
@click.option(
    "--to",
    "target",
    required=True,
    metavar="CHEMIN",
    type=click.Path(path_type=Path),
    help="Où l’écrire : un dossier, ou un fichier.",
)
@click.option("--large", is_flag=True, help="En grands caractères, pour ce qui s’imprime.")
@click.option("--verify", is_flag=True, help="Relire tout ce qui est à cet endroit, et le réparer.")
@strict_option
@format_option
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
