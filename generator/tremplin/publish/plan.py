"""What a build is asked: which site, and how to work."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from tremplin.diagnostics import Report
from tremplin.load.loading import load
from tremplin.load.reading import Memories
from tremplin.markdown.extension import Syntax
from tremplin.model.project import Project
from tremplin.render.identity import Identity
from tremplin.render.renderer import Renderer


@dataclass(frozen=True)
class Plan:
    """What the host's configuration says of a site."""

    root: Path
    config: Path
    docs: str
    quizzes: str
    identity: Identity
    syntax: Syntax
    templates: tuple[Path, ...] = ()
    """Folders of templates that take the place of the theme's."""
    editions: tuple[str, ...] = ()
    """Names of those that the page of a course offers to take away."""
    is_cacheable: bool = True
    """Whether what a text becomes depends on nothing that the cache does not know of."""
    includes: tuple[Path, ...] = ()
    """Folders of texts that pages include (pymdownx.snippets)."""
    kinds: frozenset[str] = frozenset()
    """Endings of the other files that are published."""

    def project(
        self, report: Report, memories: Memories | None = None, drafts: Mapping[str, bytes] | None = None
    ) -> Project:
        """What the sources hold, or would with `drafts`, files as they would be."""
        found = load(self.root, report, self.docs, self.quizzes, memories, drafts=drafts)
        return replace(found, kinds=self.kinds)

    def renderer(self, theme_dir: Path) -> Renderer:
        return Renderer(self.identity, theme_dir, self.templates, self.syntax)

    def names(self, *folders: Path) -> list[str]:
        """Folders of the project as its listing names them."""
        return [folder.relative_to(self.root).as_posix() for folder in folders]


Progress = Callable[[int, int], None]
"""Told the number of pages done, and of all."""


def silent(_done: int, _all: int) -> None:
    """Nothing is told."""


@dataclass(frozen=True)
class Means:
    """How to work: number of processes, or address of a dask scheduler; `asked` is the target folder as
    the command names it.
    """

    asked: str = ""
    jobs: int | None = None
    cluster: str | None = None


HERE = Means()
"""On this machine, on all its cores."""
