"""Addresses are read as browsers read them, and links inside the site work anywhere."""

from __future__ import annotations

from itertools import product
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser

from tremplin.text.addresses import Address, Kind, loaded, parse
from tremplin.text.sanitise import clean_html

BASE = "https://site.example/cours/page/index.html"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("objet/?a=1#note", Address(Kind.RELATIVE, "", "objet/", "?a=1", "#note")),
        ("?a=1", Address(Kind.RELATIVE, "", "", "?a=1", "")),
        ("#note", Address(Kind.ANCHOR, "", "", "", "#note")),
        ("", Address(Kind.ANCHOR, "", "", "", "")),
        (" \t", Address(Kind.ANCHOR, "", "", "", "")),
        ("/objet/", Address(Kind.ABSOLUTE, "", "/objet/", "", "")),
        ("\\objet", Address(Kind.ABSOLUTE, "", "/objet", "", "")),
        ("..\\a b.pdf", Address(Kind.RELATIVE, "", "../a b.pdf", "", "")),
        (" http://a.fr/b ", Address(Kind.EXTERNAL, "http", "//a.fr/b", "", "")),
        ("h\tt\ntp:\\\\a.fr\\b", Address(Kind.EXTERNAL, "http", "//a.fr/b", "", "")),
        ("\\\\a.fr", Address(Kind.EXTERNAL, "", "//a.fr", "", "")),
        ("/\t/a.fr", Address(Kind.EXTERNAL, "", "//a.fr", "", "")),
        ("HTTPS:////a.fr", Address(Kind.EXTERNAL, "https", "//a.fr", "", "")),
        ("mailto:a@b.fr?subject=x", Address(Kind.EXTERNAL, "mailto", "a@b.fr", "?subject=x", "")),
        ("tel:+33", Address(Kind.EXTERNAL, "tel", "+33", "", "")),
        ("java\nscript:alert(1)", Address(Kind.FORBIDDEN, "javascript", "alert(1)", "", "")),
        ("https:objet", Address(Kind.FORBIDDEN, "https", "objet", "", "")),
        ("https://", Address(Kind.FORBIDDEN, "https", "//", "", "")),
        ("file:///etc/passwd", Address(Kind.FORBIDDEN, "file", "//etc/passwd", "", "")),
        ("1http://a", Address(Kind.RELATIVE, "", "1http://a", "", "")),
        ("ｈttp://a", Address(Kind.RELATIVE, "", "ｈttp://a", "", "")),
    ],
)
def test_an_address_is_read(text: str, address: Address) -> None:
    assert parse(text) == address


@given(st.text())
def test_any_text_is_read_and_written_the_same_for_good(text: str) -> None:
    once = parse(text)
    assert parse(str(once)) == once


# ---- as the browser does

EDGES = ["", " ", "\t", "\n", "\x00", "\x0b", "\x1f", "\u00a0", "\ufeff"]
SCHEMES = [
    "http:", "HTTPS:", "ht\ttp:", "h\nttps:", "ws:", "ftp:", "file:", "javascript:", "java\rscript:",
    "data:", "vbscript:", "blob:", "mailto:", "tel:", "about:", "x-y.z+1:", "1x:", "-x:", "ht tp:",
    "http&colon;", "%68ttp:", "hｔtp:", "http\x00:", "view-source:", "",
]  # fmt: skip
RESTS = [
    "//evil.example/x", "\\\\evil.example", "/\\evil.example", "/\t/evil.example", "///evil.example",
    "/x", "x",
]  # fmt: skip
MORE = [
    ".", "..", "../../../../x", "a/../../b", "?http://e", "#http://e", "a:b", "a/b:c", "./a:b", "a\\b",
    "%2e%2e/x", "%5c%5cevil", "/%2f/evil", "//", "\\\\", "http://", "http:///", "https:\\",
    "http:/\\/\\e.example", "//u:p@e.example", "http://e.example:80", "http://[::1]/",
    "//e.example\\@site.example", "https://site.example/x", "//site.example", "javascript://e.example/%0a",
    "\u2028javascript:1", "java\u200bscript:1", "\\\t\\evil.example", "data\t:,x",
]  # fmt: skip
ADDRESSES = [f"{e}{s}{r}" for e, (s, r) in product(["", " \x01"], product(SCHEMES, RESTS))]
ADDRESSES += [f"{e}http://evil.example{e}" for e in EDGES] + [f"{e}//evil.example" for e in EDGES] + MORE


@pytest.mark.browser
@pytest.mark.parametrize("base", [BASE, BASE.replace("https", "http")])
def test_the_verdict_is_that_of_the_browser(browser: Browser, base: str) -> None:
    page = browser.new_page()
    read = """([all, base]) => all.map((address) => {
      try { const { protocol, host } = new URL(address, base); return [protocol.slice(0, -1), host]; }
      catch { return ["", ""]; }
    })"""
    told = page.evaluate(read, [ADDRESSES, base])
    page.close()
    assert len(ADDRESSES) > 200
    site = urlsplit(base)
    wrong = []
    for text, (scheme, host) in zip(ADDRESSES, told, strict=True):
        address = parse(text)
        if address.kind is Kind.FORBIDDEN and address.scheme in ("http", "https"):
            continue  # leads inside or outside according to where the site is: refused everywhere
        stays = (scheme, host) == (site.scheme, site.netloc)
        named = bool(address.scheme) or address.kind is Kind.EXTERNAL
        # one that names this very site is an address of a host all the same
        is_same = address.leaves_site != stays or (stays and named)
        if not is_same or (scheme and (address.scheme or site.scheme) != scheme):
            wrong.append((text, scheme, host, address))
    assert wrong == []


@pytest.mark.browser
def test_cleaned_pages_ask_nothing_of_another_host(browser: Browser) -> None:
    """The same addresses in every attribute that a browser follows by itself."""
    asked: list[str] = []
    page = browser.new_page()
    page.route("**/*", lambda route: (asked.append(route.request.url), route.fulfill(body=""))[1])
    page.goto(BASE)
    asked.clear()
    quoted = [a.replace("&", "&amp;").replace('"', "&quot;") for a in ADDRESSES]
    html = "".join(
        f'<img src="{a}" srcset="{a} 2x" alt=""><video src="{a}" poster="{a}"><source src="{a}"></video>'
        f'<audio src="{a}"><track src="{a}"></audio><input type="image" src="{a}">'
        for a in [*quoted, *ADDRESSES]
    )
    page.evaluate(
        """(html) => new Promise((done) => {
          document.body.innerHTML = html;
          Promise.allSettled([...document.images].map((image) => image.decode())).then(() => done());
        })""",
        clean_html(html),
    )
    page.close()
    assert {urlsplit(url).netloc for url in asked} <= {"site.example"}
    assert asked


def test_an_attribute_that_is_empty_loads_nothing() -> None:
    html = """<img src="" srcset=""><img src='' srcset='a.png 1x, b.png'><video poster="">"""
    assert loaded(html, "c/index.html") == ("c/a.png", "c/b.png")
