"""Why an edit is not made, in words for its author."""

from __future__ import annotations


class EditingError(Exception):
    """Nothing was changed; the message says why, in French."""
