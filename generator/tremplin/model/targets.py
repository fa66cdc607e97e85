"""What the addresses of a text name among the authors' files."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

from tremplin.model.project import Project
from tremplin.text.addresses import parse


def named(project: Project, target: str, folder: str) -> tuple[str, str]:
    """What `target` names in a text of `folder`: a path from docs_dir, and what follows it (« ?… », « #… »).

    These signs, and « % », belong to the name of a file that has them.
    """
    address = parse(target)
    path = posixpath.normpath(posixpath.join(folder, unquote(address.path)))
    if (address.query or address.anchor or "%" in target) and not project.files.has(project.docs_dir / path):
        for whole in (target, unquote(target)):
            there = posixpath.normpath(posixpath.join(folder, whole))
            if project.files.knows(project.docs_dir / there):
                return there, ""
    return path, address.query + address.anchor
