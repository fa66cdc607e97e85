"""Whatever happens while a page is made or a file is read is one message that names the file, and no more."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread
from typing import Any, NoReturn

import pytest
from changes import MORE, plan
from click.testing import CliRunner
from examining import examined

from tremplin.cli import main
from tremplin.diagnostics import Diagnostic, Report, Span
from tremplin.directives import DIRECTIVES, options
from tremplin.directives.base import Directive
from tremplin.load.loading import load
from tremplin.load.reading import Reader
from tremplin.markdown.converter import Converter
from tremplin.markdown.extension import PageContext
from tremplin.pages.base import Content
from tremplin.preview.editor import Editor
from tremplin.preview.live import LiveSite
from tremplin.preview.server import PreviewServer
from tremplin.publish import work
from tremplin.publish.cache import FILE, Cache, _digest
from tremplin.publish.plan import Means
from tremplin.publish.record import cache_folder, recall
from tremplin.publish.site import build_site, examine
from tremplin.render import renderer as rendering
from tremplin.render.renderer import Renderer
from tremplin.sources.faults import TRACE, TooLongError, fault

WriteProject = Callable[..., Path]
BROKEN = "courses/courriel/01-ecrire/02-joindre.md"
"""The page that has « ::: question »."""


def fail(*_arguments: object) -> NoReturn:
    raise LookupError("perdu")


def sink(*arguments: object) -> Any:
    return sink(*arguments)


def last(*_arguments: object) -> NoReturn:
    raise TooLongError


def no_memory(*_arguments: object) -> NoReturn:
    raise MemoryError


@pytest.fixture
def root(write_project: WriteProject) -> Path:
    return write_project(MORE)


@pytest.fixture
def broken(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project where one page cannot be converted."""
    break_directive(monkeypatch, fail)
    return root


def break_directive(monkeypatch: pytest.MonkeyPatch, context: Callable[..., Any]) -> None:
    (spec,) = (spec for spec in DIRECTIVES if spec.name == "question")
    broken = replace(spec, context=context)
    known = {name: broken if found is spec else found for name, found in options._BY_NAME.items()}
    monkeypatch.setattr(options, "_BY_NAME", known)


def told(report: Report) -> list[tuple[str, str]]:
    return [(d.code, d.span.file) for d in report if d.code >= "T8"]


def refuses(report: Report) -> bool:
    return report.failed


# ---- contents


@pytest.mark.parametrize(
    ("context", "code", "reason"),
    [
        (fail, "T803", "LookupError : perdu"),
        (sink, "T802", ""),
        (last, "T801", "5 secondes"),
        (no_memory, "T803", "la mémoire a manqué"),
    ],
)
@pytest.mark.parametrize("few", [0, 1000])
def test_a_page_that_fails_in_a_build_is_told_at_its_file(
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    context: Callable[..., Any],
    code: str,
    reason: str,
    few: int,
) -> None:
    break_directive(monkeypatch, context)
    monkeypatch.setattr(work, "FEW", few)  # 0: two processes
    report = Report()
    assert build_site(plan(root), report, root / "site", refuses, Means(jobs=2)) is None
    assert told(report) == [(code, BROKEN)]
    assert reason in next(d.message for d in report if d.code == code)
    assert not (root / "site").exists()


def test_a_page_that_failed_is_made_again(broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(2):
        report = Report()
        assert build_site(plan(broken), report, broken / "site", refuses) is None
        assert told(report) == [("T803", BROKEN)]
    monkeypatch.undo()
    report = Report()
    assert build_site(plan(broken), report, broken / "site", refuses)
    assert [*report] == []


def test_a_check_tells_it_too(broken: Path) -> None:
    report = Report()
    examine(plan(broken), report)
    assert told(report) == [("T803", BROKEN)]


def test_where_it_comes_from_is_shown_to_developers(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for value in ("", "1"):
        monkeypatch.setenv(TRACE, value)
        fault(LookupError("perdu"), Span("a.md"))
        assert ("LookupError: perdu" in capsys.readouterr().err) == bool(value)


# ---- documents


@pytest.mark.parametrize("kind", ["segment", "home"])
def test_a_document_that_fails_is_told_at_its_file(
    root: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    document = Renderer.document

    def failing(self: Renderer, page: Any, *arguments: Any) -> str:
        return fail() if page.kind.name == kind else document(self, page, *arguments)

    monkeypatch.setattr(rendering.Renderer, "document", failing)
    report = Report()
    assert build_site(plan(root), report, root / "site", refuses, Means(jobs=1)) is None
    assert {code for code, _ in told(report)} == {"T803"}
    assert not (root / "site").exists()
    site = LiveSite(plan(root), Report())
    status, _, body = site.answer("" if kind == "home" else "courriel/ecrire/objet/")
    assert status == 200
    assert "LookupError\u00a0: perdu" in body.decode()
    assert "reload.js" in body.decode()


# ---- the preview


def test_the_preview_shows_a_page_that_fails_with_its_message(broken: Path) -> None:
    site = LiveSite(plan(broken), Report())
    status, _, body = site.answer("courriel/ecrire/joindre/")
    assert status == 200
    assert "LookupError\u00a0: perdu" in body.decode()
    assert "reload.js" in body.decode()
    assert site.answer("courriel/ecrire/objet/")[0] == 200


def test_a_page_that_failed_shows_once_its_fault_is_gone(
    broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = LiveSite(plan(broken), Report())
    monkeypatch.undo()
    site.refresh()
    assert "LookupError" not in site.answer("courriel/ecrire/joindre/")[2].decode()


@pytest.fixture
def server(root: Path) -> Iterator[PreviewServer]:
    with PreviewServer(("127.0.0.1", 0)) as server:
        server.site = LiveSite(plan(root), Report())
        server.editor = Editor(server.site)
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.mark.parametrize(
    "path", ["http://[", "//[", "/%00", "/%ff", "/a%2f..%2f..%2fmkdocs.yml", "/" + "a/" * 9000]
)
def test_a_malformed_address_gets_an_answer(server: PreviewServer, path: str) -> None:
    link = HTTPConnection("127.0.0.1", server.server_port, timeout=60)
    link.putrequest("GET", path, skip_host=True)
    link.putheader("Host", f"127.0.0.1:{server.server_port}")
    link.endheaders()
    assert link.getresponse().status in (302, 400, 404, 414)
    link.close()


def test_an_answer_that_fails_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = LiveSite(plan(root), Report())
    monkeypatch.setattr(LiveSite, "_document", lambda *_, **__: fail())
    status, _, body = site.answer("courriel/")
    assert status == 500
    assert "LookupError\u00a0: perdu" in body.decode()


# ---- the build of the host


@pytest.mark.parametrize("theme", ["tremplin", "material"])
def test_a_page_that_fails_in_the_build_of_the_host(broken: Path, theme: str) -> None:
    config = f"site_name: Essai\ndocs_dir: courses\ntheme: {theme}\nplugins: [tremplin, search]\n"
    (broken / "mkdocs.yml").write_text(config, encoding="utf-8")
    result = CliRunner().invoke(main, ["build", "-f", str(broken / "mkdocs.yml"), "--format", "json"])
    rows = json.loads(result.stdout)["diagnostics"]
    assert [(row["code"], row["file"]) for row in rows] == [("T803", BROKEN)]
    assert result.exit_code == 1
    assert not (broken / "site").exists()


def test_a_document_that_fails_in_the_build_of_the_host(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = "site_name: Essai\ndocs_dir: courses\ntheme: tremplin\nplugins: [tremplin, search]\n"
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    monkeypatch.setattr(Renderer, "document", fail)
    result = CliRunner().invoke(main, ["build", "-f", str(root / "mkdocs.yml"), "--format", "json"])
    assert [row["code"] for row in json.loads(result.stdout)["diagnostics"]] == ["T803"]
    assert result.exit_code == 1


# ---- files


@pytest.mark.parametrize(
    ("name", "method"),
    [
        (BROKEN, "read_text"),
        ("courses/mentions.md", "read_text"),
        ("courses/courriel/course.yml", "validate_file"),
        ("courses/organismes.yml", "read_collection"),
        ("quizzes/courriel/objet.yml", "bank"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_and_the_others_are(
    root: Path, monkeypatch: pytest.MonkeyPatch, name: str, method: str
) -> None:
    read = getattr(Reader, method)

    def failing(self: Reader, file: str, *arguments: Any) -> Any:
        return fail() if file == name else read(self, file, *arguments)

    monkeypatch.setattr(Reader, method, failing)
    report = examined(root)
    assert ("T803", name) in told(report)
    assert {file for _, file in told(report)} == {name}


def test_a_check_that_fails_names_the_file_that_it_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tremplin.checks.links._link", fail)
    assert told(examined(root)) == [("T803", BROKEN)]


@pytest.mark.parametrize(
    "text",
    ["[a](http://[)", "<http://[a>", '<a href="//[">a</a>', "![a](http://[::1)", "[a](https://[x]/b.md)"],
)
def test_a_malformed_address_of_an_author_stops_nothing(root: Path, text: str) -> None:
    path = root / BROKEN
    path.write_text(path.read_text(encoding="utf-8") + f"\n{text}\n", encoding="utf-8")
    assert {d.span.file for d in examined(root)} <= {BROKEN}


def test_a_name_that_is_not_in_utf_8_is_told(root: Path) -> None:
    name = os.fsencode(root / "courses/courriel") + b"/caf\xe9.md"
    Path(os.fsdecode(name)).write_text("# a", encoding="utf-8")
    assert [d.code for d in examined(root)] == ["T110"]


def test_a_folder_whose_name_is_not_in_utf_8_can_hold_a_project(root: Path) -> None:
    folder = Path(os.fsdecode(os.fsencode(root) + b"/\xe9"))
    folder.mkdir()
    for name in ("courses", "quizzes", "mkdocs.yml"):
        (root / name).rename(folder / name)
    report = Report()
    assert build_site(plan(folder), report, folder / "site", refuses)
    assert [*report] == []
    assert recall(folder / "mkdocs.yml", "")


def test_an_entry_whose_state_is_forbidden_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scandir = os.scandir

    class Entry:
        """An entry of a folder that may be listed and not entered."""

        def __init__(self, entry: os.DirEntry[str]) -> None:
            self.name, self.path = entry.name, entry.path

        def stat(self, **_: bool) -> NoReturn:
            raise PermissionError

    def listed(folder: Any) -> Any:
        entries = list(scandir(folder))
        return map(Entry, entries) if Path(folder).name == "01-ecrire" else entries

    monkeypatch.setattr("tremplin.sources.listing.os.scandir", listed)
    report = Report()
    load(root, report)
    assert {d.code for d in report if d.span.file.startswith("courses/courriel/01-ecrire/")} == {"T101"}


# ---- what is kept between builds

ROWS = [
    "", "null", "0", "[]", "{}", '"a"', "[" * 5000, "[1,2,3,4,5,6,7]", '["a",[],[],"9",[],[],[]]',
    '[["a"],[],[],9,[],[],[]]', '["a",[1],[],9,[],[],[]]', '["a",[],[],9,[],[["rien","b",1]],[]]',
    '["a",[],[],9,[],[["link"]],[]]', '["a",[],[],9,[],[],[["link","a","b",1,1]]]',
    '["a",[],[],9,[],[],[[1,2,3,4]]]',
    '["a",[],[],9,[],[],[["link","a","b","c"]]]', '["a",null,[],9,[],[],[]]', '["a",[],[],true,[],[],[]]',
]  # fmt: skip


@pytest.mark.parametrize("row", ROWS)
def test_a_row_of_another_shape_makes_the_page_anew(root: Path, row: str) -> None:
    target = root / "site"
    assert build_site(plan(root), Report(), target, refuses)
    before = {path: path.read_bytes() for path in target.rglob("*.html")}
    with sqlite3.connect(cache_folder(root / "mkdocs.yml") / FILE) as base:
        base.execute("UPDATE content SET row=?, digest=?", (row, _digest(row)))
    base.close()
    report = Report()
    assert build_site(plan(root), report, target, refuses)
    assert [*report] == []
    assert {path: path.read_bytes() for path in target.rglob("*.html")} == before


def test_a_content_that_failed_is_not_stored() -> None:
    failed = Content(fault=Diagnostic.of("T802", Span("a.md")))
    assert work.to_row(failed) == work.to_row(Content())


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: "[" * 100_000,
        lambda _: "null",
        lambda data: json.dumps({**data, "summary": {"pages": 1}}),
        lambda data: json.dumps({**data, "summary": []}),
        lambda data: json.dumps({**data, "report": {"rows": [[1]], "texts": {}}}),
        lambda data: json.dumps({**data, "report": []}),
        lambda data: json.dumps({**data, "inputs": {"a": [1]}}),
        lambda data: json.dumps({**data, "taken": "a"}),
        lambda data: json.dumps({**data, "outputs": {"a": [1, 2, 3, 4]}}),
        lambda data: json.dumps({**data, "folders": [1]}),
        lambda data: json.dumps({**data, "site": 1}),
    ],
)
def test_a_damaged_record_costs_only_a_build(root: Path, damage: Callable[[Any], str]) -> None:
    arguments = ["build", "-f", str(root / "mkdocs.yml")]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    (path,) = cache_folder(root / "mkdocs.yml").glob("*.json")
    path.write_text(damage(json.loads(path.read_text(encoding="utf-8"))), encoding="utf-8")
    result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert result.exit_code == 0, result.output


def test_a_cache_that_cannot_be_opened_changes_nothing(root: Path) -> None:
    cache_folder(root / "mkdocs.yml").write_text("a file", encoding="utf-8")
    with Cache(cache_folder(root / "mkdocs.yml")) as cache:
        assert cache.known(["a"]) == set()
    assert build_site(plan(root), Report(), root / "site", refuses)


def test_a_page_that_stops_midway_leaves_nothing_to_the_next() -> None:
    def stop(_directive: Directive) -> tuple[str, str]:
        raise LookupError

    converter = Converter()
    text = "- un\n\n    - deux\n\n        ::: session\n\nFin <b>là</b>."
    sound = Converter().page("Un **mot**.\n\n- un\n- deux", PageContext("a.md", lambda _d: ("", "")))
    for _ in range(2):
        with pytest.raises(LookupError):
            converter.page(text, PageContext("a.md", stop))
        again = converter.page("Un **mot**.\n\n- un\n- deux", PageContext("a.md", lambda _d: ("", "")))
        assert again == sound
    converter.md.preprocessors["tremplin"].run = stop  # type: ignore[method-assign,assignment]
    with pytest.raises(LookupError):
        converter.page(text, PageContext("a.md", stop))
    assert converter.page("Un **mot**.\n\n- un\n- deux", PageContext("a.md", lambda _d: ("", ""))) == sound
