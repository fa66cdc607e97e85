"""The form of the preview in a real browser: what a trainer does with neither git nor an editor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect
from test_serve import BANK, FILES, SEGMENT, Server, errors, server  # noqa: F401

pytestmark = pytest.mark.browser
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001080600000"
    "01f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


@pytest.fixture
def form(page: Page, errors: list[str]) -> Iterator[Page]:  # noqa: F811
    """A browser as wide as a desk has."""
    page.set_viewport_size({"width": 1280, "height": 900})
    yield page
    # what was answered by a refusal is told by the browser too
    errors[:] = [error for error in errors if "422" not in error and "409" not in error]


def opened(page: Page, server: Server, file: str) -> Locator:  # noqa: F811
    page.goto(server.url(f"_tremplin/modifier/?fichier={file}"))
    expect(page.get_by_role("status").first).to_have_text("Tout est enregistré.")
    return page.locator("main")


def saved(page: Page) -> None:
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_text("Enregistré.", exact=True)).to_be_visible()


def holding(part: str) -> re.Pattern[str]:
    return re.compile(re.escape(part))


def text(server: Server, name: str) -> str:  # noqa: F811
    return (server.root / name).read_text(encoding="utf-8")


def test_a_page_leads_to_its_form_and_back(form: Page, server: Server) -> None:  # noqa: F811
    form.goto(server.url())
    form.get_by_role("link", name="Modifier cette page").click()
    title = form.get_by_label("Titre (obligatoire)")
    expect(title).to_have_value("L’objet")
    title.fill("Un objet : clair")
    live = form.frame_locator("iframe")
    expect(live.get_by_role("heading", name="Un objet : clair", level=1)).to_be_visible()
    assert text(server, SEGMENT) == FILES[SEGMENT]
    saved(form)
    assert text(server, SEGMENT) == FILES[SEGMENT].replace("titre: L’objet", 'titre: "Un objet : clair"')
    form.get_by_role("link", name="Aperçu").click()
    expect(form.get_by_role("heading", name="Un objet : clair", level=1)).to_be_visible()


def test_a_question_leads_to_its_form(form: Page, server: Server) -> None:  # noqa: F811
    form.goto(server.url())
    form.get_by_role("link", name="Modifier cette question").click()
    question = form.get_by_label("Question (obligatoire)")
    expect(question).to_be_visible()
    question.fill("Est-ce bref ?")
    form.get_by_label("Réponse (obligatoire)").select_option("faux")
    saved(form)
    after = FILES[BANK].replace("Est-ce clair ?", '"Est-ce bref ?"').replace("vrai", "faux")
    assert text(server, BANK) == after


def test_what_is_wrong_is_said_beside_its_field_while_one_types(form: Page, server: Server) -> None:  # noqa: F811
    opened(form, server, SEGMENT)
    duration = form.get_by_label("Durée")
    duration.fill("longtemps")
    beside = form.locator(".field", has=duration).locator(".told")
    expect(beside).to_contain_text("T216")
    expect(beside.get_by_role("link", name="T216")).to_have_attribute("href", "/aide/messages/valeurs/#T216")
    duration.fill("6 min")
    expect(beside).to_be_empty()


def test_questions_are_added_moved_copied_and_removed(form: Page, server: Server) -> None:  # noqa: F811
    opened(form, server, BANK)
    questions = form.locator("details.question")
    form.get_by_label("Genre de la question").select_option("choix")
    form.get_by_role("button", name="Ajouter une question").click()
    expect(questions).to_have_count(2)
    questions.nth(1).get_by_label("Question (obligatoire)").fill("Lequel ?")
    questions.nth(1).get_by_role("combobox", name="Cette réponse est").nth(1).select_option("juste")
    expect(questions.nth(1).locator(".answer.right")).to_have_count(2)
    questions.nth(1).get_by_role("button", name="Monter cette question").click()
    expect(questions.first.locator("summary").first).to_contain_text("Lequel ?")
    questions.first.get_by_role("button", name="Copier cette question").click()
    expect(questions).to_have_count(3)
    questions.nth(2).locator("summary").first.click()
    questions.nth(2).get_by_role("button", name="Retirer cette question").click()
    expect(questions).to_have_count(2)
    saved(form)
    assert text(server, BANK).count("question: Lequel ?") == 2
    assert "clair" not in text(server, BANK)


def test_what_was_done_is_undone_and_done_again(form: Page, server: Server) -> None:  # noqa: F811
    opened(form, server, SEGMENT)
    title = form.get_by_label("Titre (obligatoire)")
    title.press("End")
    title.press_sequentially(" net")
    expect(title).to_have_value("L’objet net")
    form.get_by_label("Durée").fill("7 min")
    undo, redo = form.get_by_role("button", name="Annuler"), form.get_by_role("button", name="Rétablir")
    undo.click()
    expect(form.get_by_label("Durée")).to_have_value("6 min")
    undo.click()
    expect(title).to_have_value("L’objet")
    expect(undo).to_be_disabled()
    redo.click()
    expect(title).to_have_value("L’objet net")
    form.keyboard.press("Control+s")
    expect(form.get_by_text("Enregistré.", exact=True)).to_be_visible()
    assert "titre: L’objet net\ndurée: 6 min" in text(server, SEGMENT)
    undo.click()
    expect(title).to_have_value("L’objet")
    saved(form)
    assert text(server, SEGMENT) == FILES[SEGMENT]


def test_what_is_undone_while_a_change_is_on_its_way_is_that_change(form: Page, server: Server) -> None:  # noqa: F811
    opened(form, server, SEGMENT)
    title, duration = form.get_by_label("Titre (obligatoire)"), form.get_by_label("Durée")
    undo = form.get_by_role("button", name="Annuler")
    title.fill("L’objet net")
    expect(undo).to_be_enabled()
    held: list[Route] = []
    form.route("**/appel/changer", lambda route: held.append(route), times=1)
    with form.expect_request("**/appel/changer"):
        duration.fill("7 min")
    undo.click()
    held[0].continue_()
    expect(duration).to_have_value("6 min")
    expect(title).to_have_value("L’objet net")


def test_a_picture_is_dropped_into_the_text(form: Page, server: Server) -> None:  # noqa: F811
    opened(form, server, SEGMENT)
    with form.expect_file_chooser() as chooser:
        form.get_by_role("button", name="Image", exact=True).click()
    chooser.value.set_files({"name": "Ma photo.png", "mimeType": "image/png", "buffer": PNG})
    area = form.get_by_label("Le texte")
    expect(area).to_have_value(holding("![Décrivez cette image](../images/ma-photo.png)"))
    expect(form.frame_locator("iframe").get_by_role("img", name="Décrivez cette image")).to_be_attached()
    saved(form)
    assert (server.root / "courses/courriel/images/ma-photo.png").read_bytes() == PNG
    assert "../images/ma-photo.png" in text(server, SEGMENT)


def test_buttons_write_markdown_around_what_is_chosen(form: Page, server: Server) -> None:  # noqa: F811
    opened(form, server, SEGMENT)
    area = form.get_by_label("Le texte")
    area.evaluate("area => { const at = area.value.indexOf('premier'); area.setSelectionRange(at, at + 7); }")
    form.get_by_role("button", name="Mettre en gras").click()
    expect(form.frame_locator("iframe").locator("strong", has_text="premier")).to_be_visible()
    saved(form)
    assert "Le **premier** texte." in text(server, SEGMENT)


def test_a_change_on_the_disk_is_shown_and_not_replaced(form: Page, server: Server) -> None:  # noqa: F811
    opened(form, server, SEGMENT)
    form.get_by_label("Durée").fill("7 min")
    server.change(SEGMENT, "Le premier texte.", "Un texte de quelqu’un d’autre.")
    form.get_by_role("button", name="Enregistrer").click()
    dialog = form.get_by_role("dialog", name="Ce fichier a changé sur le disque")
    expect(dialog).to_contain_text("Un texte de quelqu’un d’autre.")
    assert "durée: 6 min" in text(server, SEGMENT)
    dialog.get_by_role("button", name="Reprendre celui du disque").click()
    expect(form.get_by_label("Le texte")).to_have_value(holding("quelqu’un d’autre"))
    expect(form.get_by_label("Durée")).to_have_value("6 min")
    form.get_by_role("button", name="Annuler").click()
    expect(form.get_by_label("Durée")).to_have_value("7 min")


def test_a_file_that_cannot_be_read_is_mended_there(form: Page, server: Server) -> None:  # noqa: F811
    server.change(BANK, "question: Est-ce clair ?", "question: [Est-ce clair ?")
    server.says("T103")
    opened(form, server, BANK)
    area = form.locator("textarea.source")
    expect(form.locator(".field.source .told")).to_contain_text("T103")
    area.fill(FILES[BANK])
    expect(form.locator("details.question")).to_have_count(1)


def test_steps_are_added_and_moved(form: Page, server: Server) -> None:  # noqa: F811
    opened(form, server, SEGMENT)
    form.get_by_text("Ajouter une étape").click()
    form.get_by_label("Titre de la nouvelle étape").fill("Une suite")
    form.get_by_role("navigation").get_by_role("button", name="Ajouter").click()
    expect(form.get_by_label("Titre (obligatoire)")).to_have_value("Une suite")
    expect(form.get_by_label("Titre (obligatoire)")).to_be_focused()
    form.get_by_role("button", name="Monter l’étape").press("Enter")
    here = form.locator("nav [aria-current]")
    expect(form.locator("nav ol ol li").first).to_contain_text("Une suite")
    expect(here).to_have_text("Une suite")
    expect(form.get_by_role("navigation")).to_be_focused()  # it cannot go further up
    form.get_by_role("link", name="L’objet").press("Enter")
    expect(form.get_by_label("Titre (obligatoire)")).to_have_value("L’objet")
    expect(here).to_be_focused()
    assert (server.root / "courses/courriel/01-ecrire/01-une-suite.md").is_file()
    assert text(server, "courses/courriel/01-ecrire/02-objet.md") == FILES[SEGMENT]


def test_a_step_is_removed_and_comes_back(form: Page, server: Server) -> None:  # noqa: F811
    opened(form, server, SEGMENT)
    steps, remove = form.locator("nav ol ol li"), form.get_by_role("button", name="Supprimer l’étape")
    expect(remove).to_have_count(0)  # it is the only one
    form.get_by_role("button", name="Copier l’étape").click()
    expect(steps).to_have_count(2)
    form.once("dialog", lambda dialog: dialog.dismiss())
    remove.click()
    asked: list[str] = []
    form.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept()))
    remove.click()
    expect(steps).to_have_count(1)
    assert asked == ["Supprimer l’étape «\u202fL’objet (copie)\u202f»\u202f? Vous pourrez annuler."]
    expect(form.locator("nav [aria-current]")).to_have_text("L’objet")
    form.get_by_role("button", name="Annuler la suppression").click()
    expect(steps).to_have_count(2)
    expect(form.locator("nav [aria-current]")).to_have_text("L’objet (copie)")
    expect(form.get_by_role("button", name="Annuler la suppression")).to_have_count(0)


def test_it_is_used_by_keyboard_alone(form: Page, server: Server) -> None:  # noqa: F811
    opened(form, server, BANK)
    form.locator("details.question > summary").focus()
    form.keyboard.press("Enter")
    form.keyboard.press("Tab")
    form.keyboard.press("Tab")
    expect(form.get_by_label("Question (obligatoire)")).to_be_focused()
    form.keyboard.press("End")
    form.keyboard.type(" Oui ?")
    form.keyboard.press("Control+s")
    expect(form.get_by_text("Enregistré.", exact=True)).to_be_visible()
    assert "Est-ce clair ? Oui ?" in text(server, BANK)


def test_without_scripts_it_says_what_to_do(server: Server, browser: Browser) -> None:  # noqa: F811
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server.url("_tremplin/modifier/?page=courriel/"))
    assert "ouvrez le fichier dans un éditeur" in page.locator("main").inner_text()
    context.close()


def test_a_mistake_is_mended_from_the_box(form: Page, server: Server) -> None:  # noqa: F811
    server.change(SEGMENT, "durée: 6 min", "duré: 6 min")
    server.says("T201")
    form.goto(server.url())
    box = form.get_by_role("region", name="À corriger")
    box.get_by_role("link", name=f"Corriger {SEGMENT}:3:1").click()
    expect(form.get_by_text("ligne 3", exact=False)).to_be_visible()
    expect(form.get_by_label("Avant")).to_have_text("duré: 6 min")
    expect(form.get_by_label("Après")).to_have_text("durée: 6 min")
    assert "duré:" in text(server, SEGMENT)
    form.get_by_role("button", name="Corriger").click()
    expect(form.get_by_role("status")).to_have_text("C’est corrigé.")
    expect(form.get_by_role("button", name="Revenir à la page")).to_be_focused()
    form.keyboard.press("Enter")
    expect(form.get_by_role("heading", name="L’objet", level=1)).to_be_visible()
    expect(box).to_have_count(0)
    assert text(server, SEGMENT) == FILES[SEGMENT]


def test_a_mistake_is_mended_in_the_form(form: Page, server: Server) -> None:  # noqa: F811
    opened(form, server, BANK)
    server.change(BANK, "réponse: vrai", "réponce: vrai")
    server.says("T201")
    opened(form, server, BANK)
    form.get_by_role("button", name="Corriger").first.click()
    expect(form.locator("details.question .told li")).to_have_count(0)
    saved(form)
    assert text(server, BANK) == FILES[BANK]


def test_the_course_is_sent_as_one_file_once_it_is_saved(form: Page, server: Server, tmp_path: Path) -> None:  # noqa: F811
    opened(form, server, SEGMENT)
    send = form.get_by_role("link", name="Envoyer mon travail")
    form.get_by_label("Durée").fill("7 min")
    expect(form.get_by_text("Pas encore enregistré.")).to_be_visible()
    send.click()
    expect(form.get_by_text("Enregistrez d’abord")).to_be_visible()
    saved(form)
    with form.expect_download() as download:
        send.click()
    parcel = tmp_path / "envoi.zip"
    download.value.save_as(parcel)
    assert download.value.suggested_filename == "courriel.zip"
    with ZipFile(parcel) as archive:
        assert "durée: 7 min" in archive.read(SEGMENT).decode()
        assert BANK in archive.namelist()
