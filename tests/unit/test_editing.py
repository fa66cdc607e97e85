"""Files as forms: line ends and marks stay, every kind of question has its fields, saving loses nothing."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from hashlib import sha256
from io import FileIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import WriteProject
from tremplin.diagnostics import Diagnostic, Report, Span
from tremplin.editing import pictures, saving, steps, values
from tremplin.editing.changes import changed, examples
from tremplin.editing.document import Document
from tremplin.editing.fields import Field, fields_of
from tremplin.editing.form import form
from tremplin.editing.parts import parts
from tremplin.editing.refusing import EditingError
from tremplin.editing.saving import ConflictError, save
from tremplin.load.loading import load
from tremplin.model.project import Project
from tremplin.questions import KINDS
from tremplin.questions.bank import validate_bank
from tremplin.schema.catalogue import CourseInfo, ModuleInfo, PageInfo, Provider, SegmentInfo
from tremplin.sources.place import Place
from tremplin.sources.source import Source, compose

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20

# ---- the file


@given(
    st.lists(
        st.tuples(
            st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]), max_size=9),
            st.sampled_from(["\n", "\r\n", "\r"]),
        ),
        max_size=9,
    ),
    st.booleans(),
    st.integers(0, 8),
)
def test_lines_that_stay_end_as_they_did(lines: list[tuple[str, str]], has_mark: bool, place: int) -> None:
    written = "".join(line + end for line, end in lines).lstrip("\ufeff")
    data = ("\ufeff" * has_mark + written).encode()
    document = Document.of(data)
    assert document.data(document.text) == data
    rows = document.text.split("\n")
    at = place % len(rows)
    longer = "\n".join([*rows[:at], "ajouté", *rows[at:]])
    assert Document.of(document.data(longer)).text == longer


def test_an_added_line_ends_as_most_do() -> None:
    document = Document.of("\ufeffa\r\nb\r\nc\n".encode())
    assert document.data("a\nz\nb\nc\n") == "\ufeffa\r\nz\r\nb\r\nc\n".encode()


def test_bytes_that_are_not_utf8_are_refused_in_words() -> None:
    with pytest.raises(EditingError, match="UTF-8"):
        Document.of("é".encode("cp1252"))


@pytest.fixture
def place(tmp_path: Path) -> Place:
    (tmp_path / "a.yml").write_bytes(b"titre: A\n")
    (tmp_path / "a.yml").chmod(0o640)
    return Place(tmp_path, "a.yml")


def digest(data: bytes) -> str:
    return sha256(data).hexdigest()


def test_a_file_is_replaced_whole_with_its_rights(place: Place) -> None:
    save(place, b"titre: B\n", digest(b"titre: A\n"))
    assert place.read() == b"titre: B\n"
    assert place.path.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in place.fence.iterdir()] == ["a.yml"]


def test_what_someone_else_wrote_is_never_replaced(place: Place) -> None:
    place.path.write_bytes(b"titre: C\n")
    with pytest.raises(ConflictError):
        save(place, b"titre: B\n", digest(b"titre: A\n"))
    assert place.read() == b"titre: C\n"


def test_a_full_disk_loses_nothing(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(saving.os, "fsync", full)
    with pytest.raises(EditingError, match=r"le disque est plein.*Rien n’a changé"):
        save(place, b"titre: B\n", digest(b"titre: A\n"))
    assert place.read() == b"titre: A\n"
    assert [path.name for path in place.fence.iterdir()] == ["a.yml"]


def test_a_link_stays_a_link(place: Place) -> None:
    (place.fence / "b.yml").symlink_to("a.yml")
    save(Place(place.fence, "b.yml"), b"titre: B\n", digest(b"titre: A\n"))
    assert (place.fence / "b.yml").is_symlink()
    assert place.read() == b"titre: B\n"


def test_nothing_is_written_through_a_link_that_leaves(
    place: Place, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "x.yml"
    outside.write_bytes(b"secret")
    (place.fence / "b.yml").symlink_to(outside)
    with pytest.raises(EditingError):
        save(Place(place.fence, "b.yml"), b"titre: B\n", digest(b"secret"))
    assert outside.read_bytes() == b"secret"


# ---- fields


def walked(fields: tuple[Field, ...]) -> Iterator[Field]:
    for field in fields:
        yield field
        yield from walked(field.fields)
        yield from walked((field.item,) if field.item else ())


@pytest.mark.parametrize(
    "model", [CourseInfo, ModuleInfo, SegmentInfo, PageInfo, Provider, *(kind.model for kind in KINDS)]
)
def test_every_key_has_a_field_with_its_name_and_its_use(model: Any) -> None:
    fields = fields_of(model)
    assert [field.name for field in fields] == [f.alias or name for name, f in model.model_fields.items()]
    for field in fields:
        assert field.label
        assert field.help
    assert all(field.words for field in walked(fields) if field.shape in ("word", "yes-no"))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_example_of_each_kind_is_right(kind: Any) -> None:
    row = values.item(values.french({"id": "a", **examples()[kind.name]}), 0)
    report = Report()
    parts = validate_bank(compose(Source("q.yml", f"questions:\n-{row}\n"), report), report)
    assert not report.diagnostics
    (question,) = parts.questions
    assert isinstance(question.value, kind.model)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_each_kind_is_added_and_has_a_form(kind: Any) -> None:
    whole = "questions:\n  - id: question\n    question: Quoi ?\n    réponse: vrai\n"
    (part,) = parts("quizzes/a/b.yml", whole, None)
    longer = changed(whole, part, {"do": "ask", "kind": kind.name})
    report = Report()
    assert validate_bank(compose(Source("q.yml", longer), report), report)
    assert not report.diagnostics
    (part,) = parts("quizzes/a/b.yml", longer, None)
    questions = form(part, longer, ())["fields"][-1]["items"]
    assert [row["kind"] for row in questions] == ["truefalse", kind.name]
    assert questions[1]["id"] == "question-2"


def test_what_is_to_be_corrected_stands_beside_its_field() -> None:
    whole = "titre: A\nniveau: débutent\nassistance:\n  contact: rien\nobjectifs: {a: B}\n"
    (part,) = parts("courses/a/course.yml", whole, PageInfo)
    told = [
        Diagnostic.of("T219", Span("course.yml", 2, 9), key="niveau", value="débutent", remedy="…"),
        Diagnostic.of("T220", Span("course.yml", 4, 12), key="contact", value="rien"),
        Diagnostic.of("T202", Span("course.yml", 1, 1), key="durée", example="durée: 1 h"),
    ]
    shown = form(part, whole, told)
    fields = {tuple(field["path"]): field for field in shown["fields"]}
    assert [row["code"] for row in fields[("level",)]["told"]] == ["T219"]
    (contact,) = [field for field in fields[("support",)]["fields"] if field["path"][-1] == "contact"]
    assert [row["code"] for row in contact["told"]] == ["T220"]
    assert [row["code"] for row in fields[("title",)]["told"]] == ["T202"]


def test_a_text_that_cannot_be_read_is_shown_as_it_is() -> None:
    whole = "titre: [A\n"
    (part,) = parts("courses/a/course.yml", whole, PageInfo)
    shown = form(part, whole, ())
    assert (shown["shape"], shown["value"]) == ("source", whole)
    assert shown["told"]
    assert changed(whole, part, {"do": "text", "path": [], "value": "titre: A"}) == "titre: A\n"


# ---- parts of a page

PAGE = """\
---
titre: Un  # remarque
---
Un texte.

::: quiz
- id: a
  question: Quoi ?
  réponse: vrai
:::

- une liste :

    ::: quiz
    - id: b
      question: Qui ?
      réponse: faux
    :::

Fin.
"""


def test_a_page_is_a_header_a_text_and_the_questions_in_it() -> None:
    found = parts("courses/a/01-b/01-c.md", PAGE, SegmentInfo)
    assert [part.name for part in found] == ["en-tete", "texte", "questions-1", "questions-2"]
    header, body, first, second = found
    assert header.text(PAGE) == "titre: Un  # remarque\n"
    assert body.text(PAGE).startswith("Un texte.")
    longer = changed(PAGE, second, {"do": "set", "path": [0, "question"], "value": "Où : ici ?"})
    assert longer == PAGE.replace("question: Qui ?", 'question: "Où : ici ?"')
    assert changed(PAGE, first, {"do": "copy", "path": [0]}).count("id: a") == 2
    assert changed(PAGE, header, {"do": "set", "path": ["duration"], "value": "5 min"}) == PAGE.replace(
        "remarque\n", "remarque\ndurée: 5 min\n"
    )


def test_a_page_without_a_header_gets_one() -> None:
    header, _ = parts("courses/a.md", "# A\n", PageInfo)
    assert (
        changed("# A\n", header, {"do": "set", "path": ["title"], "value": "B"})
        == "---\ntitre: B\n---\n\n# A\n"
    )
    assert changed("# A\n", header, {"do": "set", "path": ["title"], "value": None}) == "# A\n"


def test_a_question_is_written_where_one_is_in_the_page() -> None:
    body = parts("courses/a.md", PAGE, PageInfo)[1]
    longer = changed(
        PAGE, body, {"do": "quiz", "path": [], "kind": "truefalse", "at": body.text(PAGE).index("Fin.")}
    )
    assert "\n\n::: quiz\n- id: question-1\n" in longer
    assert longer.index("question-1") < longer.index("Fin.")
    assert len(parts("courses/a.md", longer, PageInfo)) == 5


@pytest.mark.parametrize(
    "asked",
    [
        {"do": "autre"},
        {"do": "set", "path": ["title"], "value": ["a"]},
        {"do": "set", "path": {"a": 1}, "value": "a"},
        {"do": "move", "path": [], "to": 1},
        {"do": "move", "path": ["questions", 0], "to": "x"},
        {"do": "ask", "kind": "autre"},
        {"do": "text"},
        {"do": "add", "path": ["questions"], "rank": 0},
        {"do": "name", "path": ["questions"], "name": " "},
    ],
)
def test_a_change_that_makes_no_sense_is_refused(asked: dict[str, Any]) -> None:
    whole = "questions:\n  - id: a\n    question: Quoi ?\n    réponse: vrai\n"
    (part,) = parts("quizzes/a/b.yml", whole, None)
    with pytest.raises(EditingError):
        changed(whole, part, asked)


# ---- pictures and steps


def test_a_picture_goes_to_its_course_under_a_plain_name(write_project: WriteProject) -> None:
    root = write_project({})
    project = load(root, Report())
    segment = "courses/courriel/01-ecrire/01-objet.md"
    assert pictures.add(project, segment, "Été à la mer.PNG", PNG) == (
        "courses/courriel/images/ete-a-la-mer.png",
        "../images/ete-a-la-mer.png",
    )
    assert pictures.add(project, segment, "été à la mer.png", PNG)[1] == "../images/ete-a-la-mer.png"
    assert pictures.add(project, segment, "ete-a-la-mer.png", PNG + b"x")[1] == "../images/ete-a-la-mer-2.png"
    assert pictures.add(project, "quizzes/courriel/objet.yml", "../../x.svg", b"<svg/>")[1] == "images/x.svg"
    assert pictures.add(project, "courses/organismes.yml", "CON.png", PNG)[0].startswith("courses/images/")


@pytest.mark.parametrize("data", [b"", b"<html>", b"MZ", b"%PDF-1.4"])
def test_what_is_no_picture_is_refused(write_project: WriteProject, data: bytes) -> None:
    root = write_project({})
    with pytest.raises(EditingError, match="image"):
        pictures.add(load(root, Report()), "quizzes/courriel/objet.yml", "a.png", data)
    assert not (root / "courses/courriel/images").exists()


FOLDER = "courses/courriel/01-ecrire"
TWO = {
    f"{FOLDER}/02-joindre.md": "---\ntitre: Joindre\n---\n[avant](01-objet.md#a) `[x](01-objet.md)`\n",
    f"{FOLDER}/10-fin.md": "---\ntitre: Fin\n---\n[là](<02-joindre.md>)\n\n[r]: 01-objet.md\n",
}


def test_a_step_that_moves_keeps_its_address_and_its_links(write_project: WriteProject) -> None:
    root = write_project(TWO)
    before = load(root, Report())
    moved = steps.move(before, "courses/courriel/01-ecrire/10-fin.md", 0)
    assert moved == "courses/courriel/01-ecrire/01-fin.md"
    report = Report()
    after = load(root, report)
    assert [s.title for s in after.courses[0].segments] == ["Fin", "L’objet", "Joindre"]
    assert set(after.segment_by_id) == set(before.segment_by_id)
    folder = root / "courses/courriel/01-ecrire"
    assert (folder / "10-joindre.md").read_text().endswith("[avant](02-objet.md#a) `[x](01-objet.md)`\n")
    assert "](<10-joindre.md>)" in (folder / "01-fin.md").read_text()
    assert "[r]: 02-objet.md" in (folder / "01-fin.md").read_text()
    with pytest.raises(EditingError):
        steps.move(after, moved, 3)


def test_a_step_moves_over_no_file_that_is_no_step(write_project: WriteProject) -> None:
    other = f"{FOLDER}/02-objet.md"
    root = write_project({**TWO, other: "---\ntitre: [La mienne\n---\nMon travail.\n"})
    before = {path: path.read_bytes() for path in (root / FOLDER).iterdir()}
    with pytest.raises(EditingError, match=f"« {other} » existe déjà"):
        steps.move(load(root, Report()), f"{FOLDER}/01-objet.md", 1)
    assert {path: path.read_bytes() for path in (root / FOLDER).iterdir()} == before


def test_a_step_is_removed_and_comes_back(write_project: WriteProject) -> None:
    root = write_project(TWO)
    files = [f"{FOLDER}/{name}" for name in ("01-objet.md", "02-joindre.md", "10-fin.md")]
    texts = {file: (root / file).read_bytes() for file in files}

    def project() -> Project:  # as it is on the disk
        return load(root, Report())

    assert steps.remove(project(), files[1]) == files[0]
    assert steps.remove(project(), files[0]) == files[2]
    with pytest.raises(EditingError, match="seule étape"):
        steps.remove(project(), files[2])
    assert [s.title for s in project().courses[0].segments] == ["Fin"]
    assert steps.restore(project(), files[0]) == files[0]
    assert steps.restore(project(), files[1]) == files[1]
    assert {file: (root / file).read_bytes() for file in files} == texts
    with pytest.raises(EditingError, match="n’est plus dans la corbeille"):
        steps.restore(project(), files[1])


@pytest.mark.parametrize(
    "file", ["mkdocs.yml", "../x.md", "/x.md", f"{FOLDER}/../01-objet.md", f"{FOLDER}/x.md", ""]
)
def test_only_a_removed_step_comes_back(write_project: WriteProject, file: str) -> None:
    project = load(write_project(TWO), Report())
    with pytest.raises(EditingError):
        steps.restore(project, file)


def test_a_step_takes_the_place_of_none(write_project: WriteProject) -> None:
    root = write_project(TWO)
    file = f"{FOLDER}/02-joindre.md"
    project = load(root, Report())
    steps.remove(project, file)
    (root / file).write_text(another := TWO[file].replace("Joindre", "Un autre"))
    with pytest.raises(EditingError, match="existe déjà"):
        steps.restore(project, file)
    assert (root / file).read_text() == another
    steps.remove(load(root, Report()), file)
    kept = (root / steps.BIN / file).parent.glob("02-joindre*.md")
    assert sorted(path.read_text() for path in kept) == sorted([TWO[file], another])


def test_a_step_is_copied_and_added(write_project: WriteProject) -> None:
    root = write_project({})
    project = load(root, Report())
    copy = steps.copy(project, "courses/courriel/01-ecrire/01-objet.md")
    assert copy == "courses/courriel/01-ecrire/02-objet-copie.md"
    assert "titre: L’objet (copie)" in (root / copy).read_text()
    project = load(root, Report())
    added = steps.add(project, "courses", "quizzes", "courses/courriel/01-ecrire", "Une suite")
    assert added == "courses/courriel/01-ecrire/03-une-suite.md"
    report = Report()
    assert [s.title for s in load(root, report).courses[0].segments][-1] == "Une suite"
    with pytest.raises(EditingError, match="existe déjà"):
        steps.add(load(root, Report()), "courses", "quizzes", "courses/courriel/01-ecrire", "Une suite")


class _Full(FileIO):
    """A file of a disk that has room for one sign."""

    def write(self, data: Any) -> int:
        super().write(data[:1])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


ADDED: dict[str, Callable[[Project], object]] = {
    "picture": lambda project: pictures.add(project, f"{FOLDER}/01-objet.md", "a.png", PNG),
    "copy": lambda project: steps.copy(project, f"{FOLDER}/01-objet.md"),
    "step": lambda project: steps.add(project, "courses", "quizzes", FOLDER, "Une suite"),
}


@pytest.mark.parametrize(
    ("kind", "last"),
    [
        ("picture", "a.png"),
        ("copy", "02-objet-copie.md"),
        ("step", "02-une-suite.md"),
        ("step", "une-suite.yml"),
    ],
)
def test_a_full_disk_keeps_nothing_of_what_was_to_come(
    write_project: WriteProject, monkeypatch: pytest.MonkeyPatch, kind: str, last: str
) -> None:
    project, opened = load(root := write_project({}), Report()), Path.open
    before, met = {*root.rglob("*")}, []

    def full(path: Path, mode: str = "r", *rest: Any, **named: Any) -> Any:
        if not (mode == "xb" and path.name == last):
            return opened(path, mode, *rest, **named)
        met.append(path)
        return _Full(path, mode)

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises((OSError, EditingError)):
        ADDED[kind](project)
    assert len(met) == 1
    assert {*root.rglob("*")} == before


def test_a_full_disk_keeps_the_duration_of_the_course(
    write_project: WriteProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is written once the step is there."""
    project = load(root := write_project({}), Report())
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="space"):
        ADDED["step"](project)
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before
