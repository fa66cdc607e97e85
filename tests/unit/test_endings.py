"""What the name of a file says of it."""

from __future__ import annotations

import pytest

from tremplin.text.endings import is_scrap, right_name


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("03-dates.md.txt", "03-dates.md"), ("quiz.yml.txt", "quiz.yml"), ("quiz.yaml.txt", "quiz.yml"),
        ("a.markdown", "a.md"), ("a.MD", "a.md"), ("a.YML", "a.yml"), ("a.md.md", "a.md"),
        ("a.yml.yml", "a.yml"), ("a.md (1).txt", "a.md"), ("a.md.docx", "a.md"), ("a.mdx", "a.md"),
        ("a.md", None), ("a.yml", None), ("a.yaml", None), ("a.txt", None), ("a.b.pdf", None),
        ("note.md.pdf", None), ("md", None),
    ],
)  # fmt: skip
def test_the_right_name_of_a_source(name: str, right: str | None) -> None:
    assert right_name(name) == right


@pytest.mark.parametrize(
    "name",
    [
        "~$modele.docx", "~WRL0003.tmp", "Thumbs.db", "thumbs.db", "desktop.ini", ".DS_Store", "._photo.png",
        ".~lock.budget.ods#", "a.tmp", "a.bak", "a.md~", "#a.md#", "__MACOSX", "$RECYCLE.BIN",
    ],
)  # fmt: skip
def test_what_programs_leave(name: str) -> None:
    assert is_scrap(name)


@pytest.mark.parametrize(
    "name", ["a.md", "modele.docx", "photo~1.png", "a#b.pdf", "temp.pdf", "a.db", ".nojekyll"]
)
def test_what_people_write(name: str) -> None:
    assert not is_scrap(name)
