"""Writing a file of the authors: whole or not at all, and never over what someone else wrote meanwhile."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

from tremplin.editing.refusing import EditingError
from tremplin.repairs.writing import beside
from tremplin.sources.place import Place
from tremplin.sources.refusals import refusal
from tremplin.sources.source import MAX_BYTES


class ConflictError(Exception):
    """The file is not what it was when it was opened."""


def save(place: Place, data: bytes, digest: str) -> None:
    """Put `data` in the file at `place`, if it still has `digest`. Raises ConflictError, EditingError."""
    if len(data) > MAX_BYTES:
        raise EditingError("Ce fichier serait trop long.")
    try:
        if sha256(place.read(MAX_BYTES + 1)).hexdigest() != digest:
            raise ConflictError
        target = Path(os.path.realpath(place.fence)) / place.target()
        beside(target, data).replace(target)
    except OSError as error:
        reason = refusal(error)
        raise EditingError(f"Ce fichier n’a pas pu être enregistré : {reason}. Rien n’a changé.") from error
