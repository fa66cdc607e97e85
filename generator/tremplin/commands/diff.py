"""`tremplin diff`: what the changes since a revision of git do to the progress of learners."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from tremplin.commands.opening import open_project
from tremplin.console import Outcome
from tremplin.diagnostics import Report, harmless
from tremplin.host.config import source_folders
from tremplin.load.loading import load
from tremplin.model.resets import Change, Edition, longer, proposals, resets
from tremplin.text.typography import french


class _GitError(Exception):
    """Its text says in French why there is no such revision."""


def diff(config_file: Path, revision: str) -> Outcome:
    opened = open_project(config_file)
    if isinstance(opened, Outcome):
        return opened
    root, docs = source_folders(opened.config)
    quizzes = opened.plugin.config.quizzes
    with TemporaryDirectory() as folder:
        try:
            _extract(root, revision, (docs, quizzes), Path(folder))
        except _GitError as error:
            return Outcome(2, error=french(str(error)))
        before = Edition(load(Path(folder), Report(), docs, quizzes))
    after = Edition(load(root, report := Report(), docs, quizzes))
    if report.failed:
        # what cannot be read is not known to have gone away
        return Outcome(1, report)
    said = "\n".join(told(before, after, docs))
    return Outcome(said=said or french("Rien ne se perd : la progression des apprenants reste entière."))


def _extract(root: Path, revision: str, folders: tuple[str, ...], target: Path) -> None:
    """The folders of the project as they were, in `target`."""
    if revision.startswith("-"):
        raise _GitError(f"« {revision} » n’est pas une révision de git.")
    _git(root, "rev-parse", why="Ce dossier n’est pas suivi par git : il n’y a rien à comparer.")
    unknown = f"La révision « {revision} » n’existe pas. Écrivez par exemple : tremplin diff HEAD~1"
    _git(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}", why=unknown)
    # "-z": names as they are, whatever their accents
    listed = _git(root, "ls-tree", "-z", "--name-only", revision, *folders, why=unknown).decode().split("\0")
    if listed := [name for name in listed if name]:
        data = _git(root, "archive", "--format=tar", revision, *listed, why=unknown)
        with tarfile.open(fileobj=io.BytesIO(data)) as archive:
            archive.extractall(target, filter="data")


def _git(root: Path, *arguments: str, why: str) -> bytes:
    """What git says; `why` is told when it fails."""
    try:
        command = ["git", "-C", str(root), *arguments]
        return subprocess.run(command, check=True, capture_output=True).stdout  # noqa: S603 - no shell
    except FileNotFoundError:
        raise _GitError("Le programme « git » n’est pas installé : « tremplin diff » en a besoin.") from None
    except subprocess.CalledProcessError:
        raise _GitError(why) from None


def told(before: Edition, after: Edition, docs: str) -> Iterator[str]:
    """What the records of learners lose from one edition to the next, line by line."""
    changed, proposed = [*resets(before, after)], proposals(before, after)
    for change in Change:
        rows = [f"{row.name} ({row.why})" if row.why else row.name for row in changed if row.change is change]
        yield from _group(change.value, rows)
    for course, fresh in longer(before, after, proposed).items():
        yield from _group(f"De plus dans {course}, à faire aussi par qui l’avait terminé", fresh)
    lines: dict[str, list[str]] = {}
    for old, new in proposed.items():
        owner = next(c for c in after.project.courses if new == c.id or new.startswith(f"{c.id}/"))
        lines.setdefault(f"{docs}/{owner.folder}/course.yml", []).append(f"  {old}: {new}")
    for file, named in lines.items():
        yield from _group(f"Si ce sont de nouveaux noms, écrivez dans {file}", ["anciens-ids:", *named])


def _group(title: str, rows: Sequence[str]) -> Iterator[str]:
    if rows:
        yield click.style(french(f"{title} :"), bold=True)
        yield from (harmless(f"  {row}") for row in rows)
        yield ""
