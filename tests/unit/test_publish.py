"""Publication: readers see the old site whole or the new one whole, whatever happens."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from threading import Barrier, Thread

import pytest

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
        if p.is_file()
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
    return site


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


@pytest.mark.parametrize("mask", [0o022, 0o077])
def test_a_web_server_can_enter_the_site(site: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        publish(site)
    finally:
        os.umask(before)
    assert site.stat().st_mode & 0o777 == 0o755


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


def test_hidden_files_deeper_in_the_site_are_not_kept(site: Path) -> None:
    write(site, {"cours/.trace": "old"})
    publish(site)
    assert read(site) == NEW


def test_a_hidden_link_stays_a_link(site: Path) -> None:
    (site / ".htaccess").symlink_to("somewhere-else")
    publish(site)
    assert (site / ".htaccess").readlink() == Path("somewhere-else")


# ---- moves


def failing(function: Callable[..., None], rank: int) -> Callable[..., None]:
    """`function`, whose call number `rank` fails as on a full or busy disk."""
    calls = 0

    def move(*args: object, **options: object) -> None:
        nonlocal calls
        calls += 1
        if calls == rank:
            raise OSError("busy")
        function(*args, **options)

    return move


@pytest.mark.parametrize("rank", [1, 2])
def test_a_move_that_fails_brings_the_old_site_back(
    site: Path, rank: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "rename", failing(os.rename, rank))
    with pytest.raises(OSError, match="busy"):
        publish(site)
    assert read(site) == OLD
    assert list(site.parent.iterdir()) == [site]


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
