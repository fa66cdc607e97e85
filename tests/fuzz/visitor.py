"""A visitor who reads a site again and again, until its input ends: pages, and every file that they name.

`python visitor.py SITE KNOWN WAY PAGE…`: KNOWN is a JSON file, name → digest → numbers of the editions in
which the name has this content. Prints what was wrong, a line each.
"""

from __future__ import annotations

import json
import os
import re
import select
import sys
from hashlib import sha256
from pathlib import Path
from posixpath import dirname, join, normpath

SITE, WAY, PAGES = Path(sys.argv[1]), sys.argv[3], sys.argv[4:]
KNOWN = json.loads(Path(sys.argv[2]).read_bytes())
NAMED = re.compile(rb'<[^>]*? (?:href|src|poster)="([^"#:?]+)["#?]')
Identity = tuple[int, int]


def read(folder: int, name: str) -> tuple[bytes, Identity]:
    SITE.stat()  # never is this name without a folder, not even between two files
    with os.fdopen(os.open(name, os.O_RDONLY, dir_fd=folder), "rb") as file:
        found = os.fstat(file.fileno())
        return file.read(), (found.st_ino, found.st_mtime_ns)


def is_replaced(folder: int, page: str, identity: Identity | None) -> bool:
    """Whether the site, or the page that was read in it, is no more the one in place."""
    if not os.path.samestat(os.fstat(folder), SITE.stat()):
        return True
    return identity is not None and read(folder, page)[1] != identity


def visit(folder: int) -> list[str]:
    """What is wrong in the site that `folder` is: one visit, one edition."""
    wrong: list[str] = []
    editions: set[int] | None = None
    for page in PAGES:
        names, identity = [page], None
        for name in names:
            try:
                data, found = read(folder, name)
            except FileNotFoundError as error:
                if error.filename == str(SITE):
                    raise
                if is_replaced(folder, page, identity):
                    return wrong
                wrong.append(f"{name} is missing, which {page} names" if identity else f"{name} is missing")
                continue
            here = KNOWN.get(name, {}).get(sha256(data).hexdigest())
            if here is None:
                wrong.append(f"{name} is of no edition: {len(data)} bytes, … {data[-20:]!r}")
                continue
            if identity is None:
                identity = found
                links = {os.fsdecode(link) for link in NAMED.findall(data)}
                names += sorted({normpath(join(dirname(page), link)) for link in links} - {page})
            editions = set(here) if editions is None else editions & set(here)
        if WAY == "at-once" and editions == set():
            wrong.append(f"{page} and what it names are of several editions")
    return wrong


wrong: list[str] = []
print("ready", flush=True)
is_over = False
while not is_over:
    # the last visit is of what is left: there is one, however slow the machine
    is_over = bool(select.select([0], [], [], 0.001)[0])
    try:
        folder = os.open(SITE, os.O_RDONLY | os.O_DIRECTORY)
        try:
            wrong += visit(folder)
        finally:
            os.close(folder)
    except OSError as error:
        wrong.append(str(error))
print(*dict.fromkeys(wrong), sep="\n", flush=True)
