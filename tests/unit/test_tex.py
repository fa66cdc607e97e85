"""Formulas: what HTML says, what is drawn, what is read in a line, what is told."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tremplin.markdown.converter import Converter
from tremplin.markdown.extension import PageContext, Syntax
from tremplin.pages import free
from tremplin.pages.base import Content, Page
from tremplin.render.content import rewritten
from tremplin.tex.formula import fault, in_line, shown
from tremplin.tex.reading import DEEPEST, LONGEST

PAGE = Page(free.KIND, "mentions/", "Mentions")


@pytest.mark.parametrize(
    ("tex", "html"),
    [
        ("x^2", "<i>x<sup>2</sup></i>"),
        ("H_2O", "<i>H<sub>2</sub>O</i>"),
        (r"\pi r^2", "<i>πr<sup>2</sup></i>"),
        (r"a \times b \leq c", "<i>a</i> × <i>b</i> ≤ <i>c</i>"),
        (r"\frac12", "1/2"),
        (r"\frac{2\pi}{T} + 1", "2<i>π</i>/<i>T</i> + 1"),
        ("-x-1", "−<i>x</i> − 1"),
        ("|x-1| < -3", "|<i>x</i> − 1| &lt; −3"),
        (r"1\,000{,}5", "1\u202f000,5"),
        (r"30^\circ", "30°"),
        (r"\sin x + \cos(2x)", "sin <i>x</i> + cos(2<i>x</i>)"),
        (r"x \in \mathbb{R}", "<i>x</i> ∈ ℝ"),
        (r"f''(x)", "<i>f′′</i>(<i>x</i>)"),
        (r"\text{si } x \not= 0", "si <i>x</i> ≠ 0"),
        (r"\ce{SO4^2- + 2H2O -> H3O+}",
         "SO<sub>4</sub><sup>2−</sup> + 2\u202fH<sub>2</sub>O → H<sub>3</sub>O<sup>+</sup>"),
        (r"\SI{3,5e3}{\kilo\meter\per\hour}", "3,5 × 10<sup>3</sup>\u202fkm/h"),
        (r"5\,\%, \$3", "5\u202f%, $3"),
        (r"\mathrm{d}x", "d<i>x</i>"),
    ],
)  # fmt: skip
def test_html_says_what_it_can(tex: str, html: str) -> None:
    assert shown(tex, False, "fr") == html


@pytest.mark.parametrize(
    ("tex", "line"),
    [
        (r"\frac{a+b}{2c}", "(a + b)/(2c)"),
        (r"\dfrac{n(n+1)}{2}", "n(n + 1)/2"),
        (r"2\frac{1}{3}", "2 1/3"),
        (r"\frac{1}{2}x", "(1/2)x"),
        (r"\sqrt{x^2+y^2}", "√(x² + y²)"),
        (r"\sqrt[3]{8}", "∛8"),
        (r"\sqrt{x^2}", "√(x²)"),
        (r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}", "(1, 2 ; 3, 4)"),
        (r"\begin{cases} x & \text{si } x>0 \\ -x & \text{sinon} \end{cases}", "{ x si x > 0 ; −x sinon"),
        (r"\sum_{k=1}^n k", "∑_(k=1)ⁿ k"),
        (r"\int_0^1 f(x)\,dx", "∫₀¹ f(x)\u202fdx"),
        (r"\vec{u} \cdot \overrightarrow{AB}", "vecteur u · vecteur AB"),
        (r"\overline{AB}, \widehat{ABC}", "AB barre, angle ABC"),
        (r"x^{2^n}", "x^(2ⁿ)"),
        (r"\left[\frac{x}{2}\right]_0^1 + \dfrac12", "[x/2]₀¹ + 1/2"),
        (r"\overset{?}{=}", "=(?)"),
        (r"\boxed{x}", "x"),
        (r"\mathcal{C}_f", "C_f"),
    ],
)  # fmt: skip
def test_the_rest_is_drawn_and_reads_in_a_line(tex: str, line: str) -> None:
    html = shown(tex, False, "fr")
    assert html
    assert html.startswith('<svg class="tex" role="img"')
    svg = ElementTree.fromstring(html)  # noqa: S314
    assert svg.get("aria-label") == line
    assert [text.text for text in svg.iter("text")] == [line]
    assert svg.get("fill") == "currentColor"
    assert {svg.get(side, "")[-2:] for side in ("width", "height")} == {"em"}
    assert list(svg.iter("path"))
    assert "style" not in html


def test_a_line_is_in_the_language_of_its_page() -> None:
    assert in_line(r"\vec u", "en") == "vector u"


def test_a_drawing_stays_in_its_box() -> None:
    svg = ElementTree.fromstring(shown(r"\sum_{k=1}^{n} \frac{1}{k} = \sqrt{x}", True, "fr") or "")[0]  # noqa: S314
    _, _, width, height = map(float, (svg.get("viewBox") or "").split())
    x = y = 0.0
    for path in svg.iter("path"):
        for name, numbers in re.findall("([Mlhvqz])([^a-zM]*)", path.get("d", "")):
            ends = [float(number) for number in re.findall(r"-?\d+", numbers)]
            if name == "M":
                x, y = ends
            elif name in "lq":
                x, y = x + ends[-2], y + ends[-1]
            elif name != "z":
                x, y = (x + ends[0], y) if name == "h" else (x, y + ends[0])
            assert -2 <= x <= width + 2
            assert -2 <= y <= height + 2


def test_the_same_formula_gives_the_same_bytes() -> None:
    tex = r"\frac{a}{b} + \sqrt{2x}"
    first = shown(tex, True, "fr")
    shown.cache_clear()
    assert shown(tex, True, "fr") == first


def test_a_wide_formula_alone_can_be_scrolled_with_the_keyboard() -> None:
    wide, narrow = (shown(r"\frac{1}{2}" + " + x" * n, True, "fr") or "" for n in (30, 1))
    assert wide.startswith('<span class="tex-block" tabindex="0" role="group"')
    assert narrow.startswith('<span class="tex-block"><svg')


@pytest.mark.parametrize(
    ("tex", "reason"),
    [
        (r"\farc{1}{2}", r"la commande « \farc » n’est pas connue"),
        (r"\frac{a", "une accolade « { » n’est pas fermée"),
        ("a}", "une accolade « } » est de trop"),
        (r"\frac{a}", r"il manque ce qui suit « \frac »"),
        ("x^", "il manque ce qui suit « ^ »"),
        ("x^2^3", "deux exposants se suivent : groupez-les avec des accolades"),
        ("x_1_2", "deux indices se suivent : groupez-les avec des accolades"),
        (r"\left( a", r"« \left » attend son « \right »"),
        (r"a \right)", r"« \right » vient sans « \left »"),
        ("{a & b}", "le signe « & » ne sert que dans un tableau : écrivez « \\& »"),
        (r"\begin{pmatrice} a \end{pmatrice}", "l’environnement « pmatrice » n’est pas connu"),
        (r"\begin{matrix} a \end{pmatrix}", r"« \begin{matrix} » est fermé par « \end{pmatrix} »"),
        (r"\begin{matrix} a", "une accolade « { » n’est pas fermée"),
        (r"\text{a", "une accolade « { » n’est pas fermée"),
        ("{" * (DEEPEST + 1), f"ses groupes s’emboîtent sur plus de {DEEPEST} niveaux"),
        ("x" * (LONGEST + 1), f"elle compte plus de {LONGEST} caractères"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_why(tex: str, reason: str) -> None:
    assert str(fault(tex)) == reason
    assert shown(tex, False, "fr") is None


PIECES = [
    "\\frac", "\\sqrt", "{", "}", "^", "_", "x", "12", "&", "\\\\", "\\left(", "\\right)", "\\begin{cases}",
    "\\end{cases}", "\\text{a}", "\\vec", "'", "\\sum", " ", "\\over", "[", "]", "\\", "\\ce{H2O}", "<", "é",
    "\\qty", "%", "\\bf", "\\not", "\\hspace", "\\big", "\\tag{1}", "\\mathbb", "\\substack",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_any_formula_is_shown_or_told(tex: str) -> None:
    html = shown(tex, False, "fr")
    assert (html is None) == (fault(tex) is not None)
    if html is not None:
        ElementTree.fromstring(f"<p>{html}</p>")  # noqa: S314


# ---- in Markdown


def page(text: str, converter: Converter | None = None) -> tuple[str, PageContext]:
    context = PageContext("", lambda _directive: ("", ""))
    return (converter or Converter()).page(text, context), context


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a $x_1 * y_2$ *b* $y_1*z$", "<p>a <i>x<sub>1</sub></i> * <i>y<sub>2</sub></i> <em>b</em> "),
        ("5 $ et 10 $, \\$3, `$x$ \\$`", "<p>5 $ et 10 $, $3, <code>$x$ \\$</code></p>"),
        ("    $x$ \\$", "<code>$x$ \\$\n</code>"),
        ("```\n$x$\n```", "$x$"),
        ("| a | b |\n|---|---|\n| $|x|$ | c |", "<td>|<i>x</i>|</td>\n<td>c</td>"),
        ("- a\n\n    $$\n    x\n    - 1\n    $$", "<span class=\"tex-block\"><i>x</i> − 1</span></p>\n</li>"),
        ("> $$\n> a\n> = b\n> $$", '<span class="tex-block"><i>a</i> = <i>b</i></span>'),
        ("$$\na\n= b\n$$", '<p><span class="tex-block"><i>a</i> = <i>b</i></span></p>'),
        ("![A $x^2$](a.png)", 'alt="A x²"'),
        ('<span title="$x$">a</span>', '<span title="$x$">a</span>'),
        ("[a](b.html?p=$x$&q=1)", 'href="b.html?p=$x$&amp;q=1"'),
        ("## Aire $\\pi r^2$", '<h2 id="s-aire-pi-r2">Aire <i>πr<sup>2</sup></i></h2>'),
        ("$\\farc{1}_2 * a*b*c$", "<p>$\\farc{1}_2 * a*b*c$</p>"),
        ("\\(x <b> y\\)", "<i>x</i> &lt;"),
    ],
)  # fmt: skip
def test_markdown_leaves_formulas_alone(text: str, html: str) -> None:
    found = page(text)[0]
    assert html in found
    assert not re.search("[\ue000-\ue00f]", found)


def test_headings_and_links_are_named_in_a_line() -> None:
    converter = Converter()
    _, context = page("# Aire $x^2$\n\n[vers $\\frac{a}{b}$](p.md)\n\n$\\farc$", converter)
    assert [m.label for m in context.marks if m.kind != "anchors"] == ["Aire x²", "vers a/b", ""]
    assert (context.marks[-1].kind, context.marks[-1].target) == ("formula", "$\\farc$")
    assert converter.md.toc_tokens[0]["name"] == "Aire x²"  # type: ignore[attr-defined]


def test_a_site_may_have_another_extension_for_them() -> None:
    converter = Converter(Syntax(("pymdownx.arithmatex",), {"pymdownx.arithmatex": {"generic": True}}))
    assert page("$x_1$ \\$", converter)[0] == '<p><span class="arithmatex">\\(x_1\\)</span> $</p>'


def test_a_page_takes_the_style_of_formulas_when_it_shows_one() -> None:
    assert rewritten(Content(), page("$x^2$")[0], PAGE).features == ()
    assert rewritten(Content(), page("$$x$$")[0], PAGE).features == ("formulas",)
