"""What a body's folder holds stays in it: links that leave it, pipes, devices are no files of the project."""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from examining import examined
from pictures import png

from tremplin.diagnostics import render_text
from tremplin.sources.listing import Listing, walk
from tremplin.sources.place import Place

WriteProject = Callable[..., Path]
COURSE = "courses/courriel"
SECRET = "MOT_DE_PASSE=hunter2"  # noqa: S105


@pytest.fixture
def root(write_project: WriteProject, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sound project of two bodies, with what none of them may show."""
    root = write_project({".env": SECRET, "courses/autre/secret.txt": SECRET, "courses/partage.txt": "x"})
    (tmp_path_factory.getbasetemp() / "dehors.md").write_text(SECRET, encoding="utf-8")
    return root


def told(root: Path) -> list[str]:
    report = examined(root)
    assert SECRET not in render_text(report)
    return [f"{d.span} {d.code}" for d in report]


def pipe(path: Path) -> None:
    os.mkfifo(path)


def sock(path: Path) -> None:
    # its address is limited to about a hundred bytes
    before = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(before)


def link(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


REFUSED: dict[str, Callable[[Path], None]] = {
    "secret of the project": link("../../.env"),
    "secret by its whole path": lambda path: path.symlink_to(path.parents[2] / ".env"),
    "another body": link("../autre/secret.txt"),
    "what the publisher shares": link("../partage.txt"),
    "outside": lambda path: path.symlink_to(path.parents[3] / "dehors.md"),
    "through a link": lambda path: [
        path.with_name(".saut").symlink_to("../../.env"),
        path.symlink_to(".saut"),
    ][0],
    "itself": lambda path: path.symlink_to(path.name),
    "nothing": link("rien.md"),
    "an endless file": link("/dev/zero"),
    "the environment": link("/proc/self/environ"),
    "the terminal": link("/dev/tty"),
    "a folder outside": link("/etc"),
    "a folder of the course": link("01-ecrire"),
    "the folder above": link(".."),
    "a pipe": pipe,
    "a socket": sock,
    "a link to a pipe": lambda path: [pipe(path.with_name(".tube")), path.symlink_to(".tube")][1],
}


@pytest.mark.parametrize("name", ["note.md", "aide.txt", "photo.png", "dessin.svg", "autre.yml", "02-module"])
@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_no_file_of_the_course_is_told_once_and_never_read(root: Path, kind: str, name: str) -> None:
    REFUSED[kind](root / COURSE / name)
    assert told(root) == [f"{COURSE}/{name} T109"]
    assert f"{COURSE}/{name}" not in walk(root, "courses").files


@pytest.mark.parametrize(
    "name",
    [
        f"{COURSE}/course.yml", f"{COURSE}/01-ecrire/module.yml", f"{COURSE}/01-ecrire/01-objet.md",
        "quizzes/courriel/objet.yml", "courses/organismes.yml",
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["outside", "itself", "a pipe"])
def test_a_file_that_is_needed_is_told_once_too(root: Path, kind: str, name: str) -> None:
    (root / name).unlink()
    (root / ".env").rename(root.parent / "dehors.md")
    {
        "outside": lambda p: p.symlink_to(root.parent / "dehors.md"),
        "itself": REFUSED["itself"],
        "a pipe": pipe,
    }[kind](root / name)
    assert told(root) == [f"{name} T109"]


def test_what_names_a_refused_file_is_not_told_again(root: Path) -> None:
    segment = root / COURSE / "01-ecrire/01-objet.md"
    for name in ("plan.png", "aide.txt", "suite.md"):
        (segment.parent / name).symlink_to("/etc/hostname")
    with segment.open("a", encoding="utf-8") as file:
        file.write("\n![Un plan](plan.png) [suite](suite.md)\n\n::: télécharger aide.txt\n")
    assert told(root) == [f"{COURSE}/01-ecrire/{name} T109" for name in ("aide.txt", "plan.png", "suite.md")]


def test_a_linked_course_is_not_entered(root: Path) -> None:
    (root / "courses/copie").symlink_to("courriel")
    assert told(root) == ["courses/copie T109"]


@pytest.mark.parametrize(
    ("name", "target"),
    [
        (f"{COURSE}/copie.txt", "aide.txt"),
        (f"{COURSE}/01-ecrire/copie.txt", "../aide.txt"),
        ("courses/copie.txt", "courriel/aide.txt"),  # what lies there is the publisher's
    ],
)
def test_a_link_that_stays_in_its_folder_is_a_file(root: Path, name: str, target: str) -> None:
    (root / COURSE / "aide.txt").write_text("aide", encoding="utf-8")
    (root / name).symlink_to(target)
    assert told(root) == []
    files = walk(root, "courses")
    assert files.place(name).read() == b"aide"
    assert files.size(name) == 4


def test_the_folder_of_the_courses_may_be_a_link(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    real = tmp_path_factory.mktemp("real") / "contents"
    (root / "courses").rename(real)
    (root / "courses").symlink_to(real)
    (real / "courriel/copie.md").symlink_to("../../.env")
    (real / "courriel/aide.txt").write_text("aide", encoding="utf-8")
    (real / "courriel/lien.txt").symlink_to(real / "courriel/aide.txt")
    assert told(root) == [f"{COURSE}/copie.md T109"]
    assert walk(root, "courses").place(f"{COURSE}/lien.txt").read() == b"aide"


def test_folders_of_the_publisher_follow_links(root: Path) -> None:
    (root / "modeles").mkdir()
    (root / "modeles/page.html").symlink_to("../.env")
    files = walk(root, "modeles", is_trusted=True)
    assert files.size("modeles/page.html") == len(SECRET)


# ---- what changes after the listing


def becomes(change: Callable[[Path], None]) -> Callable[[Path], None]:
    def swap(path: Path) -> None:
        path.unlink()
        change(path)

    return swap


def becomes_a_linked_folder(path: Path) -> None:
    outside = path.parents[3] / "ailleurs"
    outside.mkdir()
    (outside / path.name).write_text(SECRET, encoding="utf-8")
    path.unlink()
    path.parent.rmdir()
    path.parent.symlink_to(outside)


@pytest.mark.parametrize(
    "swap",
    [
        becomes(link("/etc/hostname")),
        becomes(link("../../../.env")),
        becomes(link("../../autre/secret.txt")),
        becomes(link("/dev/zero")),
        becomes(pipe),
        becomes(lambda path: path.mkdir()),
        becomes_a_linked_folder,
    ],
)
def test_what_takes_the_place_of_a_file_is_not_opened(root: Path, swap: Callable[[Path], None]) -> None:
    path = root / COURSE / "images/aide.txt"
    path.parent.mkdir()
    path.write_text("aide", encoding="utf-8")
    files = walk(root, "courses")
    place = files.place(f"{COURSE}/images/aide.txt")
    assert place.read() == b"aide"
    swap(path)
    with pytest.raises(OSError):  # noqa: PT011 - each system has its own
        place.read()


def test_a_file_that_was_saved_anew_is_read(root: Path) -> None:
    place = walk(root, "courses").place(f"{COURSE}/course.yml")
    fresh = place.path.with_name("fresh")
    fresh.write_text("neuf", encoding="utf-8")
    fresh.replace(place.path)
    assert place.read() == b"neuf"


def test_nothing_stays_open(root: Path) -> None:
    descriptors = Path("/proc/self/fd")
    if not descriptors.is_dir():
        pytest.skip("this system does not list them")
    pipe(root / COURSE / "tube.md")
    before = len([*descriptors.iterdir()])
    for _ in range(5):
        Place(root / COURSE, "course.yml").read()
        with pytest.raises(OSError, match="fichier"):
            Place(root / COURSE, "tube.md").open()
        with pytest.raises(FileNotFoundError):
            Place(root / COURSE, "rien/rien.md").open()
    assert len([*descriptors.iterdir()]) == before


# ---- names and rights


@pytest.mark.parametrize(
    "name",
    [
        b"caf\xe9.md",
        b"a\x1b]0;titre\x07.md",
        "a\u202egnp.md".encode(),
        b"a\n::add-path::b.md",
        b"aux.md",
        b"a:b.png",
        b"fin.",
        b"con",
    ],
)
def test_a_name_that_does_not_hold_everywhere_is_told_once(root: Path, name: bytes) -> None:
    path = Path(os.fsdecode(os.fsencode(root / COURSE) + b"/" + name))
    path.mkdir() if name == b"con" else path.write_text("x", encoding="utf-8")
    (place,) = told(root)
    assert place.endswith(" T110")
    assert place.isprintable()
    assert place.encode()


def test_twins_are_told(root: Path) -> None:
    for name in ("photo.png", "Photo.png", "été.png", "e\u0301te\u0301.png"):
        (root / COURSE / name).write_bytes(png())
    assert told(root) == [f"{COURSE}/photo.png T111", f"{COURSE}/été.png T111"]


def test_a_folder_that_may_not_be_listed_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # rights do not bind the super-user who runs tests in containers
    scan = os.scandir

    def refuse(path: Path) -> object:
        if Path(path).name == "01-ecrire":
            raise PermissionError(errno.EACCES, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert told(root) == [f"{COURSE}/01-ecrire T101"]


def test_a_file_that_may_not_be_read_is_told_of_every_kind(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("photo.png", "aide.txt", "note.md"):
        (root / COURSE / name).write_bytes(b"")
    monkeypatch.setattr(os, "access", lambda path, _mode: Path(path).name not in ("photo.png", "aide.txt"))
    assert told(root) == [f"{COURSE}/aide.txt T101", f"{COURSE}/note.md T316", f"{COURSE}/photo.png T101"]


def test_hard_links_are_files_like_others(root: Path) -> None:
    # backups and checkouts are full of them: nothing tells one that an author made from those
    (root / COURSE / "copie.txt").hardlink_to(root / "courses/partage.txt")
    assert told(root) == []


def test_an_empty_listing_has_nothing() -> None:
    assert not Listing(Path("/nowhere")).has(Path("/nowhere/a"))
    assert not Listing(Path("/nowhere")).is_refused(Path("/nowhere/a"))


@pytest.mark.parametrize("size", [0, 1, 65_536, 65_537, 200_000])
@pytest.mark.parametrize("limit", [-1, 0, 1, 65_536, 65_537, 2_000_001])
def test_a_file_is_read_up_to_a_limit(tmp_path: Path, size: int, limit: int) -> None:
    data = bytes(n % 251 for n in range(size))
    (tmp_path / "a").write_bytes(data)
    assert Place(tmp_path, "a").read(limit) == (data if limit < 0 else data[:limit])
