"""Atomic publication: the site that readers see is the old one whole, or the new one whole."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def staging(site_dir: Path) -> Iterator[Path]:
    """A folder to build in, beside `site_dir` so that the final move stays on one disk.

    It takes the place of `site_dir` when the block ends well and is thrown away when it raises. Hidden
    files at the top of the published folder (`.git`, `.well-known`) are kept, as MkDocs does.
    """
    # a link to the folder that is served stays a link
    site_dir = site_dir.resolve()
    if site_dir.exists() and not site_dir.is_dir():
        raise NotADirectoryError(20, "ce n’est pas un dossier", str(site_dir))
    site_dir.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".tremplin-", dir=site_dir.parent) as folder:
        fresh, old = Path(folder) / "new", Path(folder) / "old"
        fresh.mkdir()
        yield fresh
        fresh.chmod(0o755)
        if not site_dir.exists():
            fresh.rename(site_dir)
            return
        for kept in site_dir.glob(".*"):
            target = fresh / kept.name
            if target.exists():
                continue
            if kept.is_dir() and not kept.is_symlink():
                shutil.copytree(kept, target, symlinks=True)
            else:
                shutil.copy2(kept, target, follow_symlinks=False)
        site_dir.rename(old)
        try:
            fresh.rename(site_dir)
        except OSError:
            old.rename(site_dir)
            raise
