"""A neighbour on a shared computer, and hostile entries of a device: nothing of another profile shows."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from quizzes import choose, question, says
from test_profiles import (
    GUEST,
    KINDS,
    PAGE,
    PLACE,
    SPACE,
    WRONG,
    add,
    answer,
    banner,
    enter,
    entries,
    ids,
    is_blank,
    kept,
)
from test_sealed import seal
from test_transfer import link, paste

from static_server import StaticServer

pytestmark = pytest.mark.sweep

TRANSFER = "mon-espace/transfert/"
STATEMENT = "mon-espace/releve/atelier/"


@pytest.fixture
def lina(page: Page, small: StaticServer) -> Page:
    """Lina answered; a neighbour may come."""
    page.goto(small.url(PAGE))
    add(page, "Lina")
    enter(page, "Lina")
    page.goto(small.url(KINDS))
    answer(page)
    return page


def become_a_guest(page: Page, small: StaticServer) -> None:
    page.goto(small.url(PAGE))
    page.get_by_role("button", name="Commencer une session invitée").press("Enter")
    expect(page.get_by_role("button", name="Terminer la session invitée")).to_be_visible()


# ---- what a page showed to one is not there for the next


def test_a_name_that_was_typed_on_a_statement_is_not_there_for_the_next(
    lina: Page, small: StaticServer
) -> None:
    lina.goto(small.url(STATEMENT))
    lina.locator("#name").fill("Lina Martin")
    become_a_guest(lina, small)
    lina.go_back()
    expect(lina.locator("#name")).to_have_value("")
    assert lina.locator("#name").get_attribute("autocomplete") == "off"


def test_a_link_that_was_made_is_not_there_for_the_next(lina: Page, small: StaticServer) -> None:
    lina.goto(small.url(TRANSFER))
    address = link(lina)
    paste(lina, address)
    expect(lina.get_by_text("Cet appareil a déjà tout")).to_be_visible()
    become_a_guest(lina, small)
    lina.go_back()
    expect(lina.get_by_text("Session invitée").first).to_be_visible()
    for field in lina.locator("textarea").all():
        expect(field).to_have_value("")
    expect(lina.get_by_role("button", name="Copier un lien")).to_be_hidden()


@pytest.mark.parametrize("address", [SPACE, STATEMENT, TRANSFER, KINDS, "", "atelier/"])
def test_every_page_of_lina_is_empty_for_the_next(lina: Page, small: StaticServer, address: str) -> None:
    other = lina.context.new_page()
    become_a_guest(other, small)
    is_blank(lina)
    lina.goto(small.url(address))
    assert banner(lina) == GUEST
    expect(lina.locator("body")).not_to_contain_text("Lina")
    if address == SPACE:
        # the tab of Lina opened the lesson again, as a guest
        other.goto(small.url(address))
        banner(other)
        expect(other.get_by_role("article")).to_have_count(0)
    assert "Lina" not in lina.title()


# ---- only the current profile is transferred


@pytest.mark.parametrize("kind", ["clear", "sealed", "guest"])
def test_the_current_profile_only_is_transferred(lina: Page, small: StaticServer, kind: str) -> None:
    if kind == "sealed":
        lina.goto(small.url(PAGE))
        seal(lina)
    if kind == "guest":
        become_a_guest(lina, small)
    lina.goto(small.url(KINDS))
    banner(lina)
    choose(question(lina, "vrai"), "Vrai")
    says(question(lina, "vrai"), "Juste !")
    lina.goto(small.url(TRANSFER))
    name = "Session invitée" if kind == "guest" else "Profil : Lina"
    expect(lina.get_by_role("region", name="Envoyer").get_by_text(name)).to_be_visible()
    address = link(lina)
    other = lina.context.new_page()
    other.goto(small.url(PAGE))
    enter(other, "Premier profil")
    other.goto(small.url(TRANSFER))
    paste(other, address)
    changes = other.locator("[data-changes]")
    expect(changes.get_by_text("Profil : Premier profil")).to_be_visible()
    changes.get_by_role("button", name="Ajouter à cet appareil").press("Enter")
    expect(other.get_by_text("C’est fait.")).to_be_visible()
    keys = {key.rpartition("/")[2].rpartition("#")[2] for key in kept(other, "") if "/question/" in key}
    assert ("choix" in keys, "vrai" in keys) == (kind != "guest", True)


# ---- hostile entries


NAMES = {
    "html": ("<img src=x onerror=alert(1)>", "<img src=x onerror=alert"),
    "turned around": ("\u202elina\u2066 \u200f", "lina"),
    "long": ("l" * 10_000, "l" * 24),
    "no text": ({"toString": 0}, "Profil retrouvé"),
}


@pytest.mark.parametrize(("name", "shown"), NAMES.values(), ids=NAMES)
def test_a_hostile_name_is_text(lina: Page, small: StaticServer, name: object, shown: str) -> None:
    lina.evaluate(
        """([key, name]) => {
          const device = JSON.parse(localStorage[key]);
          device.profiles.find(({ name }) => name === "Lina").name = name;
          localStorage[key] = JSON.stringify(device);
        }""",
        [f"{PLACE}/", name],
    )
    for address in (KINDS, TRANSFER, PAGE):
        lina.goto(small.url(address))
        assert banner(lina).startswith(f"Profil : {shown}")
        assert lina.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    expect(lina.locator("[data-list] [aria-current]")).to_contain_text(shown)


@pytest.mark.parametrize("value", ["~", "~.", "~.x", "x", "../x", "question", "x/question", "null", "%"])
def test_a_profile_that_is_none_keeps_nothing(lina: Page, small: StaticServer, value: str) -> None:
    lina.evaluate("([key, value]) => (localStorage[key] = value)", [PLACE, value])
    lina.goto(small.url(KINDS))
    is_blank(lina)
    assert banner(lina) == GUEST
    before = entries(lina).keys()
    answer(lina)
    assert entries(lina).keys() == before
    lina.goto(small.url(PAGE))
    enter(lina, "Lina")
    lina.goto(small.url(KINDS))
    says(question(lina, "choix"), WRONG)


def test_a_damaged_list_of_profiles_loses_none(lina: Page, small: StaticServer) -> None:
    id_ = ids(lina)["Lina"]
    before = kept(lina, id_)
    lina.evaluate("(key) => (localStorage[key] = '{')", f"{PLACE}/")
    lina.goto(small.url(KINDS))
    says(question(lina, "choix"), WRONG)
    assert banner(lina) == "Profil : Profil retrouvé"
    assert kept(lina, id_) == before


def test_a_profile_that_was_removed_elsewhere_keeps_nothing_any_more(lina: Page, small: StaticServer) -> None:
    id_ = ids(lina)["Lina"]
    other = lina.context.new_page()
    other.goto(small.url(PAGE))
    banner(lina)
    for name in ("Supprimer ce profil", "Oui, effacer"):
        other.get_by_role("button", name=name).press("Enter")
    expect(other.get_by_text("Le profil est supprimé.")).to_be_visible()
    is_blank(lina)
    assert banner(lina) == GUEST
    answer(lina)
    assert kept(lina, id_) == []
    # it can still be brought back, whatever the others keep meanwhile
    lina.evaluate("(key) => localStorage.setItem(key, '1')", f"{PLACE}/~x")
    other.wait_for_function("(key) => localStorage.getItem(key)", arg=f"{PLACE}/~x")
    expect(other.get_by_text("Le profil est supprimé.")).to_be_visible()
    other.get_by_role("button", name="Annuler l’effacement").press("Enter")
    expect(other.get_by_text("Le profil est rétabli.")).to_be_visible()
    enter(other, "Lina")
    other.goto(small.url(KINDS))
    says(question(other, "choix"), WRONG)
    # what the guest learnt meanwhile stays that of a guest
    lina.reload()
    assert banner(lina) == GUEST
    says(question(lina, "choix"), WRONG)


@pytest.mark.parametrize("is_away", [False, True], ids=["there", "on its way"])
def test_a_profile_that_is_put_back_has_its_tabs_again(
    lina: Page, small: StaticServer, *, is_away: bool
) -> None:
    other = lina.context.new_page()
    other.goto(small.url(PAGE))
    banner(lina)
    for name in ("Supprimer ce profil", "Oui, effacer"):
        other.get_by_role("button", name=name).press("Enter")
    expect(lina.locator(".owner")).to_have_text(GUEST)
    if is_away:
        lina.goto("about:blank")
    other.get_by_role("button", name="Annuler l’effacement").press("Enter")
    expect(other.get_by_text("Le profil est rétabli.")).to_be_visible()
    if is_away:
        lina.goto(small.url(KINDS))
    expect(lina.locator(".owner")).to_have_text("Profil : Lina")
    says(question(lina, "choix"), WRONG)
    assert "~" not in lina.evaluate("() => JSON.stringify({ ...sessionStorage })")


# ---- clocks


def test_a_clock_that_leaps_there_and_back_erases_nobody(lina: Page, small: StaticServer) -> None:
    lina.goto(small.url(PAGE))
    lina.get_by_label("Effacer un profil après").select_option("7 jours sans servir")
    expect(lina.get_by_text("C’est enregistré.")).to_be_visible()
    enter(lina, "Premier profil")
    before = ids(lina)
    for years in (9, -9):
        # every profile as if the clock had leapt since it was used
        lina.evaluate(
            """([key, by]) => {
              const device = JSON.parse(localStorage[key]);
              device.seen -= by;
              device.profiles.forEach((profile) => (profile.used -= by));
              localStorage[key] = JSON.stringify(device);
            }""",
            [f"{PLACE}/", years * 365 * 86_400_000],
        )
        lina.goto(small.url(KINDS))
        banner(lina)
    assert ids(lina) == before
    assert kept(lina, before["Lina"])
