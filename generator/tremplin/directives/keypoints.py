"""`::: retenir`: what is to be remembered."""

from __future__ import annotations

from tremplin.directives.base import Spec

DIRECTIVE = Spec("keypoints", "retenir", "markdown", "::: retenir")
