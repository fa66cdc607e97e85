"""Every kind of page for everyone: axe, targets, zoom, reduced motion, forced colours, headings."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from quizzes import FORBIDDEN_STORAGE, choose, question, write

from static_server import StaticServer

ROOT = Path(__file__).parents[2]
AXE = ROOT / "themes/client/node_modules/axe-core/axe.min.js"
KINDS = "atelier/questions/sortes/"

# kind of page → where it is on the small site
PAGES = {
    "home": "",
    "course": "atelier/",
    "segment": KINDS,
    "segment with directives": "atelier/textes/directives/",
    "segment with all of Markdown": "atelier/textes/markdown/",
    "segment with films and terms": "atelier/textes/medias/",
    "glossary": "atelier/glossaire/",
    "path": "parcours/vers-essai/",
    "provider": "organismes/mfr-essai/",
    "space": "mon-espace/",
    "transfer": "mon-espace/transfert/",
    "profiles": "mon-espace/profils/",
    "my data": "mon-espace/donnees/",
    "plan": "mon-espace/plan/",
    "notes": "mon-espace/notes/",
    "record of training": "mon-espace/releve/atelier/",
    "revision": "mon-espace/reviser/",
    "revision of a course": "mon-espace/reviser/atelier/",
    "free page": "mentions/",
    "search": "chercher/",
    "help": "aide/",
    "authoring": "ecrire-un-cours/",
    "paper": "papier/atelier/essais/",
    "not found": "404.html",
}
OWN_PAGES = {
    "home": "",
    "course": "courriel/",
    "blended course": "hygiene-cuisine/",
    "segment": "courriel/candidater/hameconnage/",
    "path": "parcours/premier-emploi-cuisine/",
    "provider": "organismes/mfr-argonne/",
    "session": "hygiene-cuisine/seances/atelier-1/",
    "statement": "accessibilite/",
    "placement": "courriel/positionnement/",
    "help": "aide/",
}
LOOKS = [("light", 360), ("dark", 360), ("dark", 1280), ("light", 1280)]


def answer_each_way(page: Page) -> None:
    """A wrong, a partial, an almost right, an unanswered and a right answer."""
    choose(question(page, "choix"), "Nulle part")
    choose(question(page, "choix-multiples"), "La mirabelle")
    choose(question(page, "vrai"), "Vrai")
    write(question(page, "mot"), "arobaze")
    write(question(page, "poids"), "")


def violations(page: Page) -> list[str]:
    """What axe finds with all of its rules: those of WCAG 2.2 AA and its best practices."""
    page.evaluate(AXE.read_text())
    found = page.evaluate(
        """async () => JSON.stringify((await axe.run({
          runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
          resultTypes: ["violations"],
        })).violations.map(({ id, nodes }) => nodes.map((n) => `${id}: ${n.html.slice(0, 160)}`)))"""
    )
    return [row for rows in json.loads(found) for row in rows]


@pytest.fixture
def look(new_context: Callable[..., BrowserContext], request: pytest.FixtureRequest) -> Page:
    scheme, width = request.param
    # axe is put in the page from outside: the policy would stop what it does there
    context = new_context(color_scheme=scheme, viewport={"width": width, "height": 800}, bypass_csp=True)
    return context.new_page()


def looks(test: Callable[..., None]) -> Callable[..., None]:
    """With each look; two of them, which have all four sides, unless all cases are asked for."""
    each = pytest.mark.parametrize("look", LOOKS, indirect=True, ids=[f"{s}-{w}" for s, w in LOOKS])
    return pytest.mark.sweep(every=2)(each(test))


@looks
def test_axe_finds_nothing_on_any_kind_of_page(look: Page, small: StaticServer) -> None:
    found = {}
    for name, address in PAGES.items():
        look.goto(small.url(address))
        look.evaluate("localStorage.clear()")
        if rows := violations(look):
            found[name] = rows
    assert found == {}


@looks
def test_axe_finds_nothing_on_the_repository_s_pages(look: Page, site: StaticServer) -> None:
    found = {}
    for name, address in OWN_PAGES.items():
        look.goto(site.url(address))
        if rows := violations(look):
            found[name] = rows
    assert found == {}


@looks
def test_axe_finds_nothing_once_a_learner_has_begun(look: Page, small: StaticServer) -> None:
    found = {}
    look.goto(small.url(KINDS))
    answer_each_way(look)
    look.get_by_role("button", name="J’ai terminé").click()
    found["answered quiz"] = violations(look)
    write(question(look, "poids"), "12,5")
    write(question(look, "mot"), "arobase")
    found["quiz with a result"] = violations(look)
    look.goto(small.url("atelier/questions/essais/"))
    choose(question(look, "jour"), "Mercredi")
    choose(question(look, "jour"), "Jeudi")
    found["tries used up"] = violations(look)
    begun = ("home", "course", "record of training", "space")
    for name, address in ((name, PAGES[name]) for name in begun):
        look.goto(small.url(address))
        found[name] = violations(look)
    look.goto(small.url("mon-espace/transfert/"))
    for name in ("Protéger par une phrase", "Montrer un code QR", "Copier un lien"):
        look.get_by_text(name).click()
    look.get_by_label("Le lien à copier").wait_for()
    found["transfer"] = violations(look)
    look.get_by_label("Ou collez ici le lien reçu").fill("autre chose")
    look.get_by_role("button", name="Lire ce lien").click()
    found["no transfer"] = violations(look)
    look.goto(small.url("mon-espace/"))
    look.get_by_role("button", name="Effacer mes traces").click()
    found["confirmation"] = violations(look)
    look.get_by_role("button", name="Oui, effacer").click()
    found["erased"] = violations(look)
    assert {name: rows for name, rows in found.items() if rows} == {}


@looks
def test_axe_finds_nothing_in_the_notice_of_a_forbidden_storage(look: Page, small: StaticServer) -> None:
    look.add_init_script(FORBIDDEN_STORAGE)
    look.goto(small.url(KINDS))
    expect(look.get_by_role("button", name="J’ai compris")).to_be_visible()
    assert violations(look) == []


# ---- sizes

# links inside a sentence are exempt (WCAG 2.5.8), as is what has a row or a label of 44 px around it
SMALL_TARGETS = """() => {
  const alone = (element) => {
    if (element.tagName !== "A") return true;
    const block = element.closest("p, li, dd, td, blockquote");
    const only = block && block.textContent.trim() === element.textContent.trim();
    return !block || only || element.closest("nav, footer");
  };
  const area = (element) => {
    const row = element.closest("label") || (element.labels && element.labels[0]) || element;
    const cover = getComputedStyle(element, "::after");
    return cover.position === "absolute" && cover.inset === "0px" ? element.closest(".card") : row;
  };
  return [...document.querySelectorAll("a[href], button, input:not(:disabled), summary")]
    .filter((element) => element.checkVisibility() && !element.matches(".skip") && alone(element))
    .map((element) => [element, area(element).getBoundingClientRect()])
    .filter(([, box]) => box.height < 43.5 || box.width < 24)
    .map(([element, { width, height }]) => `${width} x ${height} ${element.outerHTML.slice(0, 120)}`);
}"""


@pytest.mark.sweep
@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
def test_targets_are_44_pixels_high(page: Page, small: StaticServer, address: str) -> None:
    page.goto(small.url(address))
    if address == KINDS:
        answer_each_way(page)
    assert page.evaluate(SMALL_TARGETS) == []


def overflowing(page: Page) -> list[str]:
    if page.evaluate("document.scrollingElement.scrollWidth <= innerWidth"):
        return []
    return page.evaluate(
        """() => [...document.querySelectorAll("body *")]
          .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
          .map((element) => element.outerHTML.slice(0, 100))"""
    )


def test_no_page_scrolls_sideways_at_twice_the_size(
    page: Page, small: StaticServer, site: StaticServer
) -> None:
    """640 px is a screen of 1280 px at 200 %; test_narrow.py has the same screen at 400 %."""
    page.set_viewport_size({"width": 640, "height": 640})
    found = {}
    for server, pages in ((small, PAGES), (site, OWN_PAGES)):
        for name, address in pages.items():
            page.goto(server.url(address))
            if rows := overflowing(page):
                found[name] = rows
    assert found == {}


def test_text_of_twice_the_size_keeps_everything(page: Page, small: StaticServer) -> None:
    page.goto(small.url(KINDS))
    answer_each_way(page)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert overflowing(page) == []
    cut = """() => [...document.querySelectorAll("button, .btn, .answer, legend, .facts, .said")]
      .filter((element) => element.checkVisibility() && element.scrollWidth > element.clientWidth + 1)
      .map((element) => element.outerHTML.slice(0, 100))"""
    assert page.evaluate(cut) == []


def test_more_space_between_letters_lines_and_words_keeps_everything(page: Page, small: StaticServer) -> None:
    """WCAG 1.4.12."""
    page.goto(small.url(KINDS))
    page.evaluate(
        """() => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
            word-spacing: .16em !important; } p { margin-bottom: 2em !important; }`);
          document.adoptedStyleSheets = [sheet];
        }"""
    )
    assert overflowing(page) == []


# ---- preferences


@pytest.mark.parametrize("address", ["", KINDS])
def test_nothing_moves_for_those_who_prefer_so(page: Page, small: StaticServer, address: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(small.url(address))
    moving = """() => [...document.querySelectorAll("*")].filter((element) => {
      const style = getComputedStyle(element);
      return parseFloat(style.animationDuration) > 0.01 || parseFloat(style.transitionDuration) > 0.01
        || style.scrollBehavior === "smooth";
    }).map((element) => element.outerHTML.slice(0, 100))"""
    assert page.evaluate(moving) == []


def test_forced_colours_keep_the_verdict_in_words(page: Page, small: StaticServer) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(small.url(KINDS))
    answer_each_way(page)
    after = "(row) => getComputedStyle(row, '::after').content"
    row = question(page, "choix").locator("label.answer", has_text="Nulle part")
    assert "Faux" in row.evaluate(after)
    expect(question(page, "choix").get_by_text("Ce n’est pas la bonne réponse.")).to_be_visible()
    row = question(page, "vrai").locator("label.answer", has_text="Vrai")
    assert "Juste" in row.evaluate(after)


def test_forced_colours_keep_edges_around_what_can_be_acted_on(page: Page, small: StaticServer) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(small.url(KINDS))
    edge = "(element) => getComputedStyle(element).borderTopStyle + getComputedStyle(element).borderTopWidth"
    for selector in (".btn:not([hidden] *)", ".answer", ".field input"):
        assert page.locator(selector).first.evaluate(edge) == "solid2px", selector


def test_forced_colours_show_the_step_that_is_done(page: Page, small: StaticServer) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(small.url(KINDS))
    page.get_by_role("button", name="J’ai terminé").click()
    link = page.get_by_role("link", name=re.compile(r"Les cinq sortes \(terminé\)"))
    assert "✓" in link.evaluate("(link) => getComputedStyle(link, '::before').content")


# ---- structure


@pytest.fixture(scope="session")
def documents(site_folder: Path, small_folder: Path) -> dict[str, str]:
    files = [f for folder in (site_folder, small_folder) for f in sorted(folder.rglob("*.html"))]
    return {"/".join(f.parts[-4:]): f.read_text() for f in files if "piege" not in f.parts}


def test_every_page_says_its_language_and_has_a_title_of_its_own(documents: dict[str, str]) -> None:
    for name, html in documents.items():
        assert html.startswith('<!doctype html>\n<html lang="fr">'), name
    titles = [re.findall(r"<title>(.*?)</title>", html) for html in documents.values()]
    assert all(len(title) == 1 and title[0].strip() for title in titles)


def test_titles_tell_the_pages_of_a_site_apart(site_folder: Path) -> None:
    titles = [re.search(r"<title>(.*?)</title>", f.read_text())[1] for f in site_folder.rglob("*.html")]  # type: ignore[index]
    assert len(titles) == len(set(titles))


def test_headings_go_down_one_level_at_a_time(documents: dict[str, str]) -> None:
    for name, html in documents.items():
        levels = [int(n) for n in re.findall(r"<h([1-6])[ >]", html)]
        assert levels[0] == 1, name
        assert levels.count(1) == 1, name
        assert all(after <= before + 1 for before, after in pairwise(levels)), (name, levels)


def test_a_page_without_a_text_of_its_author_has_one_title(page: Page, small: StaticServer) -> None:
    """The course `piege` has no index.md."""
    page.goto(small.url("piege/"))
    expect(page.get_by_role("heading", level=1)).to_have_count(1)


def test_landmarks_are_there_and_told_apart(page: Page, small: StaticServer) -> None:
    page.goto(small.url(KINDS))
    for role in ("banner", "main", "contentinfo"):
        expect(page.get_by_role(role)).to_have_count(1)
    names = ["Menu principal", "Fil d’Ariane", "Étapes", "1. Les questions"]
    for name in names:
        expect(page.get_by_role("navigation", name=name)).to_have_count(1)
    expect(page.get_by_role("navigation")).to_have_count(len(names))


def test_the_step_that_is_read_is_told(page: Page, small: StaticServer) -> None:
    page.goto(small.url(KINDS))
    expect(page.locator("[aria-current=page]")).to_have_text("Les cinq sortes")
    page.goto(small.url("mon-espace/"))
    expect(page.locator("[aria-current=page]")).to_have_text("Mon espace")


def test_the_verdict_is_announced(page: Page, small: StaticServer) -> None:
    """A status that is there before its words are: screen readers announce what changes in it."""
    page.goto(small.url(KINDS))
    status = question(page, "choix").get_by_role("status")
    expect(status).to_be_empty()
    expect(status).to_be_attached()
    choose(question(page, "choix"), "Nulle part")
    expect(status).to_contain_text("Ce n’est pas la bonne réponse.")
    expect(status).to_contain_text("Elle revient avec un message d’erreur.")


def test_the_question_is_the_name_of_its_group(page: Page, small: StaticServer) -> None:
    page.goto(small.url(KINDS))
    expect(page.get_by_role("group", name="Où va une pièce jointe trop lourde ?")).to_be_visible()
    expect(page.get_by_role("textbox", name="Votre réponse, en kg")).to_be_visible()


@pytest.fixture(scope="module")
def quality_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `tremplin quality` draws of the repository's own courses."""
    target = tmp_path_factory.mktemp("quality") / "quality.html"
    command = Path(sys.executable).parent / "tremplin"
    subprocess.run([command, "quality", "--to", target], check=True, cwd=ROOT, capture_output=True)
    return target


@looks
def test_axe_finds_nothing_on_the_page_of_quality(look: Page, quality_page: Path) -> None:
    look.goto(quality_page.as_uri())
    for summary in look.locator("summary").all():
        summary.press("Enter")
    assert violations(look) == []
    assert look.evaluate("document.documentElement.scrollWidth <= innerWidth")
