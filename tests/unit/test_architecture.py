"""The shape of the repository: what the design promises and no other tool holds."""

from __future__ import annotations

import ast
import json
import re
import subprocess
from importlib.metadata import version
from pathlib import Path

import pytest

import tremplin
from each import each
from tremplin.directives import DIRECTIVES
from tremplin.directives.base import Spec
from tremplin.questions import KINDS, AnyKind

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "generator/tremplin"
THEME = ROOT / "themes/tremplin_theme"
CLIENT = ROOT / "themes/client"
MODULES = sorted(PACKAGE.rglob("*.py"))
TEMPLATES = sorted(THEME.rglob("*.html"))
SOURCES = sorted({*CLIENT.rglob("*.js")} - {*CLIENT.glob("node_modules/**/*")})
BUILT = sorted(p for p in (THEME / "assets").rglob("*") if p.is_file())
STYLES = sorted({*(CLIENT.glob("*/**/*.css")), *THEME.rglob("*.css")} - set(CLIENT.glob("node_modules/**/*")))

MAX_LINES = 300


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tracked() -> list[Path]:
    """The files of the repository; those not yet committed too."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout
    return [path for row in listed.split("\0") if row and (path := ROOT / row).is_file()]


# ---- Python


@pytest.mark.parametrize("path", [PACKAGE / "host/plugin.py", PACKAGE / "commands/opening.py"], ids=name)
def test_only_public_names_of_the_host_are_used(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    hosts = ("mkdocs", "properdocs")
    imports = [
        n for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and (n.module or "").startswith(hosts)
    ]
    plain = [n for n in ast.walk(tree) if isinstance(n, ast.Import)]
    modules = [*(n.module or "" for n in imports), *(a.name for n in plain for a in n.names)]
    names = [a.name for n in imports for a in n.names]
    assert [m for m in modules if m.startswith(hosts) and "._" in m] == []
    assert [n for n in names if n.startswith("_")] == []
    assert imports, "this module is an adapter of the host"


@pytest.mark.parametrize("path", [PACKAGE / "host/plugin.py", *(PACKAGE / "cli").glob("*.py")], ids=name)
def test_private_attributes_are_our_own(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    defined = {n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)}
    used = {n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute) and re.match(r"_[a-z]", n.attr)}
    assigned = {
        n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute) and isinstance(n.ctx, ast.Store)
    }
    assert used - defined - assigned == set()


@each("path", [*MODULES, *PACKAGE.rglob("*.js"), *SOURCES], ids=name)
def test_a_module_is_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MAX_LINES


@each("path", MODULES, ids=name)
def test_a_module_says_what_it_is_for(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree) or not tree.body or name(path).endswith("tremplin/__init__.py")


def test_the_version_is_told_once() -> None:
    assert version("tremplin") == tremplin.__version__


# ---- kinds of questions

PARTS = {
    "model and marking": "generator/tremplin/questions/{kind}.py",
    "template": "themes/tremplin_theme/templates/questions/{kind}.html",
    "template of the correction": "themes/tremplin_theme/templates/questions/{kind}.fix.html",
    "marking in the client": "themes/client/kinds/{kind}/mark.js",
    "component in the client": "themes/client/kinds/{kind}/mount.js",
    "built script": "themes/tremplin_theme/assets/tremplin/questions/{kind}.js",
    "contract of marking": "tests/contracts/marking/{kind}.json",
}


WITH_THE_FIRST_SCRIPT = {"choice", "truefalse"}
"""The kinds that most quizzes have: their scripts are shorter than what it costs to ask for them."""


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_of_question_has_all_its_parts(kind: AnyKind) -> None:
    missing = {
        part: place.format(kind=kind.name)
        for part, place in PARTS.items()
        if not (ROOT / place.format(kind=kind.name)).is_file()
    }
    if kind.name in WITH_THE_FIRST_SCRIPT:
        assert missing.pop("built script", None)
    assert missing == {}, f"the kind « {kind.name} » is not whole"


@pytest.mark.parametrize(("part", "place"), PARTS.items())
def test_no_part_is_left_of_a_kind_that_is_gone(part: str, place: str) -> None:
    kinds = {kind.name for kind in KINDS}
    shared = {"__init__", "bank", "base", "places", "expression", "formats", "protection"}
    shared |= {"braces", "guesses", "numbers", "quantity", "spelling", "units", "written"}
    before, _, after = place.partition("{kind}")
    paths = (path.relative_to(ROOT).as_posix() for path in ROOT.glob(f"{before}*{after}"))
    found = {path.removeprefix(before).removesuffix(after).partition(".")[0] for path in paths}
    if part == "built script":
        kinds -= WITH_THE_FIRST_SCRIPT
    assert found - shared == kinds, part


# ---- directives

DIRECTIVE_PARTS = {
    "its file": "generator/tremplin/directives/{name}.py",
    "its template": "themes/tremplin_theme/templates/directives/{name}.html",
}


@pytest.mark.parametrize("spec", DIRECTIVES, ids=lambda spec: spec.name)
def test_a_directive_has_all_its_parts(spec: Spec) -> None:
    missing = {
        part: place.format(name=spec.name)
        for part, place in DIRECTIVE_PARTS.items()
        if not (ROOT / place.format(name=spec.name)).is_file()
    }
    if f"| `::: {spec.french}" not in (ROOT / "docs/formats.md").read_text(encoding="utf-8"):
        missing["its row"] = "docs/formats.md"
    assert missing == {}, f"the directive « {spec.french} » is not whole"


@pytest.mark.parametrize(("part", "place"), DIRECTIVE_PARTS.items())
def test_no_part_is_left_of_a_directive_that_is_gone(part: str, place: str) -> None:
    path = ROOT / place
    found = {p.stem for p in path.parent.glob(f"*{path.suffix}")}
    shared = {"__init__", "base", "lines", "options", "parser"}
    assert found - shared == {spec.name for spec in DIRECTIVES}, part


def test_only_its_own_file_knows_a_directive_by_name() -> None:
    named = [
        name(path)
        for path in MODULES
        if re.search(r"spec\.(?:name|french) (?:[!=]=|in)", path.read_text("utf-8"))
    ]
    assert named == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_signature_of_a_kind_says_its_types(kind: AnyKind) -> None:
    tree = ast.parse((PACKAGE / f"questions/{kind.name}.py").read_text(encoding="utf-8"))
    seam = {"key", "mark", "solutions", "feedback", "view", "mixed", "_told", "_against"}
    vague = {
        part.name
        for part in ast.walk(tree)
        if isinstance(part, ast.FunctionDef) and part.name in seam
        for annotation in (part.returns, *(a.annotation for a in part.args.args))
        if annotation is None or "Any" in ast.unparse(annotation)
    }
    assert vague == set()


@each(
    "path",
    [
        *(p for p in MODULES if p.parent.name in ("checks", "render", "pages")),
        PACKAGE / "questions/protection.py",
        *TEMPLATES,
    ],
    ids=name,
)
def test_who_shows_questions_asks_their_kind(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    names = "|".join(kind.name for kind in KINDS)
    assert (
        re.findall(rf"kind(?:\.name)? (?:==|!=|in) [('\"]+(?:{names})\b|isinstance\([^)]*Question\)", text)
        == []
    )


# ---- theme


@each("path", BUILT, ids=name)
def test_a_built_file_names_no_source_map(path: Path) -> None:
    assert b"sourceMappingURL" not in path.read_bytes()


@each("path", STYLES, ids=name)
def test_styles_have_no_cascade_layers(path: Path) -> None:
    # browsers before 2022 drop a layer whole
    assert "@layer" not in re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S)


@each("path", TEMPLATES, ids=name)
def test_a_template_has_no_inline_style_nor_script(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"<style|\sstyle=|\son[a-z]+=|javascript:", text, re.I) == []
    assert re.findall(r"<script(?![^>]*\ssrc=)[^>]*>|<script[^>]*>[^<]", text) == []


@each("path", TEMPLATES, ids=name)
def test_a_template_asks_nothing_of_another_host(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"(?:src|href)=[\"']?(?:https?:)?//|@import|url\([\"']?https?:", text) == []


@each("path", TEMPLATES, ids=name)
def test_a_template_trusts_nothing_by_itself(path: Path) -> None:
    # what is trusted is marked in Python, where it is cleaned; the policy is a constant of ours
    text = path.read_text(encoding="utf-8").replace("{{ site.policy|safe }}", "")
    assert re.findall(r"\|\s*safe\b|autoescape", text) == []


# ---- repository

REGISTRIES = (
    r"(?:https?:)?//(?!registry\.npmjs\.org/|pypi\.org/|files\.pythonhosted\.org/)[\w.-]*"
    r"(?:registry|artifactory|nexus|proxy|pypi|mirror)[\w.-]*\.[\w.-]+/"
)
MACHINE = r"(?<![\w.:/<-])/(?:home|Users|root|work|workspace|private)/\w[\w./-]*"
TEXTS = {".py", ".md", ".yml", ".yaml", ".toml", ".json", ".txt", ".js", ".mjs", ".ts", ".css", ".html", ""}


def test_no_file_names_a_private_registry_or_a_path_of_one_machine() -> None:
    found = {}
    for path in tracked():
        if path.suffix in TEXTS and path != Path(__file__):
            text = path.read_text(encoding="utf-8", errors="replace")
            if matches := re.findall(f"{REGISTRIES}|{MACHINE}", text):
                found[name(path)] = matches[:3]
    assert found == {}


LOCKS = [ROOT / f".ci/requirements{name}.txt" for name in ("", "-dev", "-bench")]


def rows_of(lock: Path) -> list[str]:
    return re.sub(r" \\\n +", " ", lock.read_text(encoding="utf-8")).splitlines()


def test_locks_name_exact_versions_and_no_index() -> None:
    for lock in LOCKS:
        for row in rows_of(lock):
            assert re.fullmatch(r"[\w.-]+==[\w.]+(?: ; [^\\]+?)?(?: --hash=sha256:[0-9a-f]{64})+", row), row


def test_what_make_and_ci_install_is_held_to_its_digests() -> None:
    commands = [ROOT / "Makefile", *(ROOT / ".ci").glob("[a-z]*")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in commands).replace("\\\n", "")
    installs = re.findall(r"^.*\bpip (?:install|download) .*$", text, re.M)
    # the project itself is built by what is installed already
    held = ("--require-hashes", "--no-deps --no-build-isolation --editable .")
    assert [row for row in installs if not any(options in row for options in held)] == []
    assert len(installs) == 4
    assert " npm ci " in f" {text.replace(chr(10), ' ')} ", "it holds to the digests of its lock"


def test_the_lock_of_the_theme_has_the_digest_of_each_package() -> None:
    lock = json.loads((CLIENT / "package-lock.json").read_text(encoding="utf-8"))
    packages = {place: row for place, row in lock["packages"].items() if place}
    assert packages
    for place, row in packages.items():
        assert re.match(r"sha512-[\w+/]{86}==", row.get("integrity", "")), place


def test_the_lock_of_tools_has_the_versions_of_the_lock_of_the_site() -> None:
    site, tools = ({row.partition(" --hash")[0] for row in rows_of(lock)} for lock in LOCKS[:2])
    assert {row for row in site - tools if " ; sys_platform" not in row} == set()


def test_the_changelog_says_what_comes_next() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(r"^## Unreleased\n+### \w+\n+- \w", changelog, re.M)


def test_nothing_that_commands_make_is_tracked() -> None:
    made = re.compile(r"(?:^|/)(?:site|dist|node_modules|\.venv|__pycache__|\.tremplin[^/]*)/|\.pyc$")
    assert [n for n in map(name, tracked()) if made.search(n)] == []
