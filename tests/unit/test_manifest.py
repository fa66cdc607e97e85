"""A site is installed from its manifest: where it is, what it leads to, whose icons it has."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from changes import MORE, plan
from examining import renderer

from tremplin.diagnostics import Report
from tremplin.load.loading import load
from tremplin.outputs import manifest, outputs
from tremplin.preview.live import LiveSite
from tremplin.render.renderer import Renderer
from tremplin.render.site import Site
from tremplin.sources.listing import ROOT_FOLDER

WriteProject = Callable[..., Path]
ROOT = Path(__file__).parents[2]
BASE = "https://formation.example/pays/formation/"


def site_of(root: Path, *, offline: bool = True) -> Site:
    made_by = renderer()
    by = Renderer(replace(made_by.identity, offline=offline), made_by.parts[0])
    site = Site(load(root, Report()), by, {})
    return Site(site.project, by, {p.url: by.content(site.project, p) for p in site.pages if p.has_content})


def published(site: Site) -> dict[str, bytes]:
    return {output.address: output.data() for output in outputs(site)}


def read(files: dict[str, bytes]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files[manifest.ADDRESS])
    return found


def at(address: str) -> str:
    """The file of the site at an address of the manifest, which a sub-path changes nothing of."""
    there = urljoin(f"{BASE}{manifest.ADDRESS}", address)
    assert there.startswith(BASE)
    path = urlsplit(there).path.removeprefix(urlsplit(BASE).path)
    return f"{path}index.html" if not path or path.endswith("/") else path


@pytest.mark.parametrize("name", ["small", "languages"])
def test_what_it_names_is_published(name: str) -> None:
    files = published(site_of(ROOT / "tests/sites" / name))
    found = read(files)
    addresses = [found["start_url"], *(s["url"] for s in found["shortcuts"])]
    assert [at(address) for address in addresses] == [
        "index.html",
        "mon-espace/index.html",
        "mon-espace/reviser/index.html",
        "mon-espace/index.html",
    ]
    assert [s["name"] for s in found["shortcuts"]] == ["Reprendre", "Réviser", "Mon espace"]
    assert {at(address) for address in addresses} <= files.keys()
    assert at(found["scope"]) == "index.html"
    assert (found["lang"], found["dir"], found["display"]) == ("fr", "ltr", "standalone")
    assert found["theme_color"] == found["background_color"] == "#fbfaf6"
    assert "description" not in found


def test_each_icon_is_there_with_the_size_that_is_said() -> None:
    files = published(site_of(ROOT / "tests/sites/small"))
    icons = read(files)["icons"]
    assert {(i["sizes"], i.get("purpose", "any")) for i in icons} >= {
        ("any", "any"),
        ("192x192", "any"),
        ("512x512", "any"),
        ("512x512", "maskable"),
    }
    for icon in icons:
        data = files[at(icon["src"])]
        if icon["type"] == "image/png":
            assert data.startswith(b"\x89PNG\r\n\x1a\n")
            assert icon["sizes"] == "{}x{}".format(*struct.unpack(">II", data[16:24]))
            assert len(data) < 6_000
        else:
            assert data.startswith(b"<svg")


def test_it_says_what_the_home_page_says(write_project: WriteProject) -> None:
    home = "---\ntitre: Cours du Pays\nrésumé: Des cours « légers ».\n---\nBonjour.\n"
    found = read(published(site_of(write_project({"courses/index.md": home}))))
    assert found["description"] == "Des cours « légers »."
    assert found["name"] == "Essai"


def test_icons_of_the_publisher_take_the_place_of_ours(write_project: WriteProject) -> None:
    root = write_project({f"courses/{ROOT_FOLDER}/icon-192.png": "a"})
    files = published(site_of(root))
    addresses = [icon["src"] for icon in read(files)["icons"]]
    [theirs] = [address for address in addresses if not address.startswith("assets/tremplin/")]
    assert files[at(theirs)] == b"a"
    (root / f"courses/{ROOT_FOLDER}/icon-192.png").write_text("b")
    again = [icon["src"] for icon in read(published(site_of(root)))["icons"]]
    assert [PurePosixPath(address).name for address in again] != [
        PurePosixPath(address).name for address in addresses
    ]


def test_pages_pay_little_for_it() -> None:
    """What keeps a course is said on the pages of courses and in « Mon espace »."""
    site = site_of(ROOT / "tests/sites/languages")
    without = site_of(ROOT / "tests/sites/languages", offline=False)
    for page in site.pages:
        if page.kind.name not in ("course", "space"):
            assert len(site.document(page)) - len(without.document(page)) <= len(" data-worker"), page.url


def test_where_nothing_is_kept_nothing_is_installed(write_project: WriteProject) -> None:
    site = site_of(write_project(MORE), offline=False)
    files = published(site)
    assert manifest.ADDRESS not in files
    assert b"unregister" in files["sw.js"]
    assert [page.url for page in site.pages if b"data-worker" in site.document(page)] == []


def test_a_preview_is_not_installed(write_project: WriteProject) -> None:
    live = LiveSite(plan(write_project(MORE)), Report())
    assert live.answer(manifest.ADDRESS)[0] == 404
    assert b"unregister" in live.answer("sw.js")[2]
    assert b"data-worker" not in live.answer("mon-espace/")[2]


def test_a_preview_says_of_a_manifest_what_it_is(write_project: WriteProject) -> None:
    live = LiveSite(plan(write_project({**MORE, f"courses/{ROOT_FOLDER}/jeu.webmanifest": "{}"})), Report())
    assert live.answer("jeu.webmanifest")[:2] == (200, "application/manifest+json")


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Tremplin", "Tremplin"),
        ("Petit site", "Petit site"),
        ("Formations du Pays de Verdun", "Formations"),
        ("Le Tremplin meusien", "Le Tremplin"),
        ("Campus : se former", "Campus"),
        ("Intercommunalité numérique", "Intercommunalité"),
    ],
)
def test_a_long_name_is_cut_between_words(name: str, label: str) -> None:
    assert manifest.short(name) == label
