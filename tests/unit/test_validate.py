"""From nodes to models: every mistake at once, each at its place, in the author's own words."""

from __future__ import annotations

from typing import get_args

import pytest
from pydantic_core.core_schema import ErrorType

from each import each
from tremplin.diagnostics import Report
from tremplin.schema.catalogue import CourseInfo, SegmentInfo
from tremplin.schema.validate import Located, M, Positions, _report, plain, validate
from tremplin.schema.values import Level
from tremplin.sources.source import Source, compose

COURSE = """\
titre: Écrire
résumé: Envoyer un message.
organisme: greta
objectifs: {objet: Écrire un objet}
durée: 1 h 30
"""


def validated(text: str, model: type[M]) -> tuple[Located[M] | None, list[str], str]:
    report = Report()
    node = compose(Source("a.yml", text), report)
    assert node is not None
    located = validate(node, model, report)
    told = [f"{d.span.line}:{d.span.column} {d.code}" for d in report]
    return located, told, " ".join(f"{d.message} {d.remedy}" for d in report)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(COURSE + "niveau: débutant\nbrouillon: oui\n", id="French"),
        pytest.param(
            "titre: Écrire\nresume: Envoyer un message.\nORGANISME: greta\n"
            "objectifs: {objet: Écrire un objet}\nduree: 1 h 30\nniveau: debutant\nbrouillon: vrai\n",
            id="French without accents",
        ),
        pytest.param(
            "title: Écrire\nsummary: Envoyer un message.\nprovider: greta\n"
            "objectives: {objet: Écrire un objet}\nduration: 90 min\nlevel: beginner\ndraft: yes\n",
            id="English",
        ),
    ],
)
def test_a_course_reads_the_same_in_every_way_to_write_it(text: str) -> None:
    located, told, _ = validated(text, CourseInfo)
    assert told == []
    assert located is not None
    course = located.value
    assert (course.title, course.provider, course.duration) == ("Écrire", "greta", 90)
    assert (course.level, course.draft) == (Level.BEGINNER, True)
    assert course.objectives == {"objet": "Écrire un objet"}


def test_every_mistake_is_told_at_once() -> None:
    _, told, _ = validated(
        "titre: ''\nrésumé: [a]\norganisme: Gréta\nobjectifs: {Été: x}\ndurée: 90\ncouleur: bleu\n"
        "sessions:\n  - {titre: Atelier, début: demain}\n",
        CourseInfo,
    )
    assert told == [
        "1:8 T211", "2:9 T210", "3:12 T205", "4:13 T205", "5:8 T216", "6:1 T201",
        "8:5 T202", "8:5 T202", "8:29 T217",
    ]  # fmt: skip


def test_a_wrong_id_of_an_objective_is_told_as_a_wrong_id() -> None:
    _, _, text = validated(COURSE.replace("objet:", "Été:"), CourseInfo)
    assert "ete" in text


def test_ids_of_objectives_are_not_translated() -> None:
    _, told, _ = validated(COURSE.replace("objet:", "durée:"), CourseInfo)
    assert told == ["4:13 T205"]
    located, told, _ = validated(COURSE.replace("objet:", "duree:"), CourseInfo)
    assert told == []
    assert located is not None
    assert "duree" in located.value.objectives


def test_the_same_key_in_two_languages_is_one_key_too_many() -> None:
    _, told, text = validated("titre: Un\ntitle: Deux\n", SegmentInfo)
    assert told == ["2:1 T104"]
    assert "« title »" in text
    assert "ligne 1" in text


def test_a_missing_key_is_named_in_the_language_of_the_author() -> None:
    _, told, text = validated("durée: 6 min\n", SegmentInfo)
    assert told == ["1:1 T202"]
    assert "« titre »" in text
    assert "titre: Joindre un fichier" in text
    _, _, text = validated("duration: 6 min\n", SegmentInfo)
    assert "« title »" in text


def test_an_unknown_key_is_quoted_as_written_and_a_near_one_proposed() -> None:
    _, told, text = validated("titre: Un\nDUREES: 6 min\n", SegmentInfo)
    assert told == ["2:1 T201"]
    assert "« DUREES »" in text
    assert "« durée »" in text


def test_an_english_author_is_offered_english_keys() -> None:
    _, _, text = validated("title: One\ndurations: 6 min\n", SegmentInfo)
    assert "« duration »" in text


@pytest.mark.parametrize("empty", ["durée:", "durée: ~", "durée: null"])
def test_an_optional_key_may_be_left_empty(empty: str) -> None:
    located, told, _ = validated(f"titre: Un\n{empty}\n", SegmentInfo)
    assert told == []
    assert located is not None
    assert located.value.duration is None


@pytest.mark.parametrize("empty", ["brouillon:", "prérequis:", "sessions:", "réussite:", "langue:"])
def test_a_key_with_a_default_may_be_left_empty(empty: str) -> None:
    _, told, _ = validated(f"{COURSE}{empty}\n", CourseInfo)
    assert told == []


@pytest.mark.parametrize("text", ["bonjour", "- titre: Un\n", "[]"])
def test_keys_are_expected(text: str) -> None:
    located, told, _ = validated(text, SegmentInfo)
    assert located is None
    assert told[0].endswith("T107")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("objectifs: [a, b]\n", "une suite de « identifiant: texte »"),
        ("sessions: Atelier\n", "une liste"),
        ("assistance: aide@example.org\n", "une suite de « clé: valeur »"),
        ("sessions: [Atelier]\n", "une suite de « clé: valeur »"),
    ],
)
def test_another_shape_is_told_in_french(written: str, expected: str) -> None:
    course = COURSE.replace("objectifs: {objet: Écrire un objet}\n", "") if "obj" in written else COURSE
    _, told, text = validated(course + written, CourseInfo)
    assert len(told) == 1
    assert expected in text
    assert "Input should" not in text


def test_every_value_knows_its_place_by_its_canonical_name() -> None:
    located, _, _ = validated(
        f"{COURSE}sessions:\n  - titre: Un\n    lieu: MFR\n    début: 2027-01-12\n    fin: 2027-01-13\n",
        CourseInfo,
    )
    assert located is not None
    where = located.where
    assert str(where.at("duration")) == "a.yml:5:8"
    assert str(where.at("objectives", "objet")) == "a.yml:4:20"
    assert str(where.at("sessions", 0, "end")) == "a.yml:10:10"
    assert where.name("sessions", 0, "end") == "fin"


def test_the_place_of_what_is_not_written_is_that_of_what_holds_it() -> None:
    located, _, _ = validated(COURSE, CourseInfo)
    assert located is not None
    assert str(located.where.at("support", "contact")) == "a.yml:1:1"


@each("kind", get_args(ErrorType))
def test_whatever_pydantic_finds_is_told_in_french(kind: str) -> None:
    report = Report()
    node = compose(Source("a.yml", COURSE), report)
    assert node is not None
    where = Positions()
    plain(node, report, where)
    item = {"type": kind, "msg": "ENGLISH", "input": "x", "ctx": {"gt": 0, "min_length": 2}}
    for loc in (("title",), ("objectives", "objet")):
        _report(CourseInfo, {**item, "loc": loc}, loc, (), where, report, on_key=False)
    told = " ".join(f"{d.message} {d.remedy}" for d in report)
    assert len([*report]) == 2
    assert "ENGLISH" not in told


def test_a_key_beside_its_plural_is_the_one_to_leave_out() -> None:
    _, told, text = validated("titre: Un\ndurée: 6 min\nobjectifs: [a]\nobjectif: b\n", SegmentInfo)
    assert told == ["4:1 T201"]
    assert "La clé « objectifs » est déjà écrite : gardez-la, et supprimez « objectif »." in text
    _, told, text = validated("title: Un\nduration: 6 min\nobjectives: [a]\nobjective: b\n", SegmentInfo)
    assert "« objectives » est déjà écrite" in text


def test_a_key_near_one_that_is_free_is_taken_for_it() -> None:
    _, told, text = validated("titre: Un\ndurée: 6 min\nobjectif: b\n", SegmentInfo)
    assert told == ["3:1 T201"]
    assert "Vouliez-vous dire « objectifs »" in text


@pytest.mark.parametrize("nothing", ["", " ~", " null"])
def test_a_key_with_nothing_after_it_is_not_said_to_be_missing(nothing: str) -> None:
    _, told, text = validated(f"titre:{nothing}\ndurée: 6 min\n", SegmentInfo)
    assert told == ["1:1 T211"]
    assert "« titre »" in text
    _, told, _ = validated(
        COURSE.replace("{objet: Écrire un objet}", f"{{objet: {nothing.strip()}}}"), CourseInfo
    )
    assert [one.split()[1] for one in told] == ["T211"]
