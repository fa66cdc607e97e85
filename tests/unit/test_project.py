"""Loading a project: order, addresses, titles, banks; what is not read is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tremplin.checks import banks
from tremplin.checks.subject import Subject
from tremplin.diagnostics import Report
from tremplin.load.loading import load
from tremplin.model.project import Project

SEGMENT = "---\ntitre: {}\ndurée: 6 min\n---\nBonjour.\n"
BANK = "- {id: a, question: Quoi ?, réponse: vrai}\n"
MODULE = "courses/courriel/01-ecrire"


def loaded(root: Path, **folders: str) -> tuple[Project, list[str]]:
    report = Report()
    project = load(root, report, **folders)
    return project, [f"{d.span} {d.code}" for d in report]


def test_a_small_project(write_project: Any) -> None:
    project, told = loaded(write_project())
    assert told == []
    course = project.course_by_id["courriel"]
    assert (course.id, course.folder, course.url, course.minutes) == ("courriel", "courriel", "courriel/", 6)
    assert [m.id for m in course.modules] == ["courriel/ecrire"]
    segment = project.segment_by_id["courriel/ecrire/objet"]
    assert (segment.title, segment.minutes, segment.text.url) == ("L’objet", 6, "courriel/ecrire/objet/")
    assert segment.text.path == "courriel/01-ecrire/01-objet.md"
    assert segment.text.body.line == 6
    assert project.provider_by_id["greta"].name == "GRETA"
    assert project.banks["courriel/objet"].title == "Quiz"
    assert project.bank_of(segment.text.directives[0], segment.text) is project.banks["courriel/objet"]


def test_numbers_order_folders_and_files_as_numbers(write_project: Any) -> None:
    root = write_project(
        {
            f"{MODULE}/10-dix.md": SEGMENT.format("Dix"),
            f"{MODULE}/2-deux.md": SEGMENT.format("Deux"),
            f"{MODULE}/annexe.md": SEGMENT.format("Annexe"),
            "courses/courriel/10-fin/module.yml": "titre: Fin\n",
            "courses/courriel/02_suite/module.yml": "titre: Suite\n",
        }
    )
    project, told = loaded(root)
    assert told == []
    course = project.courses[0]
    assert [s.id.rpartition("/")[2] for s in course.segments] == ["objet", "deux", "dix", "annexe"]
    assert [m.id for m in course.modules] == ["courriel/ecrire", "courriel/suite", "courriel/fin"]


def test_pages_come_in_reading_order_with_their_addresses(write_project: Any) -> None:
    root = write_project(
        {
            "courses/index.md": "# Accueil du site\n",
            "courses/aide.md": "Bonjour.\n",
            "courses/pages/02-deux.md": "Bonjour.\n",
            "courses/courriel/index.md": "# Le cours\n",
            f"{MODULE}/index.md": "# Le module\n",
        }
    )
    project, told = loaded(root)
    assert told == []
    assert [(t.url, t.title) for t in project.texts()] == [
        ("", "Accueil du site"),
        ("courriel/", "Le cours"),
        ("courriel/ecrire/", "Le module"),
        ("courriel/ecrire/objet/", "L’objet"),
        ("aide/", "Aide"),
        ("pages/deux/", "Deux"),
    ]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\ntitre: Un\n---\n# Deux\n", "Un"),
        ("---\ntitle: Un\n---\n", "Un"),
        ("Bonjour.\n\n# Deux #\n", "Deux"),
        ("## Trois\n", "Mentions legales"),
        ("", "Mentions legales"),
    ],
)
def test_the_title_of_a_free_page(write_project: Any, text: str, title: str) -> None:
    project, told = loaded(write_project({"courses/mentions-legales.md": text}))
    assert told == []
    assert project.text_by_path["mentions-legales.md"].title == title


def test_a_sign_of_code_is_not_a_title(write_project: Any) -> None:
    project, _ = loaded(write_project({"courses/code.md": "```\n# commentaire\n```\n\n# Le titre\n"}))
    assert project.text_by_path["code.md"].title == "Le titre"


def test_hidden_files_are_not_read(write_project: Any) -> None:
    root = write_project(
        {
            "courses/.brouillon.md": "x",
            "courses/.git/a.md": "x",
            "quizzes/.a.yml": "x",
            f"{MODULE}/.a.md": "x",
        }
    )
    project, told = loaded(root)
    assert told == []
    assert len(list(project.texts())) == 1


def test_a_module_may_be_described_by_its_index(write_project: Any) -> None:
    root = write_project(
        {f"{MODULE}/module.yml": None, f"{MODULE}/index.md": "---\ntitre: Par l’index\n---\nBonjour.\n"}
    )
    project, told = loaded(root)
    assert told == []
    assert project.courses[0].modules[0].info.value.title == "Par l’index"


def test_module_yml_wins_over_the_index(write_project: Any) -> None:
    project, told = loaded(write_project({f"{MODULE}/index.md": "---\ntitre: Autre\n---\n"}))
    assert told == []
    assert project.courses[0].modules[0].info.value.title == "Écrire"


@pytest.mark.parametrize(
    "text",
    [
        "- id: greta\n  nom: GRETA\n",
        "organismes:\n  - id: greta\n    nom: GRETA\n",
        "providers:\n  - {id: greta, name: GRETA}\n",
        "greta:\n  nom: GRETA\n",
        "organismes:\n  greta:\n    nom: GRETA\n",
    ],
)
def test_the_shapes_of_a_list_of_bodies(write_project: Any, text: str) -> None:
    project, told = loaded(write_project({"courses/organismes.yml": text}))
    assert told == []
    assert [p.value.id for p in project.providers] == ["greta"]
    assert project.providers[0].where.at("name").column > 1


@pytest.mark.parametrize(
    ("text", "place"),
    [("greta\n", "1:1"), ("greta: GRETA\n", "1:8"), ("id: greta\nnom: GRETA\n", "1:5"),
     ("organismes: greta\n", "1:13"), ("- greta\n", "1:3")],
)  # fmt: skip
def test_what_is_not_a_list_of_bodies_is_told(write_project: Any, text: str, place: str) -> None:
    _, told = loaded(write_project({"courses/organismes.yml": text}))
    assert told[0] == f"courses/organismes.yml:{place} T107"


def test_a_mapping_that_writes_its_id_twice_is_told(write_project: Any) -> None:
    text = "greta:\n  id: autre\n  nom: GRETA\n"
    _, told = loaded(write_project({"courses/organismes.yml": text}))
    assert told == ["courses/organismes.yml:2:3 T104"]


@pytest.mark.parametrize("header", ["", "# rien\n"])
def test_a_segment_with_an_empty_header_is_told(write_project: Any, header: str) -> None:
    _, told = loaded(write_project({f"{MODULE}/02-vide.md": f"---\n{header}---\nBonjour.\n"}))
    assert told == [f"{MODULE}/02-vide.md:1:1 T202"]


@pytest.mark.parametrize("text", ["", "# rien\n"])
@pytest.mark.parametrize("name", ["courses/courriel/course.yml", f"{MODULE}/module.yml"])
def test_an_empty_file_is_told(write_project: Any, name: str, text: str) -> None:
    _, told = loaded(write_project({name: text}))
    assert told == [f"{name}:1:1 T107"]


def test_a_mistake_in_a_page_is_told_at_its_line_in_the_file(write_project: Any) -> None:
    text = SEGMENT.format("Un") + "\n::: quiz\n- id: a\n  question: Quoi ?\n:::\n\n::: zut\n"
    _, told = loaded(write_project({f"{MODULE}/02-un.md": text}))
    assert told == [f"{MODULE}/02-un.md:8:3 T231", f"{MODULE}/02-un.md:12:1 T401"]


def test_a_quiz_inside_a_page_takes_the_address_of_the_page(write_project: Any) -> None:
    text = SEGMENT.format("Un") + "\n::: quiz\n" + BANK + ":::\n"
    project, told = loaded(write_project({f"{MODULE}/02-un.md": text}))
    assert told == []
    page = project.segment_by_id["courriel/ecrire/un"].text
    assert [b.id for b in page.inline_banks] == ["courriel/ecrire/un"]
    assert project.bank_of(page.directives[0], page) is page.inline_banks[0]


def test_questions_of_two_quizzes_inside_a_page_have_ids_of_their_own(write_project: Any) -> None:
    text = SEGMENT.format("Un") + ("\n::: quiz\n" + BANK + ":::\n") * 2
    project, told = loaded(write_project({f"{MODULE}/02-un.md": text}))
    assert told == []
    # or the progress of one would overwrite the other's
    assert "T206" in [d.code for d in banks.banks(Subject(project, {}))]


def test_banks_are_named_by_their_path(write_project: Any) -> None:
    root = write_project({"quizzes/a.yml": BANK, "quizzes/x/y/b.yaml": BANK})
    project, told = loaded(root)
    assert told == []
    assert sorted(project.banks) == ["a", "courriel/objet", "x/y/b"]


def test_a_bank_with_two_extensions_is_told(write_project: Any) -> None:
    _, told = loaded(write_project({"quizzes/courriel/objet.yaml": BANK}))
    assert len(told) == 1


def test_folders_can_be_named_otherwise(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Un\n", encoding="utf-8")
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests/a.yml").write_text(BANK, encoding="utf-8")
    project, told = loaded(tmp_path, docs="docs", quizzes="tests")
    assert told == []
    assert project.home is not None
    assert list(project.banks) == ["a"]


def test_a_project_without_quizzes_is_read(tmp_path: Path) -> None:
    (tmp_path / "courses").mkdir()
    project, told = loaded(tmp_path)
    assert told == []
    assert (project.courses, project.banks, project.home) == ((), {}, None)


def test_drafts_are_not_published(write_project: Any) -> None:
    root = write_project()
    course = root / "courses/courriel/course.yml"
    course.write_text(course.read_text(encoding="utf-8") + "brouillon: oui\n", encoding="utf-8")
    project, told = loaded(root)
    assert told == []
    assert [c.id for c in project.courses] == ["courriel"]
    assert project.published().courses == ()
    assert project.published().banks == project.banks


@pytest.mark.parametrize("target", ["2", "atelier-2", "Atelier 2", "deuxieme"])
def test_a_session_is_found_by_id_title_or_rank(write_project: Any, target: str) -> None:
    root = write_project()
    course = root / "courses/courriel/course.yml"
    rows = "".join(
        f"  - {{titre: Atelier {n}, lieu: MFR, début: 2027-01-1{n} 09:00, fin: 2027-01-1{n} 12:00{extra}}}\n"
        for n, extra in ((1, ""), (2, ", id: deuxieme"))
    )
    course.write_text(course.read_text(encoding="utf-8") + f"sessions:\n{rows}", encoding="utf-8")
    project, told = loaded(root)
    assert told == []
    found = project.courses[0].session(target)
    assert found is not None
    assert found.id == "deuxieme"
    assert project.courses[0].session("atelier-3") is None


def test_windows_ends_of_lines_and_a_mark_of_order_change_nothing(write_project: Any) -> None:
    root = write_project()
    before, _ = loaded(root)
    for path in [*root.rglob("*.md"), *root.rglob("*.yml")]:
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    after, told = loaded(root)
    assert told == []
    assert after == before


def test_a_picture_of_a_quiz_is_sought_near_it_then_in_its_course(write_project: Any) -> None:
    root = write_project(
        {"courses/courriel/images/a.webp": "x", "quizzes/courriel/b.webp": "x", "courses/c.webp": "x"}
    )
    project, _ = loaded(root)
    assert project.media("images/a.webp", "courriel") == root / "courses/courriel/images/a.webp"
    assert project.media("b.webp", "courriel") == root / "quizzes/courriel/b.webp"
    assert project.media("c.webp", "courriel") == root / "courses/c.webp"
    assert project.media("d.webp", "courriel") is None


def test_a_picture_outside_the_folders_of_authors_is_not_contained(write_project: Any) -> None:
    root = write_project({"secret.png": "x"})
    (root / "courses/link.png").symlink_to(root / "secret.png")
    project, _ = loaded(root)
    assert not project.contains(root / "secret.png")
    assert not project.contains(root / "courses/link.png")
    assert not project.contains(root / "courses/../secret.png")
    assert project.contains(root / "courses/courriel/course.yml")
