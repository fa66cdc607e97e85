"""JSON Schemas for editors: they accept what `check` accepts, and underline what cannot be right."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
import yaml
from examining import examined
from jsonschema import Draft7Validator

from each import each
from tremplin.commands.schema import schema
from tremplin.diagnostics import render_text
from tremplin.questions import KINDS
from tremplin.questions.bank import BankInfo
from tremplin.schema import keys
from tremplin.schema.descriptions import DESCRIPTIONS, described
from tremplin.schema.validate import Authored
from tremplin.starters import vscode
from tremplin.starters.examples import Folders
from tremplin.starters.schemas import schemas

ROOT = Path(__file__).parents[2]
VALIDATORS = {name: Draft7Validator(found) for name, found in schemas().items()}


class Core(yaml.CSafeLoader):
    """The YAML 1.2 core schema, which editors read."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - that of PyYAML


for tag, pattern, signs in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), [*signs])


def told(name: str, text: str) -> list[str]:
    data = json.loads(json.dumps(yaml.load(text, Loader=Core)))  # noqa: S506 - a safe loader
    return [error.message for error in VALIDATORS[name].iter_errors(data)]


def models(base: type[Authored] = Authored) -> Iterator[type[Authored]]:
    for model in base.__subclasses__():
        yield model
        yield from models(model)


@pytest.mark.parametrize("name", VALIDATORS)
def test_a_schema_is_one(name: str) -> None:
    Draft7Validator.check_schema(schemas()[name])


@each("model", sorted(models(), key=lambda m: m.__name__), ids=lambda m: m.__name__)
def test_every_key_is_described(model: type[Authored]) -> None:
    for name, field in model.model_fields.items():
        assert described(model.__name__, field.alias or name)


def test_every_description_is_of_a_key() -> None:
    known = {model.__name__: model for model in models()}
    for name in DESCRIPTIONS:
        model, _, key = name.rpartition(".")
        assert key in keys.FRENCH
        assert not model or key in {f.alias or n for n, f in known[model].model_fields.items()}


# ---- what is right


def files() -> list[tuple[str, Path]]:
    """Every YAML file of the sites that have nothing to tell, with the schema that VS Code uses for it."""
    found = []
    settings = json.loads(vscode.setup(Folders())[vscode.SETTINGS])["yaml.schemas"]
    for root in (ROOT, ROOT / "tests/invalid/base", ROOT / "tests/sites/small", ROOT / "tests/sites/answers"):
        for path in sorted({*root.glob("courses/**/*.yml"), *root.glob("quizzes/**/*.yml")}):
            place = path.relative_to(root).as_posix()
            names = [
                Path(n).stem for n, glob in settings.items() if fnmatchcase(place, glob.replace("**/", "*"))
            ]
            assert names, place
            found.append((names[0], path))
    return found


@each(("name", "path"), files())
def test_the_files_of_real_courses_are_accepted(name: str, path: Path) -> None:
    assert told(name, path.read_text(encoding="utf-8")) == []


def test_the_real_courses_use_most_kinds() -> None:
    text = "".join(path.read_text(encoding="utf-8") for name, path in files() if name == "quiz")
    assert {kind.french for kind in KINDS if f"type: {kind.french}" in text} >= {"texte", "sondage"}


SHOWN = re.findall(
    r"^```yaml\n(.*?)^```$", (ROOT / "docs/formats.md").read_text(encoding="utf-8"), re.M | re.S
)


@pytest.mark.parametrize("text", [text for text in SHOWN if "questions:" in text])
def test_what_the_documentation_shows_is_accepted(text: str) -> None:
    assert told("quiz", text) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("module", "titre: a"),
        ("module", "TITRE: a\nResume: b\nobjectives: [c]"),
        ("module", "titre\u00a0: 2024"),
        ("module", "title: a\nsummary:"),
        ("parcours", "- {id: a, titre: b, cours: c}"),
        ("parcours", "parcours: [{id: 2024, title: b, courses: [c]}]"),
        ("organismes", "greta: {nom: GRETA}"),
        ("glossaire", "sonde: Un thermomètre."),
        ("glossaire", "termes: [{terme: sonde, définition: Un thermomètre, variantes: sondes}]"),
        ("quiz", "id: a\nquestion: b\nréponse: true"),
        ("quiz", "- {id: a, question: b, reponse: 12,5}\n- {texte: Voici.}"),
        ("quiz", "- {id: a, question: b, pairs: [{left: a, right: b}, {left: c, right-side: d}]}"),
        ("quiz", "- {id: a, question: b, hint: c, type: Vrai ou faux, answer: yes, points: 2}"),
        ("quiz", "- {id: a, question: b, unités: aucune, réponse: 3, indices: [c, 4]}"),
    ],
)  # fmt: skip
def test_every_way_to_write_is_accepted(name: str, text: str) -> None:
    assert told(name, text) == []


# ---- what is wrong

COURSE = "titre: a\nrésumé: b\norganisme: c\nobjectifs: {d: e}\ndurée: 2 h\n"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("module", "résumé: b"),
        ("module", "titre: a\nobjectif: b\ndurée: 3 min"),
        ("module", "titre: [a]"),
        ("module", "- titre: a"),
        ("cours", COURSE.replace("titre", "titr")),
        ("cours", COURSE + "niveau: moyen"),
        ("cours", COURSE + "brouillon: peut-être"),
        ("cours", COURSE + "assistance: {délai: 48 h}"),
        ("cours", COURSE + "gestes: [{id: Un Geste, libellé: a}]"),
        ("cours", COURSE.replace("organisme: c", "organisme: GRETA Lorraine")),
        ("organismes", "organismes: [{nom: a}]"),
        ("parcours", "- {id: a, titre: b}"),
        ("quiz", "questions: [{question: b, réponse: vrai}]"),
        ("quiz", "questions: [{id: a, question: b, réponces: []}]"),
        ("quiz", "questions: [{id: a, question: b, type: qcm}]"),
        ("quiz", "questions: [{id: a, question: b, réponses: [{juste: c, retou: d}, {faux: e}]}]"),
        ("quiz", "titre: a\nseuils: 3\nquestions: []"),
    ],
)  # fmt: skip
def test_what_cannot_be_right_is_underlined(name: str, text: str) -> None:
    assert told(name, text) != []


def test_a_missing_key_is_named_as_it_is_shown() -> None:
    asked = schemas()["module"]["definitions"]["ModuleInfo"]["allOf"]
    assert [either["anyOf"][0] for either in asked] == [{"required": ["titre"]}]


def test_words_are_proposed_in_french_with_what_they_are_for() -> None:
    course = schemas()["cours"]["definitions"]["CourseInfo"]["properties"]
    assert course["niveau"]["anyOf"][0] == {"enum": ["débutant", "intermédiaire", "avancé"]}
    assert course["durée"]["description"] == described("CourseInfo", "duration")
    assert [name for name in course if not name.islower()] == []
    bank = schemas()["quiz"]["definitions"]
    assert bank["BankInfo"]["properties"]["durée"]["description"] == described("BankInfo", "duration")
    assert {"questions", "type"} <= {*bank["BankInfo"]["properties"], *bank["Question"]["properties"]}
    assert BankInfo.__name__ in bank


# ---- VS Code


def test_the_tasks_read_what_check_says(tmp_path: Path) -> None:
    bad = tmp_path / "courses/a"
    bad.mkdir(parents=True)
    (bad / "course.yml").write_text("titre: [\n", encoding="utf-8")
    text = render_text(examined(tmp_path))
    tasks = json.loads(vscode.setup(Folders())[".vscode/tasks.json"])["tasks"]
    for task in tasks:
        found = [
            re.search(matcher["pattern"]["regexp"], line)
            for matcher in task["problemMatcher"]
            for line in text.split("\n")
        ]
        (place,) = {hit.groups()[:4] for hit in found if hit}
        assert place[0] == "courses/a/course.yml"
        assert place[3] == "T103"


@pytest.mark.parametrize("folder", [".", "courses"])
def test_the_schemas_of_a_site_are_written_and_its_settings_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    (tmp_path / "courses").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: A\ndocs_dir: courses\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path / folder)
    assert schema(Path("mkdocs.yml")).said.count("\n") == 0
    settings, old = tmp_path / vscode.SETTINGS, tmp_path / ".vscode/tremplin/quiz.json"
    settings.write_text("{}", encoding="utf-8")
    old.write_text("{}", encoding="utf-8")
    assert '"./.vscode/tremplin/quiz.json": "quizzes/**/*.yml"' in schema(Path("mkdocs.yml")).said
    assert settings.read_text(encoding="utf-8") == "{}"
    assert json.loads(old.read_text(encoding="utf-8")) == schemas()["quiz"]


def test_schemas_want_a_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert schema(Path("mkdocs.yml")).status == 2
    assert [*tmp_path.iterdir()] == []
