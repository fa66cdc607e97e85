"""What is set on paper: pictures inside, addresses written out, and a document with tags.

No tool has judged it: it claims no conformity.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from xml.etree.ElementTree import Element

from markupsafe import Markup

from tremplin.editions.inside import data_of
from tremplin.editions.trees import grown, put, words_in, write


def set_on_paper(html: str, *styles: str) -> bytes:
    """The document of a page. Raises ImportError where WeasyPrint is missing."""
    from weasyprint import CSS, HTML
    from weasyprint.urls import URLFetcher

    logging.getLogger("weasyprint").setLevel(logging.ERROR)  # of styles that only screens have
    style = "\n".join((style_named("print.css"), *styles))
    # what authors wrote reaches neither the disk nor the network
    document = HTML(string=f"<!doctype html>\n{html}", url_fetcher=URLFetcher(allowed_protocols=("data",)))
    data: bytes = document.write_pdf(stylesheets=[CSS(string=style)], pdf_tags=True)
    return data


def style_named(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def laid(tree: Element, pictures: Mapping[str, bytes]) -> Markup:
    """What stands on paper of a bound tree."""
    for parent in list(tree.iter()):
        for name in ("src", "href"):
            address = parent.get(name, "")
            if address in pictures:
                parent.set(name, data_of(address, pictures[address]))
        for link in [child for child in parent if child.tag == "a"]:
            address = link.get("href", "")
            if address.startswith("http") and words_in(link) not in address:
                put(parent, link, link, grown("small", f" ({address})", class_="address"))
    return Markup(write(tree))  # noqa: S704 - clean
