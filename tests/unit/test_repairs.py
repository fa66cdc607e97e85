"""`check --fix`: what is mended, what stays as it was, and what is never written."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Callable, Iterable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from examining import examined
from hypothesis import given
from hypothesis import strategies as st
from test_invalid import CASES, assemble

from commands import run
from tremplin.fixes import Edit, Rename, Span
from tremplin.repairs.edits import edited
from tremplin.repairs.encodings import utf8
from tremplin.repairs.repair import Change, Repair, for_diagnostic
from tremplin.repairs.rounds import planned
from tremplin.repairs.writing import RefusedError, apply
from tremplin.sources.listing import Listing, walk

Project = Callable[..., Path]
BANK = "quizzes/courriel/objet.yml"
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9"/></svg>'
SEGMENT = "courses/courriel/01-ecrire/01-objet.md"
QUESTION = "  - id: clair\n    question: Quel objet est clair ?\n"


def listing(root: Path) -> Listing:
    return walk(root, "courses", "quizzes")


def plan(root: Path) -> Repair:
    return planned(listing(root), examined, "mkdocs.yml")


def mend(root: Path) -> Repair:
    repair = plan(root)
    apply(listing(root), repair)
    return repair


def tree(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def codes(root: Path) -> list[str]:
    return [told.code for told in examined(root)]


# ---- every kind of mistake

MENDED = frozenset(
    re.findall(
        r"T\d+",
        """
        T102 T103 T108 T114 T124 T128 T129 T131 T132 T133 T134 T140
        T201 T202 T204 T205 T216 T218 T219 T221 T245 T254 T257 T264 T278 T286
        T301 T302 T303 T304 T305 T306 T307 T308 T309 T310 T320 T322 T325 T329 T332
        T401 T402 T501
        """,
    )
)
"""Codes of which some mistakes are mended."""
ELSEWHERE = frozenset(["T124", "T134", "T306", "T309", "T310", "T322"])
"""Those that no folder of `tests/invalid` shows where one thing mends them."""
OFFERED = [case for case in CASES if case.name.partition("-")[0] in MENDED - ELSEWHERE]
NOT_MENDED = {
    "T103-comma-in-braces": "what follows the comma may be meant as a key",
    "T103-open-quote": "where the quotation ends is not known",
    "T114-escaped": "its author wrote an escape, not the sign",
    "T131-text-above": "what is above may be meant to stay",
    "T133-in-a-list": "where it is to be is not known",
    "T201-no-near-key": "no key is near",
    "T201-in-a-glossary": "no key is near",
    "T202-empty-header": "a title is not guessed",
    "T202-english-author": "a title is not guessed",
    "T202-segment-without-header": "a title is not guessed",
    "T204-name-of-another-tool": "two kinds may be meant",
    "T205-old-ids": "an old name",
    "T205-quiz": "what learners did is kept under it",
    "T216-in-an-option": "the duration is not a number",
    "T219-mode-of-an-activity": "no word is near",
    "T219-mode-of-gaps": "no word is near",
    "T219-yes-or-no": "no word is near",
    "T278-in-a-hint": "no name is near",
    "T303-in-a-question": "no name is near",
    "T304-prerequisite": "no name is near",
    "T307-absolute": "no name is near",
    "T401-nested": "no name is near",
    "T402-no-option": "no option is known",
    "T325-in-a-page": "one of two names is not near",
    "T325-in-a-quiz": "one of two names is not near",
    "T329-nearly-links": "the words or the address are missing",
}


@pytest.mark.parametrize("case", OFFERED, ids=lambda case: case.name)
def test_a_mistake_is_mended_whole(case: Path, tmp_path: Path) -> None:
    assemble(case, tmp_path)
    repair = mend(tmp_path)
    code = case.name.partition("-")[0]
    assert (code in codes(tmp_path)) == (case.name in NOT_MENDED)
    assert not plan(tmp_path).mended
    if case.name not in NOT_MENDED:
        assert code in {told.code for told in repair.mended}


@pytest.mark.sweep(every=3)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_mended_raises_no_other_mistake(case: Path, tmp_path: Path) -> None:
    assemble(case, tmp_path)
    before = codes(tmp_path)
    repair = mend(tmp_path)
    assert bool(repair.mended) == bool(repair.changes or repair.renames)
    if repair.mended:
        # a link that is read at last may lead nowhere, a quiz that is found may be used nowhere
        assert len(set(codes(tmp_path)) - set(before) - {"T306", "T307", "T314"}) == 0


@pytest.mark.parametrize(
    ("code", "wrong", "right", "files"),
    [
        ("T124", ":smille:", ":smile:", {}),
        ("T134", "> | a | b |\n> | 1 | 2 |", "> | a | b |\n> |---|---|\n> | 1 | 2 |", {}),
        ("T134", "| a | b |\n|---|\n| 1 | 2 |", "| a | b |\n|---|---|\n| 1 | 2 |", {}),
        ("T306", "![Un pas](../pass.svg)", "![Un pas](../pas.svg)", {"pas.svg": DRAWING}),
        ("T306", "![../pass.svg](../pass.svg)", "![../pass.svg](../pas.svg)", {"pas.svg": DRAWING}),
        ("T309", "::: télécharger ../aide2.txtt", "::: télécharger ../aide2.txtt", {"aide2.txt": "Aide."}),
        ("T309", "::: télécharger ../adie.txt", "::: télécharger ../aide.txt", {"aide.txt": "Aide."}),
    ],
)
def test_a_mistake_of_a_page_is_mended(
    write_project: Project, code: str, wrong: str, right: str, files: dict[str, str]
) -> None:
    root = write_project({f"courses/courriel/{name}": text for name, text in files.items()})
    page = root / SEGMENT
    sound = page.read_text(encoding="utf-8")
    page.write_text(f"{sound}\n{wrong}\n", encoding="utf-8")
    assert code in codes(root)
    mend(root)
    assert page.read_text(encoding="utf-8") == f"{sound}\n{right}\n"
    assert (code in codes(root)) == (right == wrong)


def test_a_session_and_a_file_take_their_right_names(write_project: Project) -> None:
    session = "sessions: [{titre: Atelier, lieu: Ici, début: 2027-01-12 09:00, fin: 2027-01-12 12:00}]\n"
    root = write_project()
    course = root / "courses/courriel/course.yml"
    course.write_text(course.read_text(encoding="utf-8") + session, encoding="utf-8")
    with (root / SEGMENT).open("a", encoding="utf-8") as page:
        page.write("\n::: session ateleir\n")
    module = root / "courses/courriel/01-ecrire/module.yml"
    for code, change in (
        ("T310", lambda: None),
        ("T322", lambda: module.rename(module.with_name("modul.yaml"))),
    ):
        change()
        assert code in codes(root)
        mend(root)
        assert code not in codes(root)
    assert module.is_file()


def test_what_is_offered_is_told_one_by_one(write_project: Project) -> None:
    root = write_project(
        {BANK: "questions:\n" + QUESTION + "    réponces:\n      - juste: Oui : non\n      - faux: Rien\n"}
    )
    (told,) = examined(root)
    repair = for_diagnostic(listing(root), told)
    assert repair
    (change,) = repair.changes
    assert b'- juste: "Oui : non"' in change.after
    (root / BANK).write_text("questions: []\n", encoding="utf-8")
    assert for_diagnostic(listing(root), told) is None


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("        retour: Oui : sans lieu, on hésite.", '        retour: "Oui : sans lieu, on hésite."'),
        ("        retour:Oui", "        retour: Oui"),
        ("        retour: Oui : non # à relire", '        retour: "Oui : non" # à relire'),
        (
            "        retour: L'un : l'autre, d'abord # à relire",
            "        retour: \"L'un : l'autre, d'abord\" # à relire",
        ),
        ("        retour: **Oui** # à relire", '        retour: "**Oui**" # à relire'),
        ("        retour: “Oui : non”", '        retour: "Oui : non"'),
        ('        retour: "Oui" : non', "        retour: '\"Oui\" : non'"),
        ("        retuor: Oui", "        retour: Oui"),
        ("      \u00a0 retour: Oui", "        retour: Oui"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_only_the_place_of_a_slip_changes(
    write_project: Project, wrong: str, right: str, end: str, mark: str
) -> None:
    text = (
        f"{mark}# Un quiz.\nquestions: # toutes\n{QUESTION}    réponses:\n      - juste: Candidature\nHERE\n"
        "      - faux:   Bonjour   # avec ses espaces\n"
    ).replace("\n", end)
    root = write_project()
    (root / BANK).write_bytes(text.replace("HERE", wrong).encode())
    mend(root)
    assert (root / BANK).read_bytes().decode() == text.replace("HERE", right)
    assert codes(root) == []


def test_every_slip_of_a_file_is_mended_at_once(write_project: Project) -> None:
    rows = "".join(f"      - faux: Non {n}\n        retour: Non : {n}\n" for n in range(25))
    root = write_project({BANK: f"questions:\n{QUESTION}    réponses:\n      - juste: Candidature\n{rows}"})
    repair = mend(root)
    assert len(repair.mended) == 25
    assert codes(root) == []


@pytest.mark.parametrize(
    ("item", "right"),
    [
        ("  - question: L’objet à écrire ?\n    réponse: vrai\n", "  - id: objet-a-ecrire\n    question:"),
        ("  -   question: Clair\n      réponse: vrai\n", "  -   id: clair-2\n      question:"),
        ("  - {question: Clair, réponse: vrai}\n", "  - {id: clair-2, question:"),
    ],
)
def test_a_question_takes_an_id_of_its_words(write_project: Project, item: str, right: str) -> None:
    sound = f"questions:\n{QUESTION}    réponses: [{{juste: Oui}}, {{faux: Non}}]\n"
    root = write_project({BANK: sound + item})
    mend(root)
    assert (root / BANK).read_text(encoding="utf-8").startswith(sound + right)
    assert codes(root) == []


def test_questions_inside_a_page_are_mended_too(write_project: Project) -> None:
    text = (
        "---\ntitre: L’objet\ndurée: 6 min\nobjectifs: [objet]\n---\n::: quiz courriel/objet\n\n"
        "- Dans une liste\n\n    ::: quiz\n    - question: Un : deux\n      réponce: vrai\n    :::\n"
    )
    root = write_project({SEGMENT: text})
    mend(root)
    right = '    - id: un-deux\n      question: "Un : deux"\n      réponse: vrai\n'
    assert right in (root / SEGMENT).read_text(encoding="utf-8")
    assert codes(root) == []


@pytest.mark.parametrize(
    "text",
    [
        "|\n      Relisez.\n\n      [Ceci](01-ecrire/01-objt.md) : \\ et é\n",
        ">\n      Relisez\n      [ceci](01-ecrire/01-objt.md)\n",
        '"Relisez \\u00e9 \\"bien\\"\n      [ceci](01-ecrire/01-objt.md)"\n',
        "'Relisez\n      [l''objet](01-ecrire/01-objt.md)'\n",
        "Relisez\n      [ceci](01-ecrire/01-objt.md)\n",
    ],
)
def test_a_text_over_several_lines_is_mended_at_its_place(write_project: Project, text: str) -> None:
    before = f"questions:\n{QUESTION}    réponses: [juste: Oui, faux: Non]\n    explication: {text}"
    root = write_project({BANK: before})
    assert codes(root) == ["T307"]
    mend(root)
    assert codes(root) == []
    assert (root / BANK).read_text("utf-8") == before.replace("objt", "objet")


def test_no_line_is_added_to_a_text_in_yaml(write_project: Project) -> None:
    table = "    explication: |\n      | a | b |\n      | 1 | 2 |\n"
    root = write_project({BANK: f"questions:\n{QUESTION}    réponses: [juste: Oui, faux: Non]\n{table}"})
    assert codes(root) == ["T134"]
    assert not mend(root).mended


def test_two_near_names_are_left_to_the_author(write_project: Project) -> None:
    other = {"quizzes/courriel/objet-a.yml": QUESTION, "quizzes/courriel/objet-b.yml": QUESTION}
    banks = {
        name: f"questions:\n{text}    réponses: [{{juste: Oui}}, {{faux: Non}}]\n"
        for name, text in other.items()
    }
    text = "---\ntitre: L’objet\ndurée: 6 min\nobjectifs: [objet]\n---\n::: quiz courriel/{}\n"
    shown = "\n::: quiz courriel/objet-a\n\n::: quiz courriel/objet-b\n\n::: quiz courriel/objet\n"
    root = write_project({**banks, SEGMENT: text.format("objet-c") + shown})
    assert codes(root) == ["T301"]
    assert not plan(root).mended


# ---- names of files, and what leads to them


def test_a_name_changes_with_everything_that_leads_to_it(write_project: Project) -> None:
    folder = "courses/Écrire des mots/01-Mon module"
    config = "site_name: Essai\nnav:\n  - Écrire des mots/01-Mon module/01-L’Été.md\n  - index.md\n"
    root = write_project({
        "mkdocs.yml": config,
        "courses/Écrire des mots/course.yml": (
            "titre: Écrire\nrésumé: Un message.\norganisme: greta\nobjectifs: {objet: Écrire un objet}\n"
            "durée: 9 min\nassistance: {contact: aide@example.org}\névaluation: Un quiz.\n"
        ),
        f"{folder}/module.yml": "titre: Mon module\n",
        f"{folder}/01-L’Été.md": (
            "---\r\ntitre: L’été\r\ndurée: 6 min\r\nobjectifs: [objet]\r\n---\r\n"
            "::: quiz Écrire des mots/été\r\n"
        ),
        f"{folder}/02-suite.md": (
            "---\ntitre: Suite\ndurée: 3 min\n---\n"
            "[01-L’Été.md](01-L’Été.md), [lui](<01-L’Été.md#x>), ![Vue](../vue.svg)\n"
        ),
        "courses/Écrire des mots/vue.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
        "courses/index.md": "[Elle](Écrire%20des%20mots/01-Mon%20module/01-L’Été.md)\n",
        "quizzes/Mon module/q.yml": f"questions:\n{QUESTION}    réponses: [{{juste: Oui}}, {{faux: Non}}]\n",
        "courses/parcours.yml": "- id: p\n  titre: P\n  résumé: R\n  cours: [Écrire des mots, courriel]\n",
        "quizzes/Écrire des mots/été.yml": (
            f"questions:\n{QUESTION}    réponses: [{{juste: Oui}}, {{faux: Non}}]\n"
            "    revoir: Écrire des mots/Mon module/L’Été\n"
            "    explication: Voir [ici](01-Mon module/02-suite.md).\n"
        ),
    })  # fmt: skip
    repair = mend(root)
    assert [rename.name for rename in repair.renames] == [
        "01-l-ete.md",
        "01-mon-module",
        "ecrire-des-mots",
        "ecrire-des-mots",
    ]
    assert {*codes(root)} <= {"T205", "T314", "T325"}
    assert (root / "quizzes/Mon module/q.yml").is_file()
    new = root / "courses/ecrire-des-mots/01-mon-module"
    assert (new / "01-l-ete.md").read_bytes().endswith("::: quiz ecrire-des-mots/été\r\n".encode())
    assert "[01-L’Été.md](01-l-ete.md), [lui](<01-l-ete.md#x>)" in (new / "02-suite.md").read_text(
        encoding="utf-8"
    )
    assert "ecrire-des-mots/01-mon-module/01-l-ete.md\n  - index.md" in (root / "mkdocs.yml").read_text(
        encoding="utf-8"
    )
    assert "anciens-ids" not in (new.parent / "course.yml").read_text(encoding="utf-8")


def test_one_name_takes_its_links_with_it_and_nothing_else(write_project: Project) -> None:
    text = "---\ntitre: Suite\ndurée: 3 min\n---\n[avant](01-Objet.md)\n\n::: quiz courriel/objt\n"
    course = "courses/courriel/01-ecrire"
    root = write_project({f"{course}/02-suite.md": text})
    (root / f"{course}/01-objet.md").rename(root / f"{course}/01-Objet.md")
    told = next(d for d in examined(root) if d.code == "T205")
    repair = planned(listing(root), examined, "mkdocs.yml", told)
    assert repair.renames == (Rename(f"{course}/01-Objet.md", "01-objet.md"),)
    apply(listing(root), repair)
    left = (root / f"{course}/02-suite.md").read_text(encoding="utf-8")
    assert left == text.replace("01-Objet.md", "01-objet.md")


def test_nothing_is_written_over_another_file(write_project: Project) -> None:
    folder = "courses/courriel/01-ecrire"
    text = (write_project() / SEGMENT).read_text(encoding="utf-8")
    root = write_project({f"{folder}/02-Objet.md": text, f"{folder}/02-objet.md": text})
    assert codes(root).count("T205") == 1
    assert not plan(root).renames


# ---- encodings


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_text_is_put_in_utf8(write_project: Project, encoding: str) -> None:
    root = write_project()
    text = (root / SEGMENT).read_text(encoding="utf-8").replace("Bonjour.", "Œuvre à l’été…\r\n")
    (root / SEGMENT).write_bytes(text.encode(encoding))
    mend(root)
    assert (root / SEGMENT).read_bytes().decode() == text
    assert codes(root) == []


def test_only_the_lines_that_are_not_in_utf8_change() -> None:
    assert utf8("été\n".encode() + "à\r\n".encode("cp1252")) == "été\nà\r\n".encode()
    assert utf8(b"PK\x03\x04\0\xff") is None


# ---- what stays

TEXTS = st.text("ab é\u202f: \r\n\ufeff", max_size=60)
EDITS = st.lists(
    st.tuples(st.integers(1, 6), st.integers(1, 9), st.text("ab é", max_size=2), st.text("xy", max_size=3))
)


@given(TEXTS, EDITS)
def test_the_bytes_outside_the_edits_stay(text: str, rows: list[tuple[int, int, str, str]]) -> None:
    edits = [Edit(Span("a.md", line, column), old, new) for line, column, old, new in rows]
    after, done = edited(text.encode(), edits)
    kept = re.sub("[xy]", "", after.decode())
    assert len(after.decode()) - len(kept) == sum(len(edits[n].new) for n in done)
    assert len(text) - len(kept) == sum(len(edits[n].old or "") for n in done)
    rest = iter(text)
    assert all(sign in rest for sign in kept)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_new_line_ends_as_the_others(end: str) -> None:
    text = f"\ufeffà{end}b{end}c".encode()
    new = Edit(Span("a.md", 2, 1), "", "x\n")
    assert edited(text, [new])[0].decode() == f"\ufeffà{end}x{end}b{end}c"


@given(
    st.sampled_from(["retour: a : b", "retour:a", "retuor: a", "- **a**", "\u00a0a: b", "a: @b", "– a: b"]),
    st.integers(0, 3),
)
def test_mending_twice_is_mending_once(
    tmp_path_factory: pytest.TempPathFactory, row: str, depth: int
) -> None:
    root = tmp_path_factory.mktemp("twice")
    assemble(CASES[0].parent / "base", root)
    with (root / "quizzes/courriel/objet.yml").open("a", encoding="utf-8") as file:
        file.write("  " * depth + row + "\n")
    mend(root)
    once = tree(root)
    assert not mend(root).mended
    assert tree(root) == once


# ---- what is never written


@pytest.fixture
def slipped(write_project: Project) -> Path:
    root = write_project(
        {
            BANK: "questions:\n" + QUESTION + "    réponces: [{juste: Oui}, {faux: Non}]\n",
            "courses/n.md": "[a] (index.md)",
        }
    )
    (root / "courses/index.md").write_text("Bonjour.", encoding="utf-8")
    return root


def refused(root: Path, repair: Repair) -> str:
    with pytest.raises(RefusedError) as error:
        apply(listing(root), repair)
    return str(error.value)


def test_a_file_that_changed_meanwhile_stays(slipped: Path) -> None:
    repair = plan(slipped)
    (slipped / BANK).write_text("autre chose", encoding="utf-8")
    before = tree(slipped)
    assert "a changé pendant ce temps" in refused(slipped, repair)
    assert tree(slipped) == before


def test_a_file_that_changes_while_others_are_written_stays(
    slipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repair, before = plan(slipped), tree(slipped)
    first, *others = repair.changes
    assert others

    def fsync(_: int) -> None:
        (slipped / first.file).write_text("autre chose", encoding="utf-8")

    monkeypatch.setattr(os, "fsync", fsync)
    assert f"« {first.file} » a changé pendant ce temps" in refused(slipped, repair)
    assert tree(slipped) == {**before, first.file: b"autre chose"}


def test_a_file_that_may_not_be_written_stays(slipped: Path) -> None:
    repair = plan(slipped)
    (slipped / BANK).chmod(0o444)
    before = tree(slipped)
    assert "protégé contre l’écriture" in refused(slipped, repair)
    assert tree(slipped) == before


def test_a_link_is_not_followed(slipped: Path, tmp_path: Path) -> None:
    repair = plan(slipped)
    outside = tmp_path / "outside"
    (slipped / "quizzes/courriel").rename(outside)
    (slipped / "quizzes/courriel").symlink_to(outside)
    before = tree(outside)
    assert "lien" in refused(slipped, repair)
    assert tree(outside) == before


def test_a_full_disk_loses_nothing(slipped: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repair, before = plan(slipped), tree(slipped)
    calls: list[int] = []

    def fsync(number: int) -> None:
        calls.append(number)
        if len(calls) == 2:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", fsync)
    assert "le disque est plein" in refused(slipped, repair)
    assert tree(slipped) == before


def test_rights_are_kept(slipped: Path) -> None:
    (slipped / BANK).chmod(0o640)
    mend(slipped)
    assert stat.S_IMODE((slipped / BANK).stat().st_mode) == 0o640


def test_what_is_planned_changes_nothing(slipped: Path) -> None:
    before = {p: p.stat().st_ctime_ns for p in slipped.rglob("*") if p.is_file()}
    shown = "\n".join(plan(slipped).diff())
    assert "-    réponces:" in shown
    assert "+    réponses:" in shown
    assert {p: p.stat().st_ctime_ns for p in slipped.rglob("*") if p.is_file()} == before


def test_a_diff_shows_the_spaces_that_no_one_sees() -> None:
    change = Change("a.yml", "à: 1\n\u00a0b: 2\n".encode("cp1252"), "à: 1\n b: 2\n".encode())
    shown = [*Repair((), (change,)).diff()]
    assert shown[0] == "« a.yml » sera enregistré en UTF-8"
    assert {"-⍽b: 2", "+ b: 2"} <= {*shown}


def test_lines_that_change_stand_side_by_side() -> None:
    before, after = "à: 1\nb: 2\nc: 3\n", "à: 1\nb: 4\nb: 5\nc: 3\nd: 6\n"
    repair = Repair((), (Change("a.yml", before.encode(), after.encode()),), (Rename("b.md", "c.md"),))
    assert [*repair.stretches()] == [("a.yml", 2, ["b: 2"], ["b: 4", "b: 5"]), ("a.yml", 4, [], ["d: 6"])]
    assert [*repair.said()] == ["« b.md » s’appellera « c.md »"]
    spaced = Change("a.yml", "\u00a0b: 2\n".encode(), b" b: 2\n")
    assert [*Repair((), (spaced,)).stretches()] == [("a.yml", 1, ["⍽b: 2"], [" b: 2"])]


def test_a_diff_orders_nothing_to_a_terminal() -> None:
    lines: Iterable[str] = Repair((), (Change("a.md", b"\x1b[2J\n", b"::error::\n"),)).diff()
    assert not any("\x1b" in line for line in lines)


# ---- the command


def check(root: Path, *options: str, answer: str | None = None) -> CompletedProcess[str]:
    """`tremplin check` there, at a terminal where an answer is typed."""
    (root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    if answer is None:
        return run(root, "tremplin", "check", *options)
    ours, theirs = os.openpty()
    os.write(ours, f"{answer}\n".encode())
    try:
        return run(root, "tremplin", "check", *options, stdin=os.ttyname(theirs))
    finally:
        os.close(ours)
        os.close(theirs)


CONFIG = "site_name: Essai\ndocs_dir: courses\ntheme: tremplin\nplugins: [tremplin]\n"


def test_check_says_how_many_can_be_mended(slipped: Path) -> None:
    assert "2 de ces messages peuvent être corrigés : tremplin check --fix" in check(slipped).stderr


def test_what_is_shown_is_written_when_the_author_agrees(slipped: Path) -> None:
    result = check(slipped, "--fix", answer="o")
    assert "Appliquer ces 2 corrections ? [o/N]" in result.stderr
    assert "+    réponses:" in result.stderr
    assert "2 corrections écrites." in result.stdout
    assert codes(slipped) == []


@pytest.mark.parametrize("answer", ["", "n", None])
def test_nothing_is_written_without_a_yes(slipped: Path, answer: str | None) -> None:
    before = tree(slipped)
    result = check(slipped, "--fix", answer=answer)
    assert result.returncode == 1
    assert "+    réponses:" in result.stderr
    assert ("ajoutez --yes" in result.stdout) == (answer is None)
    assert {n: d for n, d in tree(slipped).items() if n in before} == before


def test_yes_asks_nothing_and_tells_what_is_left(slipped: Path) -> None:
    with (slipped / SEGMENT).open("a", encoding="utf-8") as page:
        page.write("\n[Rien](rien-du-tout-de-tel.pdf)\n")
    result = check(slipped, "--fix", "--yes")
    assert (result.returncode, "2 corrections écrites." in result.stdout) == (1, True)
    assert "T307" in result.stderr.partition("+    réponses:")[2]
    result = check(slipped, "--fix", "--yes")
    assert "Rien ne peut être corrigé de cette façon." in result.stdout


def test_a_site_that_the_host_builds_is_mended_too(slipped: Path) -> None:
    (slipped / "courses/style.css").write_text("p {}", encoding="utf-8")
    (slipped / "mkdocs.yml").write_text(CONFIG + "extra_css: [style.css]\n", encoding="utf-8")
    result = run(slipped, "tremplin", "check", "--fix", "--yes")
    assert "2 corrections écrites." in result.stdout
    assert codes(slipped) == ["T317"]


def test_the_codes_that_are_mended_are_in_the_documentation() -> None:
    text = (Path(__file__).parents[2] / "docs/diagnostics.md").read_text(encoding="utf-8")
    listed = text.partition("corrige lui-même")[2].partition("\n\n")[0]
    assert frozenset(re.findall(r"T\d+", listed)) == MENDED
