"""« Écrire un cours »: there where the publisher offers the wheel, with the commands of the README."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from pathlib import Path

from examining import examined, renderer

from tremplin import __version__
from tremplin.diagnostics import Report
from tremplin.load.loading import load
from tremplin.outputs import outputs
from tremplin.pages.authoring import GUIDES, TOOLS, address, wheel
from tremplin.render.site import Site

WriteProject = Callable[..., Path]
README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
NAME = f"tremplin-{__version__}-py3-none-any.whl"


def site_of(root: Path) -> Site:
    return Site(load(root, Report()), renderer(), {})


def document(site: Site, at: str) -> str:
    (page,) = (page for page in site.pages if page.url == at)
    return site.document(page).decode()


def test_without_a_wheel_there_is_no_such_page(write_project: WriteProject) -> None:
    site = site_of(write_project({f"courses/{TOOLS}/LISEZMOI.txt": "rien"}))
    assert address() not in {page.url for page in site.pages}
    assert address() not in document(site, "")


def test_with_one_the_page_offers_it_and_the_home_leads_there(write_project: WriteProject) -> None:
    root = write_project({f"courses/{TOOLS}/{NAME}": "PK"})
    assert [d.code for d in examined(root)] == []
    site = site_of(root)
    assert f'href="{address()}index.html"' in document(site, "")
    page = document(site, address())
    assert f'href="../outils/{NAME}"' in page
    assert f"outils/{NAME}" in {output.address for output in outputs(site)}
    shown = [
        html.unescape(code).split("\n") for code in re.findall(r"<pre[^>]*><code>(.*?)</code>", page, re.S)
    ]
    expected = [part for guide in GUIDES for part in (guide.install, guide.begin)]
    assert shown == [[line.replace("{wheel}", NAME) for line in part] for part in expected]


def test_the_newest_wheel_is_the_one_that_is_offered(write_project: WriteProject) -> None:
    names = (
        "tremplin-0.9.0-py3-none-any.whl",
        "tremplin-0.10.0-py3-none-any.whl",
        "autre-2-py3-none-any.whl",
    )
    found = wheel(load(write_project({f"courses/{TOOLS}/{name}": "PK" for name in names}), Report()))
    assert found
    assert (found.name, found.size) == (names[1], 2)


def test_the_readme_gives_the_same_commands_windows_first() -> None:
    section = README.partition("\n## En français : écrire un cours\n")[2].partition("\n## ")[0]
    shown = [block.strip().split("\n") for block in re.findall(r"^ *```sh\n(.*?)```$", section, re.M | re.S)]
    expected = [
        [line.replace("{wheel}", NAME) for line in (*guide.install, *guide.begin)] for guide in GUIDES
    ]
    assert [[line.strip() for line in block] for block in shown] == expected
