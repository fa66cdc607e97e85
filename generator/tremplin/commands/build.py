"""What the commands do: directly when the configuration allows it, else through the host's build."""

from __future__ import annotations

import logging
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError

from tremplin.checks import check
from tremplin.console import fail, progress, refuses, tell
from tremplin.diagnostics import Report, render_text
from tremplin.host.config import plan_of
from tremplin.host.plugin import TremplinPlugin
from tremplin.load.loading import load
from tremplin.markdown.versions import notice
from tremplin.publish.site import Means, Plan, build_site
from tremplin.publish.staging import staging
from tremplin.publish.work import ClusterError
from tremplin.sources.source import check_syntax, read


class Command:
    """One command on one configuration; what keeps it from being read ends the program, told."""

    def __init__(self, config_file: Path, form: str = "text", *, strict: bool = False) -> None:
        self.config, self.plugin = configured(config_file)
        self.form, self.strict = form, strict
        self.plan = plan_of(self.config, self.plugin.config.quizzes, self.plugin.config.id)

    def build(self, site_dir: Path | None, means: Means, *, is_told: bool) -> tuple[dict[str, int], Path]:
        """Publish the site; gives the numbers to tell, and where."""
        target = (site_dir or Path(self.config.site_dir)).absolute()
        assert self.config.config_file_path
        quizzes = Path(self.config.config_file_path).parent / self.plugin.config.quizzes
        _refuse_sources(target, Path(self.config.docs_dir), quizzes)
        if is_told and (slower := notice()):
            click.echo(slower, err=True)
        try:
            if isinstance(self.plan, Plan):
                return self._directly(self.plan, target, means, is_told=is_told), target
            if is_told:
                click.echo(f"Construction par MkDocs, plus lente : {self.plan} le demande.", err=True)
            with staging(target) as folder:
                self._through_host(folder)
            pages = sum(1 for _ in target.rglob("*.html"))
            weight = sum(p.stat().st_size for p in target.rglob("*") if p.is_file())
            return {"pages": pages, "rebuilt": pages, "weight": weight}, target
        except OSError as error:
            fail(f"Le site n’a pas pu être écrit : {error}. Le site déjà publié n’a pas changé.", 1)

    def check(self) -> Report:
        """Everything that a build would tell."""
        if not isinstance(self.plan, Plan):
            with TemporaryDirectory() as folder:
                return self._through_host(Path(folder))
        report = self.options_report()
        check(load(self.plan.root, report, self.plan.docs, self.plan.quizzes), report)
        if self._is_refused(report):
            raise SystemExit(1)
        return report

    def options_report(self) -> Report:
        """What is wrong in the options of our plugin."""
        report = Report()
        self.plugin.check_options(self.config, report)
        return report

    def _is_refused(self, report: Report) -> bool:
        tell(report, self.form)
        return refuses(report, strict=self.strict)

    def _directly(self, plan: Plan, target: Path, means: Means, *, is_told: bool) -> dict[str, int]:
        try:
            with progress(is_told=is_told) as advance:
                numbers = build_site(plan, self.options_report(), target, self._is_refused, means, advance)
        except BrokenProcessPool:
            fail("Un processus s’est arrêté, faute de mémoire peut-être. Relancez avec « --jobs 1 ».", 1)
        except ClusterError as error:
            fail(
                f"L’ordonnanceur {means.cluster} ne convient pas : {error}. Vérifiez son adresse, et que "
                "« tremplin[cluster] » est installé ici et sur ses ouvriers.",
                2,
            )
        if numbers is None:
            raise SystemExit(1)
        return numbers

    def _through_host(self, folder: Path) -> Report:
        """One build by the host into `folder`; ends the program on an author's error, after telling all."""
        from mkdocs.commands.build import build as host_build  # slow to load, seldom needed

        self.plugin.show = _silent
        self.config.site_dir = str(folder)
        try:
            host_build(self.config)
        except Abort as error:
            if not self.plugin.report.diagnostics:
                fail(str(error), 1)
        if self._is_refused(self.plugin.report):
            raise SystemExit(1)
        return self.plugin.report


def _silent(_report: Report) -> None:
    """The command line tells the report itself, in the form that was asked for."""


def configured(config_file: Path, level: int = logging.ERROR) -> tuple[MkDocsConfig, TremplinPlugin]:
    """The host's configuration and our plugin in it, or a message and the end."""
    host_log(level)
    if not config_file.is_file():
        fail(
            f"Le fichier {config_file} est introuvable. Placez-vous dans le dossier du projet, "
            "ou indiquez-le avec « -f chemin/mkdocs.yml ».",
            2,
        )
    report = Report()
    path = config_file.absolute()
    if source := read(path, path.parent, report):
        check_syntax(source, report)
    if report.diagnostics:
        fail(render_text(report), 1)
    try:
        config = load_config(str(config_file))
    except (Abort, ConfigurationError):
        fail(f"{config_file} : la configuration est incorrecte. Corrigez la clé nommée ci-dessus.", 1)
    plugin = config.plugins.get("tremplin")
    if not isinstance(plugin, TremplinPlugin):
        fail(f"{config_file} : ajoutez « plugins: [tremplin] » pour construire les cours.", 1)
    return config, plugin


def _refuse_sources(target: Path, *sources: Path) -> None:
    """A site never takes the place of what it is made of."""
    site = target.resolve()
    for source in (s.resolve() for s in sources):
        if site.is_relative_to(source) or source.is_relative_to(site):
            fail(f"Le site ne peut pas être publié dans {target} : ce dossier touche à {source}.", 2)


def host_log(level: int) -> None:
    logger = logging.getLogger("mkdocs")
    logger.setLevel(level)
    if not logger.handlers:
        logger.addHandler(logging.StreamHandler())
