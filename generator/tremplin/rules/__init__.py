"""The French text of every kind of mistake, under its stable code.

The messages, the help page (docs/diagnostics.md) and the tests all read this table, so that they cannot
drift apart. One code a mistake: two places where the same is wrong share it.
"""

from __future__ import annotations

from tremplin.rules import courses, directives, faults, preview, questions, reading, references, values
from tremplin.rules.base import Rule, Rules, Severity

__all__ = ["RULES", "Rule", "Severity"]

RULES: Rules = {
    **reading.RULES,
    **values.RULES,
    **questions.RULES,
    **references.RULES,
    **directives.RULES,
    **courses.RULES,
    **faults.RULES,
    **preview.RULES,
}
