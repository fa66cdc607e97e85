"""`::: messages`: the messages of Tremplin explained, for a course about writing courses."""

from __future__ import annotations

from tremplin.directives.base import Spec

DIRECTIVE = Spec("messages", "messages", "none", "::: messages", lists_messages=True)
