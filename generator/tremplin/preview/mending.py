"""« Corriger »: what mends one mistake, shown first, then written; or made in the text of a form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from tremplin.diagnostics import Diagnostic, Report
from tremplin.editing.form import told_of
from tremplin.editing.refusing import EditingError
from tremplin.fixes import Edit
from tremplin.preview.live import LiveSite
from tremplin.publish.site import examine
from tremplin.repairs.edits import edited
from tremplin.repairs.repair import for_diagnostic
from tremplin.repairs.rounds import planned
from tremplin.repairs.writing import RefusedError, apply
from tremplin.text.typography import french

GONE = "Ce n’est plus à corriger, ou ailleurs : la page a changé depuis."


def in_text(report: Report, file: str, text: str, asked: Mapping[str, Any]) -> str:
    """`text`, of `file`, once a mistake of `report` is mended in it. Raises EditingError."""
    line, column = (int(place) for place in asked["at"])
    fix = _found(report, str(asked["code"]), file, line, column).fix
    if not isinstance(fix, Edit) or fix.span.file != file:
        raise EditingError(GONE)
    data, done = edited(text.encode(), [fix])
    if not done:
        raise EditingError(GONE)
    return data.decode()


def mend(site: LiveSite, asked: Mapping[str, Any]) -> dict[str, Any]:
    """What mends the mistake `code` at a place, line by line; `write` writes it. Raises EditingError.

    It is looked for in what the disk holds now: the preview may not have followed yet.
    """
    state, plan = site.drafted({}), site.plan
    line, column = int(asked["ligne"]), int(asked["colonne"])
    told = _found(state.report, str(asked["code"]), str(asked["fichier"]), line, column)
    files = state.site.project.files

    def directly(root: Path) -> Report:
        report = Report()
        examine(replace(plan, root=root), report)
        return report

    repair = planned(files, directly, plan.config.name, told)
    if not repair.mended or for_diagnostic(files, told) is None:  # or the file changed before it was copied
        raise EditingError(GONE)
    if asked.get("write"):
        try:
            apply(files, repair)
        except RefusedError as error:
            raise EditingError(str(error)) from error
    changes = [stretch._asdict() for stretch in repair.stretches()]
    return {**told_of(told), "said": [*map(french, repair.said())], "changes": changes}


def _found(report: Report, code: str, file: str, line: int, column: int) -> Diagnostic:
    found = (
        told for told in report if told.fix and told.code == code and told.span[:3] == (file, line, column)
    )
    told = next(found, None)
    if told is None:
        raise EditingError(GONE)
    return told
