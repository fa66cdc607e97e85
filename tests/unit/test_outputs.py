"""What is published: addresses, hand-kept files, no two things at one place, nothing that a page lacks."""

from __future__ import annotations

import re
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from changes import MORE, SECOND, plan
from examining import examined, renderer

from tremplin.diagnostics import Report
from tremplin.load.loading import load
from tremplin.outputs import OUTPUTS, outputs, summaries
from tremplin.outputs.base import Entry, Published
from tremplin.preview.live import LiveSite
from tremplin.publish.plan import Means
from tremplin.publish.site import build_site
from tremplin.render.site import Site
from tremplin.sources.listing import ROOT_FOLDER

WriteProject = Callable[..., Path]
ROOT = Path(__file__).parents[2]
HOST = {
    f"courses/{ROOT_FOLDER}/CNAME": "cours.example.org",
    f"courses/{ROOT_FOLDER}/.nojekyll": "",
    f"courses/{ROOT_FOLDER}/.well-known/security.txt": "Contact: mailto:aide@example.org",
    f"courses/{ROOT_FOLDER}/robots.txt": "User-agent: *",
    f"courses/{ROOT_FOLDER}/google123.html": "google-site-verification: google123.html",
    f"courses/{ROOT_FOLDER}/note.md": "# Telle quelle",
}


def site_of(root: Path) -> Site:
    site = Site(load(root, Report()), renderer(), {})
    made = {p.url: renderer().content(site.project, p) for p in site.pages if p.has_content}
    return Site(site.project, renderer(), made)


def told(root: Path) -> list[str]:
    return [f"{d.span.file} {d.code}" for d in examined(root)]


def built(root: Path) -> dict[str, bytes]:
    assert build_site(plan(root), Report(), root / "site", lambda r: r.failed, Means(jobs=1)) is not None
    site = root / "site"
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}


# ---- files of the host


def test_hand_kept_files_are_published_as_they_are(write_project: WriteProject) -> None:
    root = write_project({**MORE, **HOST})
    assert told(root) == []
    site = built(root)
    for name, text in HOST.items():
        assert site[name.removeprefix(f"courses/{ROOT_FOLDER}/")] == text.encode()
    assert [name for name in site if ROOT_FOLDER in name] == []


def test_the_preview_shows_the_files_of_the_host(write_project: WriteProject) -> None:
    live = LiveSite(plan(write_project({**MORE, **HOST})), Report())
    assert live.answer(".well-known/security.txt")[2] == b"Contact: mailto:aide@example.org"


# ---- no two at one address


@pytest.mark.parametrize(
    ("files", "told_at"),
    [
        ({"courses/mon-espace.md": "# A\n"}, "courses/mon-espace.md"),
        ({"courses/organismes/greta.md": "# A\n"}, "courses/organismes/greta.md"),
        ({f"courses/{ROOT_FOLDER}/sitemap.xml": "<a/>"}, f"courses/{ROOT_FOLDER}/sitemap.xml"),
        ({f"courses/{ROOT_FOLDER}/404.html": "<p>"}, f"courses/{ROOT_FOLDER}/404.html"),
        ({f"courses/{ROOT_FOLDER}/index.html": "<p>"}, f"courses/{ROOT_FOLDER}/index.html"),
        ({f"courses/{ROOT_FOLDER}/courriel": "<p>"}, f"courses/{ROOT_FOLDER}/courriel"),
        (
            {"courses/quizzes/a.png": "a", "quizzes/a.png": "b"},
            "quizzes/a.png",
        ),
        (
            {
                "quizzes/courriel/objet.yml": (
                    "papier: oui\nquestions:\n  - {id: a, question: A ?, réponse: vrai, objectif: objet}\n"
                ),
                "courses/papier/courriel/objet.md": "# La feuille\n",
            },
            "courses/papier/courriel/objet.md",
        ),
    ],
)
def test_two_things_at_one_address_are_told(
    write_project: WriteProject, files: dict[str, str], told_at: str
) -> None:
    # twins of one folder, by case or by the form of accents, are T111: see test_listing
    root = write_project({**MORE, **files})
    assert f"{told_at} T312" in told(root)


def test_a_page_over_the_page_of_a_sheet_stops_the_build(write_project: WriteProject) -> None:
    root = write_project({**MORE, "courses/mon-espace.md": "# A\n"})
    report = Report()
    assert build_site(plan(root), report, root / "site", lambda r: r.failed, Means(jobs=1)) is None
    assert not (root / "site").exists()


# ---- what pages load


@pytest.mark.parametrize("root", [ROOT, ROOT / "tests/sites/small"], ids=["own", "small"])
def test_what_a_page_loads_is_published(root: Path) -> None:
    site = site_of(root)
    published = {output.address for output in outputs(site)}
    attacks = {page.url for page in site.pages if page.course and page.course.id == "piege"}
    made = {url: content for url, content in site.made.items() if url not in attacks}
    loaded = {name for content in made.values() for name in content.resources}
    assert loaded, "pictures, downloads and frames"
    assert loaded - published == set()


def test_a_frame_counts_among_what_a_page_loads() -> None:
    site = site_of(ROOT)
    loaded = {name for content in site.made.values() for name in content.resources}
    assert [name for name in loaded if re.fullmatch(r"assets/tremplin/code/python\.[0-9a-f]{6}\.htm", name)]


def test_a_file_of_the_theme_is_named_after_its_content() -> None:
    site = site_of(ROOT / "tests/sites/small")
    for output in outputs(site):
        if output.address.startswith("assets/"):
            version = output.address.rsplit(".", 2)[1]
            assert sha256(output.data()).hexdigest().startswith(version)


# ---- the second list


def test_summaries_know_every_address_with_its_digest_and_size(write_project: WriteProject) -> None:
    site = site_of(write_project(MORE))
    made = {output.address: output.data for output in outputs(site)}
    entries = Published(made)
    assert len(entries) == len(made) == len([*entries])
    data = made["index.html"]()
    assert entries["index.html"] == Entry(sha256(data).hexdigest(), len(data))
    lists = [f"{id_}fichiers.json" for id_ in ("", "courriel/", "chercher/")]
    assert [output.address for output in summaries(site, entries)] == ["sitemap.xml", *lists, "editions.json"]


def test_an_output_of_one_function_reaches_the_site_and_the_preview(
    write_project: WriteProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tremplin.outputs.base import Output

    monkeypatch.setattr(
        "tremplin.outputs.OUTPUTS", (*OUTPUTS, lambda _site: [Output("essai.txt", lambda: b"essai")])
    )
    root = write_project(MORE)
    assert built(root)["essai.txt"] == b"essai"
    assert LiveSite(plan(root), Report()).answer("essai.txt")[2] == b"essai"


def test_a_page_may_lead_to_a_sheet(write_project: WriteProject) -> None:
    bank = "papier: oui\nquestions:\n  - {id: a, question: A ?, réponse: vrai, objectif: objet}\n"
    link = "[la feuille](../../../papier/courriel/objet/)"
    root = write_project(
        {
            **MORE,
            "quizzes/courriel/objet.yml": bank,
            SECOND: MORE[SECOND].replace("[aide]", f"{link} [aide]"),
        }
    )
    assert told(root) == []
    site = built(root)
    assert b'href="../../../papier/courriel/objet/index.html"' in site["courriel/ecrire/joindre/index.html"]
    assert "papier/courriel/objet/index.html" in site
