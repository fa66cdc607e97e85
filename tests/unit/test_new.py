"""`tremplin new`: what it writes passes `check`, wherever it is called; what is there stays."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from examining import examined

from tremplin.cli import main, writing
from tremplin.commands import new
from tremplin.diagnostics import Report
from tremplin.load.loading import load

New = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> New:
    """Calls the command in a folder of `tmp_path`, with answers typed when it asks."""

    def call(*arguments: str, at: str = ".", typed: str = "") -> Result:
        monkeypatch.chdir(tmp_path / at)
        return CliRunner().invoke(main, ["new", *arguments], input=typed)

    return call


@pytest.fixture
def site(run: New, tmp_path: Path) -> Path:
    assert run("site", "Mes cours", "--yes").exit_code == 0
    return tmp_path / "mes-cours"


def told(root: Path) -> list[str]:
    return [f"{d.span.file} {d.code}" for d in examined(root)]


def written(root: Path) -> set[str]:
    return {p.relative_to(root).as_posix() for p in root.rglob("*") if p.is_file()}


def test_the_command_line_names_every_kind() -> None:
    assert set(writing.NEW) == set(new.KINDS)


def test_a_site_is_whole_and_has_nothing_to_tell(site: Path) -> None:
    assert told(site) == []
    assert {
        "mkdocs.yml",
        ".gitignore",
        "LISEZMOI.md",
        "courses/index.md",
        "courses/organismes.yml",
    } <= written(site)
    project = load(site, Report())
    assert [course.id for course in project.courses] == ["mon-premier-cours"]
    assert {text.url for text in project.free_pages} == {
        "accessibilite/",
        "confidentialite/",
        "mentions-legales/",
    }


NAMES = [
    "L’été à l'école",
    'Un "mot" : {deux} #3',
    "CON",
    "2024 en bref",
    "C:\\vigne *et* [lien](x) <b>",
    "日本",
    "- a",
]


@pytest.mark.parametrize("name", NAMES)
def test_any_name_gives_a_site_that_passes(run: New, tmp_path: Path, name: str) -> None:
    result = run("site", "--yes", f"--organisme={name}", f"--cours={name}", "--", name)
    assert result.exit_code == 0, result.output
    (root,) = tmp_path.iterdir()
    assert told(root) == []
    for kind in ("cours", "organisme"):
        result = run(kind, "--yes", "--", f"Un autre : {name}", at=root.name)
        assert result.exit_code == 0, result.output
    for kind in ("module", "segment"):
        course = next(p.name for p in (root / "courses").iterdir() if p.name.startswith("un-autre"))
        result = run(kind, "--yes", "--", name, at=f"{root.name}/courses/{course}/01-pour-commencer")
        assert result.exit_code == 0, result.output
    assert told(root) == []
    project = load(root, Report())
    assert {course.title for course in project.courses} == {name, f"Un autre : {name}"}
    assert name in {segment.title for course in project.courses for segment in course.segments}


def test_where_it_is_called_is_understood(run: New, site: Path) -> None:
    home = site.name
    assert run("cours", "Vigne", "--yes", at=f"{home}/courses/mon-premier-cours").exit_code == 0
    assert run("module", "Hiver", "--yes", at=f"{home}/courses/vigne").exit_code == 0
    assert run("segment", "Tailler", "--yes", at=f"{home}/courses/vigne/02-hiver").exit_code == 0
    assert run("quiz", "Outils", "--yes", at=f"{home}/quizzes/vigne").exit_code == 0
    assert "courses/vigne/02-hiver/02-tailler.md" in written(site)
    assert "quizzes/vigne/outils.yml" in written(site)
    assert told(site) == ["quizzes/vigne/outils.yml T314"]
    assert "durée: 15 min\n" in (site / "courses/vigne/course.yml").read_text(encoding="utf-8")


def test_elsewhere_options_say_where(run: New, site: Path) -> None:
    assert run("cours", "Vigne", "--yes", at=site.name).exit_code == 0
    result = run("module", "Hiver", "--yes", at=site.name)
    assert result.exit_code == 2
    assert "--cours … » : mon-premier-cours, vigne" in result.output
    assert run("module", "Hiver", "--yes", "--cours", "vigne", at=site.name).exit_code == 0
    assert run("segment", "Tailler", "--yes", "--module", "vigne/hiver", at=site.name).exit_code == 0
    result = run("segment", "Tailler", "--yes", "--module", "vigne/hivr", at=site.name)
    assert "« hivr » n’existe pas. Vouliez-vous dire « hiver » ?" in result.output
    assert told(site) == []


def test_what_is_not_said_is_asked_in_french(run: New, tmp_path: Path) -> None:
    typed = "Le site\nMFR\npas une adresse\nmfr@example.org\nTailler\ngitub\ngitlab\n"
    result = run("site", typed=typed)
    assert result.exit_code == 0, result.output
    for question in (
        "Le nom du site [Mes cours] :",
        "L’organisme",
        "Le courriel",
        "Le titre du premier cours",
    ):
        assert question in result.output
    assert "« pas une adresse » n’est pas une adresse" in result.output
    root = tmp_path / "le-site"
    assert (root / ".gitlab-ci.yml").is_file()
    assert told(root) == []


def test_what_to_begin_is_asked_too(run: New, tmp_path: Path) -> None:
    result = run(typed="\nLe site\n\n\n\n\n")
    assert (
        "Que voulez-vous commencer (site, cours, module, segment, quiz, organisme) [site] :" in result.output
    )
    result = run(typed="\nDeux\n", at="le-site/courses")
    assert "[segment] :" in result.output
    assert told(tmp_path / "le-site") == []
    assert "tremplin new site, cours" in run("--yes").output


def test_a_course_among_several_is_asked(run: New, site: Path) -> None:
    run("cours", "Vigne", "--yes", at=site.name)
    result = run("module", at=site.name, typed="Hiver\nvigne\n")
    assert "Dans quel cours (mon-premier-cours, vigne)" in result.output
    assert "courses/vigne/02-hiver/module.yml" in written(site)


@pytest.mark.parametrize(
    ("arguments", "at"),
    [
        (("site", "Mes cours"), "."),
        (("cours", "Mon premier cours"), "mes-cours"),
        (("module", "Pour commencer"), "mes-cours"),
        (("segment", "Première étape"), "mes-cours"),
        (("quiz", "Première étape"), "mes-cours"),
        (("organisme", "Mon organisme"), "mes-cours"),
    ],
)
def test_nothing_is_written_over(run: New, site: Path, arguments: tuple[str, ...], at: str) -> None:
    before = {name: (site / name).read_bytes() for name in written(site)}
    result = run(*arguments, "--yes", at=at)
    assert result.exit_code == 2
    assert "existe déjà" in result.output
    assert before == {name: (site / name).read_bytes() for name in written(site)}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("cours", "A"), "Commencez par : tremplin new site"),
        (("site", "A", "--module", "b"), "« --module » ne sert pas à « tremplin new site »"),
        (("site", "A", "--contact", "b"), "n’est pas une adresse"),
        (("site", " "), "Il faut un nom"),
    ],
)
def test_a_wrong_use_is_told(run: New, tmp_path: Path, arguments: tuple[str, ...], words: str) -> None:
    result = run(*arguments, "--yes")
    assert (result.exit_code, words in result.output) == (2, True), result.output
    assert [*tmp_path.iterdir()] == []


def test_a_site_is_not_made_in_another(run: New, site: Path) -> None:
    result = run("site", "Autre", "--yes", at=f"{site.name}/courses")
    assert result.exit_code == 2
    assert "déjà dans un site" in result.output


def test_a_half_made_project_can_go_on(run: New, tmp_path: Path) -> None:
    config = "site_name: A\ndocs_dir: pages/cours\nplugins:\n  - tremplin: {quizzes: questions}\n"
    (tmp_path / "mkdocs.yml").write_text(config, encoding="utf-8-sig")
    assert "pas encore de cours" in run("module", "A", "--yes").output
    assert run("cours", "Vigne", "--yes").exit_code == 0
    assert {"pages/cours/organismes.yml", "questions/vigne/premiere-etape.yml"} <= written(tmp_path)
    (tmp_path / "pages/cours/organismes.yml").write_text("- {id: a, nom: [\n", encoding="utf-8")
    assert "Ajoutez vous-même ces lignes" in run("organisme", "B", "--yes").output


@pytest.mark.parametrize(
    ("config", "words"),
    [
        ("site_name: [\n", "ne se lit pas. Lancez « tremplin check »"),
        ("- un\n", "ne se lit pas"),
        ("site_name: A\ndocs_dir: ../ailleurs\n", "« ../ailleurs » n’est pas dans celui du site"),
    ],
)
def test_a_configuration_that_does_not_do_is_told(run: New, tmp_path: Path, config: str, words: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(config, encoding="utf-8")
    result = run("cours", "A", "--yes")
    assert (result.exit_code, words in result.output) == (2, True), result.output
    assert [path.name for path in tmp_path.iterdir()] == ["mkdocs.yml"]


def test_folders_may_be_named_in_several_ways(run: New, tmp_path: Path) -> None:
    config = "site_name: A\ndocs_dir: ./pages/cours/\nplugins: {tremplin: {quizzes: ./questions}}\n"
    (tmp_path / "mkdocs.yml").write_text(config, encoding="utf-8")
    assert run("cours", "Vigne", "--yes").exit_code == 0
    assert run("segment", "Deux", "--yes", at="pages/cours/vigne").exit_code == 0
    assert "questions/vigne/deux.yml" in written(tmp_path)


def test_bodies_that_cannot_be_read_are_told(run: New, site: Path) -> None:
    (site / "courses/organismes.yml").write_text("- id: [\n", encoding="utf-8")
    result = run("cours", "Vigne", "--yes", at=site.name)
    assert (result.exit_code, "ne donne aucun organisme" in result.output) == (2, True)


def test_a_course_in_windows_ways_is_lengthened(run: New, site: Path) -> None:
    path = site / "courses/mon-premier-cours/course.yml"
    before = b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(before)
    assert run("segment", "Deux", "--yes", at=site.name).exit_code == 0
    assert path.read_bytes() == before.replace(b"e: 5 min", b"e: 10 min")
    assert told(site) == []


def test_a_body_with_folders_is_told_to_add_one(run: New, site: Path) -> None:
    path = site / "courses/organismes.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "    dossiers: [mon-premier-cours]\n", encoding="utf-8")
    assert "Ajoutez « vigne » aux « dossiers: »" in run("cours", "Vigne", "--yes", at=site.name).output


# ---- forges


@pytest.mark.parametrize("forge", new.FORGES)
def test_a_workflow_checks_then_publishes_with_commands_that_exist(
    run: New, tmp_path: Path, forge: str
) -> None:
    result = run("site", "A", "--yes", "--forge", forge)
    assert "Copiez dans courses/_racine/outils/ le fichier « .whl »" in result.output
    text = (tmp_path / "a" / new.FORGES[forge]).read_text(encoding="utf-8")
    assert isinstance(yaml.safe_load(text), dict)
    commands = re.findall(r"\btremplin ((?:check|build)[^\n|>;&]*)", text)
    assert {command.split()[0] for command in commands} == {"check", "build"}
    for command in commands:
        name, *options = command.split()
        main.commands[name].make_context(name, options)
    assert "path: .tremplin" in text or "paths: [.cache/pip, .tremplin]" in text


def test_the_wheel_goes_where_workflows_install_it_from(
    run: New, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheel = tmp_path / "tremplin-1-py3-none-any.whl"
    wheel.write_bytes(b"PK")
    monkeypatch.setattr(new, "own_wheel", lambda: wheel)
    assert "Copiez" not in run("site", "A", "--yes", "--forge", "github").output
    assert (tmp_path / "a/courses/_racine/outils" / wheel.name).read_bytes() == b"PK"


# ---- how it is called


@pytest.mark.parametrize(
    ("called", "is_found", "said"),
    [
        ("bin/tremplin", True, "tremplin"),
        ("bin/tremplin", False, "~/bin/tremplin"),
        ("lib/tremplin/__main__.py", False, "python3 -m tremplin"),
    ],
)
def test_the_next_steps_are_said_as_the_author_calls_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, called: str, is_found: bool, said: str
) -> None:
    path = tmp_path / called
    path.parent.mkdir(parents=True)
    path.touch(mode=0o755)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PATH", str(path.parent) if is_found else "")
    monkeypatch.setattr("sys.argv", [str(path)])
    assert new.program() == said
