"""No fault breaks the site: builds killed, disks full, workers cut, caches and records damaged, at random.

A visitor reads all the while. After each fault, a plain build gives the bytes of a cold build elsewhere.
`make faults ROUNDS=500 SEED=7` does more rounds, from another seed.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest
from damages import damage

from shared import shared
from tremplin.publish.record import FOLDER

HERE = Path(__file__).parent
ROUNDS = int(os.environ.get("ROUNDS") or 2)
SEED = os.environ.get("SEED") or "1"
EDITIONS = 4
LESSONS = 26  # enough for the pages to be made in several processes

CONFIG = "site_name: Essai {0}\ndocs_dir: courses\ntheme: tremplin\nplugins: [tremplin]\n"
COURSE = """\
titre: Cours {0}
résumé: Résumé {0}.
organisme: greta
objectifs: {{objet: Faire}}
durée: {1} min
assistance: {{contact: aide@example.org}}
évaluation: Un quiz.
"""
LESSON = """\
---
titre: Leçon {1}
durée: 5 min
objectifs: [objet]
---
Texte {0}. ![Un pas](pas-{0}.svg) [aide](aide.txt)

::: télécharger aide.txt

::: quiz cours/objet
"""
BANK = (
    "questions:\n  - id: clair\n    question: Lequel, {0} ?\n    réponses: [{{juste: Un}}, {{faux: Deux}}]\n"
)
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="1{0}" height="10"><path d="M0 0h9"/></svg>'
PAGES = ["index.html", "cours/faire/lecon-0/index.html", "cours/index.html", "mentions/index.html"]


def write_edition(root: Path, number: int) -> None:
    """The sources of edition `number`: some files are changed, others added, gone or the same."""
    for folder in ("courses", "quizzes"):
        shutil.rmtree(root / folder, ignore_errors=True)
    lessons = LESSONS + number % 2
    files = {
        "mkdocs.yml": CONFIG.format(number // 2),
        "courses/organismes.yml": "- id: greta\n  nom: GRETA\n",
        "courses/mentions.md": "# Mentions\n\nTexte.\n",
        "courses/cours/course.yml": COURSE.format(number, 5 * lessons),
        "courses/cours/01-faire/module.yml": "titre: Faire\n",
        f"courses/cours/01-faire/pas-{number}.svg": DRAWING.format(number),
        "courses/cours/01-faire/aide.txt": "aide " * (number + 1),
        "quizzes/cours/objet.yml": BANK.format(number),
        **{f"courses/cours/01-faire/{n + 10}-lecon-{n}.md": LESSON.format(number, n) for n in range(lessons)},
    }
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def begin(root: Path, way: str, harm: str = "none", nth: int = 0) -> subprocess.Popen[str]:
    command = [sys.executable, str(HERE / "acts.py"), harm, str(nth), way, "build", "--quiet", "--jobs", "2"]
    return subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def end(process: subprocess.Popen[str]) -> str:
    """What it said, when it and its workers, which hold the other end of the pipe, have ended."""
    with process:
        return process.communicate()[0]


@pytest.fixture(scope="module")
def cold(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, bytes]]:
    """Each edition as a machine makes it that never saw another."""

    def make(folder: Path) -> None:
        for number in range(EDITIONS):
            write_edition(folder / str(number), number)
            process = begin(folder / str(number), "at-once")
            said = end(process)
            assert process.returncode == 0, said

    made = shared(tmp_path_factory, "cold", make)
    return [tree(made / str(number) / "site") for number in range(EDITIONS)]


@contextmanager
def disk(folder: Path) -> Iterator[bool]:
    """A small disk at `folder`, where one may be mounted; whether it is."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", folder]
    may = os.geteuid() == 0 and shutil.which("mount") is not None
    is_mounted = may and subprocess.run(command, capture_output=True).returncode == 0
    try:
        yield is_mounted
    finally:
        if is_mounted:
            subprocess.run(["umount", folder], check=True)


@contextmanager
def visitor(site: Path, known: Path, way: str) -> Iterator[list[str]]:
    found: list[str] = []
    command = [sys.executable, str(HERE / "visitor.py"), str(site), str(known), way, *PAGES]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        try:
            yield found
        finally:
            found += filter(None, process.communicate()[0].splitlines())
    assert process.returncode == 0


# ---- faults: each begins a build, harms it, and gives what it said


@dataclass(frozen=True)
class Bench:
    root: Path
    way: str
    is_small: bool
    """Whether the project is on a disk of its own."""
    acts: int
    """More or less as many acts on files as a build has."""
    rng: Random
    told: list[str] = field(default_factory=list)
    """What was done, for who reads a failure."""

    def begin(self, harm: str = "none", nth: int = 0) -> subprocess.Popen[str]:
        self.told.append(f"{harm} {nth}" if harm != "none" else "build")
        return begin(self.root, self.way, harm, nth)


def killed_at_an_act(bench: Bench) -> str:
    return end(bench.begin("kill", bench.rng.randrange(bench.acts)))


def without_room_at_an_act(bench: Bench) -> str:
    return end(bench.begin("full", bench.rng.randrange(bench.acts)))


def killed_at_a_time(bench: Bench) -> str:
    process = bench.begin()
    with suppress(subprocess.TimeoutExpired):
        process.wait(bench.rng.uniform(0.1, 1.5))
    process.kill()
    return end(process)


def cut_worker(bench: Bench) -> str:
    """The cache is thrown away, so that there are workers."""
    shutil.rmtree(bench.root / FOLDER, ignore_errors=True)
    process = bench.begin()
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    moment = bench.rng.randrange(30)
    with suppress(OSError):  # it has ended, or this system has no such file
        while process.poll() is None:
            workers = children.read_text().split()
            if workers and not moment:
                os.kill(int(bench.rng.choice(workers)), signal.SIGKILL)
                break
            moment -= bool(workers)
            os.sched_yield()
    return end(process)


def damaged_meanwhile(bench: Bench) -> str:
    process = bench.begin()
    for _ in range(3):
        with suppress(subprocess.TimeoutExpired):
            process.wait(bench.rng.uniform(0, 0.4))
        bench.told.append(damage(bench.root, bench.rng))
    return end(process)


def on_a_full_disk(bench: Bench) -> str:
    """The disk has room for a part of the new site."""
    if not bench.is_small:
        return without_room_at_an_act(bench)
    ballast = bench.root / "ballast"
    left = bench.rng.randrange(1_200_000)
    with ballast.open("wb") as file:
        there = os.fstatvfs(file.fileno())
        os.posix_fallocate(file.fileno(), 0, max(1, there.f_bavail * there.f_frsize - left))
        bench.told.append(f"{left} bytes left")
        said = end(bench.begin())
    ballast.unlink()
    return said


FAULTS: list[Callable[[Bench], str]] = [
    killed_at_an_act, without_room_at_an_act, killed_at_a_time, cut_worker, damaged_meanwhile, on_a_full_disk,
]  # fmt: skip


@pytest.mark.parametrize("way", ["at-once", "file-by-file"])
def test_no_fault_breaks_the_site(way: str, cold: list[dict[str, bytes]], tmp_path: Path) -> None:
    known: dict[str, dict[str, list[int]]] = {}
    for number, files in enumerate(cold):
        for name, data in files.items():
            known.setdefault(name, {}).setdefault(sha256(data).hexdigest(), []).append(number)
    (tmp_path / "known.json").write_text(json.dumps(known))
    rng = Random(f"{SEED} {way}")  # noqa: S311
    with disk(tmp_path / "disk") as is_small:
        bench = Bench(tmp_path / "disk", way, is_small, 3 * len(cold[0]), rng)
        site, number = bench.root / "site", 0
        write_edition(bench.root, number)
        end(bench.begin())
        with visitor(site, tmp_path / "known.json", way) as wrong:
            for count in range(ROUNDS):
                bench.told.append(f"-- round {count}")
                number = (number + rng.randrange(1, EDITIONS)) % EDITIONS
                write_edition(bench.root, number)
                if rng.random() < 0.6:
                    bench.told.append(damage(bench.root, rng))
                fault = FAULTS[count % len(FAULTS)]
                bench.told.append(fault.__name__)
                said = fault(bench)
                history = "\n".join(bench.told[-20:])
                assert "Traceback" not in said, f"{history}\n{said}"
                process = bench.begin()
                said = end(process)
                assert process.returncode == 0, f"{history}\n{said}"
                assert differences(tree(site), cold[number]) == {}, history
                others = {p.name for p in bench.root.iterdir()}
                assert others == {"courses", "quizzes", "mkdocs.yml", "site", FOLDER}, history
                kept = {p.name.partition(".")[2] for p in (bench.root / FOLDER).iterdir()}
                assert kept <= {"json", "sqlite", "sqlite-wal", "sqlite-shm"}, history
        assert wrong == [], "\n".join((*wrong, *bench.told))


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> dict[str, tuple[bytes | None, ...]]:
    return {n: (one.get(n), other.get(n)) for n in one.keys() | other.keys() if one.get(n) != other.get(n)}
