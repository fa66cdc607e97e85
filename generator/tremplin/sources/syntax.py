"""What the YAML library cannot read, in words: where, why, and what to write instead."""

from __future__ import annotations

import re

import yaml

from tremplin.sources.slips import Slip, slip

_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_BACKSLASH = "barre oblique inverse inconnue entre guillemets"
_REASONS = (
    ("mapping values are not allowed", "deux-points inattendu"),
    ("could not find expected ':'", "il manque « : » après une clé"),
    ("cannot start any token", "ce signe ne peut pas commencer une valeur"),
    ("found unexpected end of stream", "un guillemet n’est pas fermé"),
    ("did not find expected key", "alignement ou guillemets incorrects"),
    ("did not find expected '-' indicator", "alignement de la liste incorrect"),
    ("did not find expected ',' or", "il manque une virgule, un crochet ou une accolade"),
    ("escape", _BACKSLASH),
    ("hexdecimal number", _BACKSLASH),
    ("special characters are not allowed", "caractère invisible interdit"),
    ("control characters are not allowed", "caractère invisible interdit"),
    ("undefined alias", "les renvois YAML (*nom) ne sont pas lus"),
)


def unreadable(text: str, error: yaml.YAMLError) -> Slip:
    """The slip that most likely led to `error`."""
    mark = getattr(error, "problem_mark", None)
    if "end of stream" in str(getattr(error, "problem", None)):
        mark = getattr(error, "context_mark", None) or mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    if mark is None and (sign := _INVISIBLE.search(text)):
        line = text.count("\n", 0, sign.start()) + 1
        column = sign.start() - text.rfind("\n", 0, sign.start())
    lines = text.split("\n")
    line = min(line, len(lines))
    problem = str(getattr(error, "problem", None) or error)
    reason = next((fr for en, fr in _REASONS if en in problem), "la structure n’est pas lisible")
    remedy = "Vérifiez l’alignement, les « : » et les guillemets de cette ligne et de la précédente."
    if reason == _BACKSLASH:
        remedy = "Doublez la barre « \\ », ou mettez le texte entre apostrophes : 'comme ceci'."
    context = getattr(error, "context_mark", None)
    rows = [line - 1, context.line if context and context.line < line else line - 1, line - 2]
    if "could not find expected ':'" in problem:
        rows.reverse()
    if not problem.startswith("found unexpected end of stream") and (told := slip(lines, rows)):
        line, column, reason, remedy = told.row + 1, told.column, told.reason, told.remedy
    elif "could not find expected ':'" in problem and context:
        line, column = context.line + 1, context.column + 1
    return Slip(line - 1, column, reason, remedy)
