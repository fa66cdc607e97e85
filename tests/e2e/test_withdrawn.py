"""A publisher withdraws the worker of a catalogue: what was kept goes, but for what learners did."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from catalogues import Host, copy, cut, held, host_of, keep, records, title
from playwright.sync_api import BrowserContext, Error, Page, expect
from watching import Watch

from weight import ROOT, build

CONFIG = """\
site_name: Retrait
docs_dir: courses
theme: tremplin
plugins:
  - tremplin: {{offline: {offline}}}
"""
FILES = {
    "courses/organismes.yml": "- id: greta\n  nom: GRETA\n",
    "courses/courriel/course.yml": (
        "titre: Écrire des courriels\nrésumé: Envoyer un message.\norganisme: greta\n"
        "objectifs: {objet: Écrire un objet clair}\ndurée: 6 min\n"
        "assistance: {contact: aide@example.org}\névaluation: Un quiz par module.\n"
    ),
    "courses/courriel/01-ecrire/module.yml": "titre: Écrire\n",
    "courses/courriel/01-ecrire/01-objet.md": (
        "---\ntitre: L’objet\ndurée: 6 min\nobjectifs: [objet]\n---\nBonjour.\n"
    ),
}
COURSE, LESSON, OTHER = "courriel/", "courriel/ecrire/objet/", "writing/"
GONE = """async (scope) => {
  for (;;) {
    const found = await navigator.serviceWorker.getRegistrations();
    if (!found.some((registration) => registration.scope === scope)) return found.length;
    await new Promise(requestAnimationFrame);
  }
}"""


@pytest.fixture
def page(new_context: Callable[..., BrowserContext]) -> Page:
    return new_context(service_workers="allow").new_page()


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The same catalogue with a worker, and without."""
    folder = tmp_path_factory.mktemp("project")
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    found = {}
    for offline in ("true", "false"):
        config = folder / "mkdocs.yml"
        config.write_text(CONFIG.format(offline=offline), encoding="utf-8")
        found[offline] = build(folder / f"site-{offline}", config)
    return found


@pytest.fixture
def host(tmp_path: Path, editions: dict[str, Path], languages_folder: Path) -> Iterator[Host]:
    copy(editions["true"], tmp_path / "a")
    copy(languages_folder, tmp_path / "b")
    yield from host_of(tmp_path)


@pytest.fixture(params=["published", "by hand"])
def without(request: pytest.FixtureRequest, tmp_path: Path, editions: dict[str, Path]) -> Path:
    """What withdraws a worker: a publication, or the file that the documentation gives."""
    folder = tmp_path / "without"
    shutil.copytree(editions["false"], folder)
    if request.param == "by hand":
        text = (ROOT / "docs/offline.md").read_text(encoding="utf-8")
        (script,) = re.findall(r"^```js\n(.*?)^```$", text.partition("## Withdrawing")[2], re.M | re.S)
        (folder / "sw.js").write_text(script, encoding="utf-8")
    return folder


def test_a_worker_is_withdrawn_with_what_it_kept_and_nothing_else(
    page: Page, host: Host, without: Path, watch: Watch
) -> None:
    page.goto(host.url(f"a/{LESSON}"))
    expect(page.locator("[data-later]")).to_have_count(0)
    keep(page, host, "b/", OTHER)
    keep(page, host, "a/", COURSE)
    before, learnt = held(page), records(page)
    assert len(before) == 2
    assert learnt

    shutil.rmtree(host.folder / "a")
    copy(without, host.folder / "a")
    # a page of the device still shows, and its visit is what brings the news
    page.goto(host.url(f"a/{LESSON}"))
    expect(title(page)).to_have_text("L’objet")
    assert page.evaluate(GONE, host.url("a/")) == 1
    page.goto(host.url(f"a/{COURSE}"))
    expect(title(page)).to_have_text("Écrire des courriels")
    expect(page.locator("[data-worker], [data-keep], link[rel=manifest]")).to_have_count(0)
    assert page.evaluate("navigator.serviceWorker.controller") is None
    [theirs] = [name for name in before if name.endswith(host.url("b/"))]
    after = held(page)
    assert [*after] == [theirs]
    assert set(after[theirs]) == set(before[theirs])
    assert learnt.keys() <= records(page).keys()

    cut(watch, host)
    page.goto(host.url(f"b/{OTHER}"))
    expect(page.locator("[data-start]").first).to_be_visible()
    with pytest.raises(Error, match="ERR_CONNECTION_REFUSED"):
        page.goto(host.url(f"a/{LESSON}"))


def test_a_catalogue_without_a_worker_never_has_one(
    page: Page, tmp_path: Path, editions: dict[str, Path]
) -> None:
    copy(editions["false"], tmp_path / "a")
    for host in host_of(tmp_path):
        for address in ("", COURSE, LESSON, "mon-espace/"):
            page.goto(host.url(f"a/{address}"))
            expect(page.locator("[data-later]")).to_have_count(0)
        assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
        assert held(page) == {}
