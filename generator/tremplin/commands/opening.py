"""Opening a project: its configuration, read by the host, and how it can be built."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from tremplin.commands.configuring import configured
from tremplin.console import Outcome, progress
from tremplin.diagnostics import Report
from tremplin.host.config import plan_of, source_folders
from tremplin.host.plugin import TremplinPlugin
from tremplin.host.project import check_options
from tremplin.host.stopped import stopped
from tremplin.publish.plan import Plan
from tremplin.publish.site import examine
from tremplin.render.site import Site
from tremplin.schema.severities import severities_of
from tremplin.sources.listing import Listing, walk
from tremplin.starters.place import root_of


@dataclass(frozen=True)
class Opened:
    """`plan` is how to build the site directly, or what leaves its build to the host."""

    config: MkDocsConfig
    plugin: TremplinPlugin
    plan: Plan | str
    told: Report
    """What is wrong in the configuration, and does not stop it."""

    def options_report(self) -> Report:
        """What is wrong in the configuration and in the options of our plugin."""
        report = Report(texts=dict(self.told.texts), severities=severities_of(self.plugin.config.severities))
        report.extend(self.told.diagnostics)
        check_options(self.config, self.plugin.config, report)
        return report


def open_project(config_file: Path, level: int = logging.ERROR) -> Opened | Outcome:
    """The project of a configuration, or why it cannot be opened."""
    host_log(level)
    if not config_file.is_file():
        return Outcome(2, error=_absent(config_file))
    report = Report()
    config = configured(config_file, report)
    if config is None:
        return Outcome(1, report)
    plugin = config.plugins["tremplin"]
    assert isinstance(plugin, TremplinPlugin)
    return Opened(
        config,
        plugin,
        plan_of(config, plugin.config),
        report,
    )


def files_of(opened: Opened) -> Listing:
    """What the folders of the authors hold, courses first."""
    root, docs = source_folders(opened.config)
    return walk(root, docs, opened.plugin.config.quizzes)


def _absent(config_file: Path) -> str:
    """What to do where there is no configuration: it may be above, in a folder here, or nowhere yet."""
    here, name = Path.cwd(), config_file.name
    told = f"Le fichier {config_file} est introuvable."
    if config_file.is_dir():
        return (
            f"{config_file} est un dossier : écrivez le nom d’un fichier, comme « {config_file}/mkdocs.yml »."
        )
    if config_file != Path(name):
        return f"{told} Vérifiez ce chemin."
    if root := root_of(here, name):
        return f"{told} Le site est dans {root} : placez-vous dans ce dossier."
    if inside := sorted(path.parent.name for path in here.glob(f"*/{name}")):
        return f"{told} Il y en a un dans « {inside[0]} » : placez-vous dans ce dossier (cd {inside[0]})."
    return (
        f"{told} Placez-vous dans le dossier du projet, ou indiquez-le avec « -f chemin/{name} ». "
        "Pour commencer un site : tremplin new site"
    )


def host_log(level: int) -> None:
    logger = logging.getLogger("mkdocs")
    logger.setLevel(level)
    if not logger.handlers:
        logger.addHandler(logging.StreamHandler())


def silent(_report: Report) -> None:
    """The command line tells the report itself, in the form that was asked for."""


def examined(opened: Opened, *, is_told: bool = True) -> tuple[Site | None, Outcome]:
    """The site, None where it cannot be made, and all that a build would tell; nothing is published."""
    if isinstance(opened.plan, Plan):
        report = opened.options_report()
        with progress(is_told=is_told) as advance:
            return examine(opened.plan, report, progress=advance), Outcome(report=report)
    with TemporaryDirectory() as folder:
        outcome = build_through_host(opened, Path(folder))
    return getattr(opened.plugin, "examined", None), outcome


def build_through_host(opened: Opened, folder: Path) -> Outcome:
    """One build by the host into `folder`; its report is told by the command."""
    from mkdocs.commands.build import build as host_build  # slow to load, seldom needed

    opened.plugin.show = silent
    opened.config.site_dir = str(folder)
    try:
        host_build(opened.config)
    except Abort as error:
        if not opened.plugin.report.diagnostics:
            return Outcome(1, error=str(error))
    except (Exception, SystemExit) as error:  # that the host does not tell its plugins of
        opened.plugin.report.extend([stopped(error, Path(opened.config.config_file_path))])
    report = opened.plugin.report
    report.extend(opened.told.diagnostics)
    report.texts |= opened.told.texts
    return Outcome(report=report)
