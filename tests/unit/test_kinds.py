"""What authors get wrong in each kind of question; arithmetic; the gallery's models are its questions."""

from __future__ import annotations

import math
import random
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError
from test_bank import bank, kind_of

from tremplin.questions import named
from tremplin.questions.expression import compile_expression, run
from tremplin.questions.formula import draw
from tremplin.questions.order import mark as mark_order

ROOT = Path(__file__).parents[2]
Q = "- id: a\n  question: Quoi ?\n"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("  texte: Il {fait} beau.\n", "gaps"),
        ("  paires: [{gauche: a, droite: b}, {gauche: c, droite: d}]\n", "match"),
        ("  éléments: [a, b]\n", "order"),
        ("  catégories: {A: [x], B: [y]}\n", "sort"),
        ("  lignes: [a]\n  colonnes: [x, y]\n  réponses: [x]\n", "grid"),
        (
            "  image: a.svg\n  description: b\n  étiquettes:\n"
            "    - {texte: a, x: 1, y: 2}\n    - {texte: b, x: 3, y: 4}\n",
            "label",
        ),
        ("  modèle: a\n  critères: [b]\n", "open"),
        ("  échelle: 1 à 5\n", "survey"),
        ("  cartes: [{recto: a, verso: b}]\n", "cards"),
        ("  variables: {a: 1..5}\n  réponse: 1 + 1\n", "formula"),
        ("  étapes: {a: {texte: x, choix: [{texte: y, vers: b}]}, b: {texte: z}}\n", "scenario"),
        ("  imite: sms\n  messages: [{de: a, texte: b, action: Ignorer}]\n", "simulation"),
        ("  langage: html\n  tests: [{libellé: a, test: b}]\n", "code"),
    ],
)
def test_the_kind_follows_from_the_keys(text: str, kind: str) -> None:
    assert kind_of(Q + text) == kind


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("  texte: Il fait beau {}.\n", "3:23 T249", "Un trou de ce texte n’a pas de réponse"),
        ("  type: trous\n  texte: Il fait beau.\n", "4:10 T248", "n’a pas de trou"),
        ("  texte: Il {fait} beau.\n  mode: liste\n", "3:13 T250", "n’a qu’un choix"),
        ("  texte: Il {fait} beau.\n  mode: menu\n", "4:9 T219", "« menu »"),
        (
            "  paires: [{gauche: a, droite: b}, {gauche: a, droite: c}]\n",
            "3:36 T234",
            "« a » est écrit deux fois",
        ),
        (
            "  paires: [{gauche: a, droite: b}, {gauche: c, droite: d}]\n  intrus: [b]\n",
            "4:12 T251",
            "L’intrus « b » est aussi une bonne réponse",
        ),
        ("  éléments: [a, a]\n", "3:17 T234", "« a » est écrit deux fois"),
        ("  catégories: {A: [x], B: []}\n", "3:15 T252", "presque rien à classer"),
        (
            "  lignes: [a, b]\n  colonnes: [x, y]\n  réponses: [x]\n",
            "5:13 T253",
            "2 pour les lignes, 1 pour les réponses",
        ),
        ("  lignes: [a]\n  colonnes: [x, y]\n  réponses: [z]\n", "5:14 T254", "« z » n’est pas une colonne"),
        (
            "  image: a.svg\n  description: b\n  zones:\n    - {nom: a, forme: carré 1 2 3, juste: oui}\n"
            "    - {nom: b, forme: cercle 1 2 3}\n",
            "6:23 T255",
            "« carré 1 2 3 » n’est pas une forme",
        ),
        (
            "  image: a.svg\n  description: b\n  zones:\n"
            "    - {nom: a, forme: cercle 1 1 1}\n    - {nom: b, forme: cercle 2 2 2}\n",
            "6:5 T256",
            "Aucune zone n’est à trouver",
        ),
        ("  échelle: de un à cinq\n", "3:12 T261", "n’est pas une échelle"),
        ("  type: sondage\n", "1:3 T262", "une échelle ou des réponses"),
        (
            "  cartes: [{recto: a, verso: b}, {recto: a, verso: c}]\n",
            "3:34 T234",
            "« a » est écrit deux fois",
        ),
        ("  variables: {a: 5..2}\n  réponse: a\n", "3:18 T239", "n’est pas un intervalle"),
        (
            "  variables: {a: 1..5}\n  réponse: a + c\n",
            "4:12 T245",
            "« c » n’est ni une variable ni une fonction",
        ),
        ("  variables: {a: 0..5}\n  réponse: 1 / a\n", "4:12 T241", "Le calcul est impossible avec a = 0"),
        ("  variables: {a: 1..5}\n  réponse: (a + 1\n", "4:12 T247", "une parenthèse n’est pas fermée"),
        ("  variables: {a: 1..5}\n  réponse: a + 1\n", "2:13 T279", "La variable « a » n’est pas dans"),
        ("  variables: {a: 1..5}\n  réponse: 1\n  indice: '{ a }'\n", "5:11 T278", "dire « {a} »"),
        ("  variables: {a: 1..5}\n  réponse: 1\n  retour-partiel: '{b}'\n", "5:19 T278", "Variables : a."),
        ("  texte: Le {chat}.\n  mode: liste\n  intrus: [un, chat]\n", "5:16 T251", "« chat » est aussi"),
        ("  texte: '{chat|mimi|~mimi}'\n", "3:11 T251", "L’intrus « mimi » est aussi"),
        (
            "  image: a.svg\n  description: b\n  intrus: [c]\n"
            "  étiquettes: [{texte: c, x: 1, y: 1}, {texte: d, x: 2, y: 2}]\n",
            "5:12 T251",
            "L’intrus « c » est aussi",
        ),
        (
            "  étapes: {a: {texte: x, choix: [{texte: y, vers: c}]}, b: {texte: z}}\n",
            "3:51 T257",
            "L’étape « c » n’existe pas",
        ),
        (
            "  étapes: {a: {texte: x, choix: [{texte: y}]}, b: {texte: z}}\n",
            "3:51 T258",
            "Aucun choix ne mène à l’étape « b »",
        ),
        (
            "  étapes: {a: {texte: x, choix: [{texte: y, vers: b}]}, "
            "b: {texte: z, choix: [{texte: y, vers: a}]}}\n",
            "3:11 T259",
            "La situation n’a pas de fin",
        ),
        (
            "  langage: cobol\n  tests: [{libellé: a, test: b}]\n",
            "3:12 T219",
            "Valeurs possibles : html, javascript, python.",
        ),
        ("  imite: fax\n", "3:10 T219", "« fax »"),
        ("  imite: sms\n", "1:3 T263", "Il manque ce que la simulation montre"),
        (
            "  imite: sms\n  messages: [{de: a, texte: b, action: Ignorez}]\n",
            "4:40 T264",
            "Vouliez-vous dire « Ignorer » ?",
        ),
        (
            "  imite: formulaire\n  champs: [{libellé: a, règle: couriel}]\n",
            "4:32 T219",
            "Vouliez-vous dire « courriel » ?",
        ),
    ],
)
def test_a_mistake_is_told_at_its_place(text: str, place: str, words: str) -> None:
    _, told, said = bank(Q + text)
    assert told == [place]
    assert words in said


def test_an_english_author_writes_english_words() -> None:
    french, english = (
        bank(
            f"- id: a\n  question: Quoi ?\n  imite: {imitated}\n"
            f"  messages: [{{de: a, texte: b, action: [{first}, {second}]}}]\n"
        )
        for imitated, first, second in (("messagerie", "Signaler", "Supprimer"), ("mail", "report", "DELETE"))
    )
    assert french[0] is not None
    assert english[0] is not None
    assert (english[1], english[0][1][0].value) == ([], french[0][1][0].value)


def test_actions_of_the_author_stay_as_they_are() -> None:
    _, told, said = bank(
        Q + "  imite: sms\n  actions: [Report, Lire]\n  messages: [{de: a, texte: b, action: report}]\n"
    )
    assert told == ["5:40 T264"]
    assert "Vouliez-vous dire « Report » ?" in said


# ---- arithmetic


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 + 2 * 3", 7),
        ("(1 + 2) * 3", 9),
        ("2 ^ 3 ^ 2", 512),
        ("-2 ^ 2", -4),
        ("8 / 4 / 2", 1),
        ("10 − 3 − 2", 5),
        ("1,5 × 2", 3),
        ("max(2; 3) + min(2; 3)", 5),
        ("arrondi(2,345; 1)", 2.3),
        ("racine(9) ÷ abs(-3)", 1),
        ("entier(7 / 2) * a", 6),
    ],
)
def test_arithmetic_is_that_of_school(text: str, value: float) -> None:
    assert run(compile_expression(text, {"a": None}), {"a": 2.0}) == pytest.approx(value)


@pytest.mark.parametrize(
    "text", ["", "1 +", "1 2", "a b", "max(1)", "max(1; 2", "1 $ 2", ")", "f(1)", "a(", "1..2"]
)
def test_what_is_not_arithmetic_is_refused(text: str) -> None:
    with pytest.raises(PydanticCustomError):
        compile_expression(text, {"a": None})


@given(st.text("0123456789+-*/^(),;. aemx", max_size=20))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        program = compile_expression(text, {"a": None})
    except PydanticCustomError:
        return
    assert isinstance(run(program, {"a": 3.0}), float)


NUMBERS = st.integers(1, 99)
SUMS = st.recursive(
    NUMBERS.map(str),
    lambda inner: st.tuples(inner, st.sampled_from("+-*"), inner).map(lambda t: f"({''.join(t)})"),
)


@given(SUMS)
def test_sums_are_those_of_python(text: str) -> None:
    assert run(compile_expression(text, {}), {}) == float(eval(text))  # noqa: S307 - ours


@given(st.integers(0, 1000))
def test_numbers_are_drawn_within_their_range(seed: int) -> None:
    kind = named("calcul")
    assert kind is not None
    question = kind.model.model_validate(
        {"id": "a", "question": "{a}", "variables": {"a": "0,5..3 pas 0,5"}, "answer": "a"}
    )
    value = draw(question, random.Random(seed))["a"]  # type: ignore[arg-type]  # noqa: S311
    assert value in [0.5, 1.0, 1.5, 2.0, 2.5, 3.0]
    assert math.isfinite(value)


@given(st.permutations("abcdef"))
def test_only_the_right_order_is_right(order: list[str]) -> None:
    verdict = mark_order({"order": list("abcdef")}, order)
    assert (verdict.score == 1) == (order == list("abcdef"))


# ---- the gallery


def models() -> list[Any]:
    found = []
    for page in sorted((ROOT / "courses/guide-auteur/01-questions").glob("*.md")):
        text = page.read_text(encoding="utf-8")
        pattern = r"    ```yaml\n(.*?)\n    ```\n\n::: quiz (\S+)#(\S+)\n"
        for model, name, id_ in re.findall(pattern, text, re.S):
            found.append(pytest.param(model, name, id_, id=f"{page.stem}: {id_}"))
    return found


@pytest.mark.parametrize(("model", "name", "id_"), models())
def test_a_model_of_the_gallery_is_its_question(model: str, name: str, id_: str) -> None:
    written = yaml.safe_load("\n".join(row.removeprefix("    ") for row in model.split("\n")))
    questions = yaml.safe_load((ROOT / f"quizzes/{name}.yml").read_text(encoding="utf-8"))["questions"]
    assert written == [next(question for question in questions if question["id"] == id_)]


# ---- numbers


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("  entre: 10 et 12\n", []),
        ("  entre: [10, 12]\n", []),
        ("  entre: [10,12]\n", []),
        ("  entre: de 0,5 à 1,5\n", []),
        ("  between: 10 and 12\n", []),
        ("  entre: -5..-2\n", []),
        ("  entre: 10 - 12\n", ["3:10 T287"]),
        ("  entre: [10, 11, 12]\n", ["3:10 T287"]),
        ("  entre: 12 et 10\n", ["3:10 T287"]),
        ("  entre: 10 et 12\n  tolérance: 1\n", ["1:3 T288"]),
        ("  entre: 10 et 12\n  réponse: 11\n", ["1:3 T288"]),
        ("  type: nombre\n", ["1:3 T202"]),
        ("  réponses: [{nombre: 12,5}, {nombre: 12, tolérance: 0,1, points: 50 %}]\n", []),
        ("  réponses: [{nombre: 12}, {entre: 13 et 15, points: 0,5}]\n", []),
        ("  réponses: [{nombre: 12, points: 50 %}]\n", ["1:3 T232"]),
        ("  réponses: [{nombre: 12}, {nombre: 12}]\n", ["3:28 T234"]),
        ("  réponses: [{nombre: 12}, {points: 50 %}]\n", ["3:28 T288"]),
        ("  réponses: [{nombre: 12}, {nombre: 13, points: 2}]\n", ["3:49 T289"]),
        ("  points: 4\n  réponses: [{nombre: 12}, {nombre: 13, points: 2}]\n", []),
        ("  réponses: [{nombre: 12}, {nombre: 13, points: 150 %}]\n", ["3:49 T289"]),
        ("  réponses: [{nombre: 12}, {nombre: 13, points: -1}]\n", ["3:49 T213"]),
    ],
)
def test_a_range_or_several_numbers(text: str, told: list[str]) -> None:
    found, codes, _ = bank(Q + text)
    assert codes == told
    if not told:
        assert found is not None
        assert kind_of(Q + text) == "number"


# ---- some of the answers


@pytest.mark.parametrize(
    ("show", "told"), [("2", []), ("4", []), ("1", ["3:12 T290"]), ("5", ["3:12 T290"]), ("0", ["3:12 T214"])]
)
def test_the_right_answers_are_always_shown(show: str, told: list[str]) -> None:
    answers = "  réponses: [{juste: a}, {faux: b}, {faux: c}, {faux: d}]\n"
    assert bank(f"{Q}  montrer: {show}\n{answers}")[1] == told


@given(st.integers(0, 99), st.integers(1, 3), st.integers(1, 5), st.data())
def test_what_is_left_out_is_wrong_and_as_many_as_asked(
    seed: int, rights: int, wrongs: int, data: st.DataObject
) -> None:
    show = data.draw(st.integers(rights + 1, rights + wrongs))
    answers = [{"right": f"a{n}"} for n in range(rights)] + [{"wrong": f"b{n}"} for n in range(wrongs)]
    for name in ("choix", "choix-multiples"):
        kind = named(name)
        assert kind is not None
        question = kind.model.model_validate(
            {"id": "a", "question": "q", "answers": answers, "show": str(show)}
        )
        left_out = kind.view(question, random.Random(seed)).left_out  # type: ignore[attr-defined]  # noqa: S311
        assert len(left_out) == rights + wrongs - show
        assert left_out <= {a.id for a in question.answers if a.wrong}  # type: ignore[attr-defined]


def test_actions_that_are_right_are_offered() -> None:
    found, told, _ = bank(Q + "  imite: sms\n  messages: [{de: a, texte: b, action: Signaler}]\n")
    assert told == []
    assert found is not None
    choices = found.questions[0].value.choices  # type: ignore[attr-defined]
    assert choices == ("Répondre", "Ignorer", "Transférer au 33700", "Signaler")


def test_braces_that_name_no_variable_may_be_written() -> None:
    text = (
        "- {id: a, question: '\\{x\\} et `{y}`, $x_{z}$, {1, 2} : {a} ?', variables: {a: 1..5}, réponse: a}"
    )
    assert bank(text)[1] == []
