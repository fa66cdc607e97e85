"""Pictures that an author drops: where they go, and how a text names them."""

from __future__ import annotations

import posixpath
import re
from contextlib import ExitStack
from itertools import count
from pathlib import Path, PurePosixPath

from tremplin.editing.refusing import EditingError
from tremplin.model.project import Project
from tremplin.schema.ids import LONGEST
from tremplin.schema.values import slugify
from tremplin.sources.refusals import refusal
from tremplin.starters.writing import create
from tremplin.text.pictures import kind_of

MOST = 8_000_000
"""Bytes of a picture; `check` tells which are too heavy for learners long before."""
_DRAWING = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s/>]", re.S)


def add(project: Project, file: str, name: str, data: bytes) -> tuple[str, str]:
    """Write a picture for a text of `file`; gives its path from the root, and as the text names it.

    A picture that is there already is not written twice. Raises EditingError.
    """
    if len(data) > MOST:
        raise EditingError("Cette image est trop lourde : huit mégaoctets au plus. Réduisez-la d’abord.")
    ending = kind_of(data) or ("svg" if _DRAWING.match(data.removeprefix(b"\xef\xbb\xbf")) else "")
    if not ending:
        raise EditingError("Ce fichier n’est pas une image JPEG, PNG, WebP, GIF, AVIF ou SVG.")
    folders = (project.docs_dir, project.quizzes_dir)
    docs, quizzes = (folder.relative_to(project.root).as_posix() for folder in folders)
    top = next(top for top in (docs, quizzes) if file.startswith(f"{top}/"))
    course, sign, _ = file.removeprefix(f"{top}/").partition("/")
    folder = f"{docs}/{course}/images" if sign else f"{docs}/images"
    stem = slugify(PurePosixPath(name).stem)[:LONGEST].strip("-")
    try:
        path = _written(project.root, folder, stem, f".{ending}", data)
    except OSError as error:
        raise EditingError(f"L’image n’a pas pu être enregistrée : {refusal(error)}.") from error
    if top == quizzes:  # quizzes name pictures from their course
        return path, path.removeprefix(f"{docs}/{course}/" if sign else f"{docs}/")
    return path, posixpath.relpath(path, posixpath.dirname(file))


def _written(root: Path, folder: str, stem: str, ending: str, data: bytes) -> str:
    real = (root / folder).resolve()
    if not real.is_relative_to(root.resolve()):
        raise PermissionError("ce dossier est ailleurs")
    for rank in count(1):
        name = f"{stem}{ending}" if rank == 1 else f"{stem}-{rank}{ending}"
        try:
            with ExitStack() as back:
                create(real / name, data, back)
                back.pop_all()
        except FileExistsError:
            if (real / name).is_file() and (real / name).read_bytes() == data:
                return f"{folder}/{name}"
            continue
        return f"{folder}/{name}"
    raise AssertionError
