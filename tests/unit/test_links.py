"""Links to other sites: which are asked for, how, and what is told of the answers. The other site is here."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from types import SimpleNamespace

import pytest
from click.testing import CliRunner, Result

from tremplin.cli import main
from tremplin.commands import visits
from tremplin.commands.visits import Answer, ask, ask_all

SEGMENT, BANK = "courses/courriel/01-ecrire/01-objet.md", "quizzes/courriel/objet.yml"
STATUS = {"/bon": 200, "/%C3%A9t%C3%A9": 200, "/absent": 404, "/parti": 410, "/machines": 403, "/panne": 503}
MOVED = {
    "/parti-pour-toujours": (301, "/bon"),
    "/parti-pour-un-temps": (302, "/bon"),
    "/deux-fois": (308, "/parti-pour-un-temps"),
    "/tourne": (301, "/tourne"),
    "/autre-chose": (301, "ftp://127.0.0.1/bon"),
    "/vers-absent": (301, "/absent"),
}


@dataclass
class Elsewhere:
    """Another site, and what it was asked."""

    port: int
    asked: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)

    def at(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[Elsewhere]:
    monkeypatch.setenv("no_proxy", "*")
    ended = Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(f"{self.command} {self.path}")
            site.agents.add(self.headers["User-Agent"])
            status, where = MOVED.get(self.path, (STATUS.get(self.path, 200), ""))
            if self.path == "/lent":
                ended.wait()
            if self.path == "/sans-head" and self.command == "HEAD":
                status = 405
            self.send_response(status)
            if where:
                self.send_header("Location", where)
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_HEAD = do_GET  # noqa: N815 - a name of the library

        def log_message(self, *_arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site = Elsewhere(server.server_address[1])
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield site
    ended.set()
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "fault", "asked"),
    [
        ("/bon", "", ["HEAD /bon"]),
        ("/été", "", ["HEAD /%C3%A9t%C3%A9"]),
        ("/bon?a=b%20c#partie", "", ["HEAD /bon?a=b%20c"]),
        ("/sans-head", "", ["HEAD /sans-head", "GET /sans-head"]),
        ("/absent", "la page n’existe pas (404)", ["HEAD /absent", "GET /absent"]),
        ("/parti", "la page a été retirée (410)", ["HEAD /parti", "GET /parti"]),
        ("/panne", "le site répond par une erreur (503)", ["HEAD /panne", "GET /panne"]),
    ],
)
def test_a_page_is_asked_for(path: str, fault: str, asked: list[str], elsewhere: Elsewhere) -> None:
    assert ask(elsewhere.at(path)).fault == fault
    assert elsewhere.asked == asked
    assert all(agent.startswith("Tremplin/") for agent in elsewhere.agents)


def test_a_site_that_refuses_machines_is_no_fault(elsewhere: Elsewhere) -> None:
    found = ask(elsewhere.at("/machines"))
    assert (found.fault, found.is_refused, elsewhere.asked) == ("", True, ["HEAD /machines"])


@pytest.mark.parametrize(
    ("path", "moved"),
    [("/parti-pour-toujours", "/bon"), ("/parti-pour-un-temps", ""), ("/deux-fois", "/parti-pour-un-temps")],
)
def test_a_page_that_moved_for_ever_has_a_new_address(path: str, moved: str, elsewhere: Elsewhere) -> None:
    found = ask(elsewhere.at(path))
    assert (found.fault, found.moved) == ("", elsewhere.at(moved) if moved else "")


@pytest.mark.parametrize("path", ["/tourne", "/autre-chose", "/vers-absent"])
def test_a_page_that_moved_to_nothing_is_a_fault(path: str, elsewhere: Elsewhere) -> None:
    assert ask(elsewhere.at(path)).fault


def test_a_site_that_does_not_answer_is_left(elsewhere: Elsewhere) -> None:
    assert ask(elsewhere.at("/lent"), timeout=0.2).fault == "le site ne répond pas"


@pytest.mark.usefixtures("elsewhere")
def test_a_site_that_is_not_there_is_told() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        assert ask(f"http://127.0.0.1:{free.getsockname()[1]}/").fault == "la connexion échoue"
    assert ask("http://[::1").fault == "la connexion échoue"


def test_two_questions_to_one_host_are_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = SimpleNamespace(now=0.0)
    asked: list[tuple[str, float]] = []

    def wait(seconds: float) -> None:
        clock.now += seconds

    def answer(address: str, _timeout: float) -> Answer:
        asked.append((address, clock.now))
        clock.now += 0.25
        return Answer()

    monkeypatch.setattr(visits, "time", SimpleNamespace(monotonic=lambda: clock.now, sleep=wait))
    monkeypatch.setattr(visits, "ask", answer)
    every = ["https://a.org/1", "https://a.org/2", "https://b.org/1", "https://a.org/3", "https://b.org/2"]
    assert {address for address, _ in ask_all(every, delay=1)} == set(every)
    # others are asked while one host is left alone
    assert asked == [
        ("https://a.org/1", 0.0),
        ("https://b.org/1", 0.25),
        ("https://a.org/2", 1.25),
        ("https://b.org/2", 1.5),
        ("https://a.org/3", 2.5),
    ]


# ---- the command


@pytest.fixture
def project(write_project: Callable[..., Path], elsewhere: Elsewhere, valid: dict[str, str]) -> Path:
    text = valid[SEGMENT].replace(
        "Bonjour.",
        f"[Bon]({elsewhere.at('/bon')}) [Absent]({elsewhere.at('/absent')}#ici) [Lettre](mailto:a@b.fr) [Faux](https://gain.example/x)\n\n"
        f'<a href="{elsewhere.at("/parti-pour-toujours")}">Parti</a> [Machines]({elsewhere.at("/machines")})',
    )
    question = valid[BANK].replace("Quel objet est clair ?", f"Quel [objet]({elsewhere.at('/absent')}) ?")
    return write_project(
        {
            "mkdocs.yml": "site_name: Essai\ndocs_dir: courses\ntheme: tremplin\nplugins: [tremplin]\n",
            "courses/organismes.yml": f"- id: greta\n  nom: GRETA\n  site: {elsewhere.at('/panne')}\n",
            SEGMENT: text,
            BANK: question,
        }
    )


def run(root: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["links", "-f", str(root / "mkdocs.yml"), "--delay", "0", *options])


def test_each_link_is_told_where_it_is_written(project: Path, elsewhere: Elsewhere) -> None:
    found = run(project)
    assert found.exit_code == 0
    told = re.findall(r"^(\S+:\d+):\d+: \w+ (T\d+):", found.stderr, re.M)
    assert told == [
        (f"{SEGMENT}:6", "T341"),
        (f"{SEGMENT}:8", "T342"),
        ("courses/organismes.yml:3", "T341"),
        (f"{BANK}:3", "T341"),
    ]
    assert "5, dont 5 demandées" in found.stdout
    assert re.search(r"navigateurs\s: 1\.", found.stdout)
    assert elsewhere.asked.count("HEAD /absent") == 1


def test_a_good_answer_is_not_asked_for_again(project: Path, elsewhere: Elsewhere) -> None:
    run(project)
    elsewhere.asked.clear()
    run(project)
    assert elsewhere.asked == ["HEAD /absent", "GET /absent", "HEAD /panne", "GET /panne"]
    elsewhere.asked.clear()
    run(project, "--fresh")
    assert "HEAD /bon" in elsewhere.asked
    (project / ".tremplin/liens.json").write_text('{"a": 3}', encoding="utf-8")
    elsewhere.asked.clear()
    run(project)
    assert "HEAD /bon" in elsewhere.asked


def test_a_strict_command_fails_for_a_dead_link_only(project: Path, elsewhere: Elsewhere) -> None:
    assert run(project, "--strict").exit_code == 1
    STATUS["/absent"] = STATUS["/panne"] = 200
    try:
        assert run(project, "--strict").exit_code == 0
    finally:
        STATUS.update({"/absent": 404, "/panne": 503})
    assert elsewhere.asked
