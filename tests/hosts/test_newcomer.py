"""A newcomer’s first afternoon, in a real browser: `new`, the preview, a picture, a slip, `build`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from test_serve import Server
from test_wheel import alone, call, wheel  # noqa: F401

from commands import run

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"><path d="M2 2h36v26H2z"/></svg>'
COURSE = "courses/tailler-la-vigne"
QUIZ = "quizzes/tailler-la-vigne/premiere-etape.yml"
FIRST = "tailler-la-vigne/pour-commencer/premiere-etape/"

pytestmark = pytest.mark.browser


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_from_nothing_to_a_published_segment(page: Page, tmp_path: Path) -> None:
    made = run(tmp_path, "tremplin", "new", "site", "Mes cours", "--cours", "Tailler la vigne", "--yes")
    assert (made.returncode, made.stderr) == (0, "")
    root = tmp_path / "mes-cours"
    server = Server(root, files={})
    try:
        server.says("Aperçu sur")
        page.goto(server.url(FIRST))
        panel = page.get_by_role("region", name="À corriger")
        expect(page.get_by_role("heading", name="Première étape", level=1)).to_be_visible()
        expect(panel).to_have_count(0)

        # a text, a picture
        segment = root / COURSE / "01-pour-commencer/01-premiere-etape.md"
        (root / COURSE / "images").mkdir()
        (root / COURSE / "images/un sécateur.svg").write_text(DRAWING, encoding="utf-8")
        edit(segment, "Commencez par une situation", "![Un sécateur](../images/un sécateur.svg)\n\nEn mars")
        expect(page.get_by_role("img", name="Un sécateur")).to_be_visible()

        # a slip is told where it is, and mended
        edit(root / QUIZ, "    réponses:\n", "    réponces:\n")
        expect(panel).to_contain_text(f"{QUIZ}:")
        expect(panel).to_contain_text("Vouliez-vous dire « réponses » ?")
        edit(root / QUIZ, "réponces:", "réponses:")
        expect(panel).to_have_count(0)

        # another segment, while the preview is there
        assert run(segment.parent, "tremplin", "new", "segment", "Où couper ?", "--yes").returncode == 0
        page.get_by_role("link", name="Où couper ?").first.click()
        expect(page.get_by_role("heading", name="Où couper ?", level=1)).to_be_visible()
    finally:
        server.stop()

    built = run(root, "tremplin", "build", "--strict")
    assert built.returncode == 0, built.stderr
    page.goto((root / "site" / FIRST / "index.html").as_uri())
    choice = page.locator('form[data-q$="#exemple-choix"]')
    choice.locator("label", has_text="Tout :").click()
    choice.get_by_role("button", name="Vérifier ma réponse").click()
    expect(choice.get_by_role("status")).to_contain_text("Juste")


def test_a_lesson_is_written_in_the_preview_with_the_wheel_alone(
    page: Page,
    alone: Path,  # noqa: F811
    tmp_path: Path,
) -> None:
    """Neither git nor an editor: a step with a picture and a question, from the wheel to its page."""
    tremplin = alone / "tremplin"
    call(tremplin, "new", "site", "Mes cours", "--cours", "Tailler la vigne", "--yes", folder=tmp_path)
    root = tmp_path / "mes-cours"
    server = Server(root, command=str(tremplin), files={})
    try:
        server.says("Aperçu sur")
        page.goto(server.url(FIRST))
        page.get_by_role("link", name="Modifier cette page").click()
        page.get_by_text("Le cours", exact=True).click()
        page.get_by_text("Ajouter une étape").click()
        page.get_by_label("Titre de la nouvelle étape").fill("Où couper ?")
        page.get_by_role("navigation").get_by_role("button", name="Ajouter").click()
        expect(page.get_by_label("Titre (obligatoire)")).to_have_value("Où couper ?")

        # a text, a picture, a question
        text = page.get_by_label("Le texte")
        text.fill("On coupe au-dessus du deuxième œil.\n")
        with page.expect_file_chooser() as chooser:
            page.get_by_role("button", name="Image", exact=True).click()
        picture = {"name": "Un sécateur.svg", "mimeType": "image/svg+xml", "buffer": DRAWING.encode()}
        chooser.value.set_files(picture)
        expect(text).to_have_value(re.compile(r"!\[Décrivez cette image\]\(../images/un-secateur.svg\)"))
        page.keyboard.type("Un sécateur")
        page.get_by_role("combobox", name="Genre de la question").select_option("vrai-faux")
        page.get_by_role("button", name="Ajouter une question ici").click()
        question = page.locator("details.question")
        question.get_by_label("Question (obligatoire)").fill("On coupe sous l’œil.")
        question.get_by_label("Réponse (obligatoire)").select_option("faux")
        question.get_by_label("Retour vrai").fill("L’œil donne le rameau : on coupe au-dessus.")
        question.get_by_label("Retour faux").fill("Oui, on coupe au-dessus.")
        page.get_by_role("button", name="Enregistrer").click()
        expect(page.get_by_text("Enregistré.", exact=True)).to_be_visible()
        page.get_by_role("link", name="Aperçu").click()
        expect(page.get_by_role("heading", name="Où couper ?", level=1)).to_be_visible()
        expect(page.get_by_role("img", name="Un sécateur")).to_be_visible()
    finally:
        server.stop()

    call(tremplin, "build", folder=root)
    page.goto((root / "site/tailler-la-vigne/pour-commencer/ou-couper/index.html").as_uri())
    page.get_by_role("group", name="On coupe sous l’œil.").locator("label", has_text="Faux").click()
    page.get_by_role("button", name="Vérifier ma réponse").click()
    expect(page.locator("form.q").get_by_role("status")).to_contain_text("Juste")
