"""`::: mes-données`: what the device of a learner keeps, for the page that says so."""

from __future__ import annotations

from tremplin.directives.base import Spec

DIRECTIVE = Spec("data", "mes-données", "none", "::: mes-données")
