"""Ids from names, and small changes inside authored files."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tremplin.diagnostics import Report, Span
from tremplin.schema.catalogue import CourseInfo
from tremplin.schema.ids import LONGEST, free
from tremplin.schema.validate import validate
from tremplin.sources.names import fault
from tremplin.sources.source import Source, compose
from tremplin.starters.edits import appended, lengthened
from tremplin.starters.examples import Body, quoted, row
from tremplin.starters.ids import id_of
from tremplin.starters.place import next_number
from tremplin.starters.writing import TakenError, write


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("L’été à l'école", "ete-a-ecole"),
        (unicodedata.normalize("NFD", "Tailler l’été"), "tailler-ete"),
        ("MFR de l’Argonne", "mfr-argonne"),
        ("Cœur & œuvre", "coeur-oeuvre"),
        ("  C++  ", "c"),
        ("Aujourd’hui, qu’est-ce que c’est ?", "aujourd-hui-est-ce-que-est"),
        ("日本", "cours"),
        ("…", "cours"),
        ("CON", "cours-con"),
        ("Aide", "cours-aide"),
        ("Mon espace", "cours-mon-espace"),
        ("Assets", "cours-assets"),
        ("2024 en bref", "cours-2024-en-bref"),
        ("2024", "2024"),
        ("un titre qui n’en finit pas, " * 9, "un-titre-qui-en-finit-pas-un-titre-qui"),
        ("a" * 99, "a" * LONGEST),
    ],
)
def test_a_name_gives_a_good_id(name: str, id_: str) -> None:
    assert id_of(name, "cours") == id_


@pytest.mark.parametrize("name", ["Aide", "Outils", "2024-en-bref"])
def test_inside_a_course_no_address_of_the_site_is_taken(name: str) -> None:
    assert id_of(name, "module") == name.lower()


@given(st.text(min_size=1))
def test_any_name_gives_an_id_that_holds_everywhere(name: str) -> None:
    id_ = id_of(name, "cours")
    report = Report()
    node = compose(Source("a", f"prérequis: [{id_}]"), report)
    assert node
    validate(node, CourseInfo, report)
    assert "T205" not in [d.code for d in report]
    assert fault(id_) is None


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1))
def test_a_quoted_name_is_read_as_it_is(name: str) -> None:
    report = Report()
    node = compose(Source("a", f"titre: {quoted(name)}  # à changer\n"), report)
    assert getattr(node, "entries", None)
    assert node.entries[0][1].text == name  # type: ignore[union-attr] # as asserted above
    assert [*report] == []


def test_a_name_that_is_taken_gets_a_number() -> None:
    assert free("objet", {"objet", "objet-2"}) == "objet-3"
    assert next_number(["01-a", "10-b.md", "x", "7", "02_c"]) == "11"
    assert next_number([]) == "01"


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("written", ["55 min", "'55 min'", '"0 h 55"'])
def test_a_duration_is_changed_and_nothing_else(mark: str, end: str, written: str) -> None:
    text = f"{mark}durée: {{}}  # la somme{end}titre: Été{end}"
    longer = lengthened(text.format(written).encode(), Span("a", 1, 8, len(written)), 55, 5)
    assert longer == text.format("1 h").encode()


@pytest.mark.parametrize("span", [Span("a", 1, 9, 6), Span("a", 1, 99, 6), Span("a", 9, 1, 6)])
def test_a_duration_that_is_not_there_is_left(span: Span) -> None:
    assert lengthened("durée: 55 min\n".encode(), span, 55, 5) is None


ROW = row(Body("mfr", "MFR d’Étain", "tel:0329"))


@pytest.mark.parametrize(
    ("before", "indent"),
    [
        ("organismes:\n  - id: a\n    nom: A\n  # fin\n\n", "  "),
        ("- id: a\n  nom: A", ""),
        ("organismes:\n- id: a\n  nom: A\n", ""),
        ("\ufeff# rien\n", ""),
        ("organismes:\n", ""),
        ("", ""),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_training_body_is_added_at_the_end(before: str, indent: str, end: str) -> None:
    before, end = before.replace("\n", end), end if before.count("\n") else "\n"
    longer = (appended(before.encode(), ROW) or b"").decode()
    assert longer.startswith(before.rstrip("\r\n"))
    added = longer[len(before.rstrip("\r\n")) :].strip("\r\n")
    assert added == end.join(f"{indent}{line}" for line in ROW.strip().split("\n"))


@pytest.mark.parametrize(
    "text", ["organismes: [{id: a, nom: A}]\n", "a:\n  nom: A\n", "a: [\n", "un texte\n"]
)
def test_a_list_of_another_form_is_left(text: str) -> None:
    assert appended(text.encode(), ROW) is None


@pytest.mark.parametrize(
    ("there", "name"),
    [
        ("courses/a/b.md", "courses/a/b.md"),
        ("courses/A/c.md", "courses/a/b.md"),
        ("courses/a/B.md", "courses/a/b.md"),
        (unicodedata.normalize("NFD", "courses/é/c.md"), "courses/é/b.md"),
        ("courses/a/b.md/c", "courses/a/b.md"),
    ],
)
def test_nothing_is_written_over_what_is_there(tmp_path: Path, there: str, name: str) -> None:
    (tmp_path / there).parent.mkdir(parents=True)
    (tmp_path / there).write_text("là", encoding="utf-8")
    with pytest.raises(TakenError):
        write(tmp_path, {"autre.md": "un", name: "deux"})
    assert [p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file()] == [there]
