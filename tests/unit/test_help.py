"""The page of help of each code: its wrong text gives the code and no other, its right text is sound."""

from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path

import pytest
from examining import examined, measured
from laying import lay

from each import each
from tremplin.rules import RULES, Severity, help
from tremplin.rules.help import EXAMPLE, HOW, RIGHT, WHY, WRONG, help_of

BASE = Path(__file__).parents[1] / "invalid/base"
COURSE = "courses/courriel"
BESIDE = {
    "images/cercle.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><circle r="1"/></svg>',
    "fichiers/modele.pdf": "%PDF-1.4\n",
    "fichiers/film.mp4": "film",
    "fichiers/film.vtt": "WEBVTT\n\n00:00.000 --> 00:02.000\nBonjour.\n",
    "fichiers/appel.mp3": "son",
}
"""What examples name among the files of the course."""
NOT_RUN = {
    "T102": "the bytes of a file: an example in a page is in UTF-8",
    "T109": "a link of the file system",
    **dict.fromkeys(("T112", "T113", "T203", "T207", "T212", "T260", "T318", "T801", "T802"), "too long"),
    "T209": "what encrypts is installed here",
    "T293": "what no one foresaw",
    "T323": "a file that is not published is told as T317 too",
    **dict.fromkeys(("T330", "T412", "T413", "T702", "T706", "T707", "T708"), "the weight of a file"),
    **dict.fromkeys(("T331", "T704", "T705"), "the bytes of a file"),
    "T360": "a project without any course",
    **dict.fromkeys(
        ("T335", "T336", "T338", "T339", "T343", "T344", "T560", "T902"), "the host reads its configuration"
    ),
    **dict.fromkeys(("T341", "T342"), "what another site answers"),
    "T509": "the day when it is run",
    "T803": "what no one foresaw",
    "T901": "what the preview could not follow",
    **{f"T95{n}": "an edition, and not a text" for n in range(1, 9)},
    **{f"T96{n}": "an archive, and not a text" for n in range(1, 10)},
}


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sound project, with what the examples name."""
    root = shutil.copytree(BASE, tmp_path_factory.mktemp("help") / "base")
    for name, text in BESIDE.items():
        path = root / COURSE / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    course = root / COURSE / "course.yml"
    course.write_text(course.read_text("utf-8").replace("durée: 11 min", "durée: 14 min"), encoding="utf-8")
    return root


def told(root: Path, section: str) -> set[str]:
    """The codes that a project gives with the examples of a section."""
    lay(root, section)
    return {d.code for d in examined(root)}


def test_each_code_has_its_page_and_there_is_no_other() -> None:
    pages = {file.name.removesuffix(".md") for file in files(help).iterdir() if file.name.endswith(".md")}
    assert pages == set(RULES)


@each("code", RULES)
def test_a_page_has_every_part(code: str) -> None:
    page = help_of(code)
    assert [*page.sections] in ([WRONG, RIGHT, WHY], [WRONG, RIGHT, WHY, HOW])
    assert all((page.title, page.meaning, *page.sections.values()))
    for heading in (WRONG, RIGHT):
        found = EXAMPLE.findall(page.sections[heading])
        assert found
        assert EXAMPLE.sub("", page.sections[heading]).strip() == ""
        assert all(name for _, name, _ in found) is (code not in NOT_RUN)


def test_the_project_of_the_examples_is_sound(base: Path) -> None:
    assert told(base, "") == set()


ADVICE = [code for code, rule in RULES.items() if rule.severity is Severity.ADVICE and code not in NOT_RUN]


@pytest.mark.parametrize("code", [code for code in RULES if code not in NOT_RUN and code not in ADVICE])
@pytest.mark.parametrize(("heading", "gives"), [(WRONG, True), (RIGHT, False)], ids=["wrong", "right"])
def test_an_example(code: str, heading: str, gives: bool, base: Path, tmp_path: Path) -> None:
    root = shutil.copytree(base, tmp_path / "project")
    assert told(root, help_of(code).sections[heading]) == ({code} if gives else set())


@pytest.mark.parametrize("code", ADVICE)
@pytest.mark.parametrize(("heading", "gives"), [(WRONG, True), (RIGHT, False)], ids=["wrong", "right"])
def test_an_example_of_advice(code: str, heading: str, gives: bool, base: Path, tmp_path: Path) -> None:
    root = shutil.copytree(base, tmp_path / "project")
    named = {f"{COURSE}/course.yml"} | lay(root, help_of(code).sections[heading])
    assert [d.code for d in examined(root) if d.code not in ("T501", "T505")] == []
    advice = {d.code for quality in measured(root) for d in quality.told if d.span.file in named}
    assert (code in advice) is gives
