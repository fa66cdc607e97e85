"""One tiny broken project per code: what is told, where, and in which words.

`tests/invalid/base` is a valid project. Each other folder holds the files that it replaces or adds, a
file `DELETE` naming what it removes, and `expected.txt`: one line `file:line:column CODE` for each
diagnostic, then `---`, then the text that the author reads. Run this file to write them again.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from examining import examined
from pictures import jpeg, png

from each import each
from tremplin.diagnostics import Report, render_text
from tremplin.rules import RULES, Severity
from tremplin.sources.source import MAX_BYTES, MAX_NODES

INVALID = Path(__file__).parents[1] / "invalid"
BASE = INVALID / "base"
CASES = sorted(p for p in INVALID.iterdir() if p.is_dir() and p != BASE)
NOT_FILES = {"expected.txt", "DELETE"}
TESTED_ELSEWHERE = {
    *("T112", "T113", "T203", "T207", "T212", "T318", "T801", "T802"),  # tests/unit/test_limits.py
    "T803",  # tests/unit/test_guard.py: what no one foresaw
    "T293",  # tests/unit/test_validate.py: what pydantic may find some day
    "T209",  # tests/unit/test_protection.py: what encrypts is installed here
    "T901",  # tests/unit/test_preview.py: what the preview could not follow
    "T902",
    *(f"T95{n}" for n in range(1, 9)),  # tests/unit/test_editions.py: where an edition is written
    *(f"T96{n}" for n in range(1, 10)),  # tests/unit/test_parcels.py: what an archive holds
    *("T335", "T336", "T338", "T339", "T344"),  # tests/unit/test_configuring.py: the host's configuration
    *("T706", "T707", "T708"),  # tests/unit/test_budgets.py: they depend on what the theme weighs
    "T343",  # tests/hosts/test_folders.py: a site of another theme
    "T323",  # tests/unit/test_files.py: told with T317
    *("T341", "T342"),  # tests/unit/test_links.py: what another site answers
    "T509",  # tests/unit/test_checks.py: the day when it is run
    "T560",  # tests/unit/test_quality.py: the publisher's configuration
    # tests/unit/test_help.py: what `tremplin quality` alone tells
    *(code for code, rule in RULES.items() if rule.severity is Severity.ADVICE),
}
SEGMENT = "courses/courriel/01-ecrire/02-joindre.md"


def checked(root: Path) -> Report:
    return examined(root)


def told(report: Report) -> list[str]:
    return [f"{d.span} {d.code}" for d in report]


def assemble(case: Path, root: Path) -> None:
    """The base with the changes of `case`, in `root`."""
    shutil.copytree(BASE, root, dirs_exist_ok=True)
    deletions = case / "DELETE"
    for name in deletions.read_text(encoding="utf-8").split() if deletions.exists() else ():
        path = root / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.copytree(
        case, root, dirs_exist_ok=True, ignore=lambda folder, _: NOT_FILES if folder == str(case) else ()
    )


def expected_of(root: Path) -> str:
    report = checked(root)
    return "\n".join([*told(report), "---", render_text(report), ""])


def test_the_base_is_valid() -> None:
    assert told(checked(BASE)) == []


@pytest.mark.parametrize("case", CASES, ids=lambda p: p.name)
def test_project(case: Path, tmp_path: Path) -> None:
    assemble(case, tmp_path)
    assert expected_of(tmp_path) == (case / "expected.txt").read_text(encoding="utf-8")


@each("case", CASES, ids=lambda p: p.name)
def test_a_project_shows_the_code_it_is_named_after_and_no_other(case: Path) -> None:
    places = (case / "expected.txt").read_text(encoding="utf-8").partition("\n---\n")[0]
    assert {line.split()[-1] for line in places.splitlines()} == {case.name.partition("-")[0]}


# ---- what needs special bytes or files

Breaker = Callable[[Path], None]


def not_utf8(root: Path) -> None:
    path = root / SEGMENT
    path.write_bytes(path.read_bytes() + "Un caf\u00e9.\n".encode("latin-1"))


def utf16(root: Path) -> None:
    path = root / "courses/note.md"
    path.write_text("Bonjour", encoding="utf-16")


def too_big(root: Path) -> None:
    (root / "courses/note.md").write_text("a" * (MAX_BYTES + 1), encoding="utf-8")


def too_many_nodes(root: Path) -> None:
    rows = "\n" * 2 + "- a\n" * MAX_NODES
    (root / "quizzes/courriel/long.yml").write_text(rows, encoding="utf-8")


def a_folder_for_a_file(root: Path) -> None:
    (root / "courses/note.md").mkdir()


def a_link_outside(root: Path) -> None:
    secret = root.parent / f"{root.name}-secret.md"
    secret.write_text("Rien à voir.", encoding="utf-8")
    (root / "courses/note.md").symlink_to(secret)


def a_picture_outside(root: Path) -> None:
    secret = root.parent / f"{root.name}-secret.png"
    secret.write_bytes(b"")
    (root / "courses/courriel/01-ecrire/plan.png").symlink_to(secret)
    with (root / SEGMENT).open("a", encoding="utf-8") as file:
        file.write("\n![Un plan](plan.png)\n")


def a_picture_too_heavy(root: Path) -> None:
    data = jpeg()
    (root / "courses/courriel/photo.JPG").write_bytes(jpeg(pixels=bytes(60_001 - len(data))))


def a_picture_of_another_kind(root: Path) -> None:
    (root / "courses/courriel/photo.jpeg").write_bytes(png())


def a_bomb_of_pixels(root: Path) -> None:
    (root / "quizzes/courriel/photo.png").write_bytes(png(width=50_000, height=50_000))


def a_bomb_of_groups(root: Path) -> None:
    nested = "<g>" * 5_000 + "</g>" * 5_000
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg">{nested}</svg>'
    (root / "courses/courriel/plan.svg").write_text(drawing, encoding="utf-8")


def a_broken_drawing(root: Path) -> None:
    (root / "courses/courriel/plan.svg").write_text("<svg", encoding="utf-8")


def a_heavy_film(root: Path) -> None:
    _of_size(root / "courses/courriel/film.mp4", 10_000_001)


def a_heavy_document(root: Path) -> None:
    _of_size(root / "courses/courriel/plan.pdf", 10_000_001)


def a_film_too_heavy(root: Path) -> None:
    _of_size(root / "courses/courriel/film.webm", 100_000_001)


def _of_size(path: Path, size: int) -> None:
    with path.open("wb") as file:
        file.truncate(size)


def an_empty_document(root: Path) -> None:
    (root / "courses/courriel/plan.pdf").touch()


def a_web_page_for_a_document(root: Path) -> None:
    (root / "courses/courriel/plan.pdf").write_text("<!DOCTYPE html><title>Connexion", encoding="utf-8")


def answers_in_capitals(root: Path) -> None:
    path = root / "courses/courriel/01-ecrire/03-RELIRE.MD"
    path.write_text("---\ntitre: Relire\n---\n", encoding="utf-8")


def an_invisible_sign(root: Path) -> None:
    (root / "quizzes/courriel/objet.yml").write_bytes(b"questions: []\n# \x00\n")


def a_name_of_windows(root: Path) -> None:
    (root / "courses/aux.md").write_text("# Aux", encoding="utf-8")


def two_names_for_one(root: Path) -> None:
    for name in ("Plan.txt", "plan.txt"):
        (root / "courses" / name).write_text(name, encoding="utf-8")


SPECIAL: list[tuple[Breaker, str]] = [
    (not_utf8, f"{SEGMENT}:6:1 T102"),
    (utf16, "courses/note.md:1:1 T102"),
    (too_big, "courses/note.md T106"),
    (too_many_nodes, f"quizzes/courriel/long.yml:{MAX_NODES + 2}:3 T106"),
    (a_folder_for_a_file, "courses/note.md T101"),
    (a_link_outside, "courses/note.md T109"),
    (a_picture_outside, "courses/courriel/01-ecrire/plan.png T109"),
    (a_name_of_windows, "courses/aux.md T110"),
    (two_names_for_one, "courses/plan.txt T111"),
    (a_picture_too_heavy, "courses/courriel/photo.JPG T702"),
    (a_broken_drawing, "courses/courriel/plan.svg T703"),
    (a_picture_of_another_kind, "courses/courriel/photo.jpeg T704"),
    (a_bomb_of_pixels, "quizzes/courriel/photo.png T704"),
    (a_bomb_of_groups, "courses/courriel/plan.svg T705"),
    (a_heavy_film, "courses/courriel/film.mp4 T412"),
    (a_heavy_document, "courses/courriel/plan.pdf T330"),
    (a_film_too_heavy, "courses/courriel/film.webm T413"),
    (an_empty_document, "courses/courriel/plan.pdf T331"),
    (a_web_page_for_a_document, "courses/courriel/plan.pdf T331"),
    (answers_in_capitals, "courses/courriel/01-ecrire/03-RELIRE.MD T320"),
    (an_invisible_sign, "quizzes/courriel/objet.yml:2:3 T103"),
]


@pytest.mark.parametrize(
    ("break_it", "expected"), SPECIAL, ids=[break_it.__name__ for break_it, _ in SPECIAL]
)
def test_special_file(break_it: Breaker, expected: str, tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    break_it(tmp_path)
    assert told(checked(tmp_path)) == [expected]


@pytest.mark.parametrize("size", [60_000, 100])
def test_a_light_picture_is_accepted(size: int, tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    (tmp_path / "courses/courriel/photo.png").write_bytes(png(pixels=bytes(size - len(png()))))
    assert told(checked(tmp_path)) == []


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the rights bind no one here")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    path = tmp_path / "courses/note.md"
    path.touch(mode=0o000)
    assert told(checked(tmp_path)) == ["courses/note.md T101"]


def test_every_code_has_a_broken_project() -> None:
    shown = {p.name.partition("-")[0] for p in CASES} | {place.split()[-1] for _, place in SPECIAL}
    assert shown | TESTED_ELSEWHERE == set(RULES)
    assert not shown & TESTED_ELSEWHERE


def rewrite() -> None:
    for case in CASES:
        with tempfile.TemporaryDirectory() as root:
            assemble(case, Path(root))
            (case / "expected.txt").write_text(expected_of(Path(root)), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(rewrite())
