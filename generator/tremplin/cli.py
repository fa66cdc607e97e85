"""The command line: `tremplin build | serve | check`. Exit status: 0 fine, 1 author's errors, 2 usage."""

from __future__ import annotations

import gettext
import logging
import os
import signal
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

import click
from mkdocs.commands.build import build as host_build
from mkdocs.commands.serve import serve as host_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException

from tremplin import __version__
from tremplin.build.publish import staging
from tremplin.checks.weight import format_weight
from tremplin.diagnostics import FORMATS, Report, render_text
from tremplin.plugin import TremplinPlugin
from tremplin.source import check_syntax, read

# what click says by itself (usage, help, errors of options) in French too
gettext.bindtextdomain("messages", str(Path(__file__).parent / "locale"))
os.environ.setdefault("LANGUAGE", "fr")
# the same courses give the same bytes: MkDocs dates its compressed sitemap with this
# (reproducible-builds.org)
os.environ.setdefault("SOURCE_DATE_EPOCH", "315532800")

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
_strict_option = click.option("--strict", is_flag=True, help="Refuser aussi les avertissements.")


def _address(_ctx: click.Context, _param: click.Parameter, value: str) -> str:
    host, _, port = value.rpartition(":")
    if not host or not port.isdigit() or not 0 < int(port) < 65536:
        raise click.BadParameter(f"« {value} » n’est pas une adresse. Écrivez par exemple : 127.0.0.1:8000")
    return value


@click.group("tremplin", context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="tremplin")
def main() -> None:
    """Des cours en Markdown et en YAML, un site léger qui marche sans réseau."""
    for stream in (sys.stdout, sys.stderr):
        # messages are in French: a terminal that is not in UTF-8 shows « ? », never a traceback
        getattr(stream, "reconfigure", lambda **_: None)(errors="replace")


@main.command()
@_config_option
@click.option("-d", "--site-dir", type=click.Path(path_type=Path), help="Le dossier où publier le site.")
@_strict_option
@_format_option
@click.option("-q", "--quiet", is_flag=True, help="Ne dire que ce qui ne va pas.")
def build(config_file: Path, site_dir: Path | None, strict: bool, form: str, quiet: bool) -> None:
    """Construire le site. En cas d’erreur, le site déjà publié reste tel quel."""
    started = time.monotonic()
    config, plugin = _configured(config_file)
    target = (site_dir or Path(config.site_dir)).absolute()
    _refuse_sources(target, Path(config.docs_dir), config_file.absolute().parent / plugin.config.quizzes)
    # an order to stop lets the temporary folder be removed
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        with staging(target) as folder:
            _run(config, plugin, folder, form, strict)
    except OSError as error:
        _fail(f"Le site n’a pas pu être écrit : {error}. Le site déjà publié n’a pas changé.", 1)
    if not quiet and form == "text":
        pages = sum(1 for _ in target.rglob("*.html"))
        weight = sum(p.stat().st_size for p in target.rglob("*") if p.is_file())
        click.echo(
            f"{pages} pages, {format_weight(weight)}, en {time.monotonic() - started:.1f} s : {target}"
        )


@main.command()
@_config_option
@_strict_option
@_format_option
def check(config_file: Path, strict: bool, form: str) -> None:
    """Vérifier les cours : la construction du site, sans rien publier."""
    config, plugin = _configured(config_file)
    with TemporaryDirectory() as folder:
        _run(config, plugin, Path(folder), form, strict)
    if form == "text" and not plugin.report.diagnostics:
        click.echo(plugin.report.summary())


@main.command()
@_config_option
@click.option(
    "-a", "--addr", default="127.0.0.1:8000", show_default=True, callback=_address, help="Adresse et port."
)
@click.option("-o", "--open", "open_browser", is_flag=True, help="Ouvrir le navigateur.")
def serve(config_file: Path, addr: str, open_browser: bool) -> None:
    """Voir le site pendant qu’on écrit : il se recharge à chaque changement."""
    _configured(config_file)
    _host_log(logging.INFO)
    try:
        host_serve(str(config_file), dev_addr=addr, open_in_browser=open_browser)
    except OSError as error:
        _fail(f"Impossible d’ouvrir {addr} : {error.strerror}. Choisissez un autre port avec --addr.", 2)
    except (Abort, MkDocsException) as error:
        _fail(str(error), 1)


def _refuse_sources(target: Path, *sources: Path) -> None:
    """A site never takes the place of what it is made of."""
    site = target.resolve()
    for source in (s.resolve() for s in sources):
        if site.is_relative_to(source) or source.is_relative_to(site):
            _fail(f"Le site ne peut pas être publié dans {target} : ce dossier touche à {source}.", 2)


def _configured(config_file: Path) -> tuple[MkDocsConfig, TremplinPlugin]:
    """The host's configuration and our plugin in it, or a message and the end."""
    _host_log(logging.ERROR)
    if not config_file.is_file():
        _fail(
            f"Le fichier {config_file} est introuvable. Placez-vous dans le dossier du projet, "
            "ou indiquez-le avec « -f chemin/mkdocs.yml ».",
            2,
        )
    report = Report()
    path = config_file.absolute()
    if source := read(path, path.parent, report):
        check_syntax(source, report)
    if report.diagnostics:
        _fail(render_text(report), 1)
    try:
        config = load_config(str(config_file))
    except (Abort, ConfigurationError):
        _fail(f"{config_file} : la configuration est incorrecte. Corrigez la clé nommée ci-dessus.", 1)
    plugin = config.plugins.get("tremplin")
    if not isinstance(plugin, TremplinPlugin):
        _fail(f"{config_file} : ajoutez « plugins: [tremplin] » pour construire les cours.", 1)
    return config, plugin


def _run(config: MkDocsConfig, plugin: TremplinPlugin, folder: Path, form: str, strict: bool) -> None:
    """One build into `folder`; ends the program on an author's error, after telling all of them."""
    plugin.show = _silent
    config.site_dir = str(folder)
    try:
        host_build(config)
    except Abort as error:
        if not plugin.report.diagnostics:
            _fail(str(error), 1)
    report = plugin.report
    if report.diagnostics or form == "json":
        click.echo(FORMATS[form](report), err=form == "text")
    if report.failed or (strict and report.diagnostics):
        raise SystemExit(1)


def _silent(_report: Report) -> None:
    """The command line tells the report itself, in the form that was asked for."""


def _host_log(level: int) -> None:
    logger = logging.getLogger("mkdocs")
    logger.setLevel(level)
    if not logger.handlers:
        logger.addHandler(logging.StreamHandler())


def _fail(message: str, status: int) -> NoReturn:
    click.echo(message, err=True)
    raise SystemExit(status)
