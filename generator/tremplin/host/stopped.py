"""What ended the host's build, or the reading of its configuration: a hook, an extension, a template."""

from __future__ import annotations

import logging
import re
import traceback
from pathlib import Path
from types import TracebackType

from jinja2 import TemplateError, TemplateNotFound
from mkdocs.exceptions import BuildError

from tremplin.diagnostics import Diagnostic, Span, harmless
from tremplin.sources.faults import fault, reason_of, traced

_HOOK = "Corrigez cette ligne, ou retirez ce fichier de « hooks: » dans la configuration."
_OURS = frozenset(["mkdocs", "properdocs", "tremplin", "jinja2", "markdown", "yaml", "click"])
_PACKAGE = re.compile(r"site-packages[/\\]([^/\\]+)")


def stopped(error: BaseException, config_file: Path) -> Diagnostic:
    """At the line of the project's own file where it began, if there is one."""
    path = config_file.absolute()
    traced(error)
    if isinstance(error, TemplateError):
        return _of_template(error, path)
    if found := _of_project(error, path.parent):
        return Diagnostic.of("T339", found, reason=_reason(error), remedy=_HOOK)
    packages = [_package(frame.filename) for frame in _frames(error.__traceback__)]
    others = [name for name in packages if name and name not in _OURS]
    if not others and packages and packages[-1] == "tremplin" and isinstance(error, Exception):
        return fault(error, Span(path.name))
    remedy = "Retirez un à un les hooks et les extensions qui s’ajoutent à « tremplin », pour trouver lequel."
    if others:
        remedy = f"Cela vient de « {others[-1]} » : vérifiez ses options, mettez-le à jour, ou retirez-le."
    return Diagnostic.of("T339", Span(path.name), reason=_reason(error), remedy=remedy)


def _frames(begin: TracebackType | None) -> list[traceback.FrameSummary]:
    return [*traceback.extract_tb(begin)] if begin else []


def _of_project(error: BaseException, root: Path) -> Span | None:
    """The line of a file of the project."""
    places = [(frame.filename, frame.lineno or 0) for frame in _frames(error.__traceback__)]
    if isinstance(error, SyntaxError) and error.filename:
        places.append((error.filename, error.lineno or 0))
    for name, line in reversed(places):
        file = Path(name)
        if file.is_relative_to(root) and "site-packages" not in file.parts:
            return Span(file.relative_to(root).as_posix(), line, 1)
    return None


def _package(filename: str) -> str:
    """The package that a file is of; ours is not always installed."""
    if filename.startswith(str(Path(__file__).parents[1])):
        return "tremplin"
    found = _PACKAGE.search(filename)
    return found[1] if found else ""


def _reason(error: BaseException) -> str:
    if isinstance(error, SystemExit):
        return "il arrête le programme"
    if isinstance(error, BuildError):
        return f"« {harmless(str(error))} »"
    if isinstance(error, SyntaxError):
        return "ce n’est pas du Python correct"
    if isinstance(error, ModuleNotFoundError):
        return f"le module « {error.name} » n’est pas installé"
    events = [frame for frame in _frames(error.__traceback__) if frame.name == "_register_event"]
    if isinstance(error, KeyError) and events:
        return f"MkDocs n’a pas de moment « on_{error.args[0]} »"
    return reason_of(error) if isinstance(error, Exception) else type(error).__name__


def _of_template(error: TemplateError, path: Path) -> Diagnostic:
    text = path.read_text(encoding="utf-8", errors="replace")
    found = re.search(r"\bcustom_dir\b", text) or re.search(r"\btheme\b", text)
    place = Span(path.name, text.count("\n", 0, found.start()) + 1, 1) if found else Span(path.name)
    remedy = "Retirez de « custom_dir » les gabarits faits pour un autre thème."
    reason = f"un gabarit de « custom_dir » ne se lit pas ({reason_of(error)})"
    if isinstance(error, TemplateNotFound):
        reason = f"le thème n’a pas de gabarit « {error.name} »"
        if "custom_dir" not in text:
            remedy = "Vérifiez les réglages du thème qui le demandent : sa langue, ses icônes."
    return Diagnostic.of("T339", place, reason=reason, remedy=remedy)


class Told(logging.Filter):
    """Keeps the host from saying by itself, in English, that a page stopped it: `stopped` does."""

    def filter(self, record: logging.LogRecord) -> bool:
        return not record.getMessage().startswith(("Error reading page", "Error building page"))


TOLD = Told()
