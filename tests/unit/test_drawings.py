"""Drawings draw, ask for nothing, and cost what their limits allow."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser

from tremplin.text import drawings
from tremplin.text.drawings import TooHeavyError, clean_svg
from tremplin.text.styles import declarations, style_sheet

ROOT = Path(__file__).parents[2]

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'
SVG_ATTACKS = [
    "<script>alert(1)</script>",
    '<script href="https://evil.example/x.js"/>',
    '<g onload="alert(1)"/>',
    '<rect onclick="alert(1)" width="1" height="1"/>',
    '<a href="javascript:alert(1)"><rect width="1" height="1"/></a>',
    '<a xlink:href="java&#x09;script:alert(1)"><rect width="1" height="1"/></a>',
    '<use href="https://evil.example/x.svg#x"/>',
    '<use xlink:href="data:image/svg+xml,&lt;svg onload=alert(1)/&gt;#x"/>',
    '<image href="https://evil.example/x.png"/>',
    '<image href="data:text/html,&lt;script&gt;alert(1)&lt;/script&gt;"/>',
    '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="javascript:alert(1)"/></foreignObject>',
    '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml" onload="alert(1)"/></foreignObject>',
    '<style>@import "https://evil.example/x.css";</style>',
    '<rect fill="url(https://evil.example/x.svg#x)" width="1" height="1"/>',
    '<rect style="fill:url(https://evil.example/x.svg#x)" width="1" height="1"/>',
    '<handler xmlns:ev="http://www.w3.org/2001/xml-events" ev:event="load">alert(1)</handler>',
    '<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>',
    '<html:script xmlns:html="http://www.w3.org/1999/xhtml">alert(1)</html:script>',
    '<feImage href="https://evil.example/x.png"/>',
    "<metadata><script>alert(1)</script></metadata>",
    '<text><tspan onmouseover="alert(1)">x</tspan></text>',
]  # fmt: skip


@pytest.mark.parametrize("attack", SVG_ATTACKS)
def test_an_attack_by_a_drawing_is_disarmed(attack: str) -> None:
    cleaned = clean_svg(SVG.format(attack).encode()).decode().lower()
    for sign in ("script", "alert", "evil.example", "onload", "onclick", "onmouseover", "foreignobject"):
        assert sign not in cleaned


@pytest.mark.parametrize(
    "animation",
    [
        '<set attributeName="href" to="javascript:alert(1)"/>',
        '<animate attributeName="href" values="javascript:alert(1)"/>',
        '<animate attributeName="xlink:href" from="javascript:alert(1)" to="x"/>',
    ],
)
def test_an_animation_of_a_drawing_cannot_say_what_it_changes(animation: str) -> None:
    cleaned = clean_svg(SVG.format(f"<a>{animation}</a>").encode()).decode().lower()
    assert "attributename" not in cleaned


def test_a_style_sheet_of_a_drawing_is_taken_away() -> None:
    cleaned = clean_svg(b'<?xml-stylesheet href="https://evil.example/x.css"?>' + SVG.format("").encode())
    assert b"evil" not in cleaned


def test_a_drawing_stays_a_drawing() -> None:
    drawing = '<title>Un plan</title><g fill="#123456"><path d="M0 0h4v4z"/><circle r="2"/></g>'
    cleaned = clean_svg(SVG.format(drawing).encode()).decode()
    for sign in ("<title", "Un plan", "#123456", "M0 0h4v4z", "<circle"):
        assert sign in cleaned


def test_a_reference_inside_the_drawing_stays() -> None:
    drawing = '<defs><linearGradient id="g"/></defs><rect fill="url(#g)" width="1" height="1"/>'
    assert "url(#g)" in clean_svg(SVG.format(drawing).encode()).decode()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"bonjour",
        b"<svg",
        b'<svg xmlns="http://www.w3.org/2000/svg"><g></svg>',
        b"\x89PNG\r\n\x1a\n",
        b'<!DOCTYPE svg [<!ENTITY x "y">]><svg xmlns="http://www.w3.org/2000/svg">&x;</svg>',
        b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg"/>',
    ],
)
def test_what_is_not_a_drawing_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        clean_svg(data)


def test_entities_in_another_encoding_are_not_read() -> None:
    data = SVG.format("").replace("<svg", '<!DOCTYPE svg [<!ENTITY x "secret">]><svg', 1)
    data = data.replace("</svg>", "<text>&x;</text></svg>")
    try:
        cleaned = clean_svg(data.encode("utf-16"))
    except ValueError:
        return
    assert b"secret" not in cleaned


@given(st.lists(st.sampled_from([*SVG_ATTACKS, "<g>", "</g>", "x", "<![CDATA[", "]]>", "<!--", "-->"])))
def test_no_drawing_acts(pieces: list[str]) -> None:
    try:
        cleaned = clean_svg(SVG.format("".join(pieces)).encode()).decode().lower()
    except ValueError:
        return
    markup = re.sub(r"<!--.*?-->|<!\[cdata\[.*?\]\]>|(?<=>)[^<]*", "", cleaned, flags=re.S)
    assert not re.search(r"<(?:\w+:)?script|\son\w+\s*=|javascript:|evil\.example", markup)


# ---- what is written


def cleaned(inside: str) -> str:
    """What stays of the content of a drawing."""
    found = re.fullmatch(
        r"<svg[^>]*?(?:/>|>(.*)</svg>)", clean_svg(SVG.format(inside).encode()).decode(), re.S
    )
    assert found is not None
    return found[1] or ""


@pytest.mark.parametrize(
    "inside",
    [
        '<g><g><g/></g><path d="M0 0h4v4z"/></g>',
        '<linearGradient id="a" gradientUnits="userSpaceOnUse"><stop offset="1"/></linearGradient>',
        '<path id="a"/><use href="#a"/>',
        '<text xml:space="preserve">Un <tspan font-weight="bold">mot</tspan>, « a &lt; b &amp; c »</text>',
        "<style>.a{fill:#123;stroke:url(#b)}.a:hover{fill:rgb(1 2 3)}</style>",
        "<style>@media (prefers-color-scheme:dark){.a{fill:#fff}}@keyframes x{to{fill:red}}</style>",
        "<style>text{font:bold 12px 'Fira Sans',sans-serif}</style>",
        '<g transform="translate(1 2) rotate(4)" style="fill:none;stroke:url(#b)"/>',
        '<path fill="url(&quot;#b&quot;)" aria-label="voir(la suite)"/>',
        '<filter id="f"><feGaussianBlur stdDeviation="2"/></filter><g filter="url(#f)"/>',
        "<title>Un plan</title><desc>D’une cuisine</desc>",
    ],
)
def test_what_draws_stays_as_it_is(inside: str) -> None:
    assert cleaned(inside) == inside.replace("&quot;", '"').replace('fill="url("#b")"', "fill='url(\"#b\")'")


@pytest.mark.parametrize(
    ("inside", "left"),
    [
        ('<a href="x"><path/></a>', "<g><path/></g>"),
        ("<switch><foreignObject/><text>x</text></switch>", "<g><text>x</text></g>"),
        ('<path id="a"/><use xlink:href="#a"/>', '<path id="a"/><use href="#a"/>'),
        ('<use href="x.svg#a"/><use href=" #a"/><use href="//x"/>', "<use/><use/><use/>"),
        ('<use xml:base="https://evil.example/" href="#a"/>', '<use href="#a"/>'),
        ('<image href="data:image/png;base64,AA"/>', ""),
        ('<image href="#a"/><feImage href="#a"/><video src="x"/>', ""),
        ('<path onclick="x" data-x="1" tabindex="0" fill="image-set(&quot;x&quot; 1x)"/>', "<path/>"),
        ('<path style="fill:red;background:image-set(&quot;x&quot; 1x)"/>', '<path style="fill:red"/>'),
        ('<path style="fill:u\\72l(x)"/>', "<path/>"),
        ('<path fill="url(#a) url(https://x)" stroke="url(x.svg#a)"/>', "<path/>"),
        ('<animate attributeName="x"/><set/><animateTransform/><animateMotion/><discard/>', ""),
        ("<metadata><g/></metadata><script><g/></script><g><unknown><path/></unknown></g>", "<g/>"),
        ('<g xmlns="http://www.w3.org/1999/xhtml"><path/></g>', ""),
        ("lost<g>lost</g>", "<g/>"),
    ],
)
def test_what_asks_or_acts_goes(inside: str, left: str) -> None:
    assert cleaned(inside) == left


@pytest.mark.parametrize(
    ("sheet", "left"),
    [
        ('@import "https://x";.a{fill:red}', ".a{fill:red}"),
        ("@import url(x);.a{fill:red}", ".a{fill:red}"),
        ("@font-face{font-family:x;src:url(x)}.a{fill:red}", "{font-family:x;}.a{fill:red}"),
        ('.a{fill:red;background:image-set("http://x" 1x);stroke:red}', ".a{fill:red;stroke:red}"),
        (".a{fill:URL( x )}", ".a{}"),
        (".a{background:-webkit-cross-fade(url(#a),url(x))}", ".a{}"),
        (".a{fill:expression(alert(1))}", ".a{}"),
        (".a{fill:\\75rl(x)}", ".a{}"),
        (".a{fill:u/**/rl(x)}", ".a{}"),
        ('.a{x:"}";y:url(x)}', ".a{}}"),
        (".a{marker-mid:url(#a)}", ".a{}"),
        ("*{fill:url(#a);stroke:red}", "*{stroke:red}"),
        ("/* x */.a{fill:red}/* y", " .a{fill:red} "),
    ],
)
def test_a_style_sheet_asks_for_nothing(sheet: str, left: str) -> None:
    assert style_sheet(sheet)[0] == left


@given(
    st.lists(
        st.sampled_from(
            ["url(", "#a", ")", "x", "{", "}", ";", '"', "'", "/*", "*/", "\\", "@import ", ":", "image-set("]
        )
    )
)
def test_no_style_asks_for_anything(pieces: list[str]) -> None:
    for text in (style_sheet("".join(pieces))[0], declarations("".join(pieces))):
        assert "@import" not in text
        assert "image-set(" not in text
        assert not re.search(r"url\((?!\s*[\"']?#)", text)
        assert "\\" not in text


@given(st.lists(st.sampled_from([*SVG_ATTACKS, "<g>", "</g>", "<text>x</text>", '<use href="#a"/>'])))
def test_cleaning_again_changes_nothing(pieces: list[str]) -> None:
    try:
        once = clean_svg(SVG.format("".join(pieces)).encode())
    except ValueError:
        return
    assert clean_svg(once) == once


@pytest.mark.browser
def test_the_drawings_of_the_courses_look_the_same(browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 400, "height": 400})

    def shown(data: bytes) -> bytes:
        address = f"data:image/svg+xml;base64,{base64.b64encode(data).decode()}"
        page.set_content(f'<img width="380" height="380" src="{address}">')
        page.evaluate("document.images[0].decode()")
        return page.screenshot()

    paths = sorted(ROOT.glob("courses/**/*.svg"))
    different = [
        path.name for path in paths if shown(path.read_bytes()) != shown(clean_svg(path.read_bytes()))
    ]
    page.close()
    assert paths
    assert different == []


# ---- what it costs


def chained(element: str, use: str, levels: int, times: int) -> str:
    """Elements that each show the one before, several times."""
    rows = [f'<{element} id="a0"><path/></{element}>']
    for n in range(1, levels):
        rows.append(f'<{element} id="a{n}">{use.format(n - 1) * times}</{element}>')
    return "".join(rows) + use.format(levels - 1)


USES = {
    "g": '<use href="#a{}"/>',
    "symbol": '<use href="#a{}"/>',
    "pattern": '<rect fill="url(#a{})"/>',
    "mask": '<rect mask="url(#a{})"/>',
    "clipPath": '<rect style="clip-path:url(#a{})"/>',
    "marker": '<path marker-mid="url(#a{})"/>',
}


@pytest.mark.parametrize("element", USES)
def test_a_bomb_is_refused_at_once(element: str) -> None:
    with pytest.raises(TooHeavyError, match="formes à peindre"):
        clean_svg(SVG.format(chained(element, USES[element], 10, 10)).encode())


@pytest.mark.parametrize(
    "inside",
    [
        chained("pattern", USES["pattern"], 4, 1),
        # through classes, tags and ids of a style sheet
        "<style>.a{fill:url(#p)}rect{fill:url(#q)}#r{fill:url(#r2)}</style>"
        '<pattern id="p"><rect/></pattern><pattern id="q"><path id="r"/></pattern>'
        '<pattern id="r2"><circle/></pattern><path class="a"/>',
        # the outlines count, and the points that bear a marker
        f'<path id="a" d="{"M0 0" * 20_000}"/>' + '<use href="#a"/>' * 40,
        f'<marker id="a"><path/></marker><path marker-mid="url(#a)" d="{"M0 0" * 5_000}"/>',
        f'<marker id="a"><path/></marker><path style="marker:url(#a)" d="{"M0 0" * 5_000}"/>',
        f'<text id="a">{"a" * 90_000}</text>' + '<use href="#a"/>' * 40,
        # two elements of one name
        f'<g id="a">{"<path/>" * 5_000}<g id="a"/></g>' + '<use href="#a"/>' * 9,
        '<filter id="f">' + "<feGaussianBlur/>" * 9 + "</filter>" + '<g filter="url(#f)"/>' * 400,
    ],
)
def test_what_is_painted_is_counted(inside: str) -> None:
    with pytest.raises(TooHeavyError, match="formes à peindre"):
        clean_svg(SVG.format(inside).encode())


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ("<g>" * 5_000 + "</g>" * 5_000, "50 niveaux"),
        ("<unknown>" * 5_000 + "</unknown>" * 5_000, "50 niveaux"),
        ("<g/>" * 10_001, "10\u202f000 éléments"),
        ("<unknown/>" * 10_001, "10\u202f000 éléments"),
        ('<g id="a"><use href="#a"/></g>', "lui-même"),
        ('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>', "lui-même"),
        ("".join(f'<g id="a{n}"><use href="#a{n + 1}"/></g>' for n in range(4_000)), "les uns aux autres"),
        ("<!--" + "x" * 1_000_000 + "-->", "trop lourd"),
    ],
)
def test_a_limit_is_told(inside: str, reason: str) -> None:
    with pytest.raises(TooHeavyError, match=reason):
        clean_svg(SVG.format(inside).encode())


@pytest.mark.parametrize(
    "inside",
    [
        "".join(f'<g id="a" class="b{n}"/>' for n in range(9_000)),
        "<style>" + "a" * 900_000 + "</style>",
        "<style>" + "url(" * 200_000 + "</style>",
        f'<g style="{"-" * 900_000}"/>',
        "".join(f'<g id="a{k}" class="{" ".join(f"c{k}_{n}" for n in range(2_000))}">' for k in range(45))
        + "</g>" * 45,
    ],
)
def test_a_drawing_is_read_in_one_pass(inside: str) -> None:
    """What took time in the square of its length would take minutes."""
    assert clean_svg(SVG.format(inside).encode())


def test_a_large_plan_is_accepted() -> None:
    rooms = "".join(f'<path d="M{n} 0h100v100h-100z" fill="url(#g)"/>' for n in range(4_000))
    plan = f'<linearGradient id="g"><stop/><stop/></linearGradient>{rooms}'
    assert len(clean_svg(SVG.format(plan).encode())) < len(SVG.format(plan))


def test_a_drawing_grows_by_no_more_than_its_signs() -> None:
    data = SVG.format("<text><![CDATA[" + "&" * 30_000 + "]]></text>" + "<g><g/></g>" * 2_000).encode()
    assert len(clean_svg(data)) < 5 * len(data)


def test_the_lists_hold_no_name_that_acts() -> None:
    names = drawings._ELEMENTS | drawings._ATTRIBUTES
    assert not {name for name in names if re.match(r"on|script|foreign|image$|animate|set$|a$|href", name)}
