"""« Mes données », and what is told of what cannot be kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from quizzes import FORBIDDEN_STORAGE, choose, question, says
from test_progress import FILL, FULL, KINDS, NOTICE

from static_server import StaticServer

PAGE = "mon-espace/donnees/"


def answer(page: Page, small: StaticServer, text: str = "Nulle part") -> None:
    page.goto(small.url(KINDS))
    choose(question(page, "choix"), text)
    says(question(page, "choix"), "Elle revient")


def line(page: Page, words: str) -> str:
    return page.locator("[data-kinds]", has_text=words).locator("b").inner_text().replace("\u00a0", " ")


def test_it_counts_what_is_kept(page: Page, small: StaticServer) -> None:
    page.goto(small.url(PAGE))
    expect(page.get_by_text("Rien n’est gardé pour le moment.")).to_be_visible()
    expect(page.get_by_role("button", name="Effacer mes traces")).to_be_hidden()
    answer(page, small)
    page.goto(small.url(PAGE))
    expect(page.locator("[data-total]")).to_contain_text("ko.")
    assert line(page, "réponses aux quiz") == "(1 élément)"
    assert line(page, "étapes que vous avez ouvertes") == "(2 éléments)"
    assert line(page, "vos notes") == ""


def test_a_copy_is_remembered(page: Page, small: StaticServer) -> None:
    answer(page, small)
    page.goto(small.url(PAGE))
    expect(page.get_by_text("Vous n’avez pas encore fait de copie.")).to_be_visible()
    page.get_by_role("link", name="Continuer sur un autre appareil").click()
    with page.expect_download():
        page.get_by_role("button", name="Enregistrer un fichier").click()
    page.go_back()
    expect(page.locator("[data-copied]")).to_contain_text("Dernière copie")


def test_the_readable_file_holds_all_of_it(page: Page, small: StaticServer, tmp_path: Path) -> None:
    answer(page, small)
    page.goto(small.url(PAGE))
    with page.expect_download() as found:
        page.get_by_role("button", name="Enregistrer un fichier lisible").press("Enter")
    assert found.value.suggested_filename == "mes-donnees.json"
    found.value.save_as(tmp_path / "data.json")
    data = json.loads((tmp_path / "data.json").read_text(encoding="utf-8"))
    assert data["site"] == "petit-site"
    (record,) = data["question"].values()
    assert record["attempts"] == 1
    assert record["at"].startswith("20")
    assert data["course"]["atelier"]["where"]


def test_all_is_erased_and_comes_back(page: Page, small: StaticServer) -> None:
    answer(page, small)
    page.goto(small.url(PAGE))
    page.get_by_role("button", name="Effacer mes traces").press("Enter")
    page.get_by_role("button", name="Oui, effacer").press("Enter")
    expect(page.get_by_text("Rien n’est gardé pour le moment.")).to_be_visible()
    page.get_by_role("button", name="Annuler l’effacement").press("Enter")
    expect(page.locator("[data-total]")).to_contain_text("ko.")
    assert line(page, "réponses aux quiz") == "(1 élément)"


def test_what_is_damaged_is_told(page: Page, small: StaticServer) -> None:
    answer(page, small)
    page.evaluate("() => (localStorage['tremplin/2/petit-site//segment/atelier/x'] = '{\"do')")
    page.goto(small.url(PAGE))
    expect(page.get_by_text("1 élément est abîmé et ne se lit plus")).to_be_visible()
    assert line(page, "réponses aux quiz") == "(1 élément)"


def test_it_works_from_a_disk(page: Page, small_folder: Path) -> None:
    page.goto((small_folder / PAGE / "index.html").as_uri())
    expect(page.get_by_text("Rien n’est gardé pour le moment.")).to_be_visible()


# ---- what cannot be kept


def test_it_is_told_once_a_day_that_there_is_no_room(page: Page, small: StaticServer) -> None:
    page.goto(small.url("mentions/"))
    page.evaluate(FILL)
    page.clock.install()
    page.goto(small.url(KINDS))
    expect(page.get_by_text(FULL)).to_be_visible()
    answer(page, small)
    expect(page.get_by_text(FULL)).to_have_count(0)
    page.clock.fast_forward("25:00:00")
    answer(page, small)
    expect(page.get_by_text(FULL)).to_be_visible()


def test_it_is_told_once_in_a_tab_that_keeps_nothing(page: Page, small: StaticServer) -> None:
    page.add_init_script(
        FORBIDDEN_STORAGE + ";" + FORBIDDEN_STORAGE.replace("localStorage", "sessionStorage")
    )
    page.goto(small.url(KINDS))
    expect(page.get_by_text(NOTICE)).to_be_visible()
    answer(page, small)
    expect(page.get_by_text(NOTICE)).to_have_count(0)


def test_what_was_refused_is_kept_once_there_is_room(context: BrowserContext, small: StaticServer) -> None:
    page, other = context.new_page(), context.new_page()
    page.goto(small.url("mentions/"))
    page.evaluate(FILL)
    answer(page, small)
    expect(page.get_by_text(FULL)).to_be_visible()
    other.goto(small.url("mentions/"))
    assert (
        other.evaluate("() => Object.keys(localStorage).filter((key) => /petit-site.*question/.test(key))")
        == []
    )
    other.evaluate(
        "() => Object.keys(localStorage).forEach((key) => /^plein/.test(key) && delete localStorage[key])"
    )
    page.goto(small.url("mentions/"))
    page.goto(small.url(KINDS))
    says(question(page, "choix"), "Elle revient")


@pytest.mark.parametrize("refused", ["segment", "question", "bank"])
def test_one_refusal_stops_no_other(page: Page, small: StaticServer, refused: str) -> None:
    page.add_init_script(
        f"""const set = Storage.prototype.setItem;
        Storage.prototype.setItem = function (key, text) {{
          if (key.includes("/{refused}/")) throw new DOMException("no", "QuotaExceededError");
          set.call(this, key, text);
        }};"""
    )
    answer(page, small)
    kinds = page.evaluate("() => Object.keys(localStorage).map((key) => key.split('/')[4]).filter(Boolean)")
    assert set(kinds) >= {"segment", "course", "question"} - {refused}
