"""The ways of Windows and of a Mac, tried on Linux: ends of lines, encodings, names, signs of paths."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from examining import examined, renderer
from pictures import png

from tremplin.commands.opening import Opened, open_project
from tremplin.diagnostics import Report
from tremplin.load.loading import load
from tremplin.outputs import outputs
from tremplin.outputs.base import File
from tremplin.render.guard import content_of
from tremplin.render.site import Site

ROOT = Path(__file__).parents[2]
BASE = ROOT / "tests/invalid/base"
SMALL = ROOT / "tests/sites/small"
SEGMENT = "courses/courriel/01-ecrire/01-objet.md"
TEXTS = (".md", ".yml", ".vtt")


def copied(source: Path, to: Path) -> Path:
    return shutil.copytree(source, to, ignore=shutil.ignore_patterns(".tremplin", "site", "piege"))


def texts(root: Path) -> list[Path]:
    return sorted(path for path in root.rglob("*") if path.suffix in TEXTS)


def told(root: Path) -> list[str]:
    return [f"{d.span.file} {d.code}" for d in examined(root)]


def published(root: Path) -> dict[str, bytes]:
    """What a build would write, but for the files that are published as they are."""
    site = Site(load(root, Report()), renderer(), {})
    made = {page.url: content_of(renderer(), site.project, page) for page in site.pages if page.has_content}
    site = Site(site.project, renderer(), made)
    return {o.address: o.data() for o in outputs(site) if not isinstance(o.content, File)}


# ---- ends of lines and marks

END = {"windows": b"\r\n", "an old mac": b"\r"}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """The small site without its attacks, and what it comes to."""
    root = copied(SMALL, tmp_path_factory.mktemp("plain") / "site")
    shutil.rmtree(root / "quizzes/piege", ignore_errors=True)
    return root, published(root)


@pytest.mark.parametrize("end", END)
def test_ends_of_lines_and_a_mark_change_no_byte_of_a_site(
    plain: tuple[Path, dict[str, bytes]], tmp_path: Path, end: str
) -> None:
    root = copied(plain[0], tmp_path / "site")
    for path in texts(root):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", END[end]))
    found, expected = published(root), plain[1]
    assert len(expected) > 40
    assert found.keys() == expected.keys()
    # subtitles are published as their author wrote them
    assert [name for name in found if found[name] != expected[name] and not name.endswith(".vtt")] == []


@pytest.mark.parametrize("end", END)
def test_ends_of_lines_and_a_mark_move_no_message(tmp_path: Path, end: str) -> None:
    root = copied(BASE, tmp_path / "project")
    path = root / SEGMENT
    path.write_text(path.read_text("utf-8").replace("titre:", "titr:"), encoding="utf-8")
    expected = [str(d.span) for d in examined(root)]
    assert expected == [f"{SEGMENT}:2:1"]
    for file in texts(root):
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", END[end]))
    assert [str(d.span) for d in examined(root)] == expected


# ---- encodings

ENCODINGS = ("latin-1", "cp1252", "mac-roman", "utf-16", "utf-16-le", "utf-16-be", "utf-32")


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("name", [path.relative_to(BASE).as_posix() for path in texts(BASE)])
def test_a_file_in_another_encoding_is_one_mistake(tmp_path: Path, name: str, encoding: str) -> None:
    root = copied(BASE, tmp_path / "project")
    path = root / name
    text = path.read_text(encoding="utf-8").translate({0x2019: "'", 0x0153: "oe", 0x2026: "."})
    path.write_bytes(f"{text}\n# été\n".encode(encoding, errors="replace"))
    assert told(root) == [f"{name} T102"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("name", ["courses/note.md", "courses/courriel/01-ecrire/module.yml"])
def test_utf_16_without_its_mark_nor_an_accent_is_known(tmp_path: Path, name: str, encoding: str) -> None:
    root = copied(BASE, tmp_path / "project")
    (root / name).write_bytes("titre: Ecrire\n".encode(encoding))
    assert told(root) == [f"{name} T102"]


CONFIG = "site_name: Été\ndocs_dir: courses\ntheme: tremplin\nplugins: [tremplin]\n"


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_configuration_in_another_encoding_is_told(tmp_path: Path, encoding: str) -> None:
    root = copied(BASE, tmp_path / "project")
    (root / "mkdocs.yml").write_bytes(CONFIG.encode(encoding))
    opened = open_project(root / "mkdocs.yml")
    assert not isinstance(opened, Opened)
    assert [d.code for d in opened.report or ()] == ["T102"]


def test_a_configuration_in_windows_ways_is_read(tmp_path: Path) -> None:
    root = copied(BASE, tmp_path / "project")
    (root / "mkdocs.yml").write_bytes(CONFIG.replace("\n", "\r\n").encode("utf-8-sig"))
    opened = open_project(root / "mkdocs.yml")
    assert isinstance(opened, Opened)
    assert opened.config.site_name == "Été"


# ---- paths inside texts


@pytest.mark.parametrize(
    ("written", "file"),
    [
        (r"![Un plan](..\images\plan.png)", "images/plan.png"),
        (r"![Un plan](..\images/plan.png)", "images/plan.png"),
        ("![Un plan](../images/mon plan d’été.png)", "images/mon plan d’été.png"),
        ("![Un plan](../images/mon%20plan.png)", "images/mon plan.png"),
        ("![Un plan](../images/été.png)", unicodedata.normalize("NFD", "images/été.png")),
        (unicodedata.normalize("NFD", "![Un plan](../images/été.png)"), "images/été.png"),
        (r"[Se relire](..\01-ecrire\02-joindre.md)", "images/plan.png"),
        (r"::: télécharger ..\images\plan.png", "images/plan.png"),
    ],
)
def test_a_path_as_windows_or_a_mac_writes_it_is_found(tmp_path: Path, written: str, file: str) -> None:
    root = copied(BASE, tmp_path / "project")
    path = root / "courses/courriel" / file
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(png())
    with (root / SEGMENT).open("a", encoding="utf-8") as segment:
        segment.write(f"\n{written}\n")
    assert told(root) == []
    page = published(root)["courriel/ecrire/objet/index.html"].decode()
    assert "\\" not in page.partition("<main")[2].partition("</main>")[0]


def test_a_path_in_other_letters_works_on_windows_only_and_is_told(tmp_path: Path) -> None:
    root = copied(BASE, tmp_path / "project")
    (root / "courses/courriel/images").mkdir()
    (root / "courses/courriel/images/plan.png").write_bytes(png())
    with (root / SEGMENT).open("a", encoding="utf-8") as segment:
        segment.write("\n![Un plan](../Images/Plan.PNG)\n")
    (found,) = examined(root)
    assert (found.code, "« ../images/plan.png »" in found.remedy) == ("T306", True)


# ---- names of files and folders


@pytest.mark.parametrize(
    ("before", "after", "expected", "remedy"),
    [
        ("courses/courriel", "courses/Courriel été", "courses/Courriel été T205", "courriel-ete"),
        (
            "courses/courriel/01-ecrire",
            "courses/courriel/01 - Écrire",
            "courses/courriel/01 - Écrire T132",
            "« 01-ecrire »",
        ),
        (
            "courses/courriel/01-ecrire",
            "courses/courriel/1. Écrire ça",
            "courses/courriel/1. Écrire ça T132",
            "« 01-ecrire-ca »",
        ),
        (
            "courses/courriel/01-ecrire",
            "courses/courriel/01-Écrire",
            "courses/courriel/01-Écrire T205",
            "01-ecrire",
        ),
        (
            SEGMENT,
            SEGMENT.replace("01-objet", "01 objet"),
            f"{SEGMENT.replace('-objet', ' objet')} T205",
            "01-objet",
        ),
        ("courses/courriel", "courses/con", "courses/con T110", "Renommez-le"),
        ("courses/courriel", "courses/COM1", "courses/COM1 T110", "Renommez-le"),
    ],
)
def test_a_name_that_does_not_hold_is_one_mistake(
    tmp_path: Path, before: str, after: str, expected: str, remedy: str
) -> None:
    root = copied(BASE, tmp_path / "project")
    (root / before).rename(root / after)
    (found,) = examined(root)
    assert f"{found.span.file} {found.code}" == expected
    assert remedy in found.remedy


@pytest.mark.parametrize("name", ["01-con", "01-aux", "02-nul"])
def test_a_number_before_a_reserved_name_makes_it_hold(tmp_path: Path, name: str) -> None:
    root = copied(BASE, tmp_path / "project")
    (root / "courses/courriel/01-ecrire").rename(root / f"courses/courriel/{name}")
    assert told(root) == []


Copy = Callable[[Path, Path], object]


@pytest.mark.parametrize(
    ("first", "second", "copy"),
    [
        ("courses/courriel", "courses/courrieL", shutil.copytree),
        ("courses/courriel/01-ecrire", "courses/courriel/01-ecrirE", shutil.copytree),
        (SEGMENT, SEGMENT.replace("objet", "objeT"), shutil.copy),
        ("quizzes/courriel/objet.yml", "quizzes/courriel/objeT.yml", shutil.copy),
    ],
)
def test_two_names_that_windows_takes_for_one_are_told_once(
    tmp_path: Path, first: str, second: str, copy: Copy
) -> None:
    root = copied(BASE, tmp_path / "project")
    copy(root / first, root / second)
    codes = [d.code for d in examined(root)]
    assert codes.count("T111") == 1
    assert "T312" not in codes
