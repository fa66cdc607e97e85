"""The documentation says what the code does: nothing missing, nothing that is not there."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from each import each
from tremplin.cli import main
from tremplin.diagnostics import Report
from tremplin.directives import DIRECTIVES
from tremplin.directives.base import Spec
from tremplin.directives.parser import scan
from tremplin.load.loading import load
from tremplin.questions import KINDS, AnyKind, named
from tremplin.questions.bank import validate_bank
from tremplin.render.assets import Assets
from tremplin.render.identity import HEADERS
from tremplin.rules import RULES, Severity
from tremplin.schema import words
from tremplin.schema.catalogue import CourseInfo, LearningPath, Provider, SegmentInfo
from tremplin.schema.keys import FRENCH, canonical
from tremplin.schema.validate import Authored, validate
from tremplin.sources.header import split_front_matter
from tremplin.sources.source import Mapping, Sequence, Source, compose

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "generator/tremplin"
DIAGNOSTICS, FORMATS, ARCHITECTURE = (
    (ROOT / f"docs/{name}.md").read_text(encoding="utf-8")
    for name in ("diagnostics", "formats", "architecture")
)
HOSTING = (ROOT / "docs/hosting.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")


def section(title: str, text: str = FORMATS) -> str:
    """What stands under « ## title »."""
    return re.split(r"^## ", text.partition(f"\n## {title}\n")[2], maxsplit=1, flags=re.M)[0]


def examples(language: str, title: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", section(title), re.M | re.S)


def rows(table: str) -> list[list[str]]:
    """The cells of the rows of a Markdown table, without its head."""
    lines = [line for line in table.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[2:]]


# ---- docs/diagnostics.md

WORDS = {Severity.ERROR: "erreur", Severity.WARNING: "avertissement", Severity.ADVICE: "conseil"}


def test_every_code_is_explained_with_its_severity() -> None:
    documented = re.findall(r"^\| \[(T\d+)\]\([\w./]*/help/\1\.md\) \| (\w+) \|", DIAGNOSTICS, re.M)
    assert sorted(documented) == sorted((code, WORDS[rule.severity]) for code, rule in RULES.items())


@each("code", RULES)
def test_a_code_is_explained_with_the_message_that_authors_read(code: str) -> None:
    (row,) = (line for line in DIAGNOSTICS.splitlines() if line.startswith(f"| [{code}]"))
    message, remedy = (
        text.replace("{{", "{").replace("}}", "}").replace("|", "\\|")
        for text in (RULES[code].message, RULES[code].remedy)
    )
    assert f"| {message} |" in row
    assert remedy == "{remedy}" or row.endswith(f"| {remedy} |")


# ---- docs/formats.md


def test_the_table_of_keys_is_that_of_the_code() -> None:
    documented = {english: french for french, english in rows(section("Toutes les clés"))}
    assert documented == {name.replace("_", "-"): ", ".join(forms) for name, forms in FRENCH.items()}


def test_the_table_of_words_is_that_of_the_code() -> None:
    documented = [(french, english) for _, french, english in rows(section("Tous les mots"))]
    assert documented == [
        (", ".join(forms), word) for list_ in words.FRENCH.values() for word, forms in list_.items()
    ]


@pytest.mark.parametrize("spec", DIRECTIVES, ids=lambda spec: spec.name)
def test_a_directive_is_documented_with_its_options(spec: Spec) -> None:
    found = [row for row in section("Les directives").splitlines() if f"`::: {spec.french}" in row]
    assert found
    for option in spec.options.values():
        shown = any(f"{option.french}=" in row for row in found)
        is_argument = option.french == "titre" and "Titre" in found[0]
        assert shown or is_argument, option.french


def test_each_documented_directive_exists() -> None:
    found = re.findall(r"`::: ([^\s`]+)", section("Les directives"))
    assert {spec.french for spec in DIRECTIVES} == set(found)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_of_question_is_documented(kind: AnyKind) -> None:
    assert kind.french in {row[0].strip("`") for row in rows(section("Un quiz"))}


def test_each_documented_kind_exists() -> None:
    found = [row[0].strip("`") for row in rows(section("Un quiz"))]
    assert [name for name in found if named(name) is None] == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_keys_of_a_kind_are_in_the_table_of_keys(kind: AnyKind) -> None:
    fields = {field.alias or name for name, field in kind.model.model_fields.items()}
    assert {name for name in fields if canonical(name) != name} == set()


def shows(model: type[Authored], text: str, key: str = "") -> list[str]:
    """What is wrong in an example."""
    report = Report()
    node = compose(Source("example", text), report)
    if key:
        assert isinstance(node, Mapping)
        (entry,) = (value for name, value in node.entries if canonical(name.text or "") == key)
        assert isinstance(entry, Sequence)
        nodes = entry.items
    else:
        assert node is not None
        nodes = (node,)
    for item in nodes:
        validate(item, model, report)
    return [str(d) for d in report]


def test_the_example_of_a_course_is_sound() -> None:
    (text,) = examples("yaml", "course.yml")
    assert shows(CourseInfo, text) == []


def test_the_example_of_a_course_shows_every_key() -> None:
    (text,) = examples("yaml", "course.yml")
    shown = {canonical(key) for key in re.findall(r"^([^\W\d][\w -]*):", text, re.M)}
    assert shown == set(CourseInfo.model_fields)


def test_the_examples_of_training_bodies_and_paths_are_sound() -> None:
    bodies, paths = examples("yaml", "organismes.yml et parcours.yml")
    assert shows(Provider, bodies, "providers") == []
    assert shows(LearningPath, paths, "paths") == []


def test_the_example_of_a_segment_is_sound() -> None:
    (text,) = examples("markdown", "Un segment")
    report = Report()
    header, body = split_front_matter(Source("example", text), report)
    assert header is not None
    directives = scan(body, report)
    assert shows(SegmentInfo, header.text) == []
    assert [d.spec.name for d in directives] == ["quiz"]
    assert [str(d) for d in report] == []


def told_of_a_bank(text: str) -> list[str]:
    report = Report()
    node = compose(Source("example", text), report)
    assert node is not None
    assert validate_bank(node, report)
    return [f"{d.code} {d.message}" for d in report]


@pytest.mark.parametrize("text", examples("yaml", "Un quiz"))
def test_an_example_of_a_quiz_is_sound(text: str) -> None:
    assert told_of_a_bank(text) == []


def quoted() -> list[tuple[str, str]]:
    """Every key with its value in the table of kinds: (kind, « clé: valeur »)."""
    table = [line for line in section("Un quiz").splitlines() if line.startswith("| `")]
    return [
        (line.split("`")[1], code.replace("\\|", "|"))
        for line in table
        for code in re.findall(r"`([^`]+)`", line)
        if ": " in code
    ]


# what a question of the kind has besides what is quoted of it
AROUND = {
    "choix": "réponses: [{juste: a}, {juste: b}, {faux: c}, {faux: d}, {faux: e}]",
    "texte": "réponses: [12/01/2027]",
    "nombre": "réponse: 12",
    "calcul": "variables: {a: 2..9, b: 1..2}\nréponse: a",
    "texte-à-trous": "texte: Le signe {arobase} sépare.",
    "image-cliquable": "image: a.png\ndescription: …",
    "légender": "image: a.png\ndescription: …",
    "sondage": "échelle: 1 à 5",
    "code": "langage: html\ntests: [{libellé: …, test: …}]",
}
SIMULATED = {
    "messages": "imite: messagerie",
    "champs": "imite: formulaire",
    "signes": "imite: site\nadresse: …\ntexte: …",
}
SITE = "imite: site\nadresse: …\ntexte: …\nsignes: [{texte: …}]"
INSIDE = {"{faux": "réponses: [mot, {}]", "{carton": "unités: {}", "{entre": 'texte: "Il pèse {} kg."'}
INSTEAD = {"entre": {"réponse"}, "réponses": {"réponse"}, "type": {"échelle"}}
"""Keys that another takes the place of."""


@pytest.mark.parametrize(("kind", "code"), quoted())
def test_what_the_table_of_kinds_quotes_can_be_copied(kind: str, code: str) -> None:
    if code.startswith("{"):
        code = INSIDE[code.partition(":")[0]].replace("{}", code)
    key = code.partition(":")[0]
    around = AROUND.get(kind, "")
    if kind == "simulation":
        around = SIMULATED.get(key, SITE if key != "imite" else "")
        code = {"imite: messagerie": "imite: messagerie\nmessages: [{de: a, texte: b, action: Garder}]"}.get(
            code, code
        )
        code = {"imite: formulaire": "imite: formulaire\nchamps: [{libellé: a}]"}.get(code, code)
        code = SITE if code == "imite: site" else code
    if kind == "choix" and key == "fixe":
        code = f"réponses: [{{juste: a}}, {{faux: b, {code}}}]"
    if code == "type: sondage":
        code += "\nréponses: [a, b]"
    written = {line.partition(":")[0] for line in code.split("\n")} | INSTEAD.get(key, set())
    rows = [f"type: {kind}", *(line for line in around.split("\n") if line.partition(":")[0] not in written)]
    rows = [row for row in rows if row and not (row.startswith("type") and "type" in written)]
    text = "\n".join(["id: a", "question: Quoi ? {a} {b}", *rows, code])
    assert told_of_a_bank(text) == []


def test_the_directives_of_the_table_are_sound() -> None:
    lines = []
    for shown in re.findall(r"`(::: [^`]+)`(?: … `(:::)`)?", section("Les directives")):
        lines += ["", shown[0], *(["questions: []", ":::"] if shown[1] else [])]
    report = Report()
    scan(Source("example", "\n".join(lines)), report)
    assert [str(d) for d in report] == []


def test_the_address_of_the_documented_segment_is_right(tmp_path: Path) -> None:
    found = re.search(r"`courses/(mail\S+)\.md` devient\n`/(\S+)`", FORMATS)
    assert found is not None
    segment = tmp_path / f"courses/{found[1]}.md"
    segment.parent.mkdir(parents=True)
    segment.write_text("---\ntitre: Objet\n---\n", encoding="utf-8")
    (segment.parents[1] / "course.yml").write_text("titre: Courriel\n", encoding="utf-8")
    (segment.parent / "module.yml").write_text("titre: Écrire\n", encoding="utf-8")
    urls = {text.url for text in load(tmp_path, Report()).texts()}
    assert urls == {found[2]}


# ---- README.md


def commands() -> dict[str, click.Command]:
    assert isinstance(main, click.Group)
    return dict(main.commands)


def test_every_command_is_in_the_readme() -> None:
    assert set(re.findall(r"^\| `tremplin (\w+)` \|", README, re.M)) == set(commands())


def test_the_readme_names_commands_and_options_that_exist() -> None:
    options = {o for c in commands().values() for p in c.params for o in p.opts}
    assert set(re.findall(r"`(--[\w-]+)", README)) <= options
    assert set(re.findall(r"tremplin (\w+)`", README)) <= set(commands())


def test_the_make_targets_of_the_readme_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"(?:^|`)make (\w+)", README, re.M):
        assert re.search(rf"^{target}:", makefile, re.M), target


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs"])
def test_the_links_of_the_documentation_lead_somewhere(name: str) -> None:
    path = ROOT / name
    for page in path.glob("*.md") if path.is_dir() else [path]:
        text = re.sub(r"`[^`]*`|^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
        for target in re.findall(r"\]\((?!https?:|mailto:)([^)#\s{]+)", text):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


# ---- docs/security.md


def test_each_promise_of_safety_names_a_test_that_exists() -> None:
    text = (ROOT / "docs/security.md").read_text(encoding="utf-8")
    named_ = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", text)
    assert named_
    for path, test in named_:
        assert f"\ndef {test}(" in (ROOT / path).read_text(encoding="utf-8"), f"{path}::{test}"
    promises = re.findall(r"^- .*?(?=^- |^$)", text, re.M | re.S)
    assert [promise for promise in promises if "::test_" not in promise] == []


# ---- docs/hosting.md


@pytest.mark.parametrize("host", ["apache", "nginx", "caddy", "text"])
def test_the_headers_to_copy_are_those_of_the_preview(host: str) -> None:
    (snippet,) = re.findall(rf"^```{host}\n(.*?)^```$", HOSTING, re.M | re.S)
    sent = re.findall(r'([A-Z]\w*(?:-\w+)+):? "?([^"$\n]+?)"?(?: always)?;?$', snippet, re.M)
    of_files = ("Cache-Control", "Content-Type")
    assert {name: value for name, value in sent if name not in of_files} == HEADERS


@pytest.mark.parametrize("host", ["apache", "nginx", "caddy"])
def test_the_type_of_the_manifest_is_said_where_the_host_may_not_know_it(host: str) -> None:
    (snippet,) = re.findall(rf"^```{host}\n(.*?)^```$", HOSTING, re.M | re.S)
    assert ".webmanifest" in snippet
    assert snippet.count("application/manifest+json") == 1


@pytest.mark.parametrize("host", ["apache", "nginx", "caddy", "text"])
def test_files_that_carry_their_digest_are_kept_and_the_others_are_not(host: str) -> None:
    (snippet,) = re.findall(rf"^```{host}\n(.*?)^```$", HOSTING, re.M | re.S)
    assert f"/{Assets.FOLDER}/" in snippet
    assert snippet.count("public, max-age=31536000, immutable") == 1
    assert snippet.count("no-cache") == (0 if host == "text" else 1)  # there, by default


# ---- docs/architecture.md


def modules() -> set[str]:
    names = (p.relative_to(PACKAGE).with_suffix("").as_posix() for p in PACKAGE.rglob("*.py"))
    return {name for name in names if not name.endswith("__init__")}


def documented() -> set[str]:
    return {
        name for row in rows(section("Modules", ARCHITECTURE)) for name in re.findall(r"`([\w/*]+)`", row[0])
    }


def test_every_module_is_in_the_architecture() -> None:
    folders = {name.removesuffix("/*") for name in documented() if name.endswith("/*")}
    missing = {m for m in modules() - documented() if m.partition("/")[0] not in folders}
    assert missing == set()


def test_the_architecture_names_modules_that_exist() -> None:
    named_ = {name for name in documented() if not name.endswith("/*")}
    assert named_ - modules() == set()
    assert all((PACKAGE / name.removesuffix("/*")).is_dir() for name in documented() if name.endswith("/*"))
