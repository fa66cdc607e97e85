"""The options of the plugin: those that it does not have, or cannot read, are told."""

from __future__ import annotations

import pytest
from configured import given, mistakes
from hypothesis import given as each
from hypothesis import strategies as st

from conftest import WriteProject
from tremplin.commands.build import build
from tremplin.commands.check import check
from tremplin.diagnostics import Diagnostic, Report, Span
from tremplin.host.options import is_offline
from tremplin.publish.plan import Means
from tremplin.rules import RULES, Severity
from tremplin.schema.severities import severities_of
from tremplin.text.admitted import admitted, is_like_a_page, never
from tremplin.text.media_types import UNKNOWN, media_type
from tremplin.text.sanitise import PUBLISHED


@pytest.mark.parametrize(
    ("value", "is_kept"),
    [(True, True), ("oui", True), ("Vrai", True), (False, False), ("non", False), ("Non", False)],
)
def test_yes_and_no_are_read_as_authors_write_them(value: object, is_kept: bool) -> None:
    assert mistakes(offline=value) == []
    assert is_offline(given(offline=value)) is is_kept


@pytest.mark.parametrize("value", ["peut-être", [1], 3, "", {"a": 1}])
def test_anything_else_is_told(value: object) -> None:
    (mistake,) = mistakes(offline=value)
    assert (mistake.code, "« hors-ligne: non »" in mistake.remedy) == ("T335", True)


# ---- severities


def test_other_names_of_options_are_read() -> None:
    options = given(**{"Sévérités": {"T601": "conseil"}, "fichiers": [".py"], "dossiers": ["a"]})
    assert severities_of(options.severities) == {"T601": Severity.ADVICE}
    assert (options.files, options.folders) == ([".py"], ["a"])
    assert mistakes(**{"sévérités": {"t601": "avertissement", "T505": False, "T602": "aucun"}}) == []


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"T6O1": "conseil"}, "Vouliez-vous dire « T601 »"),
        ({"601": "conseil"}, "Vouliez-vous dire « T601 »"),
        ({"T601": "grave"}, "« grave » n’est pas une sévérité"),
        ({"T103": "avertissement"}, "ne peut pas être lu"),
        ({"T326": "non"}, "ne doit pas y être publié"),
    ],
)
def test_a_severity_that_cannot_be_is_told_with_its_reason(asked: dict[str, str], words: str) -> None:
    (mistake,) = mistakes(severities=asked)
    assert mistake.code == "T335"
    assert words in f"{mistake.message} {mistake.remedy}"
    assert severities_of(dict(asked)) == {}


@each(st.dictionaries(st.sampled_from([*RULES]), st.sampled_from(["erreur", "warning", "conseil", "non"])))
def test_no_configuration_lowers_what_cannot_be_read(asked: dict[str, str]) -> None:
    report = Report(severities=severities_of(dict(asked)))
    report.extend(Diagnostic(code, Span("a"), "", "", rule.severity) for code, rule in RULES.items())
    kept = {d.code: d.severity for d in report}
    for code, rule in RULES.items():
        if rule.is_firm:
            assert kept[code] is rule.severity
        elif asked.get(code) == "non":
            assert code not in kept


CONFIG = "site_name: A\ndocs_dir: courses\ntheme: tremplin\nplugins:\n  - tremplin:\n      severities: {%s}\n"


@pytest.mark.parametrize(
    ("asked", "severity", "strict", "status"),
    [
        ("", Severity.ERROR, False, 1),
        ("T601: avertissement", Severity.WARNING, False, 0),
        ("T601: avertissement", Severity.WARNING, True, 1),
        ("T601: conseil", Severity.ADVICE, True, 0),
        ("T601: non", None, True, 0),
    ],
)
def test_one_severity_everywhere(
    write_project: WriteProject, asked: str, severity: Severity | None, strict: bool, status: int
) -> None:
    lesson = "courses/courriel/01-ecrire/01-objet.md"
    root = write_project({"courses/courriel/images/a.svg": SVG})
    (root / lesson).write_text(f"{(root / lesson).read_text('utf-8')}\n![](../images/a.svg)\n", "utf-8")
    (root / "mkdocs.yml").write_text(CONFIG % asked, encoding="utf-8")
    outcome = check(root / "mkdocs.yml", strict=strict, is_told=False)
    assert outcome.report
    found = [d.severity for d in outcome.report if d.code == "T601"]
    assert found == ([severity] if severity else [])
    assert outcome.status == status


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><circle r="1"/></svg>'


# ---- other kinds of files


@pytest.mark.parametrize("asked", [[".py"], ["py"], "*.PY", ".py, .md", [".py", ".html", 3.5]])
def test_endings_are_read_as_they_are_written(asked: object) -> None:
    assert admitted(asked) - {".5"} == {".py"}


@pytest.mark.parametrize(
    "ending", [".html", ".js", ".svgz", ".xml", ".php", ".exe", ".xlsm", ".md", ".yml", ".css", ".xhtml"]
)
def test_what_would_act_is_never_published(ending: str) -> None:
    (mistake,) = mistakes(files=[ending])
    assert mistake.code == "T335"
    assert never(ending) in mistake.message
    assert admitted([ending]) == frozenset()


@pytest.mark.parametrize("ending", [".py", ".ipynb", ".r", ".sql", ".sb3", ".ggb", ".tex", ".parquet"])
def test_what_is_admitted_is_shown_by_no_browser(ending: str) -> None:
    assert ending not in PUBLISHED
    assert admitted([ending]) == {ending}
    assert media_type(f"a{ending}") == UNKNOWN


@pytest.mark.parametrize(
    "start", [b"<html>", b"\xef\xbb\xbf  <svg", b"\xff\xfe<\0s\0", b"\n\n<?xml", b"<!-- a"]
)
def test_a_file_that_begins_as_a_page_is_seen(start: bytes) -> None:
    assert is_like_a_page(start)
    assert not is_like_a_page(b"# " + start)


def test_an_admitted_file_is_published_as_it_is(write_project: WriteProject) -> None:
    lesson = "courses/courriel/01-ecrire/01-objet.md"
    files = {"courses/courriel/prog.py": "print(1)\n", "courses/courriel/faux.r": "<script>1</script>"}
    root = write_project(files)
    text = (root / lesson).read_text("utf-8")
    (root / lesson).write_text(f"{text}\n[Le programme](../prog.py)\n", encoding="utf-8")
    config = CONFIG.replace("severities: {%s}", "quality: 0")
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    before = check(root / "mkdocs.yml", is_told=False).report
    assert before
    told = [(d.code, "files: [.py]" in d.remedy) for d in before if d.span.file != "courses/courriel/faux.r"]
    assert told == [("T323", True), ("T317", True)]
    (root / "mkdocs.yml").write_text(config.replace("quality: 0", "files: [.py, .r]"), encoding="utf-8")
    after = check(root / "mkdocs.yml", is_told=False).report
    assert after
    assert [(d.code, d.span.file) for d in after] == [("T331", "courses/courriel/faux.r")]
    (root / "courses/courriel/faux.r").unlink()
    site = root / "site"
    outcome = build(root / "mkdocs.yml", site, Means(jobs=1), is_told=False)
    assert outcome.status == 0, outcome.report
    assert (site / "courriel/prog.py").read_bytes() == b"print(1)\n"
    assert 'href="../../prog.py"' in (site / "courriel/ecrire/objet/index.html").read_text("utf-8")
    assert any("prog.py" in path.read_text("utf-8") for path in site.rglob("*.json"))  # kept with the course


@pytest.mark.parametrize(
    ("options", "name"),
    [
        ({"severities": {"T999": "info"}}, "sévérités"),
        ({"severities": {"T103": "avertissement"}}, "sévérités: T103"),
        ({"quality": {"clarté": 60}}, "qualité: clarté"),
        ({"quality": 200}, "qualité: "),
        ({"editions": ["papyrus"]}, "éditions"),
        ({"files": [".html"]}, "fichiers"),
        ({"offline": "peut-être"}, "hors-ligne"),
        ({"budgets": {"image": "grand"}}, "budgets: image"),
    ],
)
def test_an_option_is_named_in_french(options: dict[str, object], name: str) -> None:
    (mistake,) = mistakes(**options)
    assert f"« {name}" in mistake.message
