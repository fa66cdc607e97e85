"""What is entered is there again; what is odd, or of a question that was edited, stops and shows nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from filling import TYPED, state, touch
from playwright.sync_api import Page, expect
from quizzes import FORBIDDEN_STORAGE, check, question, records, says
from test_gallery import ANSWERS, GALLERY, SEGMENTS, opened
from test_mounting import MOUNTED
from test_progress import FILL, FULL, NOTICE
from test_tries import step, written

from static_server import StaticServer, serve
from weight import build

pytestmark = pytest.mark.sweep

PLACEMENT = "courriel/positionnement/"


@pytest.mark.parametrize("segment", SEGMENTS)
def test_what_is_not_checked_is_there_again(page: Page, site: StaticServer, segment: str) -> None:
    page.goto(site.url(GALLERY.format(segment)))
    forms = page.locator("form.q").all()
    empty = [state(form) for form in forms]
    for form in forms:
        touch(form)
    filled = [state(form) for form in forms]
    assert all(one != other for one, other in zip(empty, filled, strict=True))
    page.reload()
    expect(page.locator(MOUNTED)).to_have_count(len(forms))
    assert [state(form) for form in forms] == filled
    # nobody judged it
    expect(page.locator("[data-said]:not(:empty), [data-mark=right], [data-mark=wrong]")).to_have_count(0)


@pytest.mark.parametrize(("segment", "id_"), ANSWERS, ids=str)
def test_what_is_mended_is_there_again(page: Page, site: StaticServer, segment: str, id_: str) -> None:
    form = opened(page, site, segment, id_)
    ANSWERS[segment, id_][2](form)
    check(form)
    expect(form.locator(".verdict")).to_be_visible()
    touch(form)
    mended = state(form)
    page.reload()
    expect(form.locator("[data-do] button")).to_be_enabled()
    assert state(form) == mended
    check(form)
    # what was checked is kept as any answer
    assert "draft" not in next(r for k, r in records(page).items() if k.endswith(f"#{id_}"))


def test_the_answers_of_a_placement_are_there_again(page: Page, site: StaticServer) -> None:
    page.goto(site.url(PLACEMENT))
    page.get_by_role("button", name="Toutes les questions").click()
    forms = page.locator("form.q:visible")
    assert forms.count() > 20
    for form in forms.all():
        touch(form)
    forms.last.get_by_role("button", name="Je ne sais pas").click()
    filled = [state(form) for form in forms.all()]
    page.reload()
    expect(page.locator(f"{MOUNTED}:visible")).to_have_count(len(filled))
    assert [state(form) for form in forms.all()] == filled
    page.get_by_role("button", name="Rendre ma copie").press("Enter")
    expect(page.locator("[data-end]")).to_be_visible()


def test_how_sure_one_is_is_there_again(page: Page, small: StaticServer) -> None:
    page.goto(small.url("apprendre/pages/surete/"))
    page.get_by_label("Plutôt").first.check()
    page.reload()
    expect(page.get_by_label("Plutôt").first).to_be_checked()


# ---- a storage that keeps nothing


@pytest.mark.parametrize("storage", ["forbidden", "full"])
def test_that_nothing_is_kept_is_said_once(page: Page, site: StaticServer, storage: str) -> None:
    if storage == "forbidden":
        page.add_init_script(FORBIDDEN_STORAGE)
    else:
        page.goto(site.url("aide/"))
        page.evaluate(FILL)
    words = NOTICE if storage == "forbidden" else FULL
    page.goto(site.url(GALLERY.format("ranger")))
    expect(page.get_by_text(words)).to_have_count(1)
    page.get_by_role("button", name="J’ai compris").click()
    for form in page.locator("form.q").all():
        touch(form)
        check(form)
        expect(form.locator(".verdict")).to_be_visible()
    expect(page.get_by_text(words)).to_have_count(0)


# ---- records that are not as they should be

SHAPES: dict[str, Any] = {
    "null": None,
    "true": True,
    "number": 33,
    "text": "dièse",
    "quote": '"]',
    "long": "x" * 10_000,
    "list": [],
    "numbers": [1, None, {"a": 1}],
    "strange ids": ['"]', "34ea21", "__proto__"],
    "object": {},
    "deep": {"a": {"b": [{}]}},
    "own names": {
        "toString": 1,
        "constructor": None,
        "length": -1,
        "text": {},
        "met": {},
        "code": [],
        "passed": 5,
    },
    "lists": {"text": ["a"], "met": [{}], "code": {"a": 1}, "passed": [[]], "values": [], "typed": {}},
    "texts": {
        "text": "33 %",
        "met": "33 %",
        "code": 3,
        "passed": "x",
        "values": {"a": "x", "b": None},
        "typed": 4,
    },
    "unsure": {"unsure": {"unsure": {}}},
}
RECORDS: list[Callable[[Any, str | None], dict[str, Any]]] = [
    lambda shape, _: {"score": 1, "tries": 1, "at": 1, "response": shape},
    lambda shape, _: {"at": 1, "response": shape},
    lambda shape, _: {
        "score": 0,
        "at": 1,
        "response": dict.fromkeys(("text", "met", "code", "values", "typed"), shape),
    },
    lambda shape, _: {"draft": shape},
    lambda shape, kind: {"draft": [kind, shape]},
]
"""Each takes a shape, and the kind of the question."""
ODD = ("[object", "undefined", "null", "NaN", "34ea21")
SHOWN = """(form) => [...form.querySelectorAll("input, textarea, select")].map(({ type, value }) =>
  /radio|checkbox/.test(type) ? "" : value).join(" ") + form.innerText"""


@pytest.mark.parametrize("segment", [*(GALLERY.format(name) for name in SEGMENTS), PLACEMENT], ids=str)
def test_odd_records_of_any_shape_stop_no_question(page: Page, site: StaticServer, segment: str) -> None:
    page.goto(site.url(segment))
    forms = page.locator("form.q").all()
    names = [(form.get_attribute("data-q"), form.get_attribute("data-kind")) for form in forms]
    for turn, (name, shape) in enumerate(SHAPES.items()):
        # in turn, each question meets each record
        for n, (id_, kind) in enumerate(names):
            record = RECORDS[(turn + n) % len(RECORDS)](shape, kind)
            page.evaluate(
                "([id, record]) => localStorage.setItem(`tremplin/2/tremplin//question/${id}`, record)",
                [id_, json.dumps(record)],
            )
        page.goto(site.url(segment))
        expect(page.locator(MOUNTED)).to_have_count(len(forms))
        shown = " ".join(form.evaluate(SHOWN) for form in forms)
        assert not [odd for odd in ODD if odd in shown], name


@pytest.mark.parametrize(("segment", "id_"), ANSWERS, ids=str)
def test_a_question_with_an_odd_record_can_be_answered(
    page: Page, site: StaticServer, segment: str, id_: str
) -> None:
    form = opened(page, site, segment, id_)
    name, kind = form.get_attribute("data-q"), form.get_attribute("data-kind")
    odd = json.dumps({"score": {}, "tries": "x", "response": {"a": [{}]}, "draft": [kind, ['"]', {}]]})
    page.evaluate(
        "([name, odd]) => localStorage.setItem(name, odd)", [f"tremplin/2/tremplin//question/{name}", odd]
    )
    page.reload()
    ANSWERS[segment, id_][0](form)
    check(form)
    says(form, "Juste !")


# ---- a question that was edited

KINDS = {
    "choix": "réponses: [{juste: Bleue}, {faux: Rouge}]",
    "plusieurs": "réponses: [{juste: Mirabelle}, {juste: Quetsche}, {faux: Mangue}]",
    "vrai": "réponse: vrai",
    "mot": "{type: texte, réponses: [arobase]}",
    "nombre": "réponse: 12",
    "calcul": "{variables: {a: 2..3}, réponse: a + 1}",
    "trous": 'texte: "Le {chat} mange la {souris}."',
    "liste": '{mode: liste, texte: "Du {pain|~plomb} et du {sel|~savon}."}',
    "etiquettes": '{mode: étiquettes, texte: "De {eau} et de {miel}."}',
    "paires": "paires: [{gauche: Nancy, droite: Meurthe}, {gauche: Metz, droite: Moselle}]",
    "tri": "catégories: {Au frais: [Lait, Beurre], Au sec: [Riz]}",
    "grille": "{lignes: [CV, Photo], colonnes: [Joindre, Garder], réponses: [Joindre, Garder]}",
    "ordre": "éléments: [Écrire, Relire, Envoyer]",
    "texte-libre": "{modèle: Bonjour., critères: [Il salue]}",
    "avis": "{type: sondage, réponses: [Bon, Moyen]}",
    "cartes": "cartes: [{recto: Un, verso: One}, {recto: Deux, verso: Two}]",
    "scene": "étapes: {a: {texte: Bonjour, choix: [{texte: Oui, vers: b, score: 1}, {texte: Non, vers: b}]}, "
    "b: {texte: Et puis ?, choix: [{texte: Rester, score: 1}, {texte: Partir}]}}",
    "fiche": "{imite: formulaire, "
    "champs: [{libellé: Nom, réponses: [Martin]}, {libellé: Code, règle: code postal}]}",
    "boite": "{imite: sms, messages: [{de: Maman, texte: Tu viens ?, action: Répondre}]}",
}
# the same kind, with other answers
OTHERS = {
    "choix": "réponses: [{juste: Verte}, {faux: Jaune}]",
    "plusieurs": "réponses: [{juste: Quetsche}, {juste: Poire}, {faux: Mangue}]",
    "liste": '{mode: liste, texte: "Du {beurre|~bois} et du {lait|~lin}."}',
    "etiquettes": '{mode: étiquettes, texte: "Du {beurre} et du {lait}."}',
    "paires": "paires: [{gauche: Toul, droite: Meurthe}, {gauche: Verdun, droite: Meuse}]",
    "tri": "catégories: {Dedans: [Pain, Miel], Dehors: [Vélo]}",
    "grille": "{lignes: [CV, Lettre], colonnes: [Envoyer, Jeter], réponses: [Envoyer, Jeter]}",
    "ordre": "éléments: [Écrire, Relire, Signer, Envoyer]",
    "avis": "{type: sondage, réponses: [Mauvais, Moyen]}",
    "cartes": "cartes: [{recto: Trois, verso: Three}, {recto: Quatre, verso: Four}]",
    "scene": "étapes: {a: {texte: Bonsoir, choix: [{texte: Peut-être, vers: b, score: 1}, "
    "{texte: Jamais, vers: b}]}, "
    "b: {texte: Et après ?, choix: [{texte: Rester, score: 1}, {texte: Partir}]}}",
    "boite": "{imite: sms, messages: [{de: Papa, texte: Où es-tu ?, action: Répondre}]}",
}


def bank(questions: dict[str, str]) -> str:
    rows = [
        f"  - {{id: {id_}, question: 'Laquelle ? {{a}}', {text.strip('{}') if text[0] == '{' else text}}}"
        for id_, text in questions.items()
    ]
    return "questions:\n" + "\n".join(rows) + "\n"


def turned(steps: int) -> dict[str, str]:
    """Every question with the content of another kind."""
    texts = list(KINDS.values())
    return dict(zip(KINDS, texts[steps:] + texts[:steps], strict=True))


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StaticServer]:
    """The same quiz in four editions, as four folders of one site."""
    folder = tmp_path_factory.mktemp("editions")
    banks = {"avant": KINDS, "autres": {**KINDS, **OTHERS}, **{f"tour{n}": turned(n) for n in (1, 3, 7)}}
    for name, questions in banks.items():
        build(folder / "site" / name, written(folder / name, {"q": bank(questions)}))
    with serve(folder / "site") as server:
        yield server


@pytest.mark.parametrize("checked", [False, True], ids=["draft", "checked"])
@pytest.mark.parametrize("edition", ["autres", "tour1", "tour3", "tour7"])
def test_an_edited_question_shows_nothing_of_its_old_self(
    page: Page, editions: StaticServer, edition: str, checked: bool
) -> None:
    page.goto(editions.url("avant/cours/module/q/"))
    for form in page.locator("form.q").all():
        touch(form)
        if checked and form.locator("[data-do]:visible").count():
            check(form)
    address = editions.url(f"{edition}/cours/module/q/")
    ids = OTHERS if edition == "autres" else KINDS
    page.goto(address)
    expect(page.locator(MOUNTED)).to_have_count(len(KINDS))
    shown = {id_: state(question(page, id_)) for id_ in ids}
    said = {id_: question(page, id_).locator("[data-said]").inner_text() for id_ in ids}
    marks = [
        id_ for id_ in ids if question(page, id_).locator("[data-mark=right], [data-mark=wrong]").count()
    ]
    page.evaluate("localStorage.clear()")
    page.goto(address)
    fresh = {id_: state(question(page, id_)) for id_ in ids}
    assert {id_: shown[id_] for id_ in ids if shown[id_] != fresh[id_]} == {}
    assert {id_: words for id_, words in said.items() if words} == {}
    assert marks == []


# ---- passwords

SENTENCE = "piano brume clou lampe carotte tuyau neige"
FORM = """questions:
  - id: compte
    question: Créez le compte.
    imite: formulaire
    champs:
      - {libellé: Nom, réponses: [Martin]}
      - {libellé: Mot de passe, règle: mot de passe, réponses: ["piano brume clou lampe carotte tuyau neige"]}
"""


@pytest.fixture(scope="module")
def account(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StaticServer]:
    folder = tmp_path_factory.mktemp("account")
    with serve(build(folder / "site", written(folder, {"q": FORM}))) as server:
        yield server


@pytest.mark.parametrize(
    ("typed", "name", "words"),
    [
        (SENTENCE, "Martin", "Juste !"),
        (SENTENCE, "Petit", "En partie juste."),
        ("Secret-12", "Martin", "En partie juste."),
    ],
    ids=["right", "right beside a mistake", "wrong"],
)
def test_a_password_is_masked_and_kept_nowhere(
    page: Page, account: StaticServer, typed: str, name: str, words: str
) -> None:
    page.goto(step(account, "q"))
    form = question(page, "compte")
    field = form.get_by_label("Mot de passe")
    expect(field).to_have_attribute("type", "password")
    form.get_by_label("Nom").fill(name)
    field.fill(typed)
    form.get_by_role("button", name="Afficher le mot de passe").click()
    expect(field).to_have_attribute("type", "text")
    form.get_by_role("button", name="Masquer le mot de passe").press("Enter")
    expect(field).to_have_attribute("type", "password")
    assert typed not in json.dumps(records(page))
    check(form)
    says(form, words)
    assert typed not in json.dumps(records(page))
    page.reload()
    says(form, words)
    expect(field).to_have_value("")
    assert typed not in form.inner_text()
    if name != "Martin":
        # the password that was right still is
        form.get_by_label("Nom").fill("Martin")
        check(form)
        says(form, "Juste !")


def test_a_password_is_in_no_correction(page: Page, account: StaticServer) -> None:
    page.goto(step(account, "q"))
    expect(question(page, "compte").locator("[data-fix]")).not_to_contain_text(SENTENCE)
    assert TYPED not in question(page, "compte").inner_text()
