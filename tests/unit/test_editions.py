"""Editions: what they hold, and what becomes of the place where they are written, whatever happens."""

from __future__ import annotations

import errno
import re
import shutil
import time
from collections import Counter
from collections.abc import Callable, Iterator
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from tremplin.commands import export as command
from tremplin.commands.build import build
from tremplin.console import Outcome
from tremplin.editions import EDITIONS, writing
from tremplin.editions.base import Edition, by_course
from tremplin.editions.writing import SUMS
from tremplin.publish.plan import HERE
from tremplin.sources.listing import SETTLED, stamp_of
from tremplin.text.typography import format_weight

WriteProject = Callable[..., Path]
CONFIG = "site_name: Essai\ndocs_dir: courses\ntheme: tremplin\nplugins: [tremplin]\n"
SEGMENT = "courses/courriel/01-ecrire/01-objet.md"
TEXT = "---\ntitre: L’objet\ndurée: 6 min\nobjectifs: [objet]\n---\n{}\n\n::: quiz courriel/objet\n"
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'
OTHER = {
    "courses/velo/course.yml": (
        "titre: Le vélo\nrésumé: Rouler.\norganisme: greta\nobjectifs: {rouler: Rouler droit}\ndurée: 5 min\n"
        "assistance: {contact: aide@example.org}\névaluation: Un quiz.\n"
    ),
    "courses/velo/01-un/module.yml": "titre: Un\n",
    "courses/velo/01-un/01-rouler.md": (
        "---\ntitre: Rouler\ndurée: 5 min\nobjectifs: [rouler]\n---\n\n::: quiz velo/rouler\n"
    ),
    "quizzes/velo/rouler.yml": "questions:\n  - {id: droit, question: Droit ?, réponse: vrai}\n",
}
LESSON = "courriel/ecrire/objet/index.html"


@pytest.fixture
def project(write_project: WriteProject) -> Callable[..., Path]:
    return lambda files={}: write_project({"mkdocs.yml": CONFIG, **files})


def export(root: Path, to: str = "cle", edition: str = "usb", *courses: str, **options: bool) -> Outcome:
    return command.export(root / "mkdocs.yml", edition, courses, root / to, is_told=False, **options)


def codes(outcome: Outcome) -> list[str]:
    return [found.code for found in outcome.report or ()]


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def times(folder: Path) -> dict[str, int]:
    return {name: (folder / name).stat().st_mtime_ns for name in tree(folder) if name != SUMS}


def listed(folder: Path) -> dict[str, str]:
    lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    return {name: digest for digest, name in (line.split("  ", 1) for line in lines)}


# ---- where


@pytest.mark.parametrize("edition", ["usb", "box", "single", "zim"])
@pytest.mark.parametrize("to", ["courses", "quizzes", "courses/courriel/cle", "courses/../quizzes/x"])
def test_none_is_written_among_the_courses(project: Callable[..., Path], edition: str, to: str) -> None:
    root = project()
    before = tree(root)
    outcome = export(root, to, edition)
    assert (outcome.status, codes(outcome)) == (2, ["T958"])
    assert {name: data for name, data in tree(root).items() if not name.startswith(".tremplin")} == before


def test_no_folder_is_written_around_the_courses(project: Callable[..., Path]) -> None:
    root = project()
    export(root, "cle")
    settled(root)
    export(root, "cle")
    for to in (".", "courses"):  # what was kept for the next key is not written there either
        assert codes(export(root, to)) == ["T958"]
    assert export(root, ".", "single").status == 0
    assert (root / "courriel.html").is_file()


def test_a_file_in_the_place_of_the_folder_is_told_by_its_name(project: Callable[..., Path]) -> None:
    root = project()
    (root / "cle").write_text("à moi", encoding="utf-8")
    [told] = export(root).report or ()
    assert (told.code, told.span.file) == ("T953", str(root / "cle"))
    assert ".tremplin" not in told.message


@pytest.mark.parametrize("edition", [edition.name for edition in EDITIONS if edition.suffix])
def test_without_a_course_it_is_said(tmp_path: Path, edition: str) -> None:
    root = tmp_path / "vide"
    (root / "courses").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    outcome = export(root, "../ici", edition)
    is_one = edition == "zim"
    assert (outcome.status, bool(outcome.error), (tmp_path / "ici").exists()) == (
        (0, False, True) if is_one else (2, True, False)
    )


# ---- usb


def test_a_key_has_the_site_without_what_a_host_does(project: Callable[..., Path]) -> None:
    root = project({"courses/_racine/robots.txt": "User-agent: *\n", "courses/courriel/cercle.svg": DRAWING})
    assert export(root).status == 0
    files = tree(root / "cle")
    assert {
        "index.html",
        "LISEZMOI.html",
        LESSON,
        "chercher/titres.js",
        "courriel/cercle.svg",
    } <= files.keys()
    assert not {
        name for name in files if re.search("sw.js|fichiers.json|404|robots|sitemap|hors-ligne", name)
    }
    assert b"data-worker" not in files[LESSON]
    assert b"data-keep" not in files["courriel/index.html"]


def test_a_key_lists_its_files_with_their_sums(project: Callable[..., Path]) -> None:
    root = project()
    export(root)
    files = tree(root / "cle")
    sums = listed(root / "cle")
    assert sums == {name: sha256(data).hexdigest() for name, data in files.items() if name != SUMS}
    readme = files["LISEZMOI.html"].decode()
    told = dict(
        line.split("  ")[::-1]
        for line in re.search("<pre.*?>(.*)</pre>", readme, re.S)[1].split("\n")
        if line
    )
    assert told == {name: digest for name, digest in sums.items() if name != "LISEZMOI.html"}


def test_an_edition_names_itself(project: Callable[..., Path]) -> None:
    course = project() / "courses/courriel/course.yml"
    course.write_text(f"{course.read_text('utf-8')}vérifié: 2026-11-01\n", encoding="utf-8")
    root = course.parents[2]
    export(root)
    export(root, "fichiers", "single")
    versions = []
    for name in ("cle/LISEZMOI.html", "fichiers/courriel.html"):
        html = (root / name).read_text(encoding="utf-8")
        text = " ".join(unescape(re.sub("<[^>]*>", "", html)).split())
        assert re.search(r"\d[\d,]*\s[kM]o", text), "its weight"
        assert "1er novembre 2026" in text
        assert "L’édition suivante" in text
        assert "aide@example.org" in text
        versions += re.findall(r"Édition (\w{6})", text)
    assert len({*versions}) == 1
    (root / SEGMENT).write_text(TEXT.format("Bonsoir."), encoding="utf-8")
    export(root)
    assert versions[0] not in (root / "cle/LISEZMOI.html").read_text(encoding="utf-8").split("<pre")[0]


@pytest.mark.parametrize("edition", [edition.name for edition in EDITIONS if not edition.extra])
def test_the_same_courses_give_the_same_bytes(project: Callable[..., Path], edition: str) -> None:
    root = project()
    export(root, "une", edition)
    shutil.rmtree(root / ".tremplin", ignore_errors=True)
    export(root, "autre", edition)
    assert tree(root / "une") == tree(root / "autre")


def test_again_only_what_changed_is_written(project: Callable[..., Path]) -> None:
    root = project(OTHER)
    export(root)
    before = times(root / "cle")
    assert " dont 0 écrit," in export(root).said
    assert times(root / "cle") == before
    (root / SEGMENT).write_text(TEXT.format("Bonsoir."), encoding="utf-8")
    export(root)
    changed = {name for name, time in times(root / "cle").items() if time != before[name]}
    assert LESSON in changed
    assert "velo/un/rouler/index.html" not in changed
    assert not {name for name in changed if name.startswith("assets/")}


def test_what_is_gone_goes_and_what_is_of_others_stays(project: Callable[..., Path]) -> None:
    root = project(OTHER)
    (root / "cle").mkdir()
    (root / "cle/photos").mkdir()
    (root / "cle/photos/moi.jpg").write_bytes(b"moi")
    export(root)
    assert (root / "cle/velo/un").is_dir()
    export(root, "cle", "usb", "courriel")
    assert not (root / "cle/velo").exists()
    assert (root / "cle/photos/moi.jpg").read_bytes() == b"moi"
    assert "velo" not in (root / "cle/index.html").read_text(encoding="utf-8")


def test_a_file_of_others_is_never_written_over(project: Callable[..., Path]) -> None:
    root = project()
    (root / "cle").mkdir()
    (root / "cle/index.html").write_text("à moi", encoding="utf-8")
    outcome = export(root)
    assert (outcome.status, codes(outcome)) == (2, ["T954"])
    assert tree(root / "cle") == {"index.html": "à moi".encode()}


@pytest.mark.parametrize("url", ["", "site_url: https://pays.example/f/\n"])
def test_links_to_courses_that_are_left_out_lead_to_the_site(project: Callable[..., Path], url: str) -> None:
    link = TEXT.format("[Le vélo](../../velo/01-un/01-rouler.md#s) [Le cours](../index.md)")
    root = project({**OTHER, SEGMENT: link, "mkdocs.yml": CONFIG + url})
    export(root, "cle", "usb", "courriel")
    html = (root / "cle" / LESSON).read_text(encoding="utf-8")
    address = ' href="https://pays.example/f/velo/un/rouler/index.html#s-s"' if url else ""
    assert f"<a{address}>Le vélo</a>" in html
    assert 'href="../../index.html"' in html
    assert re.search('src="../../../assets/', html)


# ---- one key after another


@pytest.fixture
def makings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was made anew."""
    made: list[str] = []
    anew = command._anew

    def noted(job: Any, *rest: Any, **options: Any) -> Any:
        made.append(job.target.name)
        return anew(job, *rest, **options)

    monkeypatch.setattr(command, "_anew", noted)
    return made


def test_the_next_key_is_written_from_what_was_kept(project: Callable[..., Path], makings: list[str]) -> None:
    root = settled(project({"courses/courriel/film.mp4": "film", "courses/courriel/cercle.svg": DRAWING}))
    for name in ("une", "deux"):
        assert export(root, name).status == 0
    assert makings == ["une"]
    assert tree(root / "une") == tree(root / "deux")
    (root / SEGMENT).write_text(TEXT.format("Bonsoir."), encoding="utf-8")
    export(root, "deux")
    assert makings == ["une", "deux"]
    assert b"Bonsoir" in (root / "deux" / LESSON).read_bytes()


def test_what_was_kept_may_be_lost_or_damaged(project: Callable[..., Path], makings: list[str]) -> None:
    root = settled(project())
    export(root, "une")
    (archive,) = (root / ".tremplin").glob("*.zip")
    data = archive.read_bytes()
    for name, damaged in {
        "a": b"",
        "b": data[:-9],
        "c": data.replace(b"Bonjour", b"Bonsoir"),
        "d": None,
    }.items():
        archive.write_bytes(damaged or b"") if damaged is not None else archive.unlink()
        assert export(root, name).status == 0
        assert makings[-1] == name
        assert tree(root / name) == tree(root / "une")


def settled(root: Path) -> Path:
    """The project once what was written is trusted: not what has just changed."""
    newest = max(max(stamp_of(path.stat())[1:3]) for path in root.rglob("*") if path.is_file())
    while time.time_ns() <= newest + SETTLED:
        pass
    return root


# ---- what a disk does


def test_verifying_finds_and_mends_what_the_disk_damaged(project: Callable[..., Path]) -> None:
    root = project()
    export(root)
    whole = tree(root / "cle")
    (root / "cle" / LESSON).write_bytes(whole[LESSON].replace(b"Bonjour", b"Bon\0our"))
    (root / "cle/courriel/index.html").unlink()
    assert " dont 1 écrit," in export(root).said, "what is not there is written in any case"
    assert tree(root / "cle") != whole
    assert "dont 1 écrit (1 était sur un disque abîmé)" in export(root, reads_back=True).said
    assert tree(root / "cle") == whole


def test_a_disk_that_keeps_nothing_is_told(
    project: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project()
    settle = writing._settle

    def losing(files: dict[str, Path], folder: Path) -> None:
        settle(files, folder)
        if LESSON in files:
            (folder / LESSON).write_bytes(b"")

    monkeypatch.setattr(writing, "_settle", losing)
    outcome = export(root, reads_back=True)
    assert (outcome.status, codes(outcome)) == (1, ["T956"])
    assert LESSON in next(iter(outcome.report or ())).message


@pytest.mark.parametrize("there", ["nothing", "an edition"])
@pytest.mark.parametrize(("number", "code"), [(errno.ENOSPC, "T952"), (errno.EROFS, "T953")])
def test_a_disk_that_refuses_leaves_what_was_there(
    project: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, there: str, number: int, code: str
) -> None:
    root = project()
    if there == "an edition":
        export(root, "tout/cle")
        (root / SEGMENT).write_text(TEXT.format("Bonsoir."), encoding="utf-8")
    before = tree(root / "tout")
    copy, left = shutil.copyfileobj, 2

    def filling(source: Any, target: Any, length: int = 0) -> None:
        nonlocal left
        left -= 1
        copy(source, target, length)
        if left < 0:
            raise OSError(number, "No space left on device")

    monkeypatch.setattr(shutil, "copyfileobj", filling)
    outcome = export(root, "tout/cle")
    assert (outcome.status, codes(outcome)) == (1, [code])
    assert "\n" not in next(iter(outcome.report or ())).message
    assert tree(root / "tout") == before
    assert (root / "tout").exists() == (there == "an edition")


@pytest.mark.parametrize("moment", range(4))
def test_an_export_that_is_killed_is_taken_up(
    project: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    root = project(OTHER)
    export(root)
    (root / SEGMENT).write_text(TEXT.format("Bonsoir."), encoding="utf-8")
    (root / "courses/courriel/neuf.svg").write_text(DRAWING, encoding="utf-8")
    shutil.rmtree(root / "courses/velo")
    shutil.rmtree(root / "quizzes/velo")
    # as a process that is killed: nothing is tidied
    monkeypatch.setattr(writing, "_remove_empty", lambda *_: None)
    monkeypatch.setattr(shutil, "rmtree", lambda *_, **__: None)
    replace, left = Path.replace, (1, 2, 5, 9)[moment]

    def dying(path: Path, target: Path) -> Path:
        nonlocal left
        if str(target).startswith(str(root / "cle")):
            left -= 1
            if left < 0:
                raise KeyboardInterrupt
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", dying)
    with pytest.raises(KeyboardInterrupt):
        export(root)
    monkeypatch.undo()
    assert export(root).status == 0
    export(root, "neuve")
    assert tree(root / "cle") == tree(root / "neuve")


# ---- single


ADDRESSES = re.compile(r"""<\w[^>]*?\s(?:src|href|poster|srcset)=["']([^"']*)""")


def test_a_course_in_one_file_asks_for_nothing_else(project: Callable[..., Path]) -> None:
    picture = "![Un cercle](../cercle.svg) [Le cours](../index.md) [Le vélo](../../velo/01-un/01-rouler.md)"
    root = project({**OTHER, SEGMENT: TEXT.format(picture), "courses/courriel/cercle.svg": DRAWING})
    assert export(root, "fichiers", "single").status == 0
    assert tree(root / "fichiers").keys() == {"courriel.html", "velo.html"}
    html = (root / "fichiers/courriel.html").read_text(encoding="utf-8")
    found = ADDRESSES.findall(html)
    assert {re.match(r"data:|#|mailto:", address) is not None for address in found} == {True}, found
    pages = set(re.findall('data-page="([^"]*)"', html))
    assert f"/{LESSON}" in pages
    assert {a.split("#")[1] for a in found if a.startswith("#/")} <= pages
    assert re.search('<img[^>]* src="data:image/svg', html)
    assert re.search("<a>Le vélo</a>", html), "a page that is not in the file, of a site that has no address"
    assert "⚖" not in html


def test_what_is_not_in_the_file_is_on_the_site(project: Callable[..., Path]) -> None:
    link = TEXT.format("[Le vélo](../../velo/01-un/01-rouler.md)")
    root = project({**OTHER, SEGMENT: link, "mkdocs.yml": f"{CONFIG}site_url: https://pays.example/f/\n"})
    export(root, "seul.html", "single", "courriel")
    html = (root / "seul.html").read_text(encoding="utf-8")
    assert 'href="https://pays.example/f/velo/un/rouler/index.html"' in html


def test_records_of_a_file_are_apart(project: Callable[..., Path]) -> None:
    root = project()
    export(root, "seul.html", "single")
    assert 'data-site="essai.courriel" data-catalogue="essai"' in (root / "seul.html").read_text("utf-8")


def test_only_attributes_of_tags_are_changed(project: Callable[..., Path]) -> None:
    root = project({SEGMENT: TEXT.format("""Écrivez `<img src="x.png" alt='href="y"'>` ici.""")})
    export(root, "seul.html", "single")
    text = unescape(re.sub("<[^>]*>", "", (root / "seul.html").read_text(encoding="utf-8")))
    assert """<img src="x.png" alt='href="y"'>""" in text


def test_pages_of_a_file_share_no_name(project: Callable[..., Path]) -> None:
    text = '=== "Un"\n    Alpha\n\n=== "Deux"\n    Bêta\n\n## Même {#meme}\n\nNote[^1].\n\n[^1]: La note.\n'
    root = project({SEGMENT: TEXT.format(text), "courses/courriel/index.md": text})
    assert export(root, "seul.html", "single").status == 0
    html = (root / "seul.html").read_text(encoding="utf-8").partition("data-files")[0]
    ids = re.findall(r'<[^>]*? id="([^"]*)"', html)
    assert len(ids) == len(set(ids)) > 20
    assert {*re.findall(r'<label for="([^"]*)"', html)} <= {*ids}
    groups = Counter(re.findall(r'<input [^>]*?name="(s-__tabbed[^"]*)"', html))
    assert [*groups.values()] == [2, 2]


# ---- offered on the page of the course

OFFERING = CONFIG.replace("[tremplin]", "[{tremplin: {editions: [single]}}]")


@pytest.mark.parametrize("key", ["editions", "éditions"])
def test_a_course_page_offers_its_file_with_its_weight(project: Callable[..., Path], key: str) -> None:
    root = project({**OTHER, "mkdocs.yml": OFFERING.replace("editions", key)})
    outcome = build(root / "mkdocs.yml", None, HERE, is_told=False)
    assert outcome.status == 0, outcome.report
    before = times(root / "site")
    for course in ("courriel", "velo"):
        html = (root / f"site/{course}/index.html").read_text(encoding="utf-8")
        weight = (root / f"site/{course}/{course}.html").stat().st_size
        assert re.search(rf'<a [^>]*download href="{course}.html"', html)
        assert f"HTML · {format_weight(weight)}" in html
    export(root, "fichiers", "single")
    assert (root / "fichiers/velo.html").read_bytes() == (root / "site/velo/velo.html").read_bytes()
    (root / SEGMENT).write_text(TEXT.format("Bonsoir."), encoding="utf-8")
    build(root / "mkdocs.yml", None, HERE, is_told=False)
    changed = {name for name, time in times(root / "site").items() if time != before[name]}
    assert "courriel/courriel.html" in changed
    assert "velo/velo.html" not in changed
    assert "velo/un/rouler/index.html" not in changed


def test_nothing_is_offered_where_nobody_asks(project: Callable[..., Path]) -> None:
    root = project()
    build(root / "mkdocs.yml", None, HERE, is_told=False)
    assert b"download" not in (root / "site/courriel/index.html").read_bytes()
    assert not (root / "site/courriel/courriel.html").exists()


@pytest.mark.parametrize("name", ["singel", "usb"])
def test_an_edition_that_a_page_cannot_offer_is_told(project: Callable[..., Path], name: str) -> None:
    outcome = build(project({"mkdocs.yml": OFFERING.replace("single", name)}) / "mkdocs.yml", None, HERE)
    assert (outcome.status, codes(outcome)) == (1, ["T335"])
    assert "single" in next(iter(outcome.report or ())).remedy


def test_an_offer_whose_extra_is_missing_is_told(
    project: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> bytes:
        raise ImportError("No module named 'weasyprint'")

    edition = Edition("single", "du papier", by_course(".html", fail), suffix=".html", extra="print")
    monkeypatch.setattr("tremplin.publish.offers.OFFERED", (edition,))
    outcome = build(project({"mkdocs.yml": OFFERING}) / "mkdocs.yml", None, HERE, is_told=False)
    assert (outcome.status, codes(outcome)) == (1, ["T955"])


# ---- wrong uses


def test_a_file_has_one_course(project: Callable[..., Path]) -> None:
    outcome = export(project(OTHER), "seul.html", "single")
    assert (outcome.status, "--course" in outcome.error) == (2, True)


@pytest.mark.parametrize(
    ("edition", "name"), [("single", "seul.htm"), ("zim", "cours.zip"), ("epub", "cours.pdf")]
)
def test_a_file_ends_as_its_edition_does(project: Callable[..., Path], edition: str, name: str) -> None:
    root = project()
    outcome = export(root, name, edition)
    assert (outcome.status, f".{edition}" in outcome.error or ".html" in outcome.error) == (2, True)
    assert not (root / name).exists()
    (root / name).mkdir()
    assert export(root, name, edition).status == 0


def test_a_folder_may_have_a_date_in_its_name(project: Callable[..., Path]) -> None:
    assert export(project(), "2026.11", "single").status == 0


@pytest.mark.parametrize("course", ["couriel", "inedit"])
def test_a_course_that_is_not_there_is_told(project: Callable[..., Path], course: str) -> None:
    draft = {name.replace("velo", "inedit"): text for name, text in OTHER.items()}
    draft["courses/inedit/course.yml"] += "brouillon: oui\n"
    draft["courses/inedit/01-un/01-rouler.md"] = OTHER["courses/velo/01-un/01-rouler.md"].replace(
        "velo", "inedit"
    )
    outcome = export(project(draft), "cle", "usb", course)
    assert (outcome.status, codes(outcome)) == (2, ["T951"])
    assert "courriel" in next(iter(outcome.report or ())).remedy


def test_a_mistake_of_an_author_stops_it(project: Callable[..., Path]) -> None:
    root = project({SEGMENT: "---\ntitr: L’objet\n---\n"})
    outcome = export(root)
    assert outcome.status == 1
    assert not (root / "cle").exists()


def test_another_theme_has_no_edition(project: Callable[..., Path]) -> None:
    outcome = export(project({"mkdocs.yml": CONFIG.replace("theme: tremplin", "theme: mkdocs")}))
    assert (outcome.status, codes(outcome)) == (2, ["T957"])


def test_a_missing_extra_is_told(project: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    def make(*_: object) -> Iterator[Any]:
        raise ImportError("No module named 'weasyprint'")
        yield

    edition = Edition("papier", "du papier", make, suffix=".pdf", extra="print")
    monkeypatch.setitem(command._NAMES, "papier", edition)
    root = project()
    outcome = export(root, "papier", "papier")
    assert (outcome.status, codes(outcome)) == (2, ["T955"])
    assert "tremplin[print]" in next(iter(outcome.report or ())).remedy
    assert not (root / "papier").exists()
