"""Hostile authors: nothing they write acts on the site, and a strict policy is in every page."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from quizzes import answer_all_right, check, choose, question, says
from watching import Watch

from static_server import StaticServer, serve
from tremplin.render.early import DIGEST, SCRIPT
from weight import build

ATTACKS = "piege/attaques/attaques/"
# a picture that does not exist is all that is left of several attacks
MISSING = "Failed to load resource: the server responded with a status of 404"
# whom a learner tells of a problem, without what the contact of the course asks besides
HELP = "mailto:essai@mfr.example.org"
URL_ATTRIBUTES = {"href", "src", "action", "formaction", "poster", "cite", "data", "xlink:href", "srcset"}


class Elements(HTMLParser):
    """(tag, attributes, text inside) of a page, in order."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.texts: dict[str, list[str]] = {"script": [], "style": []}
        self.inside = ""
        self.feed(file.read_text())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))
        self.inside = tag

    def handle_endtag(self, _tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside in self.texts:
            self.texts[self.inside].append(data)


@pytest.fixture(scope="session")
def documents(site_folder: Path, small_folder: Path) -> dict[str, Elements]:
    files = [f for folder in (site_folder, small_folder) for f in sorted(folder.rglob("*.html"))]
    return {"/".join(file.parts[-4:]): Elements(file) for file in files}


def test_every_page_has_a_strict_policy(documents: dict[str, Elements]) -> None:
    for name, document in documents.items():
        policies = [
            a["content"] for t, a in document.found if a.get("http-equiv") == "Content-Security-Policy"
        ]
        assert len(policies) == 1, name
        assert "unsafe" not in policies[0], name
        assert "default-src 'self'; " in policies[0], name
        assert "object-src 'none'" in policies[0], name
        assert f"script-src 'self' {DIGEST};" in policies[0], name
        # the policy holds from where it stands: before anything that it governs
        order = [t for t, _ in document.found]
        place = next(n for n, (_, a) in enumerate(document.found) if "http-equiv" in a)
        assert not {"script", "link", "style", "img"} & set(order[:place]), name


def test_no_page_has_inline_scripts_styles_or_event_attributes(documents: dict[str, Elements]) -> None:
    for name, document in documents.items():
        if name.endswith("404.html"):  # tests/unit/test_render.py
            continue
        # but the one whose digest is in the policy
        assert document.texts == {"script": [SCRIPT], "style": []}, name
        for tag, attributes in document.found:
            assert tag not in ("style", "object", "embed", "base", "math"), name
            # learners' programs have no origin there, and no way out
            assert tag != "iframe" or attributes.get("sandbox") == "allow-scripts", name
            assert "style" not in attributes, (name, tag)
            assert not [a for a in attributes if a.startswith("on")], (name, tag)


def test_no_page_has_a_dangerous_or_a_foreign_address(documents: dict[str, Elements]) -> None:
    for name, document in documents.items():
        for tag, attributes in document.found:
            for attribute in URL_ATTRIBUTES & set(attributes):
                value = attributes[attribute].strip().lower()
                assert not value.startswith(("javascript:", "vbscript:")), (name, value)
                if tag not in ("a", "link") or attributes.get("rel") == "stylesheet":
                    assert not value.startswith(("http:", "https:", "//")), (name, value)
                if tag == "a":
                    assert not value.startswith("data:"), (name, value)


def test_ids_are_unique_in_every_page(documents: dict[str, Elements]) -> None:
    for name, document in documents.items():
        if "attaques" in name:
            continue  # its author repeats ids on purpose
        ids = [a["id"] for _, a in document.found if "id" in a]
        assert sorted(ids) == sorted(set(ids)), name


def test_the_hostile_page_executes_nothing(page: Page, small: StaticServer, watch: Watch) -> None:
    watch.expect(MISSING)
    page.goto(small.url(ATTACKS))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Attaques </title><script>")
    for _ in range(30):
        page.keyboard.press("Tab")
    page.get_by_text("Un paragraphe", exact=True).click()
    page.get_by_text("Un attribut{").hover()
    assert page.title().startswith("Attaques </title><script>alert('segment')</script>")


def test_every_link_of_the_hostile_page_is_harmless(page: Page, small: StaticServer, watch: Watch) -> None:
    watch.expect(MISSING)
    page.goto(small.url(ATTACKS))
    links = page.get_by_role("main").locator("a[href]").evaluate_all("(links) => links.map((a) => a.href)")
    assert links
    for link in links:
        assert link == HELP or link.startswith(small.url()), link


def test_a_hostile_quiz_works_and_executes_nothing(page: Page, small: StaticServer, watch: Watch) -> None:
    watch.expect(MISSING)
    page.goto(small.url(ATTACKS))
    form = question(page, "attaque")
    form.get_by_text("Indice", exact=True).click()
    choose(form, "Faux")
    says(form, "Ce n’est pas la bonne réponse.")
    choose(form, "Juste")
    says(form, "Explication")
    form = question(page, "mot")
    form.get_by_role("textbox").first.fill("</script>")
    check(form)
    says(form, "Ce n’est pas la bonne réponse.")
    form.get_by_role("textbox").first.fill("<script>")
    check(form)
    says(form, "Juste !")
    choose(question(page, "constructor"), "toString")
    says(question(page, "constructor"), "Ce n’est pas la bonne réponse.")
    answer_all_right(page)
    expect(page.get_by_text("3 sur 3")).to_be_visible()


@pytest.mark.parametrize(
    "address", ["", "piege/", "parcours/vers-essai/", "organismes/mfr-essai/", "mon-espace/", "404.html"]
)
def test_hostile_titles_are_only_text(page: Page, small: StaticServer, address: str) -> None:
    page.goto(small.url(address))
    expect(page.get_by_role("heading", level=1).first).to_be_visible()
    assert page.locator("main img[src='x'], main script, main [onmouseover], main [onclick]").count() == 0


def test_hostile_titles_stay_text_in_the_records(page: Page, small: StaticServer, watch: Watch) -> None:
    watch.expect(MISSING)
    page.goto(small.url(ATTACKS))
    page.goto(small.url())
    expect(page.get_by_role("region", name="Reprendre")).to_contain_text("Attaques </title><script>")
    page.goto(small.url("mon-espace/"))
    expect(page.get_by_role("article")).to_contain_text("Piège <img src=x")


def test_records_cannot_lead_to_another_site(page: Page, small: StaticServer) -> None:
    page.goto(small.url("mentions/"))
    record = '{"segment":"//attaque.example","where":"<img src=x onerror=alert(1)>","at":9}'
    page.evaluate("(r) => localStorage.setItem('tremplin/2/petit-site//course/atelier', r)", record)
    page.goto(small.url())
    link = page.get_by_role("region", name="Reprendre").get_by_role("link")
    assert link.evaluate("(a) => a.href").startswith(small.url())


def test_a_hostile_drawing_by_itself_does_nothing(page: Page, small: StaticServer, watch: Watch) -> None:
    watch.expect(MISSING)
    page.goto(small.url("piege/images/dessin.svg"))
    page.mouse.click(20, 20)
    assert page.evaluate("document.title") == ""
    assert page.url == small.url("piege/images/dessin.svg")
    assert page.locator("script, foreignObject, [onload]").count() == 0


def test_ids_of_authors_cannot_shadow_ours(page: Page, small: StaticServer, watch: Watch) -> None:
    watch.expect(MISSING)
    page.goto(small.url(ATTACKS))
    assert page.evaluate("typeof tremplin.mount") == "function"
    assert page.evaluate("document.getElementById('contenu').tagName") == "MAIN"
    ids = page.locator(".prose [id]").evaluate_all("(all) => all.map((element) => element.id)")
    assert ids
    assert all(id_.startswith("s-") for id_ in ids), ids
    names = page.locator(".prose [name]:not(form.q fieldset *)").evaluate_all("(a) => a.map((e) => e.name)")
    assert all(name.startswith("s-") for name in names), names


def test_anchors_of_authors_still_lead_to_their_titles(page: Page, small: StaticServer) -> None:
    page.goto(small.url("atelier/textes/markdown/"))
    page.get_by_role("link", name="le titre").click()
    expect(page.get_by_role("heading", name="Un titre")).to_be_in_viewport()
    assert page.evaluate("document.querySelector(':target').textContent") == "Un titre"


def test_the_policy_stops_what_would_get_through(page: Page, small: StaticServer, watch: Watch) -> None:
    watch.expect("Content Security Policy|TrustedScript")
    page.goto(small.url("mentions/"))
    blocked = """() => new Promise((done) => {
      document.addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective));
      const script = document.createElement('script');
      try { script.textContent = 'document.title = 1'; } catch (_) { done('require-trusted-types-for'); }
      document.body.append(script);
    })"""
    assert page.evaluate(blocked) in ("require-trusted-types-for", "script-src-elem")


# ---- addresses that only a browser reads as one of another site, and files that say more than one sees

# what shows a file of another site is told, and not built: see tests/unit/test_checks.py, test_addresses.py
ELSEWHERE = """
<img alt=a src=../images/dessin.svg>
<input type=image src=//attaque.example/b>
<a href=java&Tab;script:alert(1)>c</a> <a href=&#1;javascript&colon;alert(1)>d</a> <a href=http:fin>e</a>
[f](java&Tab;script:alert(1)) [g](&#1;javascript:alert(1)) [h](data&colon;text/html,x)

<a href="../outil.txt" download="Mon-cours.html">Outil</a> [Autre outil](../outil.txt){: download=outil.hta }

<a href="../outil.txt" download="Liste.TXT">Bon outil</a>

![Photo](../photo.jpg)
"""
ASKING = """
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="40">
<style>svg{background-image:image-set("http://attaque.example/1" 1x)}
@import "http://attaque.example/2";
rect{fill:u\\72l(http://attaque.example/3);mask:url(http://attaque.example/4#a)}</style>
<rect id="there" width="40" height="40" style="filter:url('//attaque.example/5#a')"/>
<rect fill="url(//attaque.example/6#a)" width="4" height="4"/>
<use xlink:href=" http://attaque.example/7#a"/>
<image xlink:href="&#9;//attaque.example/8" width="1" height="1"/>
</svg>"""


@pytest.fixture(scope="module")
def sly(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StaticServer]:
    """The small site, where an author hides where his addresses lead."""
    root = tmp_path_factory.mktemp("sly")
    shutil.copytree(Path(__file__).parents[1] / "sites/small", root / "small")
    course = root / "small/courses/piege"
    page = course / "01-attaques/02-fin.md"
    page.write_text(page.read_text(encoding="utf-8") + ELSEWHERE, encoding="utf-8")
    config = root / "small/mkdocs.yml"
    told = config.read_text(encoding="utf-8")
    # a publisher may let a wrong link through
    config.write_text(
        told.replace("- tremplin", "- tremplin: {sévérités: {T307: avertissement}}"), encoding="utf-8"
    )
    (course / "demande.svg").write_text(ASKING.lstrip(), encoding="utf-8")
    (course / "outil.txt").write_text("<script>alert(1)</script>", encoding="utf-8")
    (course / "photo.jpg").write_bytes(PHOTO)
    with serve(build(root / "site", config)) as server:
        yield server


PLACE = b"GPS 49.1599N 5.3826E"
PHOTO = b"\xff\xd8\xff\xe1\x00\x1cExif\0\0" + PLACE
PHOTO += b"\xff\xc0\0\x0b\x08\0\x08\0\x08\x01\x01\x11\0\xff\xda\0\x08\x01\x01\0\0?\0\x12\xff\xd9"


def test_no_hidden_address_is_asked_for_or_leads_away(page: Page, sly: StaticServer, watch: Watch) -> None:
    watch.expect(MISSING)
    page.goto(sly.url("piege/attaques/fin/"), wait_until="networkidle")
    main = page.get_by_role("main")
    assert main.locator("img").count() >= 2
    followed = main.locator("a[href], [src], [poster]").evaluate_all(
        "(all) => all.flatMap((e) => [e.href, e.src, e.poster].filter(Boolean))"
    )
    assert [address for address in followed if not address.startswith(sly.url())] == [HELP]


def test_a_drawing_that_hides_its_addresses_asks_for_nothing(
    page: Page, sly: StaticServer, watch: Watch
) -> None:
    watch.expect(MISSING)
    page.goto(sly.url("piege/demande.svg"), wait_until="networkidle")
    expect(page.locator("#there")).to_be_attached()


@pytest.mark.parametrize(
    ("name", "saved"), [("Outil", "outil.txt"), ("Autre outil", "outil.txt"), ("Bon outil", "Liste.TXT")]
)
def test_a_file_is_saved_as_what_it_is(
    page: Page, sly: StaticServer, watch: Watch, name: str, saved: str
) -> None:
    watch.expect(MISSING)
    page.goto(sly.url("piege/attaques/fin/"))
    with page.expect_download() as download:
        page.get_by_role("link", name=name, exact=True).click()
    assert download.value.suggested_filename == saved


def test_a_photo_does_not_say_where_it_was_taken(page: Page, sly: StaticServer) -> None:
    body = page.request.get(sly.url("piege/photo.jpg")).body()
    assert body.startswith(b"\xff\xd8\xff\xc0")
    assert PLACE not in body
