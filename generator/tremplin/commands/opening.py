"""Opening a project: its configuration, read by the host, and how it can be built."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError

from tremplin.console import Outcome
from tremplin.diagnostics import Report, Span
from tremplin.host.config import plan_of
from tremplin.host.plugin import TremplinPlugin
from tremplin.publish.plan import Plan
from tremplin.sources.faults import fault
from tremplin.sources.listing import Listing
from tremplin.sources.source import check_syntax, read


@dataclass(frozen=True)
class Opened:
    """`plan` is how to build the site directly, or what leaves its build to the host."""

    config: MkDocsConfig
    plugin: TremplinPlugin
    plan: Plan | str

    def options_report(self) -> Report:
        """What is wrong in the options of our plugin."""
        report = Report()
        self.plugin.check_options(self.config, report)
        return report


def open_project(config_file: Path, level: int = logging.ERROR) -> Opened | Outcome:
    """The project of a configuration, or why it cannot be opened."""
    host_log(level)
    if not config_file.is_file():
        return Outcome(
            2,
            error=f"Le fichier {config_file} est introuvable. Placez-vous dans le dossier du projet, "
            "ou indiquez-le avec « -f chemin/mkdocs.yml ».",
        )
    report = Report()
    path = config_file.absolute()
    if source := read(path.name, Listing(path.parent), report):
        check_syntax(source, report)
    if report.diagnostics:
        return Outcome(1, report)
    try:
        config = load_config(str(config_file))
    except (Abort, ConfigurationError):
        return Outcome(
            1, error=f"{config_file} : la configuration est incorrecte. Corrigez la clé nommée ci-dessus."
        )
    plugin = config.plugins.get("tremplin")
    if not isinstance(plugin, TremplinPlugin):
        return Outcome(1, error=f"{config_file} : ajoutez « plugins: [tremplin] » pour construire les cours.")
    return Opened(config, plugin, plan_of(config, plugin.config.quizzes, plugin.config.id))


def host_log(level: int) -> None:
    logger = logging.getLogger("mkdocs")
    logger.setLevel(level)
    if not logger.handlers:
        logger.addHandler(logging.StreamHandler())


def silent(_report: Report) -> None:
    """The command line tells the report itself, in the form that was asked for."""


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
    except Exception as error:  # of the host or of another plugin: ours are told at their page
        opened.plugin.report.extend([fault(error, Span(Path(opened.config.config_file_path or "").name))])
    return Outcome(report=opened.plugin.report)
