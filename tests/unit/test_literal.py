"""Signs of calculation, of code and of paths are shown; emphasis stays emphasis."""

from __future__ import annotations

from html import unescape

import pytest

from tremplin.markdown.clock import at_most
from tremplin.markdown.converter import Converter
from tremplin.markdown.extension import PageContext

CONVERTER = Converter()


def line(text: str) -> str:
    return unescape(CONVERTER.inline(text, PageContext("", None))).replace("\u202f", " ").replace("\xa0", " ")


@pytest.mark.parametrize(
    "text",
    [
        "3*5*2 = 30",
        "6*6=36, 9*9=81",
        "f(x)=x*2 et g(x)=x*3",
        "E=m*c et p*v=n*r*t",
        "4*x + 2*y = 7*(a+b)",
        "2**8 et x**2 + y**2",
        "prix*quantité et taux*prix",
        "si a==b et c==d",
        "if nom==x and age==18",
        "x^2+y^2=z^2",
        "2^10^3",
        "champs obligatoires (*), facultatifs (*)",
        "[*] ou [*]",
        "nom*, prénom*, ville*",
        "__init__.py et __name__",
        '"__main__"',
        r"C:\temp\*.txt et D:\a_b_\c_d",
        r"\\serveur\partage",
        r"« C:\Users\lina »",
        r"un \ deux",
    ],
)
def test_signs_of_calculation_and_of_code_are_shown(text: str) -> None:
    assert line(text) == text


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("la 1*re* fois et la 2*e* fois", "la 1<em>re</em> fois et la 2<em>e</em> fois"),
        ("**2**e étage, 3**e** étage", "<strong>2</strong>e étage, 3<strong>e</strong> étage"),
        ("in*croy*able", "in<em>croy</em>able"),
        ("x^2^ et 10^-3^ m", "x<sup>2</sup> et 10<sup>-3</sup> m"),
        ("CO~2~eq", "CO<sub>2</sub>eq"),
        ("==vu== et __gras__", "<mark>vu</mark> et <strong>gras</strong>"),
        ("4*5 et *ici*", "4*5 et <em>ici</em>"),
        (r"**C:\a_b_c** et (D:\x)", r"<strong>C:\a_b_c</strong> et (D:\x)"),
        ("x^a\\ b^", "x<sup>a b</sup>"),
    ],
)
def test_emphasis_stays(text: str, html: str) -> None:
    assert line(text) == html


def test_a_backslash_at_the_end_of_a_line_begins_the_next_one() -> None:
    assert CONVERTER.block("un\\\ndeux", PageContext("", None)) == "<p>un<br>\ndeux</p>"


@pytest.mark.parametrize("text", ["## L’ensemble {1, 2}", "## Les {accolades}", "## Il vaut {x=1}"])
def test_braces_that_hold_no_attribute_are_shown(text: str) -> None:
    assert text[3:] in CONVERTER.page(text, PageContext("", None))


def test_lists_of_attributes_are_read() -> None:
    html = CONVERTER.page(
        '## Titre { #ici .x data-y=1 }\n\n[x](y.pdf){ .md-button download } ![i](a.png){width="50"}\n\n'
        "| a { .center } |\n|---|\n| 1 |",
        PageContext("", None),
    )
    assert "{" not in html
    assert 'id="s-ici"' in html
    assert 'class="md-button" download=""' in html
    assert 'width="50"' in html


def test_hostile_signs_are_read_in_time() -> None:
    with at_most():
        for text in (
            "a*" * 5_000,
            "x^" * 5_000,
            "C:\\" * 3_000,
            "__a" * 3_000,
            "**a {.b " * 2_000,
            "{#a " * 3_000,
        ):
            line(text)
