"""Marking: the contracts that the client's marker passes too, then what holds for any answer."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from each import each
from tremplin import questions
from tremplin.diagnostics import Report
from tremplin.questions import AnyKind, choice, choices, number, text, truefalse
from tremplin.questions.bank import validate_bank
from tremplin.questions.base import Question, State, Verdict, rounded
from tremplin.questions.written import visible
from tremplin.sources.source import Source, compose

CONTRACTS = Path(__file__).parents[1] / "contracts" / "marking"
CASES = [
    (contract["kind"], case)
    for path in sorted(CONTRACTS.glob("*.json"))
    for contract in [json.loads(path.read_text(encoding="utf-8"))]
    for case in contract["cases"]
]


def authored(**written: Any) -> tuple[AnyKind, Question]:
    """The question that an author would write with these keys, and its kind."""
    report = Report()
    shown = "".join(f" {{{name}}}" for name in written.get("variables", ()))
    row = {"id": "q", "question": f"Que répondez-vous ?{shown}", **written}
    node = compose(Source("quiz.yml", json.dumps([row], ensure_ascii=False)), report)
    assert node is not None
    bank = validate_bank(node, report)
    assert not list(report)
    assert bank is not None
    question = bank[1][0].value
    return questions.kind_of(question), question


def as_json(verdict: Verdict) -> dict[str, Any]:
    return {
        "state": verdict.state.value,
        "score": verdict.score,
        "feedback": list(verdict.feedback),
        "notice": verdict.notice.value if verdict.notice else None,
    }


@each(("kind_name", "case"), CASES, ids=lambda case: f"{case[0]}: {case[1]['name']}")
def test_contract(kind_name: str, case: dict[str, Any]) -> None:
    kind, question = authored(**case["question"])
    assert kind.name == kind_name
    assert json.loads(json.dumps(kind.key(question))) == case["key"]
    assert as_json(kind.mark(case["key"], case["response"])) == case["verdict"]


def test_every_kind_has_a_contract() -> None:
    assert {p.stem for p in CONTRACTS.glob("*.json")} == {k.name for k in questions.KINDS}


@pytest.mark.parametrize("path", sorted(CONTRACTS.glob("*.json")), ids=lambda p: p.stem)
def test_a_contract_names_each_case_once(path: Path) -> None:
    contract = json.loads(path.read_text(encoding="utf-8"))
    names = [case["name"] for case in contract["cases"]]
    assert contract["kind"] == path.stem
    assert len(names) == len(set(names)) >= 18


# ---- what a kind says of its questions

# the same question stands in many cases
QUESTIONS = list(
    {json.dumps([kind, case["question"]]): (kind, case["question"]) for kind, case in CASES}.values()
)
# a program that its author wrote too
TESTS = [{"libellé": "Le total est 6", "test": "total == 6"}]
QUESTIONS.append(("code", {"langage": "python", "tests": TESTS, "solution": "total = 6"}))


@each(("name", "written"), QUESTIONS)
def test_a_solution_is_right(name: str, written: dict[str, Any]) -> None:
    kind, question = authored(**written)
    states = {kind.mark(kind.key(question), solution).state for solution in kind.solutions(question)}
    assert states <= {State.RIGHT, State.DONE}, name


@pytest.mark.parametrize("kind", questions.KINDS, ids=lambda kind: kind.name)
def test_every_kind_has_solutions(kind: AnyKind) -> None:
    assert any(kind.solutions(authored(**written)[1]) for name, written in QUESTIONS if name == kind.name)


FEEDBACK = {
    "choice": {"réponses": [{"juste": "a", "retour": "1"}, {"faux": "b", "retour": "2"}, {"faux": "c"}]},
    "choices": {"réponses": [{"juste": "a"}, {"juste": "b", "retour": "1"}, {"faux": "c", "retour": "2"}]},
    "truefalse": {"réponse": "vrai", "retour-vrai": "1", "retour-faux": "2"},
    "text": {"type": "texte", "réponses": [{"juste": "a", "retour": "1"}, {"faux": "b", "retour": "2"}]},
    "match": {"paires": [{"gauche": "a", "droite": "b", "retour": "1"}, {"gauche": "c", "droite": "d"}]},
    "hotspot": {
        "image": "a.svg",
        "description": "b",
        "zones": [
            {"nom": "a", "forme": "cercle 1 1 1", "juste": "oui", "retour": "1"},
            {"nom": "b", "forme": "cercle 9 9 1", "retour": "2"},
        ],
    },
    "scenario": {
        "étapes": {
            "a": {"texte": "x", "choix": [{"texte": "y", "vers": "b", "retour": "1"}]},
            "b": {"texte": "z"},
        }
    },
    "simulation": {"imite": "formulaire", "champs": [{"libellé": "a", "retour": "1"}, {"libellé": "b"}]},
    "code": {
        "langage": "python",
        "tests": [{"libellé": "a", "test": "x", "retour": "1"}, {"libellé": "b", "test": "y"}],
    },
}


@pytest.mark.parametrize(("name", "written"), FEEDBACK.items())
def test_feedback_is_known_by_the_ids_that_verdicts_name(name: str, written: dict[str, Any]) -> None:
    kind, question = authored(**written)
    texts = kind.feedback(question)
    assert kind.name == name
    texts_written = re.findall(r'"retour[^"]*": "(\d)"', json.dumps(written, ensure_ascii=False))
    assert sorted(texts.values()) == texts_written
    named = set(json.dumps(kind.key(question)).replace('"', " ").split())
    assert set(texts) <= named | {"false"}


# ---- properties

TOLERANCES = st.sets(st.sampled_from(text.ALL))
# what French learners type, and signs that change length or form when folded
FRENCH = st.text("aàâbcçdeéèêfgîïklLmnoôœŒrstuùxyz AEÉÇ'’-.,;:!?«»/\u00a0\u202f\u0301\u030cJ019")
ANY = st.text() | FRENCH
WORDS = st.text("abcdefghijklmnopqrstuvwxyzéèàçœ", min_size=1, max_size=12)
KEYS = {
    "text": text.key(authored(réponses=["arobase", "pièce*"], joker="oui")[1]),
    "number": number.key(authored(réponse="12,5", unité="kg", unités={"g": "0,001"})[1]),
    "choice": choice.key(authored(réponses=[{"juste": "a"}, {"faux": "b", "poids": "50 %"}])[1]),
    "truefalse": truefalse.key(authored(réponse="vrai")[1]),
}


@given(ANY, TOLERANCES)
@example("J\u030c", {"case"})  # its small letter has a composed form, itself has none
@example("\u0301 le", {"accents"})  # an accent in front of a space hides it from the first trim
def test_normalising_twice_changes_nothing(typed: str, tolerance: set[str]) -> None:
    once = text.normalise(typed, tolerance)
    assert text.normalise(once, tolerance) == once


@given(WORDS, st.booleans(), st.booleans(), st.sampled_from(["", " ", "\u00a0", "\u202f", "\n"]))
def test_a_right_form_is_right_whatever_its_accents_case_and_spaces(
    form: str, capitals: bool, bare: bool, space: str
) -> None:
    typed = form.upper() if capitals else form
    if bare:
        decomposed = unicodedata.normalize("NFD", typed)
        typed = "".join(c for c in decomposed if not unicodedata.combining(c))
    verdict = text.mark(
        {"accept": [["f", form]], "reject": [], "tolerance": list(text.ALL)}, f"{space}{typed}{space}"
    )
    assert verdict == Verdict(State.RIGHT, 1.0, ("f",))


SEEN = ANY.filter(lambda form: visible(form).strip())


@given(SEEN, TOLERANCES)
def test_a_form_is_right_as_it_is_written(form: str, tolerance: set[str]) -> None:
    key = {"accept": [["f", form]], "reject": [], "tolerance": sorted(tolerance)}
    assert text.mark(key, form).state is State.RIGHT


@given(WORDS.filter(lambda w: len(w) >= 8 and "œ" not in w), st.data())
def test_one_letter_left_out_is_almost_right(form: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(form) - 1))
    typed = form[:place] + form[place + 1 :]
    key = {"accept": [["f", form]], "reject": [], "tolerance": list(text.ALL)}
    assert text.mark(key, typed).state in (State.ALMOST, State.RIGHT)


@given(WORDS, WORDS)
def test_a_slip_goes_both_ways_between_long_words(one: str, other: str) -> None:
    long = [f"{word}abcde" for word in (one, other)]
    assert text.is_slip(*long) == text.is_slip(*reversed(long))


@given(st.lists(WORDS, min_size=1, max_size=4).map("*".join), TOLERANCES, st.sampled_from(["oui", "non"]))
def test_a_solution_of_a_text_is_right_whatever_its_jokers(
    form: str, tolerance: set[str], wildcard: str
) -> None:
    question = text.TextQuestion.model_validate(
        {
            "id": "q",
            "question": "?",
            "answers": [{"right": form}],
            "tolerance": sorted(tolerance),
            "wildcard": wildcard,
        }
    )
    (solution,) = text.solutions(question)
    assert text.mark(text.key(question), solution).state is State.RIGHT


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_solution_of_a_number_is_right_whatever_its_size(value: float) -> None:
    question = number.NumberQuestion.model_validate({"id": "q", "question": "?", "answer": value})
    (solution,) = number.solutions(question)
    assert number.mark(number.key(question), solution).state is State.RIGHT


@pytest.mark.parametrize("kind", [k for k in questions.KINDS if k.name in KEYS], ids=lambda k: k.name)
@given(typed=ANY)
@example(typed="9" * 5000)
def test_marking_any_text_gives_a_score_between_0_and_1(kind: AnyKind, typed: str) -> None:
    verdict = kind.mark(KEYS[kind.name], typed)
    assert 0 <= verdict.score <= 1
    assert (verdict.state is State.RIGHT) == (verdict.score == 1)


def answers(rights: int, wrongs: int) -> list[dict[str, str]]:
    return [{"juste": f"a{n}"} for n in range(rights)] + [{"faux": f"b{n}"} for n in range(wrongs)]


@pytest.mark.parametrize("rights", range(2, 7))
@pytest.mark.parametrize("wrongs", range(7))
def test_ticking_everything_gives_nothing_unless_all_is_right(rights: int, wrongs: int) -> None:
    kind, question = authored(réponses=answers(rights, wrongs))
    key = kind.key(question)
    verdict = kind.mark(key, list(key["weights"]))
    assert verdict.state is (State.WRONG if wrongs else State.RIGHT)
    assert verdict.score == (0 if wrongs else 1)


@given(st.integers(2, 5), st.integers(0, 5), st.data())
def test_only_exactly_the_right_answers_are_right(rights: int, wrongs: int, data: st.DataObject) -> None:
    kind, question = authored(réponses=answers(rights, wrongs))
    key = kind.key(question)
    ticked = data.draw(st.lists(st.sampled_from([*key["weights"], "unknown"])))
    verdict = choices.mark(key, ticked)
    assert 0 <= verdict.score <= 1
    known = set(ticked) & set(key["weights"])
    assert (verdict.state is State.RIGHT) == (known == set(key["right"]))
    assert (verdict.state is State.UNANSWERED) == (not known)


@given(st.integers(-(10**9), 10**9), st.sampled_from(["", " ", "\u00a0", "\u202f"]))
def test_a_whole_number_is_right_however_its_thousands_are_parted(value: int, gap: str) -> None:
    kind, question = authored(réponse=str(value))
    typed = f"{value:,}".replace(",", gap).replace("-", "\u2212")
    assert kind.mark(kind.key(question), typed).state is State.RIGHT


@given(st.decimals("0.01", 1000, places=2), st.decimals("0.01", 1000, places=2))
def test_the_limits_of_a_tolerance_are_within_it(value: Any, tolerance: Any) -> None:
    kind, question = authored(réponse=str(value), tolérance=str(tolerance))
    key = kind.key(question)
    for limit in (value + tolerance, value - tolerance):
        assert kind.mark(key, str(limit).replace(".", ",")).state is State.RIGHT
    beyond = value + tolerance + type(value)("0.01")
    assert kind.mark(key, str(beyond)).state is State.WRONG


@pytest.mark.parametrize(
    ("score", "expected"),
    [(0.33333, 0.3333), (0.66666, 0.6667), (0.00005, 0.0001), (-1, 0), (2, 1), (1, 1)],
)
def test_a_score_is_rounded_half_up_within_0_and_1(score: float, expected: float) -> None:
    assert rounded(score) == expected


def test_the_id_of_an_answer_follows_its_text_and_not_its_place() -> None:
    _, one = authored(réponses=[{"juste": "a"}, {"faux": "b"}])
    _, other = authored(réponses=[{"faux": "b"}, {"juste": "a"}])
    assert {a.id for a in one.answers} == {a.id for a in other.answers}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("choix", "choice"), ("Choix multiples", "choices"), ("choix_multiple", "choices"),
        ("VRAI-FAUX", "truefalse"), ("vrai ou faux", "truefalse"), ("nombre", "number"),
        ("texte", "text"), ("text", "text"), ("choices", "choices"),
    ],
)  # fmt: skip
def test_a_kind_is_named_in_french_or_in_english(name: str, kind: str) -> None:
    found = questions.named(name)
    assert found is not None
    assert found.name == kind


def test_an_unknown_kind_has_no_name() -> None:
    assert questions.named("mots-croisés") is None


# ---- docs/marking.md

MARKING = (Path(__file__).parents[2] / "docs/marking.md").read_text(encoding="utf-8")
STATES = {
    "juste": State.RIGHT,
    "presque": State.ALMOST,
    "faux": State.WRONG,
    "pas lu : aucun essai": State.UNANSWERED,
}


def documented() -> Iterator[tuple[str, str, State]]:
    """The answers in the tables of the documentation: their question, what is typed, its verdict."""
    heads: list[str] = []
    for line in MARKING.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| la question |"):
            heads = cells
        elif line.startswith("| `{"):
            for head, cell in zip(heads[1:], cells[1:], strict=True):
                for typed in re.findall("`([^`]+)`", cell):
                    yield cells[0].strip("`"), typed, STATES[head]


@each(("written", "typed", "state"), list(documented()))
def test_an_answer_of_the_documentation_has_the_verdict_that_it_says(
    written: str, typed: str, state: State
) -> None:
    report = Report()
    keys = "" if "question:" in written else "question: Quoi ?, "
    node = compose(Source("quiz.yml", f"- {{id: q, {keys}{written[1:]}\n"), report)
    assert node is not None
    bank = validate_bank(node, report)
    assert bank is not None
    assert not list(report)
    question = bank[1][0].value
    kind = questions.kind_of(question)
    assert kind.mark(kind.key(question), typed).state is state


def test_the_rules_of_every_kind_are_documented() -> None:
    assert {kind.french for kind in questions.KINDS} <= set(re.findall("`([^`]+)`", MARKING))
