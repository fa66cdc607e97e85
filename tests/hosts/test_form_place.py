"""The form of the preview beside what else changes its file, and where it leads those who use it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect
from test_form import form, holding, opened, saved, text  # noqa: F401
from test_serve import BANK, FILES, SEGMENT, Server, errors, server  # noqa: F401

pytestmark = pytest.mark.browser
LONG = "\n\n".join(f"Le paragraphe {rank}, où l’on en dit plus, et plus encore." for rank in range(60))


def state(form: Page) -> Locator:  # noqa: F811
    return form.get_by_role("status").first


def lengthened(server: Server, text: str = LONG) -> None:  # noqa: F811
    """The segment, with many lines."""
    server.change(SEGMENT, "Le premier texte.", text)


def focused(form: Page) -> Locator:  # noqa: F811
    return form.locator(":focus")


# ---- the file on the disk


def test_a_change_on_the_disk_is_taken_where_nothing_is_unsaved(form: Page, server: Server) -> None:  # noqa: F811
    lengthened(server)
    opened(form, server, SEGMENT)
    area = form.get_by_label("Le texte")
    where = "area => [area.selectionStart, Math.round(area.getBoundingClientRect().top / 20)]"
    area.evaluate("area => { area.focus(); area.setSelectionRange(40, 40); scrollTo(0, 900); }")
    before = area.evaluate(where)
    lengthened(server, LONG.replace("paragraphe 59", "dernier paragraphe"))
    expect(area).to_have_value(holding("Le dernier paragraphe"))
    expect(state(form)).to_contain_text("le voici tel qu’il est")
    expect(area).to_be_focused()
    assert area.evaluate(where) == before
    form.get_by_label("Durée").fill("7 min")
    saved(form)
    assert "Le dernier paragraphe" in text(server, SEGMENT)


def test_a_change_on_the_disk_is_told_at_once_where_something_is_unsaved(form: Page, server: Server) -> None:  # noqa: F811
    opened(form, server, SEGMENT)
    form.get_by_label("Durée").fill("7 min")
    expect(state(form)).to_have_text("Pas encore enregistré.")
    server.change(SEGMENT, "Le premier texte.", "Un texte de quelqu’un d’autre.")
    expect(state(form)).to_contain_text("a changé sur le disque")
    form.set_viewport_size({"width": 360, "height": 640})
    form.get_by_label("Le texte").scroll_into_view_if_needed()
    expect(state(form)).to_be_in_viewport()
    expect(form.get_by_label("Durée")).to_have_value("7 min")
    form.get_by_role("button", name="Annuler").click()
    expect(form.get_by_label("Le texte")).to_have_value(holding("quelqu’un d’autre"))
    expect(form.get_by_label("Durée")).to_have_value("6 min")


def test_both_texts_show_where_they_differ(form: Page, server: Server) -> None:  # noqa: F811
    lengthened(server)
    opened(form, server, SEGMENT)
    form.get_by_label("Durée").fill("7 min")
    expect(state(form)).to_have_text("Pas encore enregistré.")
    other = text(server, SEGMENT).replace("durée: 6 min", "durée: 7 min")
    server.write(SEGMENT, other.replace("paragraphe 50", "milieu"))
    form.get_by_role("button", name="Enregistrer").click()
    dialog = form.get_by_role("dialog", name="Ce fichier a changé sur le disque")
    for mark in (dialog.get_by_text("Le milieu"), dialog.get_by_text("Le paragraphe 50,")):
        expect(mark).to_be_in_viewport()
    assert dialog.locator("mark").all_inner_texts() == [
        "Le milieu, où l’on en dit plus, et plus encore.\n",
        "Le paragraphe 50, où l’on en dit plus, et plus encore.\n",
    ]
    ring = dialog.locator("pre").first.evaluate("pre => pre.getBoundingClientRect().bottom + 5")
    buttons = dialog.get_by_role("button").first.bounding_box()
    assert buttons
    assert ring <= buttons["y"]


# ---- the page beside it


def test_the_page_beside_the_form_leads_to_no_other_editor(form: Page, server: Server) -> None:  # noqa: F811
    server.change(SEGMENT, "durée: 6 min", "duré: 6 min")
    server.says("T201")
    opened(form, server, SEGMENT)
    live = form.frame_locator("iframe")
    expect(live.get_by_role("heading", name="L’objet", level=1)).to_be_visible()
    expect(live.get_by_role("region", name="À corriger")).to_have_count(0)
    for name in ("Modifier", "Corriger"):
        expect(live.get_by_role("link", name=name)).to_have_count(0)
    expect(form.get_by_role("button", name="Corriger")).to_be_visible()
    live.get_by_role("link", name="Le courriel").first.click()
    expect(live.get_by_role("heading", name="Le courriel", level=1)).to_be_visible()
    expect(live.get_by_role("link", name="Modifier")).to_have_count(0)


# ---- where it leads


def test_what_is_added_is_open_and_focused_and_shown(form: Page, server: Server) -> None:  # noqa: F811
    lengthened(server)
    opened(form, server, BANK)
    form.get_by_label("Genre de la question").select_option("choix")
    form.get_by_role("button", name="Ajouter une question").press("Enter")
    added = form.locator("details.question").nth(1)
    question = added.get_by_label("Question (obligatoire)")
    expect(question).to_be_focused()
    expect(question).to_be_in_viewport()
    expect(added.locator("summary").first).to_be_in_viewport()
    expect(form.frame_locator("iframe").get_by_text("Votre question")).to_be_in_viewport()
    added.get_by_role("button", name="Ajouter", exact=True).first.press("Enter")
    expect(added.get_by_role("textbox", name="Réponse").nth(2)).to_be_focused()


def test_a_question_added_in_a_page_is_led_to(form: Page, server: Server) -> None:  # noqa: F811
    opened(form, server, SEGMENT)
    form.get_by_role("button", name="Ajouter une question ici").press("Enter")
    expect(form.get_by_label("Question (obligatoire)")).to_be_focused()


def test_the_focus_stays_where_a_button_goes_away(form: Page, server: Server) -> None:  # noqa: F811
    server.change(BANK, "réponse: vrai", "réponce: vrai")
    server.says("T201")
    opened(form, server, BANK)
    form.get_by_role("button", name="Corriger").first.press("Enter")
    expect(form.locator("details.question .told li")).to_have_count(0)
    expect(focused(form)).to_have_count(1)
    assert focused(form).evaluate("at => Boolean(at.closest('details.question'))")
    save = form.get_by_role("button", name="Enregistrer")
    save.press("Enter")
    expect(state(form)).to_have_text("Enregistré.")
    expect(save).to_be_focused()
    expect(save).to_be_disabled()


def test_the_line_of_a_text_is_where_one_writes(form: Page, server: Server) -> None:  # noqa: F811
    lengthened(server)
    line = (
        text(server, SEGMENT).split("\n").index("Le paragraphe 40, où l’on en dit plus, et plus encore.") + 1
    )
    form.goto(server.url(f"_tremplin/modifier/?fichier={SEGMENT}&ligne={line}"))
    area = form.get_by_label("Le texte")
    expect(area).to_be_focused()
    form.keyboard.type("Ici. ")
    expect(area).to_have_value(holding("\nIci. Le paragraphe 40"))
    # the line is as far in the text as the middle of the window is, also once one has typed
    box = area.bounding_box()
    assert box
    rows = area.input_value().split("\n")
    above = next(rank for rank, row in enumerate(rows) if row.startswith("Ici."))
    assert abs((450 - box["y"]) / box["height"] - above / len(rows)) < 0.05


def test_an_editor_opens_in_the_whole_window_from_a_phone(form: Page, server: Server) -> None:  # noqa: F811
    server.change(SEGMENT, "durée: 6 min", "duré: 6 min")
    server.says("T201")
    form.goto(server.url())
    form.get_by_role("complementary", name="Cette étape").locator("summary").first.press("Enter")
    form.get_by_role("button", name="Voir sur un téléphone").press("Enter")
    phone = form.frame_locator("iframe.phone")
    phone.get_by_role("link", name="Modifier").first.click()
    expect(form.get_by_label("Titre (obligatoire)")).to_have_value("L’objet")
    assert FILES[SEGMENT] != text(server, SEGMENT)
