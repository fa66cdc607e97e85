"""Publication: readers see the old site whole or the new one whole, whatever happens."""

from __future__ import annotations

import errno
import json
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest

from tremplin.publish import exchange
from tremplin.publish import staging as staging_module
from tremplin.publish.exchange import PartlyPublishedError
from tremplin.publish.ownership import MARK, ForeignFilesError, mark, marked
from tremplin.publish.staging import staging

OLD = {"index.html": "old", "cours/index.html": "old course"}
NEW = {"index.html": "new", "quiz/index.html": "new quiz"}


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def read(folder: Path) -> dict[str, str]:
    return {
        p.relative_to(folder).as_posix(): p.read_text(encoding="utf-8")
        for p in folder.rglob("*")
        if p.is_file() and p.name != MARK
    }


def publish(site: Path, files: dict[str, str] = NEW) -> None:
    with staging(site) as folder:
        write(folder, files)


def fail(site: Path, error: type[BaseException]) -> None:
    """A build that stops when its pages are written already."""
    with staging(site) as folder:
        write(folder, NEW)
        raise error("stop")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A published site, alone in its parent folder."""
    site = tmp_path / "site"
    write(site, OLD)
    mark(site, OLD)
    return site


def cannot(*_: object) -> None:
    raise OSError(errno.EINVAL, "cannot")


@pytest.fixture(autouse=True, params=["at once", "file by file"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """How a system puts the new site in the place of the old one."""
    if request.param == "file by file":
        monkeypatch.setattr(staging_module, "swap", cannot)
    return str(request.param)


def test_the_first_site_makes_its_parents(tmp_path: Path) -> None:
    publish(tmp_path / "www" / "formation" / "site")
    assert read(tmp_path / "www" / "formation" / "site") == NEW


def test_the_new_site_replaces_the_old_one_whole(site: Path) -> None:
    publish(site)
    assert read(site) == NEW


def test_the_old_site_is_served_while_the_new_one_is_made(site: Path) -> None:
    with staging(site) as folder:
        write(folder, NEW)
        assert read(site) == OLD


def test_the_new_site_is_made_beside_the_old_one(site: Path) -> None:
    # one disk, so that the final move is a renaming
    with staging(site) as folder:
        assert folder.is_relative_to(site.parent)
        assert not folder.is_relative_to(site)
        assert list(folder.iterdir()) == []


@pytest.mark.parametrize("error", [ValueError, SystemExit, KeyboardInterrupt, OSError])
def test_a_failed_build_leaves_the_old_site(site: Path, error: type[BaseException]) -> None:
    with pytest.raises(error):
        fail(site, error)
    assert read(site) == OLD


def test_a_failed_first_build_publishes_nothing(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="stop"):
        fail(tmp_path / "site", ValueError)
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_left_beside_a_new_site(site: Path) -> None:
    publish(site)
    assert list(site.parent.iterdir()) == [site]


def test_nothing_is_left_beside_the_site_after_a_failure(site: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        fail(site, KeyboardInterrupt)
    assert list(site.parent.iterdir()) == [site]


@pytest.mark.parametrize("mask", [0o002, 0o022, 0o077])
def test_files_and_folders_have_the_rights_that_the_system_gives(tmp_path: Path, mask: int) -> None:
    site = tmp_path / "site"
    before = os.umask(mask)
    try:
        publish(site)
        publish(site, {**NEW, "plus/index.html": "more"})
    finally:
        os.umask(before)
    for path in (site, *site.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o777 if path.is_dir() else 0o666) & ~mask, path


def test_a_standing_folder_keeps_its_rights(site: Path) -> None:
    site.chmod(0o2750)
    publish(site)
    assert stat.S_IMODE(site.stat().st_mode) == 0o2750


# ---- hidden files of the published folder


def test_hidden_files_of_the_site_are_kept(site: Path) -> None:
    kept = {".nojekyll": "", ".git/refs/heads/main": "123", ".well-known/security.txt": "Contact"}
    write(site, kept)
    publish(site)
    assert read(site) == NEW | kept


def test_a_hidden_file_of_the_new_site_wins(site: Path) -> None:
    write(site, {".nojekyll": "old"})
    publish(site, NEW | {".nojekyll": "new"})
    assert read(site)[".nojekyll"] == "new"


def test_a_hidden_link_stays_a_link(site: Path) -> None:
    (site / ".htaccess").symlink_to("somewhere-else")
    publish(site)
    assert (site / ".htaccess").readlink() == Path("somewhere-else")


# ---- files that are not ours


def refused(site: Path) -> list[str]:
    before = tree_of(site)
    with pytest.raises(ForeignFilesError) as caught:
        publish(site)
    assert tree_of(site) == before
    assert [p.name for p in site.parent.iterdir()] == [site.name]
    return caught.value.names


def tree_of(folder: Path) -> list[tuple[str, int]]:
    return sorted((p.relative_to(folder).as_posix(), p.lstat().st_mtime_ns) for p in folder.rglob("*"))


def test_a_folder_full_of_files_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "Documents"
    write(folder, {"lettre.odt": "a", "photos/vacances.jpg": "b", "index.html": "c", ".cache/x": "d"})
    assert refused(folder) == ["index.html", "lettre.odt", "photos/vacances.jpg"]


@pytest.mark.parametrize("name", [".bashrc", ".ssh/id_ed25519", ".env", ".config/app/settings"])
def test_a_folder_with_somebody_s_hidden_files_is_refused(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "home"
    write(folder, {name: "mine", ".git/HEAD": "main", ".nojekyll": ""})
    assert refused(folder) == [name.partition("/")[0]]


def test_a_folder_of_empty_folders_is_refused(tmp_path: Path) -> None:
    (tmp_path / "home/Documents/vide").mkdir(parents=True)
    (tmp_path / "home/lost+found").mkdir()
    assert refused(tmp_path / "home") == ["Documents"]


@pytest.mark.parametrize(
    "name", ["reglement.pdf", "cours/notes.txt", "cours/.htaccess", "assets/x.js", "index.html.bak"]
)
def test_a_file_that_was_added_to_the_site_is_refused(site: Path, name: str) -> None:
    write(site, {name: "mine"})
    assert refused(site) == [name]


def test_a_link_that_was_added_to_the_site_is_refused(
    site: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    write(elsewhere, {"film.mp4": "mine"})
    (site / "videos").symlink_to(elsewhere)
    (site / "perdu").symlink_to("nowhere")
    assert refused(site) == ["perdu", "videos"]
    assert read(elsewhere) == {"film.mp4": "mine"}


def test_a_file_added_while_the_site_is_made_is_refused(site: Path) -> None:
    build = staging(site)
    write(build.__enter__(), NEW)
    write(site, {"ajout.txt": "mine"})
    with pytest.raises(ForeignFilesError):
        build.__exit__(None, None, None)
    assert read(site) == {**OLD, "ajout.txt": "mine"}


def test_what_a_system_leaves_in_folders_is_nobodys(site: Path) -> None:
    write(site, {"cours/.DS_Store": "", "Thumbs.db": "", "cours/._index.html": ""})
    publish(site)
    assert NEW.items() <= read(site).items()


@pytest.mark.parametrize("files", [{}, {".git/HEAD": "main", ".nojekyll": ""}])
def test_an_empty_folder_is_taken(tmp_path: Path, files: dict[str, str]) -> None:
    (tmp_path / "site").mkdir()
    write(tmp_path / "site", files)
    publish(tmp_path / "site")
    assert read(tmp_path / "site") == NEW | files


def test_a_site_from_before_the_marks_is_taken(site: Path) -> None:
    (site / MARK).unlink()
    write(
        site, {"assets/tremplin/tremplin.js": "", "index.html": '<script src="assets/tremplin/tremplin.js">'}
    )
    publish(site)
    assert read(site) == NEW


@pytest.mark.parametrize("text", ["", "[", "{}", '{"files": 3}', "\x00"])
def test_a_mark_that_cannot_be_read_names_nothing(site: Path, text: str) -> None:
    (site / MARK).write_text(text, encoding="utf-8")
    assert refused(site) == sorted(OLD)


def test_the_mark_names_every_file(site: Path) -> None:
    publish(site, NEW | {".well-known/security.txt": "Contact", "caf\udce9.txt": "x"})
    assert marked(site) == set(read(site))
    assert json.loads((site / MARK).read_text(encoding="ascii"))["files"] == sorted(read(site))


def test_a_hidden_file_of_ours_goes_when_the_new_site_has_it_no_more(site: Path) -> None:
    write(site, {".well-known/acme": "theirs"})
    publish(site, NEW | {".well-known/security.txt": "Contact", ".nojekyll": ""})
    assert read(site) == NEW | {
        ".well-known/acme": "theirs",
        ".well-known/security.txt": "Contact",
        ".nojekyll": "",
    }
    publish(site)
    assert read(site) == NEW | {".well-known/acme": "theirs"}


def test_a_folder_that_cannot_be_listed_is_left(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scan = os.scandir

    def refuse(path: str) -> object:
        if Path(path).name == "cours":
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(PermissionError):
        publish(site)
    monkeypatch.undo()
    assert read(site) == OLD


# ---- names that change their kind


def test_a_file_gives_way_to_a_folder_and_a_folder_to_a_file(site: Path) -> None:
    publish(site, {"a": "file", "b/c": "inside", "index.html": "x"})
    publish(site, {"a/deep/er": "inside", "b": "file", "index.html": "y"})
    assert read(site) == {"a/deep/er": "inside", "b": "file", "index.html": "y"}
    publish(site, {"index.html": "z"})
    assert [p.name for p in site.iterdir() if p.is_dir()] == []


# ---- readers, all the while

READER = """
import os, sys
from pathlib import Path
site, names, wrong = Path(sys.argv[1]), sys.argv[2:], []
print("ready", flush=True)
os.set_blocking(0, False)
while True:
    for name in names:
        try:
            if not (site / name).read_text().endswith("end"):
                wrong.append(f"{name} is half")
        except OSError as error:
            wrong.append(str(error))
    try:
        if not os.read(0, 1):
            break
    except BlockingIOError:
        pass
print(wrong[:3], flush=True)
"""


@contextmanager
def reader(site: Path, *names: str) -> Iterator[list[str]]:
    """Another process that reads files of the site again and again; gives what it found wrong."""
    found: list[str] = []
    command = [sys.executable, "-c", READER, str(site), *names]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        yield found
        process.stdin.close()
        if (wrong := process.stdout.read().strip()) != "[]":
            found.append(wrong)
    assert process.returncode == 0


def edition(number: int) -> dict[str, str]:
    pages = {f"cours/{n}/index.html": f"{number} {'x' * 5000} end" for n in range(number % 7)}
    body = f"{number} {'x' * 50_000} end"
    return {"index.html": body, "assets/style.css": body, "cours/index.html": body, **pages}


def test_a_reader_never_misses_a_page(site: Path) -> None:
    publish(site, edition(0))
    with reader(site, "index.html", "assets/style.css", "cours/index.html") as wrong:
        for number in range(60):
            publish(site, edition(number))
    assert wrong == []


def test_when_it_goes_file_by_file_the_home_page_comes_last(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging_module, "swap", cannot)
    order: list[str] = []
    replace = exchange.put

    def noting(source: Path, target: Path) -> None:
        order.append(target.relative_to(site).as_posix())
        assert set(OLD) <= set(read(site)), "what is gone goes after the new pages"
        replace(source, target)

    monkeypatch.setattr(exchange, "put", noting)
    publish(
        site, {"index.html": "n", "a/index.html": "n", "cours/index.html": "n", "z.css": "n", "zz.html": "n"}
    )
    assert order == ["z.css", "a/index.html", "zz.html", "cours/index.html", "index.html"]


def test_after_one_that_ended_midway_what_is_missing_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, fresh, order = tmp_path / "site", tmp_path / "fresh", list[str]()
    for folder, names in ((site, "a"), (fresh, "ab")):
        folder.mkdir()
        for name in names:
            (folder / f"{name}.html").touch()
    monkeypatch.setattr(exchange, "put", lambda _source, target: order.append(target.name))
    exchange.merge(fresh, ["a.html", "b.html"], site, ["a.html", "b.html"])
    assert order == ["b.html", "a.html"]


# ---- a disk that fails, at every moment

WRITERS: list[tuple[Any, str]] = [
    (os, "mkdir"), (os, "link"), (os, "rename"), (os, "replace"), (os, "chmod"), (Path, "open"),
    (shutil, "copy2"), (staging_module, "swap"),
]  # fmt: skip


def fill_the_disk(patched: pytest.MonkeyPatch, after: int) -> list[str]:
    """Let every call that writes fail, after the first `after` ones; gives those that have."""
    failed: list[str] = []
    calls = 0

    def failing(name: str, call: Callable[..., object]) -> Callable[..., object]:
        def tried(*args: Any, **options: Any) -> object:
            nonlocal calls
            if name == "open" and "r" in (args[1:] or ("r",))[0]:
                return call(*args, **options)
            calls += 1
            if calls > after:
                failed.append(name)
                raise OSError(errno.ENOSPC, "No space left on device")
            return call(*args, **options)

        return tried

    for owner, name in WRITERS:
        patched.setattr(owner, name, failing(name, getattr(owner, name)))
    return failed


def test_a_disk_that_fills_at_any_moment_leaves_a_whole_site(site: Path, way: str) -> None:
    write(site, {".git/HEAD": "main"})
    hidden = {".git/HEAD": "main"}
    former = publish(site, {"index.html": "end"}) or read(site)
    with reader(site, "index.html") as wrong:
        for after in range(200):
            fresh = {"index.html": f"{after} end", f"page{after % 2}/index.html": f"{after} end"}
            with pytest.MonkeyPatch.context() as patched:
                failed = fill_the_disk(patched, after)
                try:
                    publish(site, fresh)
                except PartlyPublishedError:
                    assert way == "file by file"
                    now = read(site)
                    assert now["index.html"] in (former["index.html"], fresh["index.html"])
                    assert all(now[name] in (former.get(name), fresh.get(name)) for name in now)
                    former = now
                except OSError:
                    assert read(site) == former, "it says that nothing has changed"
                else:
                    assert read(site) == fresh | hidden
                    former = read(site)
                    if not failed:
                        break
            assert [*site.parent.iterdir()] == [site]
        else:
            pytest.fail("it never succeeds")
    assert after > 10
    assert wrong == []


def test_the_disk_of_a_mounted_folder_fills_and_the_site_stays(site: Path) -> None:
    if shutil.which("mount") is None or os.geteuid() != 0:
        pytest.skip("only the super-user mounts a disk")
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", site], capture_output=True)
    if mounted.returncode:
        pytest.skip("no disk may be mounted here")
    try:
        publish(site, {"index.html": "small end"})  # a mounted folder is exchanged with no other
        with reader(site, "index.html") as wrong, pytest.raises(OSError, match="space"):
            publish(site, {"index.html": "large end", "big.css": "x" * 500_000})
        assert wrong == []
        assert read(site) == {"index.html": "small end"}
        publish(site, {"index.html": "other end", "style.css": "x"})
        assert read(site) == {"index.html": "other end", "style.css": "x"}
    finally:
        subprocess.run(["umount", site], check=True)


# ---- builds that were killed, and builds that live

BUILD = """
import sys
from pathlib import Path
from tremplin.publish.staging import staging
with staging(Path(sys.argv[1])) as folder:
    (folder / "index.html").write_text("half")
    print("staged", flush=True)
    sys.stdin.read()
"""


@contextmanager
def other_build(site: Path) -> Iterator[subprocess.Popen[str]]:
    """A build in another process, which ends when its input does."""
    command = [sys.executable, "-c", BUILD, str(site)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "staged\n"
        yield process


def beside(site: Path) -> list[Path]:
    return [path for path in site.parent.iterdir() if path != site]


def test_what_a_killed_build_left_goes_with_the_next(site: Path) -> None:
    with other_build(site) as process:
        process.kill()
        process.wait()
    assert len(beside(site)) == 1
    publish(site)
    assert (read(site), beside(site)) == (NEW, [])


def test_a_build_that_lives_is_left_in_peace(site: Path) -> None:
    with other_build(site) as process:
        publish(site)
        assert len(beside(site)) == 1
        assert process.stdin
        process.stdin.close()
        assert process.wait() == 0
    assert (read(site), beside(site)) == ({"index.html": "half"}, [])


@pytest.mark.parametrize(
    "name", [".tremplin-mes_note/lettre.txt", ".tremplin-x/new/a", ".tremplin-abcdefg1/new.txt"]
)
def test_folders_of_others_beside_the_site_are_kept(site: Path, name: str) -> None:
    write(site.parent, {name: "mine"})
    publish(site)
    assert (site.parent / name).read_text(encoding="utf-8") == "mine"


def test_without_locks_nothing_is_swept(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staging_module, "fcntl", None)
    write(site.parent, {".tremplin-abcdefgh/new/index.html": "of another build"})
    publish(site)
    assert [path.name for path in beside(site)] == [".tremplin-abcdefgh"]
    assert read(site) == NEW


def test_two_builds_at_once_end_with_one_whole_site(site: Path) -> None:
    builds = [{f"{name}.html": name, f"{name}/more.html": name} for name in ("one", "two")]
    together = Barrier(2)

    def build(files: dict[str, str]) -> None:
        try:
            with staging(site) as folder:
                write(folder, files)
                together.wait(timeout=10)
        except OSError:
            pass  # the other one won: the command says that the site could not be written

    for _ in range(20):
        threads = [Thread(target=build, args=[files]) for files in builds]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert read(site) in builds
        assert list(site.parent.iterdir()) == [site]


# ---- targets


def test_a_link_to_the_published_folder_is_followed(site: Path) -> None:
    link = site.parent / "link"
    link.symlink_to(site)
    publish(link)
    assert link.is_symlink()
    assert read(site) == NEW


def test_a_file_in_the_way_is_kept(tmp_path: Path) -> None:
    target = tmp_path / "notes.txt"
    target.write_text("mine", encoding="utf-8")
    with pytest.raises(OSError, match=r"notes\.txt"):
        publish(target)
    assert target.read_text(encoding="utf-8") == "mine"


def test_a_target_that_cannot_be_written_is_an_error_of_the_system(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    with pytest.raises(OSError, match="file"):
        publish(tmp_path / "file" / "site")
    assert read(tmp_path) == {"file": "not a folder"}
