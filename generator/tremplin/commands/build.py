"""`tremplin build`: directly when the configuration allows it, else through the host's build."""

from __future__ import annotations

import time
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from tremplin.commands.opening import Opened, build_through_host, open_project
from tremplin.console import Outcome, progress, refuses, say, summary
from tremplin.diagnostics import harmless
from tremplin.markdown.versions import notice
from tremplin.publish.cluster import ClusterError
from tremplin.publish.exchange import PartlyPublishedError
from tremplin.publish.ownership import ForeignFilesError, refuse_foreign
from tremplin.publish.plan import Means, Plan
from tremplin.publish.site import build_site
from tremplin.publish.staging import staging
from tremplin.sources.faults import reason_of


class _RefusedError(Exception):
    """What the host has built is thrown away."""


def build(
    config_file: Path, site_dir: Path | None, means: Means, *, strict: bool = False, is_told: bool = True
) -> Outcome:
    """Publish the site; `is_told` says how far it is, and what came of it."""
    started = time.monotonic()
    opened = open_project(config_file)
    if isinstance(opened, Outcome):
        return opened
    target = (site_dir or Path(opened.config.site_dir)).absolute()
    if refused := _touches_sources(target, opened):
        return refused
    if is_told and (slower := notice()):
        say(slower)
    try:
        refuse_foreign(target.resolve())
        if isinstance(opened.plan, Plan):
            return _directly(opened, opened.plan, target, means, started, strict=strict, is_told=is_told)
        if is_told:
            say(f"Construction par MkDocs, plus lente : {opened.plan} le demande.")
        return _through_host(opened, target, started, strict=strict)
    except ForeignFilesError as error:
        names = ", ".join(f"« {harmless(name)} »" for name in error.names[:3])
        more = " et d’autres" if error.names[3:] else ""
        return Outcome(
            2,
            error=f"{target} contient des fichiers que Tremplin n’a pas écrits : {names}{more}. Rien n’a été "
            "touché. Déplacez-les (ceux du site vont parmi les cours), ou choisissez un autre dossier "
            "avec « -d ».",
        )
    except PartlyPublishedError as error:
        return Outcome(
            1,
            error=f"Le site n’a été écrit qu’en partie : {error}. Les pages en place sont lisibles. "
            "Corrigez la cause, puis relancez la construction.",
        )
    except OSError as error:
        return Outcome(
            1,
            error=f"Le site n’a pas pu être écrit : {reason_of(error)}. Le site déjà publié n’a pas changé.",
        )


def _directly(
    opened: Opened, plan: Plan, target: Path, means: Means, started: float, *, strict: bool, is_told: bool
) -> Outcome:
    report = opened.options_report()
    try:
        with progress(is_told=is_told) as advance:
            numbers = build_site(
                plan, report, target, lambda found: refuses(found, strict=strict), means, advance
            )
    except BrokenProcessPool:
        return Outcome(
            1, error="Un processus s’est arrêté, faute de mémoire peut-être. Relancez avec « --jobs 1 »."
        )
    except ClusterError as error:
        return Outcome(
            2,
            error=f"L’ordonnanceur {means.cluster} ne convient pas : {error}. Vérifiez son adresse, et que "
            "« tremplin[cluster] » est installé ici et sur ses ouvriers.",
        )
    if numbers is None:
        return Outcome(1, report)
    return Outcome(0, report, summary(**numbers, started=started, target=str(target)))


def _through_host(opened: Opened, target: Path, started: float, *, strict: bool) -> Outcome:
    try:
        with staging(target) as folder:
            outcome = build_through_host(opened, folder)
            if outcome.status or (outcome.report and refuses(outcome.report, strict=strict)):
                raise _RefusedError
            files = [path for path in folder.rglob("*") if path.is_file()]
            pages = sum(path.suffix == ".html" for path in files)
            weight = sum(path.stat().st_size for path in files)
    except _RefusedError:
        return Outcome(1, outcome.report, error=outcome.error)
    said = summary(pages=pages, rebuilt=pages, weight=weight, started=started, target=str(target))
    return Outcome(0, outcome.report, said)


def _touches_sources(target: Path, opened: Opened) -> Outcome | None:
    """A site never takes the place of what it is made of."""
    assert opened.config.config_file_path
    quizzes = Path(opened.config.config_file_path).parent / opened.plugin.config.quizzes
    site = target.resolve()
    for source in (Path(opened.config.docs_dir).resolve(), quizzes.resolve()):
        if site.is_relative_to(source) or source.is_relative_to(site):
            error = f"Le site ne peut pas être publié dans {target} : ce dossier touche à {source}."
            return Outcome(2, error=error)
    return None
