"""Shared computers: whose progress shows, where, and what is left of whom."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from quizzes import choose, question, says
from test_accessibility import violations

from line import SIGN
from static_server import StaticServer
from weight import CHROMIUM, chromium

PAGE = "mon-espace/profils/"
SPACE = "mon-espace/"
KINDS = "atelier/questions/sortes/"
PLACE = "tremplin/2/petit-site"
WRONG = "Elle revient avec un message d’erreur."
GUEST = "Session invitée : rien n’est gardé"


def answer(page: Page) -> None:
    choose(question(page, "choix"), "Nulle part")
    says(question(page, "choix"), WRONG)


def is_blank(page: Page) -> None:
    expect(question(page, "choix").get_by_role("button", name="Vérifier ma réponse")).to_be_visible()
    expect(question(page, "choix").locator("[data-said]")).not_to_contain_text(WRONG)
    expect(question(page, "choix").get_by_role("radio", checked=True)).to_have_count(0)
    expect(question(page, "mot").get_by_role("textbox")).to_have_value("")


def add(page: Page, name: str) -> None:
    page.locator("#name").fill(name)
    page.locator("#name").press("Enter")
    expect(page.get_by_text(f"{name} est dans la liste.")).to_be_visible()


def enter(page: Page, name: str) -> None:
    """Choose somebody on the page of profiles, and be in their space."""
    with page.expect_navigation(url="**/mon-espace/index.html"):
        page.locator("[data-list]").get_by_role("button", name=name).press("Enter")


def banner(page: Page) -> str:
    place = page.locator(".owner")
    expect(place).to_be_visible()
    return place.inner_text().replace("\u00a0", " ")


def entries(page: Page) -> dict[str, str]:
    """All that the device keeps."""
    found: dict[str, str] = page.evaluate("() => ({ ...localStorage })")
    return found


def kept(page: Page, profile: str) -> list[str]:
    """The records of a profile on the device."""
    return sorted(key for key in entries(page) if key.startswith(f"{PLACE}/{profile}/"))


def ids(page: Page) -> dict[str, str]:
    device = json.loads(page.evaluate("(key) => localStorage[key]", f"{PLACE}/"))
    return {profile["name"]: profile["id"] for profile in device["profiles"]}


@pytest.fixture
def lucie(page: Page, small: StaticServer) -> Page:
    """Who never made a profile answered; then Lucie was added, and learns."""
    page.goto(small.url(KINDS))
    answer(page)
    page.goto(small.url(PAGE))
    add(page, "Lucie")
    enter(page, "Lucie")
    return page


# ---- profiles


def test_everyone_has_their_own_progress(lucie: Page, small: StaticServer) -> None:
    expect(lucie.get_by_text("Vous n’avez pas encore commencé de cours.")).to_be_visible()
    assert banner(lucie) == "Profil : Lucie"
    lucie.goto(small.url(KINDS))
    is_blank(lucie)
    choose(question(lucie, "vrai"), "Vrai")
    says(question(lucie, "vrai"), "Juste !")
    assert banner(lucie) == "Profil : Lucie"
    lucie.goto(small.url(PAGE))
    enter(lucie, "Premier profil")
    lucie.goto(small.url(KINDS))
    says(question(lucie, "choix"), WRONG)
    expect(question(lucie, "vrai").get_by_role("radio", checked=True)).to_have_count(0)
    assert banner(lucie) == "Profil : Premier profil"


def test_a_device_of_one_has_no_banner_and_no_entry_of_profiles(page: Page, small: StaticServer) -> None:
    with page.expect_event("requestfinished", lambda request: "/aids." in request.url):
        page.goto(small.url(KINDS))
    answer(page)
    page.goto(small.url(PAGE))
    expect(page.get_by_role("button", name="Premier profil")).to_be_visible()
    expect(page.locator(".owner")).to_have_count(0)
    assert {PLACE, f"{PLACE}/"}.isdisjoint(entries(page))


def test_drawings_are_lines_before_there_is_any_profile(page: Page, small: StaticServer) -> None:
    page.goto(small.url(PAGE))
    expect(page.locator(".people .drawn")).to_have_css("fill", "none")


def test_a_profile_has_the_name_and_the_drawing_that_were_chosen(lucie: Page, small: StaticServer) -> None:
    lucie.goto(small.url(PAGE))
    mine = lucie.get_by_role("region", name="Mon profil")
    mine.get_by_label("Prénom ou surnom").fill("<b>Lucie & Cie</b>")
    mine.get_by_role("radio", name="tasse").check(force=True)
    mine.get_by_role("button", name="Enregistrer").press("Enter")
    expect(lucie.get_by_role("button", name="<b>Lucie & Cie</b>")).to_be_visible()
    assert banner(lucie) == "Profil : <b>Lucie & Cie</b>"
    lucie.reload()
    expect(mine.get_by_role("radio", name="tasse")).to_be_checked()


def test_erasing_ones_traces_erases_those_of_nobody_else(lucie: Page, small: StaticServer) -> None:
    lucie.goto(small.url(KINDS))
    answer(lucie)
    lucie.goto(small.url(SPACE))
    own, others = kept(lucie, ids(lucie)["Lucie"]), kept(lucie, "")
    assert own
    assert others
    lucie.get_by_role("button", name="Effacer mes traces").press("Enter")
    lucie.get_by_role("button", name="Oui, effacer").press("Enter")
    expect(lucie.get_by_text("Vos traces sont effacées.")).to_be_visible()
    assert (kept(lucie, ids(lucie)["Lucie"]), kept(lucie, "")) == ([], others)
    lucie.get_by_role("button", name="Annuler l’effacement").press("Enter")
    expect(lucie.get_by_text("Votre progression est rétablie.")).to_be_visible()
    assert kept(lucie, ids(lucie)["Lucie"]) == own


def test_a_profile_is_removed_with_its_records_and_comes_back(lucie: Page, small: StaticServer) -> None:
    lucie.goto(small.url(KINDS))
    answer(lucie)
    id_, others = ids(lucie)["Lucie"], kept(lucie, "")
    lucie.goto(small.url(PAGE))
    for name in ("Supprimer ce profil", "Oui, effacer"):
        lucie.get_by_role("button", name=name).press("Enter")
    expect(lucie.get_by_text("Le profil est supprimé.")).to_be_visible()
    assert (kept(lucie, id_), kept(lucie, ""), list(ids(lucie))) == ([], others, [""])
    lucie.get_by_role("button", name="Annuler l’effacement").press("Enter")
    expect(lucie.get_by_text("Le profil est rétabli.")).to_be_visible()
    assert kept(lucie, id_)
    assert list(ids(lucie)) == ["", "Lucie"]


# ---- nothing of another profile


def test_the_other_tabs_follow(lucie: Page, small: StaticServer) -> None:
    lesson, space = lucie.context.new_page(), lucie.context.new_page()
    lesson.goto(small.url(KINDS))
    answer(lesson)
    question(lesson, "mot").get_by_role("textbox").fill("secret de Lucie")
    space.goto(small.url(SPACE))
    expect(space.get_by_role("article")).to_have_count(1)
    lucie.goto(small.url(PAGE))
    lucie.get_by_role("button", name="Commencer une session invitée").press("Enter")
    is_blank(lesson)
    expect(space.get_by_role("article")).to_have_count(0)
    for page in (lesson, space, lucie):
        assert banner(page) == GUEST


@pytest.mark.parametrize("keeps", [False, True], ids=["asked for again", "kept by the browser"])
def test_nothing_shows_after_back(browser: Browser, small: StaticServer, *, keeps: bool) -> None:
    """With the pages that a browser keeps whole, and without."""
    own = browser.browser_type.launch(
        executable_path=chromium(),
        args=CHROMIUM,
        ignore_default_args=["--disable-back-forward-cache"] if keeps else None,
    )
    page = own.new_page()
    page.add_init_script(SIGN)
    page.goto(small.url(KINDS))
    answer(page)
    question(page, "mot").get_by_role("textbox").fill("secret")
    page.evaluate("() => addEventListener('pageshow', (event) => (sessionStorage.kept = event.persisted))")
    page.goto(small.url(PAGE))
    page.get_by_role("button", name="Commencer une session invitée").press("Enter")
    expect(page.get_by_role("button", name="Terminer la session invitée")).to_be_visible()
    page.go_back()
    page.wait_for_url("**/sortes/")
    is_blank(page)
    assert page.evaluate("sessionStorage.kept") == ("true" if keeps else None)
    own.close()


def test_it_is_all_the_same_from_a_disk(context: BrowserContext, small_folder: Path) -> None:
    page, lesson = context.new_page(), context.new_page()
    lesson.goto((small_folder / KINDS / "index.html").as_uri())
    answer(lesson)
    page.goto((small_folder / PAGE / "index.html").as_uri())
    add(page, "Lucie")
    enter(page, "Lucie")
    is_blank(lesson)
    assert banner(lesson) == "Profil : Lucie"


def test_two_catalogues_on_one_origin_never_mix(lucie: Page, small: StaticServer, small_folder: Path) -> None:
    """Another catalogue is one whose pages name another site."""
    lucie.route(
        f"**/{PAGE}",
        lambda route: route.fulfill(
            body=(small_folder / PAGE / "index.html")
            .read_text(encoding="utf-8")
            .replace('data-site="petit-site"', 'data-site="petit-site/~"'),
            content_type="text/html",
        ),
    )
    before = entries(lucie)
    lucie.goto(small.url(PAGE))
    expect(lucie.locator("[data-list]").get_by_role("button")).to_have_count(1)
    add(lucie, "Karim")
    lucie.get_by_role("button", name="Commencer une session invitée").press("Enter")
    expect(lucie.get_by_role("button", name="Terminer la session invitée")).to_be_visible()
    assert before.items() <= entries(lucie).items()
    lucie.unroute_all()
    lucie.goto(small.url(SPACE))
    assert banner(lucie) == "Profil : Lucie"


def test_what_is_typed_stays_while_another_tab_learns(lucie: Page, small: StaticServer) -> None:
    lucie.goto(small.url(PAGE))
    banner(lucie)
    mine = lucie.get_by_role("region", name="Mon profil")
    people = lucie.locator("[data-list]")
    mine.get_by_role("radio", name="tasse").check(force=True)
    mine.get_by_label("Prénom ou surnom").fill("Lucie-An")
    people.get_by_role("button", name="Lucie").focus()
    lucie.evaluate("() => addEventListener('storage', () => (window.isTold = true))")
    other = lucie.context.new_page()
    other.goto(small.url(KINDS))
    answer(other)
    lucie.wait_for_function("window.isTold")
    expect(mine.get_by_label("Prénom ou surnom")).to_have_value("Lucie-An")
    expect(mine.get_by_role("radio", name="tasse")).to_be_checked()
    expect(people.get_by_role("button", name="Lucie")).to_be_focused()
    # who comes or is called otherwise shows at once
    other.goto(small.url(PAGE))
    add(other, "Karim")
    expect(people.get_by_role("button", name="Karim")).to_be_visible()


# ---- guests


def test_a_guest_leaves_nothing(lucie: Page, small: StaticServer) -> None:
    lucie.goto(small.url(PAGE))
    lucie.get_by_role("button", name="Commencer une session invitée").press("Enter")
    expect(lucie.get_by_role("button", name="Terminer la session invitée")).to_be_visible()
    before = entries(lucie)
    lucie.goto(small.url(KINDS))
    answer(lucie)
    lucie.reload()
    says(question(lucie, "choix"), WRONG)
    assert banner(lucie) == GUEST
    assert entries(lucie) == before
    # another tab, which stands for the next one to sit there, has nothing of it
    other = lucie.context.new_page()
    other.goto(small.url(KINDS))
    is_blank(other)
    other.close()
    lucie.goto(small.url(PAGE))
    lucie.get_by_role("button", name="Terminer la session invitée").press("Enter")
    expect(lucie.get_by_role("button", name="Terminer la session invitée")).to_be_visible()
    lucie.goto(small.url(KINDS))
    is_blank(lucie)
    assert entries(lucie).keys() == before.keys()


def test_a_guest_leaves_nothing_by_closing(lucie: Page, small: StaticServer) -> None:
    lucie.goto(small.url(PAGE))
    lucie.get_by_role("button", name="Commencer une session invitée").press("Enter")
    expect(lucie.get_by_role("button", name="Terminer la session invitée")).to_be_visible()
    before = entries(lucie)
    lucie.goto(small.url(KINDS))
    answer(lucie)
    context = lucie.context
    lucie.close()
    page = context.new_page()
    page.goto(small.url(KINDS))
    is_blank(page)
    assert entries(page) == before


# ---- a PIN


def test_a_pin_hides_a_profile_in_every_other_tab(lucie: Page, small: StaticServer) -> None:
    lucie.goto(small.url(KINDS))
    answer(lucie)
    lucie.goto(small.url(PAGE))
    expect(lucie.get_by_text("et rien de plus")).to_be_visible()
    lucie.get_by_label("Votre code").fill("12")
    lucie.get_by_role("button", name="Cacher mon profil").press("Enter")
    expect(lucie.get_by_text("Écrivez de 4 à 8 chiffres.")).to_be_visible()
    lucie.get_by_label("Votre code").fill("2468")
    lucie.get_by_role("button", name="Cacher mon profil").press("Enter")
    expect(lucie.get_by_text("Un code est demandé pour ouvrir votre profil.")).to_be_visible()
    assert "2468" not in json.dumps(entries(lucie))
    # still open here
    lucie.goto(small.url(KINDS))
    says(question(lucie, "choix"), WRONG)
    other = lucie.context.new_page()
    other.goto(small.url(KINDS))
    is_blank(other)
    other.goto(small.url(PAGE))
    other.locator("[data-list]").get_by_role("button", name="Lucie").press("Enter")
    field = other.get_by_label("Code de ce profil : Lucie")
    field.fill("1357")
    field.press("Enter")
    expect(other.get_by_text("Ce n’est pas le bon code.")).to_be_visible()
    expect(field).to_be_focused()
    field.fill("2468")
    with other.expect_navigation(url="**/mon-espace/index.html"):
        field.press("Enter")
    assert banner(other) == "Profil : Lucie"
    # opened there, it is closed here
    is_blank(lucie)
    other.goto(small.url(PAGE))
    other.get_by_role("button", name="Verrouiller maintenant").press("Enter")
    assert banner(other) == GUEST
    other.goto(small.url(KINDS))
    is_blank(other)


def test_a_pin_hides_who_never_made_a_profile(page: Page, small: StaticServer) -> None:
    page.goto(small.url(KINDS))
    answer(page)
    page.goto(small.url(PAGE))
    page.get_by_label("Votre code").fill("2468")
    page.get_by_role("button", name="Cacher mon profil").press("Enter")
    # told where one is in this long page
    expect(page.get_by_text("Un code est demandé pour ouvrir votre profil.")).to_be_in_viewport()
    page.goto(small.url(KINDS))
    says(question(page, "choix"), WRONG)
    other = page.context.new_page()
    other.goto(small.url(KINDS))
    is_blank(other)
    other.goto(small.url(PAGE))
    other.locator("[data-list]").get_by_role("button", name="Premier profil").press("Enter")
    other.get_by_label("Code de ce profil : Premier profil").fill("2468")
    with other.expect_navigation(url="**/mon-espace/index.html"):
        other.get_by_role("button", name="Ouvrir").first.press("Enter")
    other.goto(small.url(KINDS))
    says(question(other, "choix"), WRONG)


# ---- what nobody uses any more


def test_what_nobody_used_for_so_long_is_erased_when_asked_for(lucie: Page, small: StaticServer) -> None:
    lucie.goto(small.url(KINDS))
    answer(lucie)
    lucie.goto(small.url(PAGE))
    enter(lucie, "Premier profil")
    id_, others = ids(lucie)["Lucie"], kept(lucie, "")
    lucie.goto(small.url(PAGE))
    expect(lucie.get_by_label("Effacer un profil après")).to_have_value("0")
    lucie.get_by_label("Effacer un profil après").select_option("7 jours sans servir")
    expect(lucie.get_by_text("C’est enregistré.")).to_be_visible()
    assert kept(lucie, id_)
    lucie.evaluate(
        """([key, id]) => {
          const device = JSON.parse(localStorage[key]);
          device.profiles.find((profile) => profile.id === id).used -= 8 * 86400000;
          localStorage[key] = JSON.stringify(device);
        }""",
        [f"{PLACE}/", id_],
    )
    lucie.goto(small.url(PAGE))
    expect(lucie.locator("[data-list]").get_by_role("button")).to_have_count(1)
    assert kept(lucie, id_) == []
    assert kept(lucie, "") == others


# ---- for everyone


@pytest.mark.parametrize("width", [320, 1280])
def test_the_page_and_its_banner_are_for_everyone(
    new_context: Callable[..., BrowserContext], small: StaticServer, width: int
) -> None:
    page = new_context(viewport={"width": width, "height": 800}, color_scheme="dark").new_page()
    page.goto(small.url(PAGE))
    add(page, "Maximilienne-Alexandrin")
    enter(page, "Maximilienne")
    for address in (PAGE, KINDS):
        page.goto(small.url(address))
        banner(page)
        assert violations(page) == []
        assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")


def test_the_page_needs_no_mouse(page: Page, small: StaticServer) -> None:
    page.goto(small.url(PAGE))
    page.locator("#name").focus()
    page.keyboard.type("Karim")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("[data-list]").get_by_role("button", name="Karim")).to_be_focused()
    with page.expect_navigation(url="**/mon-espace/index.html"):
        page.keyboard.press("Enter")
    assert banner(page) == "Profil : Karim"


def test_without_scripts_it_says_so(new_context: Callable[..., BrowserContext], small: StaticServer) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(small.url(PAGE))
    expect(page.locator("noscript")).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)
