"""Who may change files through the preview, which ones, and what is said of what cannot be."""

from __future__ import annotations

import base64
import http.client
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from changes import BANK, MORE, SEGMENT, edit, plan

from tremplin.diagnostics import Report
from tremplin.preview import handler, mending
from tremplin.preview.editor import CALLS, Editor
from tremplin.preview.live import LiveSite
from tremplin.preview.mending import GONE
from tremplin.preview.places import FORM
from tremplin.preview.server import PreviewServer
from tremplin.repairs.repair import Repair
from tremplin.repairs.rounds import planned
from tremplin.text.typography import french

FORM_FILES = [*(Path(handler.__file__).parent / "form").glob("*.[jh]*")]
COURSE = "courses/courriel/course.yml"
PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n" + b"\0" * 20).decode()


@pytest.fixture
def server(tmp_path: Path, valid: Mapping[str, str]) -> Iterator[PreviewServer]:
    for name, text in {**valid, **MORE}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    with PreviewServer(("127.0.0.1", 0)) as server:
        site = LiveSite(plan(tmp_path), Report())
        server.site, server.editor = site, Editor(site)
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def asked(
    server: PreviewServer, name: str, body: object, headers: Mapping[str, str | None] | None = None
) -> tuple[int, Any]:
    """The status and the answer of a call, with the right headers but for some."""
    own = f"127.0.0.1:{server.server_port}"
    usual = {"Host": own, "Origin": f"http://{own}", "X-Tremplin": server.editor.token}
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=20)
    sent = {name: value for name, value in {**usual, **(headers or {})}.items() if value is not None}
    connection.request("POST", f"/{CALLS}{name}", data, sent)
    response = connection.getresponse()
    said = response.read()
    connection.close()
    is_json = response.headers["Content-Type"] == "application/json"
    return response.status, json.loads(said) if is_json else said.decode()


def opened(server: PreviewServer, **place: str) -> dict[str, Any]:
    status, answer = asked(server, "ouvrir", place)
    assert status == 200, answer
    return dict(answer)


def changed(server: PreviewServer, found: dict[str, Any], part: str, change: object) -> dict[str, Any]:
    call = {"file": found["file"], "text": found["text"], "part": part, "change": change}
    status, answer = asked(server, "changer", call)
    assert status == 200, answer
    return dict(answer)


# ---- who


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": None},
        {"Origin": "http://mechant.example"},
        {"Origin": "null"},
        {"X-Tremplin": None},
        {"X-Tremplin": ""},
        {"X-Tremplin": "é"},
        {"X-Tremplin": "a" * 32},
    ],
)
def test_another_page_changes_nothing(server: PreviewServer, headers: Mapping[str, str | None]) -> None:
    before = (server.site.plan.root / BANK).read_bytes()
    encoded = {name: value and value.encode().decode("latin-1") for name, value in headers.items()}
    status, answer = asked(server, "enregistrer", {"file": BANK, "text": "x: y", "digest": ""}, encoded)
    assert status == 403
    assert answer == "Les autres sites ne peuvent pas lire cet aperçu."
    assert (server.site.plan.root / BANK).read_bytes() == before


def test_another_machine_changes_nothing(server: PreviewServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handler.Handler, "client_address", ("192.168.1.9", 1), raising=False)
    monkeypatch.setattr(handler.Handler, "setup", _elsewhere)
    assert asked(server, "ouvrir", {"page": "courriel/"})[0] == 403


def _elsewhere(self: handler.Handler) -> None:
    super(handler.Handler, self).setup()
    self.client_address = ("192.168.1.9", 1)


def test_the_word_is_in_the_page_of_the_form_alone(server: PreviewServer) -> None:
    token = server.editor.token
    page = server.editor.page(FORM, "page=courriel/")
    assert page is not None
    assert token in page[2].decode()
    for address in ("courriel/ecrire/objet/", "_tremplin/reload.js", "nulle-part/"):
        assert token not in server.site.answer(address)[2].decode()


@pytest.mark.parametrize("query", ['page="><script>alert(1)</script>', "page=%22%27%3C", "a&b=c&&"])
def test_what_the_address_says_stays_a_text(server: PreviewServer, query: str) -> None:
    page = server.editor.page(FORM, query)
    assert page is not None
    assert "<script>alert" not in page[2].decode()


@pytest.mark.parametrize(
    "name", ["../editor.py", "x/../form.js", "form.html", "fields.py", "%2e%2e/editor.py"]
)
def test_nothing_else_is_served_beside_the_form(server: PreviewServer, name: str) -> None:
    assert server.editor.page(f"{FORM}{name}", "") is None


def test_what_is_too_long_is_refused(server: PreviewServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handler, "LONGEST_BODY", 100)
    assert asked(server, "ouvrir", {"page": "a" * 200})[0] == 413
    assert asked(server, "ouvrir", {"page": "courriel/"})[0] == 200
    assert asked(server, "ouvrir", {"page": "courriel/"}, {"Content-Length": "-1"})[0] == 413


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"\xff", b"null"])
def test_what_is_no_call_is_refused(server: PreviewServer, body: bytes) -> None:
    status, answer = asked(server, "ouvrir", body)
    assert status in (400, 422)
    assert answer == {"error": "Cette demande n’est pas comprise."}


def test_calls_have_names(server: PreviewServer) -> None:
    assert asked(server, "autre", {})[0] == 422
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=20)
    connection.request("POST", "/", b"{}")
    assert connection.getresponse().status == 501
    connection.close()


# ---- which files


@pytest.mark.parametrize(
    "file",
    [
        "mkdocs.yml",
        "../x.md",
        "/etc/passwd",
        "courses/../mkdocs.yml",
        "courses/courriel/aide.txt",
        "x.md",
        "",
    ],
)
def test_only_texts_of_the_project_are_edited(server: PreviewServer, file: str) -> None:
    place = {"fichier": file, "file": file, "text": "", "digest": "", "name": "a", "data": PNG}
    for name in ("ouvrir", "changer", "enregistrer", "image"):
        status, answer = asked(server, name, place)
        assert status == 422, (name, answer)
        assert "error" in answer


# ---- what


def test_a_question_is_found_from_its_page(server: PreviewServer) -> None:
    found = opened(server, quiz="courriel/objet", question="clair")
    assert (found["file"], found["place"]) == (BANK, ["fichier", "questions", 0, "id"])
    assert found["page"] == "courriel/ecrire/objet/"
    assert found["parts"][0]["fields"][-1]["items"][0]["id"] == "clair"


@pytest.mark.parametrize(
    ("page", "file"),
    [
        ("courriel/", "courses/courriel/course.yml"),
        ("courriel/ecrire/objet/", SEGMENT),
        ("mentions/", "courses/mentions.md"),
        ("courriel/glossaire/", "courses/courriel/glossaire.yml"),
        ("organismes/greta/", "courses/organismes.yml"),
    ],
)
def test_each_page_leads_to_its_file(server: PreviewServer, page: str, file: str) -> None:
    found = opened(server, page=page)
    assert found["file"] == file
    assert found["parts"]


def test_a_change_is_told_as_a_build_would(server: PreviewServer) -> None:
    found = opened(server, fichier=SEGMENT)
    change = {"do": "text", "path": [], "value": "[rien](rien.md)\n\n::: quiz courriel/objet\n"}
    answer = changed(server, found, "texte", change)
    told = {row["code"] for part in answer["parts"] for row in part["told"]}
    assert "T311" in told or "T307" in told
    assert "rien.md" not in (server.site.plan.root / SEGMENT).read_text(encoding="utf-8")
    draft = server.editor.page("_tremplin/brouillon/courriel/ecrire/objet/", "")
    assert draft is not None
    assert "rien" in draft[2].decode()


LOOSE = re.compile("« | »")
"""Spaces where a line would end between a sign and its word."""


def test_what_pages_say_of_a_mistake_is_set_as_french_is(server: PreviewServer) -> None:
    root, site = server.site.plan.root, server.site
    text = (root / SEGMENT).read_text(encoding="utf-8").replace("titre:", "titr:", 1)
    (root / SEGMENT).write_text(text, encoding="utf-8")
    site.refresh()
    told = next(told for told in site.state.report if told.code == "T201")
    assert LOOSE.search(told.message)
    place = {"fichier": SEGMENT, "ligne": told.span.line, "colonne": told.span.column}
    found, (_, mended) = opened(server, fichier=SEGMENT), asked(server, "corriger", {"code": "T201", **place})
    rows = [row for part in found["parts"] for row in [*part["told"], *_told(part.get("fields", []))]]
    page = site.answer("courriel/ecrire/objet/")[2].decode()
    words = [mended["message"], mended["remedy"], *(row["message"] + row["remedy"] for row in rows), page]
    assert mended["changes"] == [
        {"file": SEGMENT, "line": 2, "before": [_row(text)], "after": [_row(text, "e")]}
    ]
    assert len(words) > 3
    assert [word for word in words if LOOSE.search(word)] == []


def _mistaken(site: LiveSite) -> tuple[Path, str, dict[str, Any]]:
    """A file with a duration that is far too long, its text, and how its mending is asked for."""
    edit(site.plan.root, COURSE, "durée: 11 min", "durée: 3 h")
    site.refresh()
    told = next(told for told in site.state.report if told.code == "T501")
    path = site.plan.root / COURSE
    place = {"code": "T501", "fichier": COURSE, "ligne": told.span.line, "colonne": told.span.column}
    return path, path.read_text(encoding="utf-8"), place


@pytest.mark.parametrize("is_shown", [False, True], ids=["not followed", "not checked"])
def test_what_moved_since_it_was_told_is_not_mended(server: PreviewServer, is_shown: bool) -> None:
    """A preview shows the new pages before what is wrong in them."""
    path, text, place = _mistaken(server.site)
    path.write_text(f"# Relu\n{text}", encoding="utf-8")
    if is_shown:
        server.site.state = replace(server.site.state, site=server.site.drafted({}).site)
    status, answer = asked(server, "corriger", {**place, "write": True})
    assert (status, answer["error"]) == (422, french(GONE))
    assert path.read_text(encoding="utf-8") == f"# Relu\n{text}"
    assert asked(server, "corriger", {**place, "ligne": place["ligne"] + 1, "write": True})[0] == 200
    assert path.read_text(encoding="utf-8") == f"# Relu\n{text.replace('3 h', '11 min')}"


def test_what_changes_while_it_is_planned_is_not_mended(
    server: PreviewServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, text, place = _mistaken(server.site)

    def late(*given: Any) -> Repair:
        path.write_text(f"# Relu\n{text}", encoding="utf-8")
        return planned(*given)

    monkeypatch.setattr(mending, "planned", late)
    assert asked(server, "corriger", {**place, "write": True})[0] == 422
    assert path.read_text(encoding="utf-8") == f"# Relu\n{text}"


def _row(text: str, letter: str = "") -> str:
    return text.split("\n")[1].replace("titr:", f"titr{letter}:")


def _told(fields: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row for field in fields for row in [*field["told"], *_told(field.get("fields", []))]]


@pytest.mark.parametrize("file", sorted(FORM_FILES), ids=lambda file: file.name)
def test_the_form_speaks_with_no_break_spaces(file: Path) -> None:
    said = re.sub(r"^\s*(//|/?\*).*|/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.M)
    assert LOOSE.search(said) is None
    texts = re.findall(r'"[^"\n]*"|`[^`\n]*`', re.sub(r"\$\{[^{}]*\}", "X", said))
    assert [text for text in texts if re.search(r"\w [:?!;][ \"`]", text)] == []


def test_saving_changes_the_file_and_nothing_else(server: PreviewServer) -> None:
    root = server.site.plan.root
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    found = opened(server, fichier=BANK)
    change = {"do": "set", "path": ["questions", 0, "question"], "value": "Lequel : celui-ci ?"}
    answer = changed(server, found, "fichier", change)
    former = {"file": BANK, "text": answer["text"], "digest": found["digest"]}
    status, saved = asked(server, "enregistrer", former)
    assert status == 200
    assert (root / BANK).read_text(encoding="utf-8") == before[root / BANK].decode().replace(
        "question: Quel objet est clair ?", 'question: "Lequel : celui-ci ?"'
    )
    after = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    assert [path for path in after if after[path] != before[path]] == [root / BANK]
    assert len(after) == len(before)
    # the former one is not the file any more
    status, answer = asked(server, "enregistrer", former)
    assert status == 409
    assert answer["digest"] == saved["digest"]
    assert "celui-ci" in answer["text"]


def test_a_picture_is_sent(server: PreviewServer) -> None:
    status, answer = asked(server, "image", {"file": SEGMENT, "name": "Mon image.png", "data": PNG})
    assert (status, answer["named"]) == (200, "../images/mon-image.png")
    assert asked(server, "image", {"file": SEGMENT, "name": "a.png", "data": "***"})[0] == 422


def test_steps_move(server: PreviewServer) -> None:
    status, answer = asked(server, "etape", {"do": "move", "file": SEGMENT, "to": 1})
    assert (status, answer["file"]) == (200, "courses/courriel/01-ecrire/02-objet.md")
    server.site.refresh()
    outline = opened(server, page="courriel/")["outline"]
    assert [step["title"] for step in outline["modules"][0]["steps"]] == ["Joindre", "L’objet"]
    assert not server.site.state.report.failed


@pytest.mark.parametrize(
    ("asked", "page"),
    [
        ({"fichier": "courses/courriel/01-ecrire/module.yml"}, "courriel/"),
        ({"fichier": BANK}, "courriel/ecrire/objet/"),
        ({"page": "organismes/greta/"}, "organismes/greta/"),
        ({"fichier": "courses/organismes.yml"}, None),
    ],
)
def test_the_page_that_a_file_shows_on_is_beside_it(
    server: PreviewServer, asked: dict[str, str], page: str | None
) -> None:
    assert opened(server, **asked)["page"] == page
