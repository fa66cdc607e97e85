"""`::: si-échoué`: a content for who has not passed a quiz yet."""

from __future__ import annotations

from dataclasses import replace

from tremplin.directives import passed

DIRECTIVE = replace(passed.DIRECTIVE, name="failed", french="si-échoué", example="::: si-échoué mail/joindre")
