"""`tremplin serve` as an author lives with it: a real server, a real browser, real changes of files."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from queue import Queue
from threading import Thread

import pytest
from playwright.sync_api import Page, expect

from commands import begin, run

CONFIG = "site_name: Essai\ndocs_dir: courses\ntheme: tremplin\nplugins:\n  - tremplin\n"
FILES = {
    "mkdocs.yml": CONFIG,
    "courses/organismes.yml": "- id: greta\n  nom: GRETA\n",
    "courses/courriel/course.yml": (
        "titre: Le courriel\nrésumé: Écrire.\norganisme: greta\nobjectifs: {objet: Écrire un objet}\n"
        "durée: 6 min\nassistance: {contact: aide@example.org}\névaluation: Un quiz.\n"
    ),
    "courses/courriel/01-ecrire/module.yml": "titre: Écrire\n",
    "courses/courriel/01-ecrire/01-objet.md": (
        "---\ntitre: L’objet\ndurée: 6 min\nobjectifs: [objet]\n---\nLe premier texte.\n\n"
        "::: quiz courriel/objet\n"
    ),
    "quizzes/courriel/objet.yml": (
        "questions:\n  - {id: clair, question: Est-ce clair ?, réponse: vrai, objectif: objet}\n"
    ),
}
SEGMENT = "courses/courriel/01-ecrire/01-objet.md"
BANK = "quizzes/courriel/objet.yml"
UNREADABLE = (
    (SEGMENT, "titre: L’objet", "titre: [L’objet"),
    (SEGMENT, "---\ntitre", "titre"),
    ("courses/courriel/course.yml", "titre: Le courriel", "titre: «: [Le courriel"),
    ("courses/courriel/01-ecrire/module.yml", "titre: Écrire", "titre: [Écrire"),
)
"""Changes after which the segment cannot be read: file, what it says, what it says then."""
DEADLINE = 20  # seconds; a change shows in two

pytestmark = pytest.mark.browser


class Server:
    """A `serve` of its own project, which begins with `files`."""

    def __init__(
        self,
        root: Path,
        host: str = "127.0.0.1",
        command: str = "tremplin",
        files: Mapping[str, str] = FILES,
    ) -> None:
        self.root = root
        for name, text in files.items():
            self.write(name, text)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.address = f"127.0.0.1:{port}"
        self.told = root.with_name(f"{root.name}.told")
        os.mkfifo(self.told)
        self.process = begin(root, command, "serve", "-a", f"{host}:{port}", stderr=self.told)
        self.rows: Queue[str | None] = Queue()
        self.reader = Thread(target=self._read)
        self.reader.start()

    def url(self, path: str = "courriel/ecrire/objet/") -> str:
        return f"http://{self.address}/{path}"

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def change(self, name: str, old: str, new: str) -> None:
        self.write(name, FILES[name].replace(old, new))

    def says(self, words: str) -> str:
        """What the server tells up to `words`."""
        end, said = time.monotonic() + DEADLINE, ""
        while words not in said:
            row = self.rows.get(timeout=max(0.1, end - time.monotonic()))
            assert row is not None, f"the server ended before « {words} »:\n{said}"
            said += row
        return said

    def stop(self) -> None:
        if self.process.pid and self.process.is_alive():
            os.kill(self.process.pid, signal.SIGINT)
        self.process.join(DEADLINE)
        self.process.kill()
        self.reader.join()

    def _read(self) -> None:
        with self.told.open(encoding="utf-8") as rows:
            for row in rows:
                self.rows.put(row)
        self.rows.put(None)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path)
    try:
        server.says("Aperçu sur")
        yield server
    finally:
        server.stop()


@pytest.fixture
def errors(page: Page) -> Iterator[list[str]]:
    """What goes wrong in the page: its policy lets the server's own script work."""
    found: list[str] = []
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    yield found
    assert [e for e in found if "ERR_CONNECTION" not in e and "ERR_EMPTY" not in e] == []


@pytest.fixture
def lesson(page: Page, server: Server, errors: list[str]) -> Page:
    """The segment of the project, open in the browser, watching for changes."""
    assert errors == []
    page.goto(server.url())
    return page


def panel(page: Page):
    return page.get_by_role("region", name="À corriger")


def test_the_page_shows(lesson: Page) -> None:
    expect(lesson.get_by_text("Le premier texte.")).to_be_visible()
    expect(panel(lesson)).to_have_count(0)
    lesson.locator("label", has_text="Vrai").click()
    lesson.get_by_role("button", name="Vérifier ma réponse").click()
    expect(lesson.locator("form.q").get_by_role("status")).to_contain_text("Juste")


def test_a_change_of_a_segment_shows_by_itself(lesson: Page, server: Server) -> None:
    server.change(SEGMENT, "Le premier texte.", "Le deuxième texte.")
    expect(lesson.get_by_text("Le deuxième texte.")).to_be_visible()


def test_a_change_of_a_bank_shows_by_itself(lesson: Page, server: Server) -> None:
    server.change(BANK, "Est-ce clair ?", "Est-ce bref ?")
    expect(lesson.get_by_role("group", name="Est-ce bref ?")).to_be_visible()


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        (SEGMENT, "durée", "duré", f"{SEGMENT}:3:1"),
        (SEGMENT, "::: quiz courriel/objet", "::: quiz courriel/objets", f"{SEGMENT}:8"),
        (BANK, "objectif: objet", "objectif: autre", f"{BANK}:2"),
    ],
)
def test_a_mistake_shows_on_the_page_until_it_is_mended(
    lesson: Page, server: Server, name: str, old: str, new: str, words: str
) -> None:
    server.change(name, old, new)
    expect(panel(lesson)).to_contain_text("À corriger")
    expect(panel(lesson)).to_contain_text(words)
    server.write(name, FILES[name])
    expect(panel(lesson)).to_have_count(0)
    expect(lesson.get_by_text("Le premier texte.")).to_be_visible()


def test_the_code_of_a_mistake_leads_to_its_help(lesson: Page, server: Server) -> None:
    server.change(SEGMENT, "durée", "duré")
    panel(lesson).get_by_role("link", name="T201").press("Enter")
    help = lesson.get_by_role("heading", name="T201", level=2)
    expect(help).to_be_in_viewport()
    expect(help).to_contain_text("Cette clé n’est pas connue")


@pytest.mark.usefixtures("lesson")
def test_a_mistake_is_told_in_the_terminal_too(server: Server) -> None:
    server.change(SEGMENT, "durée", "duré")
    assert "T201" in server.says("Vouliez-vous dire « durée » ?")


def test_a_template_of_the_site_is_followed(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme = "theme: {name: tremplin, custom_dir: perso}"
    monkeypatch.setitem(FILES, "mkdocs.yml", CONFIG.replace("theme: tremplin", theme))
    name = "perso/templates/directives/question.html"
    monkeypatch.setitem(FILES, name, "<p>Avant</p>{{ body }}\n")
    monkeypatch.setitem(FILES, SEGMENT, f"{FILES[SEGMENT]}\n::: question\n")
    server = Server(tmp_path)
    try:
        server.says("Aperçu sur")
        page.goto(server.url())
        expect(page.get_by_text("Avant")).to_be_visible()
        server.change(name, "Avant", "Après")
        expect(page.get_by_text("Après")).to_be_visible()
        server.change(name, "Avant", "{{ 1 / 0 }}")
        expect(panel(page)).to_contain_text("ZeroDivisionError")
        server.change(name, "Avant", "Enfin")
        expect(page.get_by_text("Enfin")).to_be_visible()
    finally:
        server.stop()


@pytest.mark.usefixtures("errors")
def test_another_plugin_keeps_the_preview_of_the_host(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(FILES, "mkdocs.yml", f"{CONFIG}  - redirects\n")
    server = Server(tmp_path)
    try:
        assert "l’extension « redirects » le demande" in server.says("Aperçu sur http")
        page.goto(server.url())
        expect(page.get_by_role("complementary", name="Cette étape")).to_have_count(0)
        server.change(SEGMENT, "Le premier texte.", "Le deuxième texte.")
        expect(page.get_by_text("Le deuxième texte.")).to_be_visible(timeout=DEADLINE * 1000)
    finally:
        server.stop()


@pytest.mark.usefixtures("server")
def test_an_address_without_its_slash_leads_to_the_page(page: Page, server: Server) -> None:
    page.goto(server.url("courriel"))
    assert page.url == server.url("courriel/")
    expect(page.get_by_role("heading", name="Le courriel", level=1)).to_be_visible()


def test_a_broken_configuration_does_not_end_the_server(lesson: Page, server: Server) -> None:
    server.write("mkdocs.yml", "site_name: [\n")
    server.says("mkdocs.yml")
    server.says("garde la configuration précédente")
    assert server.process.is_alive()
    expect(panel(lesson)).to_contain_text("mkdocs.yml")
    server.change("mkdocs.yml", "site_name: Essai", "site_name: Réparé")
    expect(lesson.get_by_role("link", name="Réparé")).to_be_visible()
    expect(panel(lesson)).to_have_count(0)


@pytest.mark.parametrize(("name", "old", "new"), UNREADABLE)
def test_a_page_that_cannot_be_read_shows_as_it_was_with_what_is_wrong(
    lesson: Page, server: Server, name: str, old: str, new: str
) -> None:
    server.change(name, old, new)
    expect(panel(lesson)).to_contain_text(name)
    expect(lesson.get_by_text("Le premier texte.")).to_be_visible()
    server.change(name, "", "")
    expect(panel(lesson)).to_have_count(0)


def test_a_configuration_that_is_away_for_a_while_keeps_the_sources_followed(
    lesson: Page, server: Server
) -> None:
    (server.root / "mkdocs.yml").rename(server.root / "away")
    server.change(SEGMENT, "Le premier texte.", "Le deuxième texte.")
    expect(lesson.get_by_text("Le deuxième texte.")).to_be_visible()
    (server.root / "away").rename(server.root / "mkdocs.yml")
    server.change("mkdocs.yml", "site_name: Essai", "site_name: Revenu")
    expect(lesson.get_by_role("link", name="Revenu")).to_be_visible()
    expect(panel(lesson)).to_have_count(0)


def test_folders_that_come_back_are_followed(page: Page, server: Server) -> None:
    page.goto(server.url())
    for name in ("courses", "quizzes"):
        (server.root / name).rename(server.root / f"{name}-away")
    expect(panel(page)).to_contain_text("T101")
    expect(page.get_by_text("Le premier texte.")).to_be_hidden()
    shutil.copytree(server.root / "courses-away", server.root / "courses")
    (server.root / "quizzes-away").rename(server.root / "quizzes")
    expect(panel(page)).to_have_count(0)
    server.change(BANK, "Est-ce clair ?", "Est-ce bref ?")
    expect(page.get_by_role("group", name="Est-ce bref ?")).to_be_visible()
    server.change(SEGMENT, "Le premier texte.", "Le deuxième texte.")
    expect(page.get_by_text("Le deuxième texte.")).to_be_visible()


@pytest.mark.usefixtures("lesson")
def test_the_server_leaves_nothing_but_its_cache_in_the_project(server: Server) -> None:
    found = {p.relative_to(server.root).as_posix() for p in server.root.rglob("*") if p.is_file()}
    assert {name for name in found if not name.startswith(".tremplin/")} == set(FILES)


def test_it_is_said_when_the_network_can_read_the_preview(tmp_path: Path) -> None:
    server = Server(tmp_path, "0.0.0.0")  # noqa: S104
    try:
        said = server.says("brouillons compris")
        assert f"Aperçu sur http://{server.address}/" in said
    finally:
        server.stop()


def test_a_busy_port_is_told_in_french(server: Server) -> None:
    result = run(server.root, "tremplin", "serve", "-a", server.address)
    assert result.returncode == 2
    assert f"Impossible d’ouvrir {server.address}" in result.stderr
    assert "Choisissez un autre port avec --addr." in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("address", ["127.0.0.1", "127.0.0.1:port", "127.0.0.1:99999"])
def test_a_wrong_address_is_a_wrong_use(tmp_path: Path, address: str) -> None:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    result = run(tmp_path, "tremplin", "serve", "-a", address)
    assert result.returncode == 2
    assert "Traceback" not in result.stderr


def test_a_project_with_a_mistake_is_served_from_the_start(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(FILES, SEGMENT, re.sub("durée", "duré", FILES[SEGMENT]))
    server = Server(tmp_path)
    try:
        server.says("Aperçu sur")
        page.goto(server.url())
        expect(panel(page)).to_contain_text(f"{SEGMENT}:3:1")
    finally:
        server.stop()
