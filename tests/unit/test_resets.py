"""What a change of the courses does to what learners have done, and the new names that it guesses."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tremplin.cli import main
from tremplin.diagnostics import Report
from tremplin.load.loading import load
from tremplin.model.resets import Change, Edition, longer, proposals, resets

Files = Mapping[str, str | None]
MODULE, BANK = "courses/courriel/01-ecrire", "quizzes/courriel/objet.yml"
SEGMENT = f"{MODULE}/01-objet.md"
CHOICE = "{id: clair, question: Quel objet ?, réponses: [{juste: Un}, {faux: Deux}]}"
NUMBER = "{id: clair, type: nombre, question: Combien ?, réponse: 3}"


def bank(*questions: str) -> Files:
    return {BANK: "questions:\n" + "".join(f"  - {question}\n" for question in questions)}


class Editions:
    """Two editions of the small course: its files, then those with changes."""

    def __init__(self, root: Path, valid: Mapping[str, str], before: Files, after: Files) -> None:
        self.before, self.after = (
            self._written(root / name, {**valid, **before, **more})
            for name, more in (("before", {}), ("after", after))
        )

    @staticmethod
    def _written(root: Path, files: Files) -> Edition:
        for name, text in files.items():
            if text is not None:
                path = root / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
        return Edition(load(root, Report()))

    @property
    def told(self) -> list[tuple[str, Change]]:
        return [(reset.name, reset.change) for reset in resets(self.before, self.after)]


Compare = Callable[[Files, Files], Editions]


@pytest.fixture
def compare(tmp_path: Path, valid: Mapping[str, str]) -> Compare:
    return lambda before, after: Editions(tmp_path, valid, before, after)


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (CHOICE, CHOICE, None),
        (CHOICE, CHOICE.replace("Quel objet", "Quel bon objet"), None),
        (CHOICE, CHOICE.replace("{juste: Un}, {faux: Deux}", "{faux: Deux}, {juste: Un}"), None),
        (CHOICE, CHOICE.replace("{faux: Deux}", "{faux: Deux}, {faux: Trois}"), None),
        (CHOICE, CHOICE.replace("Deux", "Trois"), Change.AGAIN),
        (CHOICE, CHOICE.replace("{juste: Un}, {faux: Deux}", "{faux: Un}, {juste: Deux}"), Change.ANEW),
        (CHOICE, NUMBER, Change.AGAIN),
        (NUMBER, NUMBER.replace("3", "4"), Change.ANEW),
        (NUMBER, NUMBER.replace("id: clair", "id: net"), Change.GONE),
    ],
)
def test_what_becomes_of_an_answer(before: str, after: str, change: Change | None, compare: Compare) -> None:
    found = compare(bank(before), bank(after))
    assert found.told == ([("courriel/objet#clair", change)] if change else [])


def test_the_kind_of_before_and_that_of_today_are_said(compare: Compare) -> None:
    found = compare(bank(CHOICE), bank(NUMBER))
    (reset,) = resets(found.before, found.after)
    assert reset.why == "choix, puis nombre"


def test_a_quiz_that_goes_away_takes_its_questions_along(compare: Compare) -> None:
    moved = {BANK: None, "quizzes/courriel/sujet.yml": bank(CHOICE)[BANK]}
    step = "---\ntitre: L’objet\ndurée: 6 min\nobjectifs: [objet]\n---\nBonjour.\n\n::: quiz courriel/sujet\n"
    found = compare(bank(CHOICE), {**moved, SEGMENT: step})
    assert found.told == [("courriel/objet", Change.GONE)]
    assert proposals(found.before, found.after) == {"courriel/objet": "courriel/sujet"}


def test_a_step_under_another_name_is_proposed(compare: Compare, valid: Mapping[str, str]) -> None:
    found = compare({}, {SEGMENT: None, f"{MODULE}/01-sujet.md": valid[SEGMENT]})
    assert found.told == [("courriel/ecrire/objet", Change.GONE)]
    assert proposals(found.before, found.after) == {"courriel/ecrire/objet": "courriel/ecrire/sujet"}
    assert longer(found.before, found.after, proposals(found.before, found.after)) == {}


def test_a_module_under_another_name_is_one_line(compare: Compare, valid: Mapping[str, str]) -> None:
    new = "courses/courriel/01-rediger"
    moved = {SEGMENT: None, f"{MODULE}/module.yml": None, f"{new}/module.yml": valid[f"{MODULE}/module.yml"]}
    found = compare({}, {**moved, f"{new}/01-objet.md": valid[SEGMENT]})
    assert proposals(found.before, found.after) == {"courriel/ecrire": "courriel/rediger"}


def test_what_an_author_says_already_is_not_lost(compare: Compare, valid: Mapping[str, str]) -> None:
    course = "courses/courriel/course.yml"
    said = f"{valid[course]}anciens-ids:\n  courriel/ecrire/objet: courriel/ecrire/sujet\n"
    found = compare({}, {course: said, SEGMENT: None, f"{MODULE}/01-sujet.md": valid[SEGMENT]})
    assert (found.told, proposals(found.before, found.after)) == ([], {})


def test_what_says_something_else_is_no_new_name(compare: Compare) -> None:
    other = "---\ntitre: Les copies\ndurée: 6 min\n---\nQui met-on en copie, et pourquoi ?\n"
    found = compare({}, {SEGMENT: None, f"{MODULE}/01-copies.md": other})
    assert ("courriel/ecrire/objet", Change.GONE) in found.told
    assert proposals(found.before, found.after) == {}


def test_a_course_that_asks_for_all_its_steps_gets_longer(compare: Compare, valid: Mapping[str, str]) -> None:
    more = {f"{MODULE}/02-copies.md": "---\ntitre: Copies\ndurée: 3 min\n---\nBonjour.\n"}
    found = compare({}, more)
    assert found.told == []
    assert longer(found.before, found.after, {}) == {"courriel": ["courriel/ecrire/copies"]}
    course = "courses/courriel/course.yml"
    some = {course: f"{valid[course]}réussite: {{segments: 1}}\n"}
    found = compare(some, {**some, **more})
    assert longer(found.before, found.after, {}) == {}


# ---- the command


def git(root: Path, *arguments: str) -> None:
    who = ("-c", "user.name=Essai", "-c", "user.email=essai@example.org")
    subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True)


@pytest.fixture
def project(write_project: Callable[..., Path]) -> Path:
    """The small project, below the root of its repository."""
    config = "site_name: Essai\ndocs_dir: courses\ntheme: tremplin\nplugins: [tremplin]\n"
    root = write_project({"mkdocs.yml": config})
    git(root.parent, "init", "--quiet")
    git(root.parent, "add", root.name)
    git(root.parent, "commit", "--quiet", "-m", "Un")
    return root


def run(root: Path, *revision: str) -> Result:
    return CliRunner().invoke(main, ["diff", "-f", str(root / "mkdocs.yml"), *revision])


def test_nothing_is_lost_where_nothing_changed(project: Path) -> None:
    found = run(project)
    assert (found.exit_code, found.stdout.startswith("Rien ne se perd")) == (0, True)


def test_the_command_tells_what_is_lost_and_what_to_write(project: Path) -> None:
    (project / SEGMENT).rename(project / f"{MODULE}/01-sujet.md")
    found = run(project, "HEAD")
    assert found.exit_code == 0
    assert "N’existe plus" in found.stdout
    assert "anciens-ids:\n    courriel/ecrire/objet: courriel/ecrire/sujet\n" in found.stdout
    assert "courses/courriel/course.yml" in found.stdout


def test_folders_may_have_any_name(write_project: Callable[..., Path], valid: Mapping[str, str]) -> None:
    config = "site_name: Essai\ndocs_dir: leçons à lire\ntheme: tremplin\nplugins: [tremplin]\n"
    moved = {name.replace("courses/", "leçons à lire/"): text for name, text in valid.items()}
    root = write_project({**dict.fromkeys(valid), "mkdocs.yml": config, **moved})
    git(root, "init", "--quiet")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "Un")
    assert run(root).stdout.startswith("Rien ne se perd")
    (root / "quizzes/courriel/objet.yml").write_text(bank(NUMBER)[BANK] or "", encoding="utf-8")
    assert "courriel/objet#clair (choix, puis nombre)" in run(root).stdout


@pytest.mark.parametrize("revision", ["rien", "--output=fichier"])
def test_a_revision_that_is_not_there_is_told(revision: str, project: Path) -> None:
    found = run(project, "--", revision)
    assert found.exit_code == 2
    assert "révision" in found.stderr
    assert not (project / "fichier").exists()


def test_a_project_outside_git_is_told(
    write_project: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_project(
        {"mkdocs.yml": "site_name: Essai\ndocs_dir: courses\ntheme: tremplin\nplugins: [tremplin]\n"}
    )
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(root.parent))
    assert "n’est pas suivi par git" in run(root).stderr


def test_mistakes_of_today_are_told_first(project: Path) -> None:
    (project / BANK).write_text("questions: [", encoding="utf-8")
    found = run(project)
    assert found.exit_code == 1
    assert "T103" in found.stderr
