"""Formulas in a browser: in the colour of the text, on its line, in their own box if wide, on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page
from test_accessibility import violations

from static_server import StaticServer, serve
from weight import build

FILES = {
    "mkdocs.yml": "site_name: Essai\ndocs_dir: courses\ntheme: tremplin\nplugins: [tremplin]\n",
    "courses/organismes.yml": "- {id: o, nom: Organisme}\n",
    "courses/c/course.yml": "titre: Calcul\nrésumé: Calculer.\norganisme: o\nobjectifs: {a: Calculer}\n"
    "durée: 5 min\nassistance: {contact: a@example.org}\névaluation: Un quiz.\n",
    "courses/c/01-m/module.yml": "titre: Module\n",
    "courses/c/01-m/01-s.md": "---\ntitre: Formules\ndurée: 5 min\n---\n"
    "Soit $x^2$, le demi $\\dfrac{a+b}{2}$ et 5 $.\n\n$$\n\\frac{1}{2}"
    + " + x_1" * 40
    + "\n$$\n\n::: quiz c/q\n",
    "quizzes/c/q.yml": "papier: oui\nquestions:\n  - id: q\n    question: Combien vaut $\\sqrt{x^2}$ ?\n"
    "    objectif: a\n    réponses:\n      - juste: $|x|$\n      - faux: $\\dfrac{x}{2}$\n",
}
LESSON, PAPER = "c/m/s/", "papier/c/q/"


@pytest.fixture(scope="module")
def formulas(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StaticServer]:
    root = tmp_path_factory.mktemp("formulas")
    for name, text in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    with serve(build(root / "site", root / "mkdocs.yml")) as server:
        yield server


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_formula_is_in_the_colour_of_its_text_and_on_its_line(
    new_context: Callable[..., BrowserContext], formulas: StaticServer, scheme: str
) -> None:
    page = new_context(color_scheme=scheme, bypass_csp=True).new_page()
    page.goto(formulas.url(LESSON))
    found = page.locator("p:has(> svg.tex)").first.evaluate("""(p) => {
      const svg = p.querySelector("svg"), path = svg.querySelector("path");
      const [range, box] = [document.createRange(), svg.getBoundingClientRect()];
      range.selectNodeContents(p.firstChild);
      const text = range.getBoundingClientRect(), size = parseFloat(getComputedStyle(p).fontSize);
      return { fill: getComputedStyle(path).fill, color: getComputedStyle(p).color,
        off: Math.abs((box.top + box.bottom) / 2 - (text.top + text.bottom) / 2) / size };
    }""")
    assert found["fill"] == found["color"]
    assert found["off"] < 0.15
    assert violations(page) == []


def test_a_wide_formula_scrolls_in_its_own_box(
    new_context: Callable[..., BrowserContext], formulas: StaticServer
) -> None:
    page = new_context(viewport={"width": 320, "height": 640}).new_page()
    page.goto(formulas.url(LESSON))
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    box = page.locator(".tex-block").first
    assert box.evaluate("(box) => box.scrollWidth > box.clientWidth && box.tabIndex === 0")


def test_formulas_are_read_by_name(page: Page, formulas: StaticServer) -> None:
    page.goto(formulas.url(LESSON))
    assert page.get_by_role("img", name="(a + b)/2").is_visible()
    assert page.get_by_role("radio", name="x/2").count() == 1


def test_formulas_are_on_paper(page: Page, formulas: StaticServer) -> None:
    page.emulate_media(media="print")
    for address, name in ((LESSON, "(a + b)/2"), (PAPER, "√(x²)")):
        page.goto(formulas.url(address))
        assert page.get_by_role("img", name=name).first.bounding_box()
