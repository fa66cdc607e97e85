"""Parcels of courses: made the same each time, opened whatever they hold, taken in whole or not at all."""

from __future__ import annotations

import errno
import json
import re
import shutil
from collections.abc import Callable, Mapping
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from archives import BANK, COURSE, NETWORKS, SEGMENT, by_hand, zipped
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from tremplin.cli import main
from tremplin.diagnostics import Report
from tremplin.load.loading import load
from tremplin.parcels import applying, archive, base
from tremplin.parcels.archive import opened
from tremplin.parcels.base import ParcelError
from tremplin.parcels.packing import packed
from tremplin.parcels.shape import shape_of

CONFIG = "site_name: Essai\ndocs_dir: courses\ntheme: tremplin\nplugins:\n  - tremplin\n"
WriteProject = Callable[..., Path]
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><circle r="1"/></svg>'


@pytest.fixture
def home(write_project: WriteProject, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The catalogue of a publisher, in which the command is called."""
    root = write_project({"mkdocs.yml": CONFIG})
    monkeypatch.chdir(root)
    return root


def call(*arguments: str | Path, said: str = "") -> Result:
    return CliRunner().invoke(main, [*map(str, arguments)], input=said)


def receive(data: bytes, *options: str, said: str = "", name: str = "reseaux.zip") -> Result:
    path = Path.cwd().parent / name
    path.write_bytes(data)
    return call("receive", path, *options, said=said)


def tree(root: Path) -> dict[str, bytes]:
    """What authors wrote."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and ".tremplin" not in path.parts
    }


def laid(root: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def sent(root: Path, course: str = "reseaux") -> bytes:
    return packed(load(root, Report()), course)


def author(root: Path, **changed: str) -> Path:
    """The project of an author, who writes the course « reseaux »."""
    body = "- id: greta\n  nom: GRETA\n"
    return laid(root, {"courses/organismes.yml": body, "mkdocs.yml": CONFIG, **NETWORKS, **changed})


# ---- sending


def test_a_parcel_holds_what_the_course_needs_and_nothing_else(tmp_path: Path) -> None:
    root = author(tmp_path)
    more = {
        "courses/reseaux/images/plan.svg": DRAWING,
        "courses/reseaux/.cache": "secret",
        "courses/reseaux/Thumbs.db": "scrap",
        "courses/reseaux/outil.exe": "program",
        "courses/reseaux/01-un/02-autre.md": SEGMENT.replace("reseaux/profil", "communs/bases"),
        "quizzes/communs/bases.yml": BANK.replace("Quel profil ?", "Quel ![rond](rond.svg) profil ?"),
        "quizzes/communs/rond.svg": DRAWING,
        "quizzes/communs/autre.svg": DRAWING,
        "quizzes/communs/autre.yml": BANK,
        "courses/ailleurs.md": "# Une autre page\n",
        "mkdocs.yml": CONFIG,
    }
    laid(root, more)
    (root / "courses/reseaux/lien.txt").symlink_to(root / "mkdocs.yml")
    with ZipFile(BytesIO(sent(root))) as parcel:
        names = set(parcel.namelist())
        manifest = json.loads(parcel.read("tremplin.json"))
        sums = {name: sha256(parcel.read(name)).hexdigest() for name in names - {"tremplin.json"}}
    assert names == {
        "tremplin.json",
        "courses/organismes.yml",
        "courses/reseaux/images/plan.svg",
        "courses/reseaux/01-un/02-autre.md",
        "quizzes/communs/bases.yml",
        "quizzes/communs/rond.svg",
        *NETWORKS,
    }
    assert manifest["files"] == sums
    assert manifest["course"] == {"id": "reseaux", "folder": "reseaux", "title": "Les réseaux"}


def test_the_same_files_give_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    one, other = (author(tmp_path / name) for name in ("un", "deux"))
    assert sent(one) == sent(other)
    with ZipFile(BytesIO(sent(one))) as parcel:
        assert json.loads(parcel.read("tremplin.json"))["date"] == "2023-11-14T22:13:20Z"


def test_send_writes_one_file_and_over_no_other(home: Path) -> None:
    assert call("send").exit_code == 0
    first = (home / "courriel.zip").read_bytes()
    assert call("send", "--course", "courriel").exit_code == 0
    assert (home / "courriel.zip").read_bytes() == first
    (home / "lettre.zip").write_text("mine")
    refused = call("send", "--to", "lettre.zip")
    assert (refused.exit_code, "T954" in refused.output) == (2, True)
    assert (home / "lettre.zip").read_text() == "mine"
    assert "Vouliez-vous dire « courriel »" in call("send", "--course", "couriel").output


def test_send_asks_which_of_several_courses(home: Path) -> None:
    laid(home, NETWORKS)
    assert call("send", said="reseaux\n").exit_code == 0
    assert (home / "reseaux.zip").exists()
    assert not (home / "courriel.zip").exists()


# ---- from one project to another


def models(root: Path, course: str = "reseaux") -> tuple[object, ...]:
    project = load(root, report := Report())
    assert [str(d) for d in report if d.span.file.startswith(("courses/reseaux", "quizzes/reseaux"))] == []
    found = project.course_by_id[course]
    banks = {id_: bank.questions for id_, bank in project.banks.items() if id_.startswith(f"{course}/")}
    texts = [(text.path, text.url, text.title, text.body.text) for text in found.texts()]
    return found.info.value, texts, banks, project.provider_by_id[found.info.value.provider]


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co")), max_size=60))
def test_what_is_sent_and_received_is_the_same_course(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    root = author(tmp_path_factory.mktemp("auteur"))
    with (root / "courses/reseaux/01-un/01-profil.md").open("a", encoding="utf-8", newline="") as file:
        file.write(f"\nMot {text}\n")  # which begins no block
    with opened(BytesIO(sent(root))) as parcel:
        shape = shape_of(parcel, "envoi")
        read = {name: b"".join(parcel.pieces(inside)) for name, inside in shape.files.items()}
    other = tmp_path_factory.mktemp("pays")
    for name, data in read.items():
        path = other / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    assert models(other) == models(root)


def test_a_new_course_is_shown_checked_and_taken_in(
    home: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = author(tmp_path_factory.mktemp("auteur"))
    laid(
        root, {"courses/organismes.yml": "- id: mfr\n  nom: MFR de Damvillers\n  contact: aide@example.org\n"}
    )
    laid(root, {"courses/reseaux/course.yml": COURSE.format(provider="mfr")})
    before = tree(home)
    done = receive(sent(root), said="oui\n")
    assert done.exit_code == 0, done.output
    for shown in ("Les réseaux", "est nouveau", "+ courses/reseaux/course.yml", "~ courses/organismes.yml"):
        assert shown in done.output
    assert models(home) == models(root)
    project = load(home, Report())
    assert project.provider_by_id["mfr"].contact == "mailto:aide@example.org"
    assert (
        before.items() - {("courses/organismes.yml", before["courses/organismes.yml"])} <= tree(home).items()
    )


def test_nothing_is_written_without_a_yes(home: Path) -> None:
    before = tree(home)
    data = zipped(NETWORKS)
    assert "Rien n’a été changé" in receive(data, "--dry-run").output
    assert "Rien n’a été changé" in receive(data, said="\n").output
    assert receive(data, said="").exit_code == 1
    assert tree(home) == before
    assert list((home / ".tremplin").iterdir()) == []


CHANGED = {
    "courses/courriel/01-ecrire/01-objet.md": (
        "---\ntitre: L’objet\ndurée: 6 min\nobjectifs: [objet]\n---\nBonsoir.\n\n::: quiz courriel/objet\n"
    ),
    "quizzes/courriel/objet.yml": BANK.replace("profil", "objet").replace("id: un", "id: autre"),
}


def changed(home: Path, tmp_path_factory: pytest.TempPathFactory, **files: str) -> bytes:
    """The course « courriel » of the catalogue, as another project has it."""
    root = tmp_path_factory.mktemp("auteur") / "site"
    shutil.copytree(home, root)
    return sent(laid(root, {**CHANGED, **files}), "courriel")


def test_changes_and_what_learners_lose_are_shown(
    home: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    shown = receive(changed(home, tmp_path_factory), "--yes").output
    assert re.search(r"-Bonjour\.\s+\+Bonsoir\.", shown)
    assert re.search("N’existe plus.*\n  courriel/objet#clair", shown)


def test_a_reception_can_be_undone_until_a_file_changes(
    home: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    laid(home, {"courses/courriel/note.txt": "gone in the parcel"})
    before = tree(home)
    root = tmp_path_factory.mktemp("auteur") / "site"
    shutil.copytree(home, root)
    (root / "courses/courriel/note.txt").unlink()
    laid(root, {**CHANGED, "courses/courriel/images/plan.svg": DRAWING})
    assert receive(sent(root, "courriel"), "--yes").exit_code == 0
    after = tree(home)
    assert "courses/courriel/note.txt" not in after
    assert "courses/courriel/images/plan.svg" in after
    page = home / "courses/courriel/01-ecrire/01-objet.md"
    page.write_text("mine", encoding="utf-8")
    refused = call("receive", "--undo")
    assert (refused.exit_code, "T969" in refused.output) == (1, True)
    page.write_bytes(after["courses/courriel/01-ecrire/01-objet.md"])
    assert call("receive", "--undo").exit_code == 0
    assert tree(home) == before
    assert not (home / "courses/courriel/images").exists()
    assert "T969" in call("receive", "--undo").output


@pytest.mark.parametrize("name", ["01-ecrire/01-objet.md", "01-ecrire/02-suite.md", "note.txt"])
def test_what_changes_during_the_question_stays(
    home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    """A file that would be replaced, one that would come, one that would go."""
    data = changed(home, tmp_path_factory, **{"courses/courriel/01-ecrire/02-suite.md": SEGMENT})
    laid(home, {"courses/courriel/note.txt": "gone in the parcel"})
    page = home / "courses/courriel" / name

    def writing(_: str) -> bool:
        page.write_text("mine", encoding="utf-8")
        return True

    monkeypatch.setattr("tremplin.commands.receive.confirmed", writing)
    before = tree(home)
    done = receive(data)
    assert (done.exit_code, "T968" in done.output, name in done.output) == (1, True, True)
    assert tree(home) == {**before, f"courses/courriel/{name}": b"mine"}
    assert list((home / ".tremplin/recus").iterdir()) == []


def test_a_course_that_brings_errors_is_not_taken_unseen(home: Path) -> None:
    before = tree(home)
    broken = {**NETWORKS, "courses/reseaux/01-un/01-profil.md": SEGMENT.replace("titre", "titr")}
    done = receive(zipped(broken), "--yes")
    assert (done.exit_code, "T201" in done.output) == (1, True)
    assert tree(home) == before
    assert receive(zipped(broken), said="oui\n").exit_code == 0


def test_errors_that_were_there_before_do_not_keep_a_course_out(home: Path) -> None:
    laid(home, {"courses/courriel/01-ecrire/module.yml": "titr: Écrire\n"})
    assert receive(zipped(NETWORKS), "--yes").exit_code == 0


def test_the_course_of_another_body_asks_for_its_name(
    home: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = {
        "courses/organismes.yml": "- id: mfr\n  nom: MFR\n",
        "courses/courriel/course.yml": (home / "courses/courriel/course.yml")
        .read_text("utf-8")
        .replace("greta", "mfr"),
    }
    data, before = changed(home, tmp_path_factory, **other), tree(home)
    refused = receive(data, "--yes")
    assert (refused.exit_code, "T967" in refused.output, "Attention" in refused.output) == (1, True, True)
    assert receive(data, said="mfr\n").exit_code == 1
    assert tree(home) == before
    assert receive(data, said="greta\n").exit_code == 0
    assert call("receive", "--undo").exit_code == 0
    assert receive(data, "--yes", "--replace").exit_code == 0


def test_a_quiz_of_the_course_of_another_body_counts_too(home: Path) -> None:
    laid(home, {"courses/organismes.yml": "- id: greta\n  nom: GRETA\n- id: mfr\n  nom: MFR\n"})
    bank = (home / "quizzes/courriel/objet.yml").read_text("utf-8")
    theirs = {**NETWORKS, "quizzes/courriel/objet.yml": f"# autre\n{bank}"}
    theirs["courses/reseaux/course.yml"] = COURSE.format(provider="mfr")
    assert "T967" in receive(zipped(theirs), "--yes").output


# ---- stopped midway


class _Stopped(BaseException):
    """As Ctrl+C is one."""


@pytest.mark.parametrize("fault", [OSError(errno.ENOSPC, "full"), _Stopped()], ids=["full disk", "stopped"])
@pytest.mark.parametrize("at", range(4))
def test_what_stops_midway_leaves_the_project_as_it_was(
    home: Path, monkeypatch: pytest.MonkeyPatch, fault: BaseException, at: int
) -> None:
    before = tree(home)
    place, left = applying._place, iter([*[True] * at, False])

    def failing(source: Path | None, target: Path) -> None:
        if not next(left, True):
            raise fault
        place(source, target)

    monkeypatch.setattr(applying, "_place", failing)
    try:
        done = receive(zipped(NETWORKS), "--yes")
        assert "T968" in done.output
    except _Stopped:
        pass
    assert tree(home) == before
    assert list((home / ".tremplin/recus").iterdir()) == []


def test_what_a_machine_that_stopped_left_is_put_back_by_the_next_call(
    home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    before, data = tree(home), changed(home, tmp_path_factory)
    with monkeypatch.context() as patched:
        patched.setattr(applying.Kept, "put_back", lambda _: None)
        patched.setattr(applying.shutil, "rmtree", lambda *_, **__: None)
        place = applying._place
        left = iter([True, False])

        def killed(source: Path | None, target: Path) -> None:
            if not next(left):
                raise _Stopped
            place(source, target)

        patched.setattr(applying, "_place", killed)
        with pytest.raises(_Stopped):
            receive(data, "--yes")
    assert tree(home) != before
    call("receive", "--undo")
    assert tree(home) == before


def test_nothing_is_written_through_a_link(home: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("ailleurs")
    (home / "courses/reseaux").symlink_to(outside, target_is_directory=True)
    assert receive(zipped(NETWORKS), said="oui\n").exit_code == 1
    assert list(outside.iterdir()) == []


# ---- archives made by hand


@pytest.mark.parametrize(
    "files",
    [
        {name.removeprefix("courses/"): text for name, text in NETWORKS.items()},
        {f"Mon travail/{name}": text for name, text in NETWORKS.items()},
        {name.removeprefix("courses/reseaux/"): text for name, text in NETWORKS.items()},
    ],
    ids=["the folder", "the project", "its files alone"],
)
def test_a_course_that_was_zipped_by_hand_is_understood(home: Path, files: dict[str, str]) -> None:
    scraps = {"__MACOSX/._x": "x", "Thumbs.db": "x", "reseaux/desktop.ini": "x", ".DS_Store": "x"}
    done = receive(zipped({**files, **scraps}), "--yes")
    assert done.exit_code == 0, done.output
    assert "Laissés de côté" in done.output
    assert {name: tree(home)[name].decode() for name in NETWORKS} == dict(NETWORKS)


@pytest.mark.parametrize("written", ["utf-8", "cp850", "nfd"])
def test_names_of_old_programs_are_read(written: str) -> None:
    name = "reseaux/été.txt"
    nfd = "reseaux/e\u0301te\u0301.txt"
    data = by_hand(nfd.encode() if written == "nfd" else name.encode(written))
    with opened(BytesIO(data)) as found:
        assert [*found.entries] == [name]


def test_backslashes_are_those_of_windows(home: Path) -> None:
    files = {name.removeprefix("courses/").replace("/", "\\"): text for name, text in NETWORKS.items()}
    assert receive(zipped(files), "--yes").exit_code == 0
    assert set(NETWORKS) <= tree(home).keys()


def test_quizzes_that_were_not_zipped_stay(home: Path) -> None:
    course = {name: text for name, text in tree(home).items() if name.startswith("courses/courriel/")}
    course["courses/courriel/01-ecrire/module.yml"] = b"titre: Autre\n"
    assert receive(zipped(course), "--yes", name="courriel.zip").exit_code == 0
    assert (home / "quizzes/courriel/objet.yml").exists()


def test_what_is_there_already_changes_nothing(home: Path) -> None:
    assert "Rien ne change" in receive(sent(home, "courriel")).output


# ---- archives that are refused


def with_course(**more: str | bytes) -> bytes:
    return zipped({**NETWORKS, **more})


SOUND = "courses/reseaux/"
LINK = 0o120777 << 16
OTHER_SUMS = {"format": 1, "files": dict.fromkeys(NETWORKS, "0")}
REFUSED: dict[str, tuple[str, Callable[[], bytes]]] = {
    "empty": ("T961", lambda: b""),
    "no archive": ("T961", lambda: b"bonjour" * 99),
    "truncated": ("T961", lambda: zipped(NETWORKS)[:-40]),
    "start lost": ("T961", lambda: zipped(NETWORKS)[200:]),
    "encrypted": ("T961", lambda: by_hand(f"{SOUND}course.yml", flags=1)),
    "other compression": ("T961", lambda: by_hand(f"{SOUND}course.yml", method=12)),
    "wrong crc": ("T961", lambda: by_hand(f"{SOUND}course.yml", crc=7)),
    "shorter than said": ("T961", lambda: by_hand(f"{SOUND}course.yml", packed=1, size=9)),
    "longer than said": ("T961", lambda: by_hand(f"{SOUND}course.yml", b"x" * 99, packed=9, size=9)),
    "overlapping": ("T961", lambda: overlapping()),
    "64 bits": ("T962", lambda: zipped(NETWORKS)[:-22] + b"PK\6\7" + bytes(16) + zipped(NETWORKS)[-22:]),
    "too many": ("T962", lambda: zipped({f"{SOUND}{n}.md": "" for n in range(base.FILES + 1)})),
    "ratio": ("T962", lambda: with_course(**{f"{SOUND}a.md": bytes(2 * base.SMALL)})),
    "one too large": ("T962", lambda: by_hand(f"{SOUND}a.md", packed=1, size=base.ENTRY_BYTES + 1)),
    "parent": ("T963", lambda: with_course(**{"courses/reseaux/../../mkdocs.yml": ""})),
    "absolute": ("T963", lambda: with_course(**{"/etc/passwd": ""})),
    "drive": ("T963", lambda: with_course(**{"C:/x.md": ""})),
    "backslash among slashes": ("T963", lambda: with_course(**{"courses/reseaux/..\\x.md": ""})),
    "reserved": ("T963", lambda: with_course(**{f"{SOUND}con.md": ""})),
    "unseen sign": ("T963", lambda: with_course(**{f"{SOUND}a\u202eb.md": ""})),
    "case": ("T963", lambda: with_course(**{f"{SOUND}Plan.md": "", f"{SOUND}plan.md": ""})),
    "case of a folder": ("T963", lambda: with_course(**{f"{SOUND}01-Un/x.md": ""})),
    "accents": ("T963", lambda: with_course(**{f"{SOUND}\u00e9.md": "", f"{SOUND}e\u0301.md": ""})),
    "file and folder": ("T963", lambda: with_course(**{f"{SOUND}a.md": "", f"{SOUND}a.md/b.md": ""})),
    "link": ("T963", lambda: zipped(NETWORKS, external_attr=LINK)),
    "device": ("T963", lambda: zipped(NETWORKS, external_attr=0o020666 << 16)),
    "long": ("T963", lambda: with_course(**{f"{SOUND}{'a' * 250}.md": ""})),
    "program": ("T964", lambda: with_course(**{f"{SOUND}a.exe": ""})),
    "page of HTML": ("T964", lambda: with_course(**{f"{SOUND}a.html": ""})),
    "archive inside": ("T964", lambda: with_course(**{f"{SOUND}a.zip": zipped({})})),
    "other YAML": ("T964", lambda: with_course(**{f"{SOUND}mkdocs.yml": ""})),
    "document among quizzes": ("T964", lambda: with_course(**{"quizzes/reseaux/a.pdf": ""})),
    "no course": ("T965", lambda: zipped({"photo.jpg": ""})),
    "two courses": ("T965", lambda: with_course(**{"courses/autre/course.yml": ""})),
    "pages of another": ("T965", lambda: with_course(**{"courses/autre/01-un/a.md": ""})),
    "a page of the site": ("T965", lambda: with_course(**{"courses/index.md": ""})),
    "a configuration": ("T965", lambda: with_course(**{"mkdocs.yml": ""})),
    "paths of the site": ("T965", lambda: with_course(**{"courses/parcours.yml": ""})),
    "manifest that is none": ("T966", lambda: with_course(**{"tremplin.json": "[]"})),
    "manifest of later": ("T966", lambda: with_course(**{"tremplin.json": '{"format": 2, "files": {}}'})),
    "manifest elsewhere": ("T966", lambda: with_course(**{f"{SOUND}tremplin.json": "{}"})),
    "not in the manifest": ("T966", lambda: with_course(**{"tremplin.json": '{"format": 1, "files": {}}'})),
    "other sum": ("T966", lambda: with_course(**{"tremplin.json": json.dumps(OTHER_SUMS)})),
}  # fmt: skip


def overlapping() -> bytes:
    """One file under two names."""
    data = zipped({f"{SOUND}a.md": "x" * 400, f"{SOUND}b.md": "y"})
    second = data.index(b"PK\3\4", 4)
    row = data.rindex(b"PK\1\2")
    assert int.from_bytes(data[row + 42 : row + 46], "little") == second
    return data[: row + 42] + bytes(4) + data[row + 46 :]


@pytest.mark.parametrize("kind", REFUSED)
def test_an_archive_is_refused_before_anything_changes(home: Path, kind: str) -> None:
    code, make = REFUSED[kind]
    before = tree(home)
    done = receive(make(), "--yes", "--replace")
    assert set(re.findall(r"T96\d", done.output)) == {code}, done.output
    assert done.exit_code == 1
    assert tree(home) == before
    assert list(home.parent.glob("passwd")) == []


def test_what_is_too_large_in_all_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = zipped(NETWORKS)
    monkeypatch.setattr(archive, "BYTES", 700)
    with pytest.raises(ParcelError) as all_files, opened(BytesIO(zipped({"a.md": "x" * 701}))):
        pass
    with pytest.raises(ParcelError) as whole, opened(BytesIO(data)):
        pass
    assert (all_files.value.code, whole.value.code) == ("T962", "T962")


_PARTS = st.sampled_from(
    [
        "..",
        ".",
        "",
        "courses",
        "quizzes",
        "reseaux",
        "a.md",
        "A.md",
        "con",
        "C:",
        "\\",
        "é",
        "é",
        "x\0y",
        "course.yml",
    ]
)


@given(st.lists(st.lists(_PARTS, min_size=1, max_size=5).map("/".join), min_size=1, max_size=6, unique=True))
def test_no_name_leads_out_of_the_two_folders(names: list[str]) -> None:
    data = zipped({name.replace("\0", "\1"): "x" for name in names})
    try:
        with opened(BytesIO(data)) as found:
            files = shape_of(found, "reseaux").files
    except ParcelError:
        return
    assert all(name.startswith(("courses/", "quizzes/")) for name in files)
    assert all(part not in ("", ".", "..") for name in files for part in name.split("/"))
    folded = [name.casefold() for name in files]
    assert len(folded) == len(set(folded))


@given(st.integers(0, 2**32), st.binary(min_size=1, max_size=3))
def test_a_damaged_archive_gives_what_was_sent_or_a_refusal(at: int, noise: bytes) -> None:
    data = zipped(NETWORKS)
    at %= len(data)
    damaged = data[:at] + noise + data[at + len(noise) :]
    try:
        with opened(BytesIO(damaged)) as found:
            shape = shape_of(found, "reseaux")
            read = {name: b"".join(found.pieces(inside)) for name, inside in shape.files.items()}
    except ParcelError:
        return
    assert set(read.values()) <= {text.encode() for text in NETWORKS.values()}


def test_receive_takes_a_file_or_undoes(home: Path) -> None:
    assert call("receive").exit_code == 2
    (home / "a.zip").write_bytes(zipped(NETWORKS))
    assert call("receive", "a.zip", "--undo").exit_code == 2


def test_a_site_with_other_plugins_receives_too(home: Path) -> None:
    (home / "mkdocs.yml").write_text(CONFIG + "  - search\n", encoding="utf-8")
    assert receive(zipped(NETWORKS), "--yes").exit_code == 0


@pytest.mark.parametrize(
    "arguments", [("receive", "nulle-part.zip"), ("receive", "courses"), ("send", "--to", "courses")]
)
def test_what_is_no_file_is_told_in_french(home: Path, arguments: tuple[str, ...]) -> None:
    done = call(*arguments)
    assert done.exit_code == 2
    assert "courses" in done.output or "nulle-part.zip" in done.output
    assert not re.search(r"\b(is|does|not|file|exist)\b", done.output, re.I)
    assert (home / "courses").is_dir()
