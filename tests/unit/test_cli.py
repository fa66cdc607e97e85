"""The commands as authors and machines call them: statuses, messages, and what is published."""

from __future__ import annotations

import ast
import gettext
import json
import re
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import click
import pytest

import tremplin as tremplin_package
from commands import run, started
from tremplin.cli.group import main

CONFIG = "site_name: Essai\ndocs_dir: courses\ntheme: tremplin\nplugins:\n  - tremplin\n"
SEGMENT = "courses/courriel/01-ecrire/01-objet.md"
SOUND = "---\ntitre: L’objet\ndurée: 6 min\nobjectifs: [objet]\n---\n{body}\n\n::: quiz courriel/objet\n"
MISTAKE = {SEGMENT: "---\ntitr: L’objet\ndurée: 6 min\nobjectifs: [objet]\n---\n\n::: quiz courriel/objet\n"}
WARNING = {SEGMENT: SOUND.format(body="## Un\n\n#### Trois niveaux plus bas\n")}
DRAFT = {
    "courses/inedit/course.yml": (
        "titre: Un cours inédit\nrésumé: Pas encore.\norganisme: greta\nobjectifs: {rien: Rien}\n"
        "durée: 5 min\nbrouillon: oui\nassistance: {contact: aide@example.org}\névaluation: Un quiz.\n"
    ),
    "courses/inedit/01-un/module.yml": "titre: Un\n",
    "courses/inedit/01-un/01-page.md": (
        "---\ntitre: Une page inédite\ndurée: 5 min\nobjectifs: [rien]\n---\n\n::: quiz inedit/rien\n"
    ),
    "quizzes/inedit/rien.yml": (
        "questions:\n  - {id: rien, question: Rien ?, réponse: vrai, objectif: rien}\n"
    ),
    "quizzes/inedit/inedit.svg": "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'></svg>",
    "courses/parcours.yml": ("- {id: tout, titre: Tout savoir, cours: [courriel, inedit]}\n"),
}
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'

WriteProject = Callable[..., Path]
Project = Callable[..., Path]


@pytest.fixture
def project(write_project: WriteProject) -> Project:
    """A small sound project with its configuration, and the given files."""

    def write(files: Mapping[str, str | None] | None = None) -> Path:
        return write_project({"mkdocs.yml": CONFIG, **(files or {})})

    return write


def tremplin(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run(root, "tremplin", *arguments)


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


# ---- help and usage


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ([], "Des cours en Markdown et en YAML"),
        (["build"], "le site déjà publié reste tel quel"),
        (["check"], "sans rien publier"),
        (["serve"], "Voir le site pendant qu’on écrit"),
        (["explain"], "Expliquer un message"),
        (["export"], "usb un dossier pour une clé USB"),
        (["new"], "Commencer un site, un cours"),
        (["schema"], "Écrire les schémas"),
    ],
)
def test_the_help_is_in_french(tmp_path: Path, command: list[str], words: str) -> None:
    result = tremplin(tmp_path, *command, "--help")
    assert result.returncode == 0
    assert words in " ".join(result.stdout.split())
    assert re.findall(r"Show the version|Show this message|Commands:|default:", result.stdout) == []


def test_the_version_is_told(tmp_path: Path) -> None:
    assert re.search(r"\d+\.\d+\.\d+", tremplin(tmp_path, "--version").stdout)


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", "--stricte"],
        ["construire"],
        ["check", "--format", "xml"],
        ["build", "-f", "ailleurs.yml"],
        ["check", "-f", "ailleurs.yml"],
        ["serve", "-f", "ailleurs.yml"],
        ["explain", "T999"],
        ["export", "usb"],
        ["export", "clef", "--to", "cle"],
        ["export", "usb", "--to", "cle", "-f", "ailleurs.yml"],
    ],
)
def test_a_wrong_use_has_status_2(tmp_path: Path, arguments: list[str]) -> None:
    result = tremplin(tmp_path, *arguments)
    assert (result.returncode, result.stdout) == (2, "")
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["build", "--stricte"], "L’option --stricte n’existe pas."),
        (["build", "--jobs", "0"], "0 n’est pas dans les limites (1<=x<=256)."),
        (["build", "--jobs", "x"], "« x » n’est pas un nombre."),
        (["links", "--delay", "x"], "« x » n’est pas un nombre."),
        (["quality", "--fail-under", "200"], "200 n’est pas dans les limites (0<=x<=100)."),
        (["export"], "Il manque l’argument 'ÉDITION'."),
        (["export", "usb"], "Il manque l’option '--to'."),
    ],
)
def test_a_wrong_use_is_told_in_french(tmp_path: Path, arguments: list[str], words: str) -> None:
    assert words in tremplin(tmp_path, *arguments).stderr


def said_by_click() -> Iterator[tuple[str, ...]]:
    """What the library of the command line says: one text, or two where it counts. What it tells programmers
    is raised as an error of Python.
    """
    for path in Path(click.__file__).parent.glob("*.py"):
        nodes = [*ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
        raised = [node.exc for node in nodes if isinstance(node, ast.Raise) and node.exc]
        faults = [exc for exc in raised if re.match("(Type|Value)Error", ast.unparse(exc))]
        ours = {inner for exc in faults for inner in ast.walk(exc)}
        for node in nodes:
            if isinstance(node, ast.Call) and node not in ours:
                count = {"_": 1, "ngettext": 2}.get(ast.unparse(node.func), 0)
                texts = [text.value for text in node.args[:count] if isinstance(text, ast.Constant)]
                yield tuple(str(text) for text in texts)


def test_no_message_of_the_library_is_in_english() -> None:
    french = gettext.translation("messages", Path(tremplin_package.__file__).parent / "locale", ["fr"])
    told = {*said_by_click(), ("required",)} - {()}
    assert ("Missing option",) in told
    same = {("Options",), ("%(prog)s, version %(version)s",)}
    english = {
        texts
        for texts in told - same
        if (french.gettext(texts[0]) == texts[0] if len(texts) == 1 else french.ngettext(*texts, 2) in texts)
    }
    assert english == set()


def test_no_kind_of_value_is_named_in_english() -> None:
    types = (click.STRING, click.INT, click.FLOAT, click.BOOL, click.IntRange(0), click.FloatRange(0))
    names = {word for kind in types for word in kind.name.upper().split()}
    names |= {"PATH", "FILE", "DIRECTORY", "COMMAND", "ARGS"}
    for command in (main, *main.commands.values()):
        context = click.Context(command)
        shown = [
            *command.collect_usage_pieces(context),
            *(p.make_metavar(context) for p in command.params if not getattr(p, "is_flag", False)),
        ]
        assert {word.strip("[].") for text in shown for word in text.split(" ")} & names == set(), (
            command.name
        )


@pytest.mark.parametrize("command", ["build", "check", "serve"])
def test_a_missing_configuration_says_what_to_do(tmp_path: Path, command: str) -> None:
    result = tremplin(tmp_path, command)
    assert result.returncode == 2
    assert "mkdocs.yml est introuvable. Placez-vous dans le dossier du projet" in result.stderr


# ---- configuration


@pytest.mark.parametrize(
    ("config", "words"),
    [
        ("site_name: [\n", "YAML incorrect"),
        ("- une\n- liste\n", "il faut une suite de « clé: valeur »"),
        ("site_name: Essai\ndocs_dir: nulle-part\nplugins: [tremplin]\n", "nulle-part"),
        ("site_name: Essai\ndocs_dir: courses\nplugins: [tremplin, absent]\n", "absent"),
        ("site_name: Essai\ndocs_dir: courses\n", "ajoutez « plugins: [tremplin] »"),
    ],
    ids=["not-yaml", "not-a-mapping", "no-docs", "unknown-plugin", "no-plugin"],
)
@pytest.mark.parametrize("command", ["build", "check"])
def test_a_broken_configuration_is_an_error(project: Project, command: str, config: str, words: str) -> None:
    root = project({"mkdocs.yml": config})
    result = tremplin(root, command)
    assert (result.returncode, result.stdout) == (1, "")
    assert words in result.stderr
    assert "Traceback" not in result.stderr
    assert not (root / "site").exists()


def test_an_unknown_option_of_the_plugin_is_told(project: Project) -> None:
    root = project({"mkdocs.yml": CONFIG.replace("- tremplin", "- tremplin: {quizes: quizzes}")})
    assert "quizes" in tremplin(root, "check").stderr


# ---- statuses and forms of the messages


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_sound_project_has_status_0(project: Project, command: str) -> None:
    result = tremplin(project(), command)
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize("command", ["build", "check"])
def test_an_authors_error_has_status_1(project: Project, command: str) -> None:
    result = tremplin(project(MISTAKE), command)
    assert (result.returncode, result.stdout) == (1, "")
    assert f"{SEGMENT}:2:1: erreur T201" in result.stderr
    assert "Vouliez-vous dire « titre » ?" in result.stderr
    assert result.stderr.count("erreur T201") == 1


@pytest.mark.parametrize("command", ["build", "check"])
@pytest.mark.parametrize(("options", "status"), [([], 0), (["--strict"], 1)])
def test_a_warning_is_refused_in_strict_mode_only(
    project: Project, command: str, options: list[str], status: int
) -> None:
    root = project(WARNING)
    result = tremplin(root, command, *options)
    assert result.returncode == status
    assert "avertissement T602" in result.stderr
    assert (root / "site").exists() == (command == "build" and status == 0)


def test_mkdocs_refuses_a_warning_in_strict_mode_too(project: Project) -> None:
    root = project(WARNING)
    assert run(root, "mkdocs", "build", "-f", "mkdocs.yml").returncode == 0
    assert run(root, "mkdocs", "build", "-f", "mkdocs.yml", "--strict").returncode == 1


def test_check_says_that_all_is_well_and_writes_nothing(project: Project) -> None:
    root = project()
    before = tree(root)
    assert tremplin(root, "check").stdout == "Tout est en ordre.\n"
    assert tree(root) == before


def test_build_says_what_it_published_and_where(project: Project) -> None:
    root = project()
    output = tremplin(root, "build").stdout
    assert re.fullmatch(
        rf"\d+ pages, dont 2 refaites, [\d,]+\s(?:ko|Mo), en [\d,]+ s : {re.escape(str(root / 'site'))}\n",
        output,
    )


def test_quiet_says_nothing_of_a_sound_project(project: Project) -> None:
    result = tremplin(project(), "build", "--quiet")
    assert (result.stdout, result.stderr) == ("", "")


def test_quiet_still_tells_mistakes(project: Project) -> None:
    assert "T201" in tremplin(project(MISTAKE), "build", "--quiet").stderr


@pytest.mark.parametrize("command", ["build", "check"])
def test_json_of_a_mistake(project: Project, command: str) -> None:
    result = tremplin(project(MISTAKE), command, "--format", "json")
    data = json.loads(result.stdout)
    assert (result.returncode, result.stderr) == (1, "")
    assert (data["errors"], data["warnings"]) == (1, 0)
    assert data["diagnostics"] == [
        {
            "file": SEGMENT,
            "line": 2,
            "column": 1,
            "severity": "error",
            "code": "T201",
            "message": "Clé inconnue : « titr ».",
            "remedy": "Vouliez-vous dire « titre » ?",
        }
    ]


@pytest.mark.parametrize("command", ["build", "check"])
def test_json_of_a_sound_project_is_an_empty_list(project: Project, command: str) -> None:
    result = tremplin(project(), command, "--format", "json")
    assert json.loads(result.stdout) == {"diagnostics": [], "errors": 0, "warnings": 0}


def test_github_annotations_of_a_mistake(project: Project) -> None:
    result = tremplin(project(MISTAKE), "check", "--format", "github")
    assert result.returncode == 1
    assert result.stdout.splitlines() == [
        f"::error file={SEGMENT},line=2,col=1,title=T201::"
        "Clé inconnue : « titr ». Vouliez-vous dire « titre » ?"
    ]


def test_github_annotations_of_a_sound_project_are_none(project: Project) -> None:
    result = tremplin(project(), "check", "--format", "github")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


def test_gitlab_gets_a_list_even_of_a_sound_project(project: Project) -> None:
    root = project()
    assert json.loads(tremplin(root, "check", "--format", "gitlab").stdout) == []
    project(MISTAKE)
    (row,) = json.loads(tremplin(root, "check", "--format", "gitlab").stdout)
    assert row["location"] == {"path": SEGMENT, "lines": {"begin": 2}}


def test_a_terminal_that_is_not_in_utf_8_shows_messages(project: Project) -> None:
    result = started(project(MISTAKE), "tremplin", "check", PYTHONIOENCODING="ascii")
    assert result.returncode == 1
    assert "T201" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_terminal_that_is_not_in_utf_8_shows_the_help(tmp_path: Path) -> None:
    result = started(tmp_path, "tremplin", "build", "--help", PYTHONIOENCODING="ascii")
    assert (result.returncode, result.stderr) == (0, "")


# ---- where the site goes


def test_the_site_goes_where_it_is_asked(project: Project) -> None:
    root = project()
    assert tremplin(root, "build", "-d", "public/formation").returncode == 0
    assert (root / "public/formation/index.html").is_file()
    assert not (root / "site").exists()


def test_a_project_is_built_from_another_folder(
    project: Project, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root, elsewhere = project(), tmp_path_factory.mktemp("elsewhere")
    assert tremplin(elsewhere, "build", "-f", str(root / "mkdocs.yml")).returncode == 0
    assert (root / "site/index.html").is_file()
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize("target", [".", "courses", "courses/site", "quizzes", "quizzes/courriel"])
def test_a_site_never_takes_the_place_of_its_sources(project: Project, target: str) -> None:
    root = project()
    before = tree(root)
    result = tremplin(root, "build", "-d", target)
    assert tree(root) == before
    assert result.returncode == 2
    assert "ne peut pas être publié" in result.stderr


def test_a_site_that_cannot_be_written_is_told(project: Project) -> None:
    root = project({"occupé": "un fichier"})
    result = tremplin(root, "build", "-d", "occupé/site")
    assert result.returncode == 1
    assert "Le site n’a pas pu être écrit" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    "command", [["tremplin", "build"], ["mkdocs", "build", "--quiet"], ["properdocs", "build", "--quiet"]]
)
def test_an_error_leaves_the_published_site(project: Project, command: list[str]) -> None:
    root = project()
    assert run(root, *command, "-f", "mkdocs.yml").returncode == 0
    before = tree(root / "site")
    project(MISTAKE)
    result = run(root, *command, "-f", "mkdocs.yml")
    assert result.returncode == 1
    assert "T201" in result.stderr
    assert tree(root / "site") == before


# ---- what is published


@pytest.fixture
def built(project: Project) -> Callable[..., dict[str, bytes]]:
    """The site of a project with the given files."""

    def build(files: Mapping[str, str | None] | None = None) -> dict[str, bytes]:
        root = project(files)
        result = tremplin(root, "build")
        assert result.returncode == 0, result.stderr
        return tree(root / "site")

    return build


Built = Callable[..., dict[str, bytes]]


def test_drafts_are_not_published(built: Built) -> None:
    site = built(DRAFT)
    assert [name for name in site if "inedit" in name] == []
    assert [name for name, content in site.items() if re.search(b"in(e|\xc3\xa9)dit", content)] == []


def test_a_learning_path_leads_to_published_courses_only(built: Built) -> None:
    page = built(DRAFT)["parcours/tout/index.html"].decode()
    assert "courriel/index.html" in page
    assert "inedit" not in page


def test_a_learning_path_counts_published_courses_only(built: Built) -> None:
    assert "<span>1\u00a0cours</span>" in built(DRAFT)["index.html"].decode().replace("&nbsp;", "\u00a0")


def test_a_learning_path_of_drafts_only_is_not_published(built: Built) -> None:
    paths = "- {id: rien, titre: Ne rien savoir, cours: [inedit]}\n"
    site = built({**DRAFT, "courses/parcours.yml": paths})
    assert [name for name, content in site.items() if b"Ne rien savoir" in content] == []


def test_a_mistake_in_a_draft_is_told(project: Project) -> None:
    root = project({**DRAFT, "courses/inedit/01-un/module.yml": "titr: Un\n"})
    assert "courses/inedit/01-un/module.yml:1:1" in tremplin(root, "check").stderr


def test_files_for_the_build_are_not_published(built: Built) -> None:
    site = built({"courses/notes.yaml": "a: b\n", "courses/courriel/autre.yml": "a: b\n"})
    assert [name for name in site if name.endswith((".yml", ".yaml", ".md", ".py", ".js.map"))] == []


def test_a_link_out_of_the_project_is_not_published(
    project: Project, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.txt").write_text("secret", encoding="utf-8")
    (outside / "dessin.svg").write_text(DRAWING, encoding="utf-8")
    root = project()
    (root / "courses/secret.txt").symlink_to(outside / "secret.txt")
    (root / "courses/courriel/dessin.svg").symlink_to(outside / "dessin.svg")
    (root / "courses/dossier").symlink_to(outside)
    (root / "quizzes/courriel/dessin.svg").symlink_to(outside / "dessin.svg")
    done = tremplin(root, "build")
    assert done.returncode == 1
    assert "courses/secret.txt: erreur T109: Ce n’est pas un fichier du dossier" in done.stderr
    assert done.stderr.count("erreur T109") == 4
    assert not (root / "site").exists()


@pytest.mark.parametrize("theme", ["tremplin", "mkdocs"])
def test_a_link_of_a_draft_is_told_and_not_published(project: Project, theme: str) -> None:
    # what is wrong in a draft stops nothing
    root = project(
        {**DRAFT, "mkdocs.yml": CONFIG.replace("theme: tremplin", f"theme: {theme}"), ".env": "KEY=1"}
    )
    (root / "courses/inedit/01-un/cle.txt").symlink_to("../../../.env")
    (root / "courses/inedit/01-un/02-cle.md").symlink_to("../../../.env")
    done = tremplin(root, "build")
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("avertissement T109") == 2
    assert "KEY=1" not in done.stderr
    assert [name for name, text in tree(root / "site").items() if "cle" in name or b"KEY=1" in text] == []


def test_a_folder_of_somebody_is_not_touched(project: Project) -> None:
    root = project()
    mine = {"lettre.odt": "a", "photos/ete/mer.jpg": "b", "photos/neige.jpg": "c", "z.txt": "d"}
    for name, text in mine.items():
        (root / "mine" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "mine" / name).write_text(text, encoding="utf-8")
    done = tremplin(root, "build", "-d", "mine")
    assert done.returncode == 2
    assert "« lettre.odt », « photos/ete/mer.jpg », « photos/neige.jpg » et d’autres" in done.stderr
    assert "Rien n’a été touché" in done.stderr
    assert {name: text.decode() for name, text in tree(root / "mine").items()} == mine
    assert [*root.glob(".tremplin*")] == []


def test_a_site_that_the_host_built_is_taken(project: Project) -> None:
    root = project()
    assert run(root, "mkdocs", "build", "-q").returncode == 0
    done = tremplin(root, "build")
    assert done.returncode == 0, done.stderr
    (root / "site/ajout.txt").touch()
    assert tremplin(root, "build").returncode == 2


def test_a_text_orders_nothing_to_the_machine_that_builds(project: Project) -> None:
    orders = "\\n::add-path::/evil\\n##[add-path]/evil \\e[31m \\u202e"
    root = project({"courses/courriel/01-ecrire/module.yml": f'titre: Écrire\n"{orders}": "{orders}"\n'})
    for form in ("text", "json", "github", "gitlab"):
        done = tremplin(root, "check", "--format", form)
        assert done.returncode == 1
        output = done.stdout + done.stderr
        assert "add-path" in output
        assert re.findall(r"^\s*::add-path|##\w*\[|\x1b|\u202e", output, re.M) == []


def test_a_link_inside_the_project_is_published(project: Project) -> None:
    root = project({"courses/courriel/aide.txt": "aide"})
    (root / "courses/copie.txt").symlink_to("courriel/aide.txt")
    assert tremplin(root, "build").returncode == 0
    assert tree(root / "site")["copie.txt"] == b"aide"


@pytest.mark.parametrize(
    "text", ["pas un dessin", "<svg><g></svg>", '<!DOCTYPE svg [<!ENTITY a "b">]><svg/>']
)
@pytest.mark.parametrize("folder", ["courses/courriel", "quizzes/courriel"])
def test_a_drawing_that_cannot_be_read_is_told(project: Project, folder: str, text: str) -> None:
    root = project({f"{folder}/dessin.svg": text})
    result = tremplin(root, "check")
    assert result.returncode == 1
    assert (
        f"{folder}/dessin.svg: erreur T703: Le dessin « dessin.svg » n’est pas un SVG lisible"
        in result.stderr
    )


def test_drawings_are_cleaned(built: Built) -> None:
    site = built({"courses/courriel/dessin.svg": DRAWING.replace("<path", "<script>alert(1)</script><path")})
    assert b"<path" in site["courriel/dessin.svg"]
    assert b"script" not in site["courriel/dessin.svg"]


def test_two_builds_give_the_same_bytes(project: Project) -> None:
    root = project(DRAFT)
    sites = []
    for target, seed in (("one", "1"), ("two", "2")):
        assert started(root, "tremplin", "build", "-d", target, PYTHONHASHSEED=seed).returncode == 0
        sites.append(tree(root / target))
    one, two = sites
    assert sorted(one) == sorted(two)
    assert [name for name in one if one[name] != two[name]] == []


def test_two_builds_at_once_end_with_a_site(project: Project) -> None:
    root = project()
    results = []
    threads = [threading.Thread(target=lambda: results.append(tremplin(root, "build"))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [r for r in results if "Traceback" in r.stderr] == []
    assert (root / "site/index.html").is_file()
    assert [p.name for p in root.glob(".tremplin-*")] == []


def test_a_configuration_that_is_not_yaml_is_told_at_its_place(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: a: b\nplugins: [tremplin]\n", encoding="utf-8")
    done = tremplin(tmp_path, "check")
    assert done.returncode == 1
    assert "mkdocs.yml:1:13: erreur T103" in done.stderr


# ---- ends


def test_ctrl_c_is_one_word_and_130(tmp_path: Path) -> None:
    code = (
        "from tremplin import cli; import tremplin.commands.explain as e\n"
        "def stop(_): raise KeyboardInterrupt\n"
        "e.explain = stop; import sys; sys.argv = ['tremplin', 'explain']; cli.run()\n"
    )
    result = started(tmp_path, "python", "-c", code)
    assert (result.returncode, result.stdout, result.stderr.strip()) == (130, "", "Interrompu.")


@pytest.mark.parametrize("arguments", [["--debug", "explain"], ["explain", "--debug"]])
def test_only_debug_shows_where_a_failure_comes_from(tmp_path: Path, arguments: list[str]) -> None:
    code = (
        "from tremplin import cli; import tremplin.commands.explain as e\n"
        "def fail(_): raise ValueError('essai')\n"
        "e.explain = fail; import sys; sys.argv = ['tremplin', *sys.argv[1:]]; cli.run()\n"
    )
    plain = started(tmp_path, "python", "-c", code, "explain")
    assert (plain.returncode, "Traceback" in plain.stderr) == (1, False)
    assert "ajoutez --debug" in plain.stderr
    shown = started(tmp_path, "python", "-c", code, *arguments)
    assert (shown.returncode, "Traceback" in shown.stderr, "--debug" in shown.stderr) == (1, True, False)
