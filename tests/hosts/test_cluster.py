"""A site built on the workers of a real dask scheduler, on this machine, is the same byte for byte."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from commands import ENVIRONMENT, run
from tremplin.diagnostics import Report
from tremplin.load.loading import load
from tremplin.publish.cluster import ClusterError
from tremplin.publish.record import theme_dir
from tremplin.publish.work import Job, Workshop, workers
from tremplin.render.identity import Identity
from tremplin.render.renderer import Renderer

OPTIONS = ("--no-dashboard",)


def start(module: str, *arguments: str, folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", f"distributed.cli.{module}", *arguments, *OPTIONS],
        cwd=folder,
        env={**ENVIRONMENT, "PYTHONWARNINGS": "ignore"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


Cluster = tuple[str, list[subprocess.Popen[str]]]
"""The address of a scheduler; its process, then those of its workers."""


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    address = f"tcp://127.0.0.1:{port}"
    started = [start("dask_scheduler", "--host", "127.0.0.1", "--port", port, folder=tmp_path)]
    worker = ("--nthreads", "1", "--no-nanny", "--host", "127.0.0.1", "--death-timeout", "60")
    started += [start("dask_worker", address, *worker, folder=tmp_path) for _ in range(2)]
    try:
        for process in started[1:]:
            assert process.stderr is not None
            assert any("Registered to" in row for row in process.stderr)
        yield address, started
    finally:
        for process in reversed(started):  # the workers first: without a scheduler they wait for one
            process.kill()
            process.communicate()


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_cluster_gives_the_same_bytes(project: Path, cluster: Cluster, tmp_path: Path) -> None:
    scheduler, _ = cluster
    options = ("-f", "mkdocs.yml", "--quiet")
    here = run(project, "tremplin", "build", *options, "-d", tmp_path / "here", "--jobs", "1")
    assert here.returncode == 0, here.stderr
    for path in (project / ".tremplin").iterdir():
        path.unlink()
    there = run(project, "tremplin", "build", *options, "-d", tmp_path / "there", "--executor", scheduler)
    assert there.returncode == 0, there.stderr
    assert tree(tmp_path / "there") == tree(tmp_path / "here")


def end(processes: list[subprocess.Popen[str]]) -> None:
    for process in processes:
        process.kill()
        process.wait()


def test_a_scheduler_without_workers_is_told_in_french(
    project: Path, cluster: Cluster, tmp_path: Path
) -> None:
    scheduler, processes = cluster
    end(processes[1:])
    result = run(project, "tremplin", "build", "-d", tmp_path / "site", "--executor", scheduler)
    assert result.returncode == 2
    assert f"L’ordonnanceur {scheduler} ne convient pas" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.sweep(every=3)
@pytest.mark.parametrize("lost", [slice(1, 3), slice(0, 1), slice(0, 3)], ids=["workers", "scheduler", "all"])
def test_a_cluster_that_is_lost_ends_the_build(project: Path, cluster: Cluster, lost: slice) -> None:
    scheduler, processes = cluster
    shop = Workshop(Renderer(Identity("Essai", "essai"), theme_dir()), load(project, Report()))

    def batches() -> Iterator[list[Job]]:
        yield [Job(0)]
        end(processes[lost])
        for _ in range(9):
            yield [Job(0)]

    with pytest.raises(ClusterError), workers(shop, 10, None, scheduler) as work:
        for _ in work(batches()):
            pass


def test_a_scheduler_that_does_not_answer_is_told_in_french(project: Path, tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    result = run(project, "tremplin", "build", "-d", tmp_path / "site", "--executor", address)
    assert result.returncode == 2
    assert f"L’ordonnanceur {address} ne convient pas" in result.stderr
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "site").exists()
