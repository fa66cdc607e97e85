"""A try that teaches: what is wrong is said, the answer comes in time, an empty try costs nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect
from quizzes import check, choose, question, says, write
from test_accessibility import violations

from static_server import StaticServer, serve
from weight import build

WRONG, PARTLY, NOT_QUITE = "Ce n’est pas la bonne réponse.", "En partie juste.", "Pas tout à fait."
pytestmark = pytest.mark.sweep

CORRECTION = "Voir la correction"

KINDS = """titre: Toutes sortes
seuil: 100 %
questions:
  - {id: choix, question: Laquelle ?, réponses: [{juste: Bleue}, {faux: Rouge}]}
  - id: plusieurs
    question: Lesquelles ?
    réponses: [{juste: Mirabelle}, {juste: Quetsche}, {juste: Cerise}, {faux: Mangue}, {faux: Papaye}]
  - {id: vrai, question: L’eau bout à 100 °C., réponse: vrai, retour-faux: Regardez la casserole.}
  - id: mot
    type: texte
    question: Quel signe ?
    réponses:
      [{juste: arobase}, {juste: arrobase}, {juste: a commercial}, {faux: dièse, retour: Il a deux barres.}]
  - {id: trous, question: Complétez., texte: "Le {chat} mange la {souris} et le {lait}."}
  - {id: liste, question: Choisissez., mode: liste, texte: "Du {pain|~plomb} et du {sel|~savon}."}
  - id: paires
    question: Reliez.
    paires: [{gauche: Nancy, droite: Meurthe}, {gauche: Metz, droite: Rhin}, {gauche: Toul, droite: Vosges}]
  - {id: tri, question: Classez., catégories: {Au frais: [Lait, Beurre], Au sec: [Riz]}}
  - id: grille
    question: Cochez.
    lignes: [CV, Photo]
    colonnes: [Joindre, Garder]
    réponses: [Joindre, Garder]
  - {id: ordre, question: Rangez., éléments: [Un, Deux, Trois, Quatre, Cinq]}
"""
ONE = (
    "questions: [{id: seule, question: Laquelle ?, réponses: [{juste: Bleue}, {faux: Rouge}, {faux: Verte}]}]"
)
USED_UP = """essais: 1
questions:
  - {id: a, question: Laquelle ?, réponses: [{juste: Bleue}, {faux: Rouge}]}
  - {id: b, question: Combien ?, réponse: 12}
"""
SURVEY = "questions: [{id: avis, type: sondage, question: Votre avis ?, réponses: [Bon, Moyen]}]"
SEALED = """protégé: oui
questions:
  - {id: un, question: Laquelle ?, réponses: [{juste: Bleue}, {faux: Rouge}]}
  - {id: deux, question: Lesquelles ?, réponses: [{juste: Mirabelle}, {juste: Quetsche}, {faux: Mangue}]}
"""
EDITED = {
    "avant": """questions:
  - {id: ordre, question: Rangez., éléments: [Ecrire, Relire, Envoyer]}
  - {id: genre, question: Quel signe ?, réponses: [{juste: arobase}, {faux: dièse}]}
  - {id: trous, question: Complétez., mode: liste, texte: "Du {pain|~plomb}."}
  - {id: nombre, question: 'Combien après {a} ?', variables: {a: 2..3}, réponse: a + 1}
""",
    "apres": """questions:
  - {id: ordre, question: Rangez., éléments: [Écrire, Relire, Envoyer]}
  - {id: genre, question: Quel signe ?, réponses: [arobase]}
  - {id: trous, question: Complétez., texte: "Du {pain|~plomb}."}
  - {id: nombre, question: Combien ?, réponse: 4}
""",
}
BANKS = {"sortes": KINDS, "une": ONE, "essais": USED_UP, "avis": SURVEY, "secret": SEALED}


def written(folder: Path, banks: dict[str, str]) -> Path:
    """A project with a step for each bank."""
    texts = {
        "mkdocs.yml": "site_name: Essais\ndocs_dir: courses\ntheme: tremplin\nplugins: [tremplin]\n",
        "courses/index.md": "Bonjour.\n",
        "courses/organismes.yml": "organismes:\n  - {id: mfr, nom: MFR, type: MFR, description: Un CFA., "
        "contact: a@mfr.example, exemple: oui}\n",
        "courses/cours/course.yml": "titre: Le cours\nrésumé: Un cours.\norganisme: mfr\nniveau: débutant\n"
        "objectifs: {but: Essayer}\nmodalité: distance\nassistance: {contact: a@mfr.example, délai: 48 h}\n"
        f"évaluation: Un quiz.\ndurée: {4 * len(banks)} min\n",
        "courses/cours/01-module/module.yml": "titre: Le module\n",
    }
    for n, (name, bank) in enumerate(banks.items(), 1):
        texts[f"quizzes/cours/{name}.yml"] = bank
        texts[f"courses/cours/01-module/{n:02}-{name}.md"] = (
            f"---\ntitre: {name}\ndurée: 4 min\nobjectifs: [but]\n---\n::: quiz cours/{name}\n"
        )
    for path, text in texts.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder / "mkdocs.yml"


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StaticServer]:
    folder = tmp_path_factory.mktemp("tries")
    with serve(build(folder / "site", written(folder, BANKS))) as server:
        yield server


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same step before and after an edit, as two folders of one site."""
    folder = tmp_path_factory.mktemp("edited")
    for name, bank in EDITED.items():
        build(folder / "site" / name, written(folder / name, {"q": bank}))
    return folder / "site"


def step(server: StaticServer, name: str) -> str:
    return server.url(f"cours/module/{name}/")


def mark_of(row: Locator) -> str:
    return str(row.evaluate("(row) => getComputedStyle(row, '::after').content"))


def put(form: Locator, name: str, value: str) -> None:
    form.get_by_label(name).select_option(value)


# ---- what is wrong


def test_choices_tell_how_many_are_missing_and_not_which(page: Page, tried: StaticServer) -> None:
    page.goto(step(tried, "sortes"))
    form = question(page, "plusieurs")
    choose(form, "Mirabelle")
    says(form, PARTLY)
    says(form, re.compile(r"Il manque 2\sréponses\."))
    choose(form, "Mangue")
    says(form, NOT_QUITE)
    choose(form, "Mirabelle")
    says(form, WRONG)
    says(form, re.compile(r"Il manque 3\sréponses\."))
    for word in ("Quetsche", "Cerise"):
        expect(form.locator("[data-said]")).not_to_contain_text(word)
        assert mark_of(form.locator("label.answer", has_text=word)) == "none"


def test_true_or_false_has_one_verdict(page: Page, tried: StaticServer) -> None:
    page.goto(step(tried, "sortes"))
    form = question(page, "vrai")
    choose(form, "Faux")
    says(form, WRONG)
    says(form, "Regardez la casserole.")
    assert mark_of(form.locator("label.answer", has_text="Faux")) == "none"


def test_gaps_tell_which_are_wrong_and_how_many_are_left(page: Page, tried: StaticServer) -> None:
    page.goto(step(tried, "sortes"))
    form = question(page, "trous")
    form.get_by_label("Trou 1").fill("chat")
    form.get_by_label("Trou 2").fill("table")
    check(form)
    says(form, PARTLY)
    says(form, re.compile(r"À corriger\s: Trou 2\."))
    says(form, re.compile(r"Il manque 1\sréponse\."))
    assert "Faux" in mark_of(form.locator(".gap").nth(1))
    expect(form.get_by_label("Trou 2")).to_have_attribute("aria-invalid", "true")
    expect(form.get_by_label("Trou 1")).to_have_attribute("aria-invalid", "false")
    expect(form.locator("[data-said]")).not_to_contain_text("souris")


def test_pairs_and_items_tell_which_are_wrong(page: Page, tried: StaticServer) -> None:
    page.goto(step(tried, "sortes"))
    form = question(page, "paires")
    put(form, "Nancy", "Meurthe")
    put(form, "Metz", "Vosges")
    put(form, "Toul", "Rhin")
    check(form)
    says(form, re.compile(r"À corriger\s: (?:Metz, Toul|Toul, Metz)\."))
    form = question(page, "tri")
    form.get_by_role("radiogroup", name="Lait").get_by_label("Au sec").check()
    check(form)
    says(form, WRONG)
    says(form, re.compile(r"À corriger\s: Lait\."))
    says(form, re.compile(r"Il manque 2\sréponses\."))


def test_a_line_of_a_table_tells_that_it_is_wrong(page: Page, tried: StaticServer) -> None:
    page.goto(step(tried, "sortes"))
    form = question(page, "grille")
    form.get_by_label(re.compile("CV.*Garder")).check()
    form.get_by_label(re.compile("Photo.*Garder")).check()
    check(form)
    says(form, PARTLY)
    says(form, re.compile(r"À corriger\s: CV\."))


def test_one_swap_of_an_order_is_one_fault_or_two(page: Page, tried: StaticServer) -> None:
    page.goto(step(tried, "sortes"))
    form = question(page, "ordre")
    arrange(form, "Un", "Deux", "Quatre", "Trois", "Cinq")
    check(form)
    says(form, PARTLY)
    marks = [mark_of(row) for row in form.locator("[data-id]").all()]
    assert sum("Faux" in mark for mark in marks) == 1
    says(form, re.compile(r"À corriger\s: (?:Trois|Quatre)\."))
    arrange(form, "Cinq", "Deux", "Trois", "Quatre", "Un")
    check(form)
    marks = [mark_of(row) for row in form.locator("[data-id]").all()]
    assert sum("Faux" in mark for mark in marks) == 2


def arrange(form: Locator, *items: str) -> None:
    for place, item in enumerate(items):
        while form.locator("[data-id] > span:not(.handle)").all_inner_texts().index(item) > place:
            form.get_by_role("button", name=f"Monter : {item}").click()


# ---- nothing is nobody's answer


@pytest.mark.parametrize("id_", ["ordre", "tri", "grille", "paires", "trous", "liste"])
def test_what_nobody_touched_is_no_answer(page: Page, tried: StaticServer, id_: str) -> None:
    page.goto(step(tried, "sortes"))
    form = question(page, id_)
    for _ in range(3):
        check(form)
        says(form, "d’abord")
    expect(form.get_by_text(CORRECTION)).to_be_hidden()


# ---- the correction


@pytest.mark.parametrize("id_", ["choix", "mot"])
def test_the_correction_can_be_opened_after_two_wrong_tries(
    page: Page, tried: StaticServer, id_: str
) -> None:
    page.goto(step(tried, "sortes"))
    form = question(page, id_)
    for _ in range(2):
        expect(form.get_by_text(CORRECTION)).to_be_hidden()
        choose(form, "Rouge") if id_ == "choix" else write(form, "virgule")
    expect(form.get_by_text(CORRECTION)).to_be_visible()
    expect(form.locator("[data-fix] > :not(summary)").first).to_be_hidden()
    page.reload()
    form.locator("[data-fix] summary").focus()
    page.keyboard.press("Enter")
    expect(form.locator("[data-fix] > :not(summary)").first).to_be_visible()


def test_each_try_of_a_lone_question_does_not_end_the_quiz(page: Page, tried: StaticServer) -> None:
    page.goto(step(tried, "une"))
    form = question(page, "seule")
    choose(form, "Rouge")
    expect(form.get_by_text(CORRECTION)).to_be_hidden()
    choose(form, "Verte")
    expect(form.get_by_text(CORRECTION)).to_be_visible()


def test_at_the_end_every_correction_can_be_opened(page: Page, tried: StaticServer) -> None:
    page.goto(step(tried, "secret"))
    choose(question(page, "un"), "Rouge")
    expect(page.get_by_text(CORRECTION).filter(visible=True)).to_have_count(0)
    choose(question(page, "deux"), "Mangue")
    expect(page.get_by_text(CORRECTION).filter(visible=True)).to_have_count(2)
    # what is protected stays so: neither the count nor the places are given
    expect(question(page, "deux").locator("[data-said]")).not_to_contain_text("manque")
    question(page, "deux").get_by_text(CORRECTION).click()
    expect(question(page, "deux").locator("[data-fix]")).to_contain_text("protégées")


def test_a_correction_shows_the_first_form_only(page: Page, tried: StaticServer) -> None:
    page.goto(step(tried, "sortes"))
    correction = question(page, "mot").locator("[data-fix]")
    expect(correction).to_contain_text(re.compile(r"La bonne réponse\s: arobase\."))
    expect(correction).not_to_contain_text("arrobase")
    expect(correction).to_contain_text("Il a deux barres.")


# ---- what can be done


def test_what_is_said_at_the_end_can_be_done(page: Page, tried: StaticServer) -> None:
    page.goto(step(tried, "essais"))
    choose(question(page, "a"), "Rouge")
    write(question(page, "b"), "13")
    end = page.locator("[data-end]")
    expect(end).to_contain_text(re.compile(r"Il faut 70\s%\s: recommencez quand vous voulez\."))
    end.get_by_role("button", name="Recommencer").press("Enter")
    expect(page.locator("fieldset:disabled")).to_have_count(0)
    page.goto(step(tried, "une"))
    choose(question(page, "seule"), "Rouge")
    expect(end).to_contain_text("corrigez vos réponses")


def test_a_placement_test_is_neither_passed_nor_failed(page: Page, site: StaticServer) -> None:
    page.goto(site.url("courriel/positionnement/"))
    expect(page.locator(".quiz > .facts").first).not_to_contain_text("Réussi")
    for _ in range(2):
        page.get_by_role("button", name="Rendre ma copie").press("Enter")
    expect(page.locator("[data-end] strong")).to_be_visible()
    expect(page.locator("[data-end]")).not_to_contain_text("Il faut")


def test_an_opinion_is_neither_passed_nor_failed(page: Page, tried: StaticServer) -> None:
    page.goto(step(tried, "avis"))
    expect(page.locator(".quiz > .facts")).not_to_contain_text("Réussi")
    choose(question(page, "avis"), "Bon")
    expect(page.locator("[data-end]")).to_contain_text("C’est noté.")
    expect(page.locator("[data-end]")).not_to_contain_text(re.compile("sur 0|réussi"))
    expect(page.get_by_text(CORRECTION)).to_have_count(0)


# ---- a course that changed


def test_an_answer_that_the_course_no_longer_has_is_asked_again(page: Page, edited: Path) -> None:
    with serve(edited) as server:
        page.goto(server.url("avant/cours/module/q/"))
        arrange(question(page, "ordre"), "Envoyer", "Ecrire", "Relire")
        check(question(page, "ordre"))
        choose(question(page, "genre"), "dièse")
        question(page, "trous").locator("select").select_option("plomb")
        check(question(page, "trous"))
        write(question(page, "nombre"), "99")
        page.goto(server.url("apres/cours/module/q/"))
        for id_ in ("ordre", "genre", "trous", "nombre"):
            form = question(page, id_)
            expect(form.locator("[data-said]")).to_have_text(
                "Cette question a été corrigée depuis votre réponse. Répondez à nouveau."
            )
            assert form.locator("input").evaluate_all("(all) => all.map(({ value }) => value).join('')") == ""
            expect(form.locator("[data-mark=right], [data-mark=wrong]")).to_have_count(0)
        expect(page.locator("[data-end]")).to_be_hidden()


# ---- for everyone


def test_what_is_wrong_is_told_to_everyone(
    new_context: Callable[..., BrowserContext], tried: StaticServer
) -> None:
    for colours in ("light", "dark"):
        page = new_context(bypass_csp=True, color_scheme=colours).new_page()
        page.goto(step(tried, "sortes"))
        choose(question(page, "choix"), "Rouge")
        choose(question(page, "plusieurs"), "Mirabelle", "Mangue")
        write(question(page, "mot"), "dièse")
        form = question(page, "trous")
        form.get_by_label("Trou 1").fill("chien")
        check(form)
        put(question(page, "paires"), "Nancy", "Vosges")
        check(question(page, "paires"))
        arrange(question(page, "ordre"), "Cinq", "Deux", "Trois", "Quatre", "Un")
        check(question(page, "ordre"))
        assert violations(page) == []


def test_without_scripts_the_correction_is_folded_and_whole(
    new_context: Callable[..., BrowserContext], tried: StaticServer
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(step(tried, "sortes"))
    form = question(page, "mot")
    expect(form.get_by_text("arobase")).to_be_hidden()
    form.get_by_text(CORRECTION).click()
    expect(form.get_by_text("arobase")).to_be_visible()
    expect(form.get_by_text("Il a deux barres.")).to_be_visible()


@pytest.mark.parametrize("width", [794, 1123, 1587])
def test_on_paper_the_text_takes_the_width_of_the_sheet(page: Page, tried: StaticServer, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(media="print")
    page.goto(step(tried, "sortes"))
    assert page.locator("article").evaluate("(text) => text.getBoundingClientRect().width") > 0.9 * width


def test_a_note_of_age_shows_on_the_day_of_the_learner(
    new_context: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    config = written(tmp_path, {"q": ONE})
    course = tmp_path / "courses/cours/course.yml"
    course.write_text(course.read_text(encoding="utf-8") + "périme: 2028-01-01\n", encoding="utf-8")
    step = next(course.parent.glob("*/*.md"))
    text = step.read_text(encoding="utf-8").replace("---\n", "---\npérime: 2028-01-01\n", 1)
    step.write_text(text, encoding="utf-8")
    address = f"cours/{step.parent.name.partition('-')[2]}/{step.stem.partition('-')[2]}/"
    with serve(build(tmp_path / "site", config)) as server:
        for zone, time, is_shown in [
            ("Pacific/Noumea", "2028-01-01T12:59:00Z", False),
            ("Pacific/Noumea", "2028-01-01T13:01:00Z", True),
            ("America/Martinique", "2028-01-02T03:59:00Z", False),
            ("America/Martinique", "2028-01-02T04:01:00Z", True),
        ]:
            page = new_context(timezone_id=zone).new_page()
            page.clock.set_fixed_time(time)
            for shown in ("cours/", address):
                page.goto(server.url(shown))
                expect(page.locator("[data-expires]")).to_be_visible(visible=is_shown)


def test_records_say_what_kind_they_answer(page: Page, tried: StaticServer) -> None:
    page.goto(step(tried, "sortes"))
    choose(question(page, "choix"), "Rouge")
    kept = page.evaluate("Object.entries(localStorage).find(([key]) => key.endsWith('sortes#choix'))[1]")
    assert json.loads(kept)["kind"] == "choice"
