"""Question banks: their shapes, the kind of each question, mistakes at their place."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tremplin import questions
from tremplin.diagnostics import Report
from tremplin.questions.bank import Parts, validate_bank
from tremplin.questions.guesses import OTHER_NAMES
from tremplin.rules import RULES
from tremplin.schema.keys import shown
from tremplin.sources.source import Source, compose

Q = "- id: a\n  question: Quoi ?\n"
CHOICE = "  réponses:\n    - juste: Un\n    - faux: Deux\n"


def bank(text: str) -> tuple[Parts | None, list[str], str]:
    report = Report()
    node = compose(Source("q.yml", text), report)
    assert node is not None
    found = validate_bank(node, report)
    told = [f"{d.span.line}:{d.span.column} {d.code}" for d in report]
    return found, told, " ".join(f"{d.message} {d.remedy}" for d in report)


def kind_of(text: str) -> str:
    found, told, _ = bank(text)
    assert told == []
    assert found is not None
    return questions.kind_of(found[1][0].value).name


def indent(text: str) -> str:
    return "".join(f"  {line}\n" for line in text.splitlines())


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("questions:\n" + indent(Q + CHOICE), id="under a key"),
        pytest.param(Q + CHOICE, id="a list alone"),
        pytest.param((Q + CHOICE).replace("- id", "id", 1).replace("\n  ", "\n"), id="one question"),
    ],
)
def test_the_shapes_of_a_bank(text: str) -> None:
    found, told, _ = bank(text)
    assert told == []
    assert found is not None
    assert [q.value.id for q in found[1]] == ["a"]
    assert found[0].value.pass_mark == pytest.approx(0.7)


def test_the_keys_of_a_bank() -> None:
    found, told, _ = bank(
        "titre: Un quiz\nseuil: 80 %\ntirage: 2\nmélanger: oui\nessais: 3\nquestions:\n" + Q + CHOICE
    )
    assert told == []
    assert found is not None
    info = found[0].value
    assert (info.title, info.pass_mark, info.draw, info.shuffle, info.tries) == ("Un quiz", 0.8, 2, True, 3)


@pytest.mark.parametrize(
    ("answers", "kind"),
    [
        (CHOICE, "choice"),
        (CHOICE + "    - juste: Trois\n", "choices"),
        ("  type: choix-multiples\n" + CHOICE, "choices"),
        ("  réponse: vrai\n", "truefalse"),
        ("  réponse: faux\n", "truefalse"),
        ("  answer: true\n", "truefalse"),
        ("  réponse: 12,5\n", "number"),
        ("  réponse: 010\n", "number"),
        ("  réponse: -18\n", "number"),
        ("  type: texte\n  réponse: 112\n", "text"),
        ("  réponse: arobase\n", "text"),
        ("  type: texte\n  réponse: no\n", "text"),
        ("  réponse: 12:30:45\n", "text"),
        ("  réponses: [un, deux]\n", "text"),
        ("  réponses: [12]\n", "text"),
        ("  type: Vrai ou faux\n  réponse: oui\n", "truefalse"),
    ],
)
def test_the_kind_follows_from_the_keys(answers: str, kind: str) -> None:
    assert kind_of(Q + answers) == kind


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("bonjour", "1:1 T107", id="a text"),
        pytest.param("[]", "1:1 T107", id="an empty list"),
        pytest.param("titre: Un\n", "1:1 T202", id="no questions"),
        pytest.param("questions: []\n", "1:1 T297", id="empty questions"),
        pytest.param("questions: Oui ?\n", "1:12 T107", id="a text for questions"),
        pytest.param("questions:\n  a: 1\n", "2:3 T107", id="keys for questions"),
        pytest.param("titre: Un\nquestions:\n", "2:1 T297", id="nothing for questions"),
        pytest.param("questions:\n  - texte: Une situation.\n", "1:1 T297", id="a text and no question"),
        pytest.param("- texte: Une situation.\n- texte: Une autre.\n", "1:1 T297", id="texts alone"),
        pytest.param("- Oui ?\n", "1:3 T107", id="a text for a question"),
        pytest.param(Q, "1:3 T231", id="no answer"),
        pytest.param(Q + "  réponses: []\n", "3:13 T225", id="empty answers"),
        pytest.param(Q + "  type: zzz\n", "3:9 T204", id="unknown kind"),
        pytest.param(Q + "  type: [choix]\n" + CHOICE, "3:9 T204", id="a list for a kind"),
        pytest.param("- question: Quoi ?\n" + CHOICE, "1:3 T202", id="no id"),
        pytest.param("- id: a\n" + CHOICE, "1:3 T202", id="no question"),
        pytest.param(Q + "  réponses:\n    - juste: Un\n", "1:3 T233", id="one answer"),
        pytest.param(Q + "  réponses:\n    - faux: Un\n    - faux: Deux\n", "1:3 T232", id="none right"),
        pytest.param(Q + CHOICE + "    - faux: Un\n", "6:7 T234", id="same text"),
        pytest.param(Q + CHOICE + "    - retour: Oui\n", "6:7 T230", id="neither right nor wrong"),
        pytest.param(Q + CHOICE + "    - juste: A\n      faux: B\n", "6:7 T230", id="right and wrong"),
        pytest.param(Q + CHOICE + "    - Trois\n", "6:7 T230", id="a text for an answer"),
        pytest.param(Q + CHOICE + "    - faux:\n", "6:7 T211", id="an empty answer"),
        pytest.param(Q + CHOICE + "    - {faux: ~, retour: Non}\n", "6:8 T211", id="no answer to this"),
        pytest.param(Q + "  réponses: [~, Oui]\n", "3:14 T211", id="no form"),
        pytest.param(Q + "  réponses:\n    - nombre:\n", "4:7 T211", id="no number"),
        pytest.param(Q + "  type: nombre\n  réponse:\n", "4:3 T211", id="no number alone"),
        pytest.param("- id: a\n  question:\n  réponse: vrai\n", "2:3 T211", id="no question"),
        pytest.param("- id:\n  question: Oui ?\n  réponse: vrai\n", "1:3 T211", id="no id"),
        pytest.param(Q + CHOICE + "  points: 0\n", "6:11 T226", id="no points"),
        pytest.param(Q + CHOICE + "      poids: lourd\n", "6:14 T236", id="a weight in words"),
        pytest.param(Q + "  réponse: 12\n  tolérance: un peu\n", "4:14 T238", id="a vague tolerance"),
        pytest.param(Q + "  réponse: 12\n  tolérance: -1\n", "4:14 T238", id="a negative tolerance"),
        pytest.param(Q + "  réponse: 12\n  unités: {g: lourd}\n", "4:15 T213", id="a factor in words"),
        pytest.param(Q + "  réponse: 12\n  unités: {g: 0}\n", "4:15 T226", id="a factor of zero"),
        pytest.param(Q + "  réponse: mot\n  tolérance: accent\n", "4:14 T219", id="unknown tolerance"),
        pytest.param(Q + "  type: texte\n  réponses:\n    - faux: mot\n", "1:3 T232", id="no form is right"),
        pytest.param(
            Q + "  type: texte\n  réponses:\n    - juste: mot\n    - retour: Oui\n",
            "6:7 T230",
            id="a form neither right nor wrong",
        ),
        pytest.param(
            Q + "  type: texte\n  réponses:\n    - {juste: mot, faux: maux}\n",
            "5:7 T230",
            id="a form right and wrong",
        ),
        pytest.param(Q + "  réponse:\n", "1:3 T231", id="an empty answer"),
        pytest.param(Q + "  réponse: vrai\n  seuil: 3\n", "4:3 T201", id="a key of the bank"),
        pytest.param("essais: 0\nquestions:\n" + indent(Q + CHOICE), "1:9 T214", id="no tries"),
        pytest.param(Q + CHOICE + "  indice: []\n  indices: a\n", "7:3 T104", id="hints twice"),
    ],
)
def test_a_mistake_is_told_at_its_place(text: str, told: str) -> None:
    assert bank(text)[1] == [told]


def test_the_other_questions_are_kept() -> None:
    found, told, _ = bank(Q + CHOICE + "- id: b\n  question: Et là ?\n" + Q.replace("a", "c") + CHOICE)
    assert told == ["6:3 T231"]
    assert found is not None
    assert [q.value.id for q in found[1]] == ["a", "c"]


def test_a_question_knows_the_places_of_its_own_keys() -> None:
    found, _, _ = bank("questions:\n" + indent(Q + CHOICE + "  objectif: objet\n"))
    assert found is not None
    where = found[1][0].where
    assert str(where.at("objective")) == "q.yml:7:15"
    assert str(where.at("answers", 1, "wrong")) == "q.yml:6:15"


def test_a_text_of_the_author_may_hold_braces() -> None:
    _, told, text = bank(Q + "  type: '{0}{nom}'\n")
    assert told == ["3:9 T204"]
    assert "« {0}{nom} »" in text


def test_a_near_kind_is_proposed() -> None:
    assert "« vrai-faux »" in bank(Q + "  type: vrai-fau\n")[2]


@pytest.mark.parametrize("weight", ["50", "2", "150 %", "beaucoup"])
def test_a_weight_is_at_most_the_whole(weight: str) -> None:
    _, told, _ = bank(Q + CHOICE + f"      poids: {weight}\n")
    assert [line.split()[1] for line in told] == ["T236"]


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        ("{texte: {}}", ["3:19 T202"]),
        ("{debut: {texte: a, chois: []}, suite: {}}", ["3:30 T201", "3:49 T202"]),
        ("{debut: {texte: a, choix: [{}]}, suite: {texte: b}}", ["3:38 T202"]),
    ],
)
def test_a_mistake_under_a_key_of_the_author_is_told(steps: str, told: list[str]) -> None:
    _, found, text = bank(Q + f"  étapes: {steps}\n")
    assert found == told
    assert "Field required" not in text


# ---- any shape of any value is told

SHAPES = st.recursive(
    st.sampled_from(["", "a", "1 à 3", "12", "oui", "1..2", "{a}", "rectangle 1 2 3 4", "a*", "9..1"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["texte", "juste", "a"]), inner)
    ),
    max_leaves=6,
)


@given(st.sampled_from(questions.KINDS), st.data())
def test_any_shape_of_a_question_is_told(kind: questions.AnyKind, data: st.DataObject) -> None:
    names = sorted({field.alias or name for name, field in kind.model.model_fields.items()} - {"id"})
    asked = data.draw(st.lists(st.sampled_from(names), unique=True))
    written = {"id": "a", "type": kind.name} | {shown(key): data.draw(SHAPES) for key in asked}
    node = compose(Source("q.yml", json.dumps([written], ensure_ascii=False)), Report())
    assert node is not None
    report = Report()
    validate_bank(node, report)
    assert {d.code for d in report} <= set(RULES)


# ---- what is between questions, and what is offered beside their answers


def test_a_text_between_questions_is_no_question() -> None:
    found, told, _ = bank(
        "- texte: Paul taille sa vigne.\n" + Q + CHOICE + "- texte: En été.\n" + Q.replace("a", "b") + CHOICE
    )
    assert told == []
    assert found is not None
    assert [q.value.id for q in found.questions] == ["a", "b"]
    assert [id_ for id_, _ in found.ids] == ["a", "b"]
    assert [(n, p.value.text) for n, p in found.passages] == [(0, "Paul taille sa vigne."), (1, "En été.")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("- texte: Il {fait} beau.\n", "1:3 T202", id="a gap asks for something"),
        pytest.param("- texte: []\n", "1:10 T210", id="a list"),
        pytest.param("- texte: ''\n", "1:10 T211", id="nothing"),
        pytest.param("- texte: A\n  image: a.png\n", "1:3 T231", id="another key"),
    ],
)
def test_a_text_alone_is_a_text(text: str, told: str) -> None:
    assert bank(text + Q + CHOICE)[1][:1] == [told]


def test_braces_that_ask_for_nothing_are_a_text() -> None:
    assert bank("- texte: 'Le code `{a: 1}` et \\{b\\}.'\n" + Q + CHOICE)[1] == []


@pytest.mark.parametrize("key", ["retour-erreur", "retour-partiel", "ne-sais-pas"])
@pytest.mark.parametrize("answers", ["  échelle: 1 à 5\n", "  cartes: [{recto: a, verso: b}]\n"])
def test_where_nothing_is_wrong_no_error_is_foreseen(key: str, answers: str) -> None:
    assert bank(Q + answers + f"  {key}: oui\n")[1] == ["4:3 T295"]


def test_any_of_several_right_answers_may_be_chosen() -> None:
    text = Q + "  type: choix\n" + CHOICE + "    - juste: Trois\n"
    assert kind_of(text) == "choice"


# ---- what was probably meant


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ("  réponse: 12 kg\n", "3:12 T291"),
        ("  réponse: -18 °C\n", "3:12 T291"),
        ("  réponse: 12,5%\n", "3:12 T291"),
        ("  réponse: 1 200 euros\n", "3:12 T291"),
        ("  réponse: oui\n", "3:12 T292"),
        ("  réponse: Non\n", "3:12 T292"),
        ("  réponses: [Oui, Non]\n", "3:13 T296"),
        ("  réponses: [Vrai, Faux, Peut-être]\n", "3:13 T296"),
        ("  answers: [no, yes]\n", "3:12 T296"),
    ],
)
def test_what_a_doubtful_answer_is_read_as_is_told(answers: str, told: str) -> None:
    found, codes, _ = bank(Q + answers)
    assert codes == [told]
    assert found is not None
    assert questions.kind_of(found.questions[0].value).name == "text"
    assert bank(Q + "  type: texte\n" + answers)[1] == []


@pytest.mark.parametrize(
    "answer", ["13 mars", "3D", "12 rue de la Paix", "A4", "le 13", "33700 Mérignac-sur-Mer"]
)
def test_a_text_with_a_number_is_a_text(answer: str) -> None:
    assert kind_of(Q + f"  réponse: {answer}\n") == "text"


@pytest.mark.parametrize(
    ("text", "told", "words"),
    [
        ("  réponces: [{juste: a}, {faux: b}]\n", ["3:3 T201"], "Vouliez-vous dire « réponses » ?"),
        ("  elemants: [a, b]\n", ["3:3 T201"], "Vouliez-vous dire « éléments » ?"),
        ("  awnsers: [{right: a}, {wrong: b}]\n  hint: h\n", ["3:3 T201"], "Vouliez-vous dire « answers » ?"),
        (
            "  type: choix\n  réponces: [{juste: a}, {faux: b}]\n",
            ["4:3 T201"],
            "Vouliez-vous dire « réponses » ?",
        ),
        ("  couleur: rouge\n  réponces: [a]\n", ["3:3 T201", "4:3 T201"], "« réponses » ?"),
    ],
)
def test_a_misspelt_key_is_named_before_what_lacks(text: str, told: list[str], words: str) -> None:
    _, codes, said = bank(Q + text)
    assert codes == told
    assert words in said


@pytest.mark.parametrize(
    "name", ["QCM", "qcm", "Q.C.M", "vf", "Cloze", "question ouverte", "glisser-déposer", "zz"]
)
def test_a_kind_of_another_tool_is_answered_with_the_kinds(name: str) -> None:
    _, told, said = bank(Q + f"  type: {name}\n" + CHOICE)
    assert told == ["3:9 T204"]
    assert "Genres possibles : choix, choix-multiples, vrai-faux, texte, " in said


def test_qcm_is_told_what_to_write() -> None:
    assert "Écrivez « choix »" in bank(Q + "  type: QCM\n" + CHOICE)[2]


def test_every_other_name_of_a_kind_names_kinds_that_exist() -> None:
    for name, meant in OTHER_NAMES.items():
        kinds = re.findall(r"« ([\w-]+) »", meant)
        assert kinds, name
        assert all(questions.named(kind) for kind in kinds), name
        assert questions.named(name) is None


def test_true_or_false_is_read_as_it_is_meant() -> None:
    assert "Vouliez-vous dire « vrai » ?" in bank(Q + "  type: vrai-faux\n  réponse: vrais\n")[2]
    assert "Valeurs possibles : faux, vrai." in bank(Q + "  type: vrai-faux\n  réponse: peut-être\n")[2]
