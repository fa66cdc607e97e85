"""What the converter records of a text is what it publishes, and is found again in the source."""

from __future__ import annotations

import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tremplin.diagnostics import Report
from tremplin.directives.parser import scan
from tremplin.load.titles import title
from tremplin.markdown.converter import Converter
from tremplin.markdown.extension import PageContext, Syntax
from tremplin.markdown.marks import Mark
from tremplin.markdown.places import places
from tremplin.sources.source import Source

CONVERTER = Converter()


def converted(text: str, converter: Converter = CONVERTER) -> tuple[str, list[Mark]]:
    page = PageContext("a.md", lambda _directive: ("", ""))
    html = converter.page(text, page)
    return html, [mark for mark in page.marks if mark.kind != "anchors"]


def marked(text: str) -> list[tuple[str, str, str]]:
    return [(mark.kind, mark.target, mark.label) for mark in converted(text)[1]]


def placed(text: str, converter: Converter = CONVERTER, line: int = 1) -> list[str]:
    """« line:column kind target » of each mark that an author wrote, in the order of the page."""
    source = Source("a.md", text, line)
    marks = converted(text, converter)[1]
    spans = places(source, scan(source, Report()), marks)
    return [
        f"{span.line}:{span.column} {mark.kind} {mark.target or mark.label}"
        for mark, span in zip(marks, spans, strict=True)
        if not mark.target.startswith("#fn")
    ]


# ---- what is recorded


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[un](a.md) et [deux](b.md)", [("link", "a.md", "un"), ("link", "b.md", "deux")]),
        ("![un](a.png)", [("image", "a.png", "un")]),
        ("[![un](a.png)](b.md)", [("link", "b.md", "un"), ("image", "a.png", "un")]),
        ("<img alt='un' src='a.png'>", [("image", "a.png", "un")]),
        ('<IMG SRC="a.png">', [("image", "a.png", "")]),
        ("<img src=a.png>", [("image", "a.png", "")]),
        ("[un](a%20b.md)", [("link", "a%20b.md", "un")]),
        ("[un](é.md#où)", [("link", "é.md#où", "un")]),
        ("[un](a.md?b=1&c=2)", [("link", "a.md?b=1&c=2", "un")]),
        ("[un](a&amp;b.md)", [("link", "a&b.md", "un")]),
        (r"[un](a\_b.md)", [("link", "a_b.md", "un")]),
        ("[un](dossier/)", [("link", "dossier/", "un")]),
        ("``[un](a.md)`` [deux](b.md)", [("link", "b.md", "deux")]),
        ("[un](a_(b).pdf)", [("link", "a_(b).pdf", "un")]),
        ("[un](<a b.md>)", [("link", "a b.md", "un")]),
        ('[un *et* `deux`](a.md "Le « b »")', [("link", "a.md", "un et deux")]),
        ("[un][a]\n\n[a]: b.md 'c'", [("link", "b.md", "un")]),
        ("[a]: b.md", []),
        ("<https://a.org>", [("link", "https://a.org", "https://a.org")]),
        ("![un](https://a.org/b.png)", [("image", "https://a.org/b.png", "un")]),
        (
            '<video src="a.mp4" poster="b.png"><source src="c.mp4"><track src="d.vtt"></video>',
            [("media", "a.mp4", ""), ("media", "b.png", ""), ("media", "c.mp4", ""), ("media", "d.vtt", "")],
        ),
        ("un\n\n## Un *deux* ##", [("heading", "", "Un deux")]),
        ("un\n\nUn & deux\n---------", [("heading", "", "Un & deux")]),
        ("un\n\n<h2>Un <b>deux</b></h2>", [("heading", "", "Un deux")]),
        ("un\n\n## [un](a.md)", [("heading", "", "un"), ("link", "a.md", "un")]),
        ("# Un", [("title", "", "Un")]),
        ("un\n\n# Un", [("heading", "", "Un")]),
        ("::: quiz a/b\n\n# Un", [("directive", "a/b", "quiz"), ("heading", "", "Un")]),
        ("::: retenir\n[un](a.md)\n:::", [("directive", "", "keypoints"), ("link", "a.md", "un")]),
        ("- [ ] une case", []),
        ("<!-- [un](a.md) -->", []),
        ("    [un](a.md)", []),
        ("```\n![un](a.png)\n```", []),
        (r"\[un](a.md)", []),
        ("[un](javascript:alert(1))", [("link", "javascript:alert(1)", "un")]),
        ("<a>un</a>", []),
    ],
)
def test_what_is_published_is_recorded(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert marked(text) == expected


def test_levels_are_those_of_the_page() -> None:
    assert [mark.level for mark in converted("# A\n\n## B\n\nC\n---\n\n<h4>D</h4>\n\n###### E")[1]] == [
        1, 2, 2, 4, 6,
    ]  # fmt: skip


def test_addresses_are_resolved_and_pictures_measured_for_html_too() -> None:
    def measured(src: str) -> tuple[int, int] | None:
        return (4, 3) if src == "a.png" else None

    page = PageContext("a.md", lambda _directive: ("", ""), measured, lambda target: f"x&{target}")
    text = '[a](b.md) ![c](a.png)\n\n<p><a href="b.md">a</a> <img src="a.png" alt="c"></p>\n'
    picture = '<img alt="c" height="3" loading="lazy" src="x&amp;a.png" width="4">'
    shown = f'<p><a href="x&amp;b.md">a</a> {picture}</p>'
    assert CONVERTER.page(text, page) == f"{shown}\n{shown}"


def test_an_address_that_must_not_be_asked_for_is_recorded_and_not_published() -> None:
    html, marks = converted('<img src="https://a.org/b.png" alt="c"><video src="//a.org/d.mp4"></video>')
    assert "a.org" not in html
    assert [mark.target for mark in marks] == ["https://a.org/b.png", "//a.org/d.mp4"]


@pytest.mark.parametrize("reference", ["&#xE000;9&#xE001;", "&#57344;0&#57345;", "&#x\ue000E000;0&#xe001;"])
def test_an_author_cannot_write_the_sign_of_a_slot(reference: str) -> None:
    html, marks = converted(f"Un {reference} deux\n\n::: quiz a/b")
    assert len(marks) == 1
    assert html.startswith("<p>Un ")


def test_the_names_that_links_may_have_come_last() -> None:
    page = PageContext("a.md", lambda _directive: ("", ""))
    CONVERTER.page('## Un été\n\n### B {#c}\n\n<a id="d&amp;e"></a>\n\n[un](a.md)', page)
    assert page.marks[-1] == Mark("anchors", "un-ete c d&e")


def test_each_picture_of_a_srcset_is_resolved_and_recorded() -> None:
    page = PageContext("a.md", lambda _directive: ("", ""), link=lambda target: f"x/{target}")
    sources = "b.png 1x, c%20d.png 2x, https://e.org/f.png 3x"
    html = CONVERTER.page(f'<img src="a.png" srcset="{sources}" alt="un">', page)
    assert 'srcset="x/b.png 1x, x/c%20d.png 2x, ' in html
    assert [mark.target for mark in page.marks] == ["a.png", "b.png", "c%20d.png", "https://e.org/f.png"]


def test_a_srcset_of_other_sites_is_no_srcset() -> None:
    for sources in ("https://e.org/a.png 2x", "//e.org/a.png, http://e.org/b.png 3x"):
        html, marks = converted(f'<img src="a.png" srcset="{sources}" alt="un">')
        assert html == '<p><img alt="un" loading="lazy" src="a.png"></p>'
        assert {mark.kind for mark in marks} == {"image", "media"}


@pytest.mark.parametrize(
    "address", ["file:///C:/a.pdf", r"C:\a.pdf", "ftp://a.org/b", "data:image/png;base64,AAAA"]
)
def test_an_address_that_no_reader_can_open_is_recorded_and_not_published(address: str) -> None:
    html, marks = converted(f'[un](<{address}>) <img src="{address}" alt="deux">')
    assert [mark.kind for mark in marks] == ["link", "image"]
    assert html == '<p><a>un</a> <img alt="deux" loading="lazy"></p>'


# ---- where it is written


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Voir [un](a.md).", ["1:6 link a.md"]),
        ("[le\nlien](rien.md)", ["1:1 link rien.md"]),
        ("un\n![](\nrien.png)", ["2:1 image rien.png"]),
        ("- un\n- voir [le\n  lien](a.md)", ["2:8 link a.md"]),
        ("- un\n\n    voir [un](\n    a.md)", ["3:10 link a.md"]),
        ("| a | b |\n|---|---|\n| c | [un](a.md) |", ["3:7 link a.md"]),
        ('=== "A"\n\n    [le\n    lien](a.md)', ["3:5 link a.md"]),
        ("!!! note\n    [le\n    lien](a.md)", ["2:5 link a.md"]),
        ("> [le\n> lien](a.md)", ["1:3 link a.md"]),
        ("- [un](a.md)\n- [un](a.md)", ["1:3 link a.md", "2:3 link a.md"]),
        ("[un](a.md) [deux](a.md)", ["1:1 link a.md", "1:12 link a.md"]),
        ("`[un](a.md)` [un](a.md)", ["1:14 link a.md"]),
        ("`[un]\n(a.md)` [un](a.md)", ["2:9 link a.md"]),
        ("<!-- [un](a.md)\n[un](a.md) -->\n\n[un](a.md)", ["4:1 link a.md"]),
        ("un <!-- [un](a.md) --> [un](a.md)", ["1:24 link a.md"]),
        ("```\n[un](a.md)\n```\n[un](a.md)", ["4:1 link a.md"]),
        ("La page a.md (a.md) : [un](a.md)", ["1:23 link a.md"]),
        (r"\[un](a.md) [un](a.md)", ["1:13 link a.md"]),
        ("[![un](a.png)](b.md)", ["1:1 link b.md", "1:2 image a.png"]),
        ("[![un](a.png)](a.png)", ["1:1 link a.png", "1:2 image a.png"]),
        ("[un](a.md \"un « b » (c)\")", ["1:1 link a.md"]),
        ("[un](<a b.md>)", ["1:1 link a b.md"]),
        ("[un](a_(b).pdf)", ["1:1 link a_(b).pdf"]),
        ("un [un](a%20b.md)", ["1:4 link a%20b.md"]),
        ("un [un](a&amp;b.md)", ["1:4 link a&b.md"]),
        ("un [un](a&b.md)", ["1:4 link a&b.md"]),
        (r"un [un](a\_b.md)", ["1:4 link a_b.md"]),
        ("un [un](é.md#où)", ["1:4 link é.md#où"]),
        ('un <a href="&eacute;.md">un</a>', ["1:4 link é.md"]),
        ("un <a\nhref='a.md'>un</a>", ["1:4 link a.md"]),
        ("<img alt=un src=a.png>", ["1:1 image a.png"]),
        ('<div>\n<video\n src="a.mp4"></video></div>', ["2:1 media a.mp4"]),
        ('<audio>\n<source src="a.mp3">\n</audio>', ["2:1 media a.mp3"]),
        ("[a]: b.md\n\n[un][a]", ["1:6 link b.md"]),
        ("[un][a] et [deux][a]\n\n[a]: <b.md>", ["3:7 link b.md", "3:7 link b.md"]),
        ("![][a]\n\n[a]: b.png", ["3:6 image b.png"]),
        ("un[^1] [un](a.md)\n\n[^1]: [deux](b.md)", ["1:8 link a.md", "3:7 link b.md"]),
        ("un[^1]\n\n[^1]: [deux](a.md)\n\n[un](a.md)", ["5:1 link a.md", "3:7 link a.md"]),
        ("un\n\n[un](b.md){: href='a.md' }", ["3:20 link a.md"]),
        ("un\n\n## Un\n\n## Un `b`", ["3:1 heading Un", "5:1 heading Un b"]),
        ("un\n\nDeux *c*\n---\n\n## Un", ["3:1 heading Deux c", "6:1 heading Un"]),
        ("un\n\n## B\n\n```\n## A\n```\n\n## A", ["3:1 heading B", "9:1 heading A"]),
        ("un\n\n<div><h3>Un</h3></div>", ["3:6 heading Un"]),
        ("- ### Un", ["1:3 heading Un"]),
        ("::: retenir\n[un](a.md)\n:::", ["1:1 directive keypoints", "2:1 link a.md"]),
        ("un\n\n::: quiz a/b\n\n::: quiz a/b", ["3:1 directive a/b", "5:1 directive a/b"]),
        ("::: quiz\n- {id: a, b: '[un](a.md)'}\n:::\n\n[un](a.md)", ["1:1 directive quiz", "5:1 link a.md"]),
    ],
)  # fmt: skip
def test_a_mark_is_found_where_it_is_written(text: str, expected: list[str]) -> None:
    assert placed(text) == expected


def test_places_are_those_of_the_file() -> None:
    assert placed("un\n[un](a.md)", line=5) == ["6:1 link a.md"]


def test_what_an_included_file_brings_is_at_the_line_that_includes_it(tmp_path: Path) -> None:
    (tmp_path / "morceau.md").write_text("[deux](b.md)\n\n::: quiz c/d\n", encoding="utf-8")
    syntax = Syntax(
        (*Syntax().extensions, "pymdownx.snippets"),
        {**Syntax().options, "pymdownx.snippets": {"base_path": [str(tmp_path)]}},
    )
    (tmp_path / "autre.md").write_text("![quatre](e.png)\n", encoding="utf-8")
    text = '[un](a.md)\n\n--8<-- "morceau.md"\n\n::: retenir\n:::\n\n--8<-- "autre.md"\n\n[trois](a.md)\n'
    assert placed(text, Converter(syntax)) == [
        "1:1 link a.md", "3:1 link b.md", "3:1 directive c/d", "5:1 directive keypoints", "8:1 image e.png",
        "10:1 link a.md",
    ]  # fmt: skip


def test_a_bracket_left_open_before_many_links_is_read_at_once() -> None:
    code = (
        "from tremplin.markdown.marks import Mark\n"
        "from tremplin.markdown.places import places\n"
        "from tremplin.sources.source import Source\n"
        "text = '[voir ' + '[a](b) ![c](d) ' * 600 + '`' * 600 + '<h1>' * 600 + '<!--' * 600\n"
        "places(Source('a.md', text), (), [Mark('link', 'b'), Mark('heading', '', 'a', 1)] * 600)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=20)


# ---- any text

targets = st.sampled_from(
    ["a.md", "b%20c.png", "é.md#où", "<d e.md>", "f_(g).md", "h&amp;i.md", "https://a.org/b?c=1&d=2", "#j"]
)
on_a_line = st.one_of(
    st.builds("[un *deux*]({})".format, targets),
    st.builds("![un]({} \"c 'd'\")".format, targets),
    st.builds("[![un]({})]({})".format, targets, targets),
    st.builds('<a href="{}">un</a>'.format, targets),
    st.builds("<img src='{}' alt=un>".format, targets),
    st.builds('<video src="{}"><source src="{}"></video>'.format, targets, targets),
    st.sampled_from(["[un][r]", "![un][r]", "<https://a.org>", "note[^1]"]),
    st.sampled_from(["`[un](a.md)`", "<!-- [un](a.md) -->", r"\[un](a.md)"]),
)
links = st.one_of(on_a_line, st.builds("[le\nlien]({})".format, targets))
blocks = st.one_of(
    links,
    st.builds("- {}\n- {}".format, links, links),
    st.builds("> {}".format, links),
    st.builds("!!! note\n    {}".format, on_a_line),
    st.builds('=== "A"\n\n    {}'.format, on_a_line),
    st.builds("| a |\n|---|\n| {} |".format, on_a_line),
    st.builds("## {}".format, on_a_line),
    st.builds("::: retenir\n{}\n:::".format, links),
    st.builds("```\n{}\n```".format, links),
)
texts = st.lists(blocks, max_size=6).map(lambda found: "\n\n".join([*found, "[r]: r.md", "[^1]: [un](n.md)"]))


class Addresses(HTMLParser):
    """The addresses of a page, in their order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [(tag, value or "") for name, value in attrs if name in ("href", "src", "poster")]


@given(texts)
def test_the_links_recorded_are_those_of_the_published_page(text: str) -> None:
    html, marks = converted(text)
    kinds = {"link": {"a"}, "image": {"img"}, "media": {"video", "source"}}
    recorded = [mark for mark in marks if mark.kind in kinds]
    # those of other hosts are not loaded, and anchors have our prefix
    expected = [m for m in recorded if m.kind == "link" or not m.target.startswith("https:")]
    found = Addresses(html).found
    assert [target.replace("#s-", "#") for _, target in found] == [mark.target for mark in expected]
    assert all(tag in kinds[mark.kind] for (tag, _), mark in zip(found, expected, strict=True))


@given(texts)
def test_each_mark_has_a_place_where_something_like_it_is_written(text: str) -> None:
    source = Source("a.md", text)
    marks = converted(text)[1]
    for mark, span in zip(marks, places(source, scan(source, Report()), marks), strict=True):
        written = text.split("\n", span.line - 1)[-1][span.column - 1 :]
        assert written
        if mark.kind in ("link", "image", "media") and not mark.target.startswith("#fn"):
            assert written.startswith(("[", "![", "<", "r.md"))


# ---- the title


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Un", "Un"), ("#Un", "Un"), ("\n\n# Un #\n\ndeux", "Un"), ("Un\n===\n\ndeux", "Un"),
        ("<h1>Un <b>deux</b></h1>\n\ntrois", "Un deux"), ("<!-- a -->\n\n# Un", "Un"),
        ("[a]: b.md\n*[c]: d\n\n# Un", "Un"), ("# Un {#a .b}", "Un"), ("# Un *et* `a*b*`", "Un et a*b*"),
        ("# [Un](a.md 'b') et [deux][c]\n\n[c]: d", "Un et deux"), ("# Caf&eacute; & th\\*é", "Café & th*é"),
        ("# ==Un== ~~deux~~ snake_case_x 3 * 4 * 5", "Un deux snake_case_x 3 * 4 * 5"),
        ("# ![Un plan](a.png) de <i>Metz</i>", "Un plan de Metz"), ("## Un", None), ("un", None), ("", None),
        ("::: quiz a/b\n\n# Un", "Un"), ("un\n\n# Deux #", "Deux"), ("```\n# un\n```\n\n# Deux", "Deux"),
    ],
)  # fmt: skip
def test_a_title_is_read_without_its_markup(text: str, expected: str | None) -> None:
    source = Source("a.md", text)
    assert title(source, scan(source, Report())) == expected


words = st.lists(
    st.sampled_from(
        ["un", "*deux*", "**trois**", "_quatre_", "`cinq*6*`", "[sept](a.md)", "&eacute;t&eacute;",
         "<b>huit</b>",
         r"\*neuf\*", "a_b_c", "~~dix~~", "==onze==", "2 < 3", "l’été", "![douze](a.png)", "AT&T"]
    ),
    min_size=1, max_size=4,
).map(" ".join)  # fmt: skip


forms = st.sampled_from(["# {}\n", "# {} #\n", "{}\n===\n", "\n# {} {{#a}}\n", "<!-- a -->\n# {}\n\nb"])


@given(words, forms)
def test_the_title_that_is_read_is_the_heading_that_the_page_leaves_out(written: str, form: str) -> None:
    text = form.format(written)
    source = Source("a.md", text)
    (mark,) = (mark for mark in converted(text)[1] if mark.kind in ("title", "heading"))
    assert (mark.kind, mark.label) == ("title", title(source, ()))


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:void(0)",
        "vbscript:x",
        "intent://x",
        "note:voir",
        "x-told:javascript:x",
    ],
)
def test_a_link_that_acts_is_recorded_and_not_published(address: str) -> None:
    html, marks = converted(
        f'[un]({address}) <a class="x" href=\'{address}\'>deux</a> `<a href="{address}">`'
    )
    assert [mark.target for mark in marks] == [address, address]
    assert (
        html.replace("<wbr>", "") == f'<p><a>un</a> <a>deux</a> <code>&lt;a href="{address}"&gt;</code></p>'
    )
