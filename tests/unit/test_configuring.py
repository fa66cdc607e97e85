"""Mistakes of the host's configuration, at their line and in our words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tremplin.commands.configuring import configured
from tremplin.diagnostics import Report
from tremplin.host import written as module
from tremplin.host.project import check_options
from tremplin.host.stopped import stopped

SOUND = "site_name: A\ndocs_dir: courses\ntheme: tremplin\nplugins:\n  - tremplin\n"


def told(root: Path, text: str) -> list[str]:
    (root / "courses").mkdir(exist_ok=True)
    path = root / "mkdocs.yml"
    path.write_text(text, encoding="utf-8")
    report = Report()
    configured(path, report)
    return [f"{d.span.line} {d.code} {d.message} {d.remedy}" for d in report]


def test_a_sound_configuration_has_nothing_to_tell(tmp_path: Path) -> None:
    assert told(tmp_path, SOUND) == []


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        (SOUND.replace("theme: tremplin", "theme: tremplain"), "3 T335", "Vouliez-vous dire « tremplin »"),
        (SOUND.replace("docs_dir: courses", "docs_dir: course"), "2 T335", "Vouliez-vous dire « courses »"),
        (SOUND.replace("site_name: A\n", ""), "0 T335", "site_name: Mes cours"),
        (SOUND.replace("site_name: A", "site_name: [A]"), "1 T335", "il faut un texte"),
        (SOUND.replace("- tremplin", "- tremplinn"), "5 T335", "« tremplinn » n’est pas installée"),
        (f"{SOUND}site_url: exemple.org\n", "6 T335", "https://"),
        (f"{SOUND}site_dir: courses/site\n", "6 T335", "site_dir: site"),
        (f"{SOUND}markdown_extensions: [pymdownx.absent]\n", "6 T335", "pymdownx.absent"),
        (f"{SOUND}INHERIT: absent.yml\n", "6 T335", "« absent.yml » n’existe pas"),
        (f"{SOUND}site_nam: x\n", "6 T338", "Vouliez-vous dire « site_name »"),
        (f"{SOUND}nav:\n  - Un: absent.md\n", "7 T336", "« absent.md »"),
        (f"{SOUND}nav:\n  - Un:\n    - https://example.org\n    - b/absent.md\n", "9 T336", "b/absent.md"),
        ("- un\n", "1 T335", "clé: valeur"),
        ("", "0 T335", "site_name: Mes cours"),
        (f"{SOUND}site_name: B\n", "6 T104", "la première est à la ligne 1"),
        (SOUND.replace("site_name: A", "site_name: 2027"), "1 T335", '« site_name: "2027" »'),
        (SOUND.replace("theme: tremplin", "theme: [tremplin]"), "3 T335", "theme: tremplin"),
        (SOUND.replace("theme: tremplin", "theme: {language: fr}"), "3 T335", "le nom du thème manque"),
        (SOUND.replace("docs_dir: courses", "docs_dir: mkdocs.yml"), "2 T335", "il faut un dossier"),
        (SOUND.replace("plugins:\n  - tremplin", "plugins: tremplin"), "4 T335", "il faut une liste"),
        (SOUND.replace("- tremplin", "- search"), "4 T335", "ajoutez « plugins: [tremplin] »"),
        (SOUND.replace("- tremplin", "- tremplin: oui"), "5 T335", "les options vont sous le nom"),
        (
            SOUND.replace("- tremplin", "- tremplin:\n      severities: T601"),
            "6 T335",
            "tremplin: severities",
        ),
        (f"{SOUND}  - search: {{langue: fr}}\n", "6 T338", "« search: langue »"),
        (f"{SOUND}site_url: 'http://[::1'\n", "6 T335", "adresse complète"),
        (f"{SOUND}nav: a.md\n", "6 T335", "il faut une liste"),
        (f"{SOUND}nav:\n  - {{A: a.md, B: b.md}}\n", "7 T335", "son propre tiret"),
        (f"{SOUND}nav:\n  - A:\n", "7 T335", "mène à une page, ou contient une liste"),
        (
            f"{SOUND}markdown_extensions:\n  - toc: {{permalinks: 1}}\n",
            "7 T335",
            "« toc » ne conviennent pas",
        ),
        (f"{SOUND}  - search\n  - serch: {{lang: fr}}\n", "7 T335", "Vouliez-vous dire « search »"),
        (f"{SOUND}markdown_extensions: [toc]\nINHERIT: b.yml\n", "7 T335", "« b.yml » n’existe pas"),
        (f"{SOUND}markdown_extensions:\n  - toc\n  - tok\n", "8 T335", "« tok » n’est pas installée"),
        (SOUND.replace("theme: tremplin", "theme:\n  name: tremplain"), "4 T335", "« tremplin »"),
        (f"{SOUND}hooks:\n  - h.py\n", "7 T335", "« h.py » n’existe pas"),
        (
            SOUND.replace("- tremplin", "- tremplin:\n      dossiers:\n        a: 1"),
            "6 T335",
            "il faut un texte ou une liste",
        ),
        (f"{SOUND}hooks: h.py\n", "6 T335", "hooks: [mon_hook.py]"),
        (f"{SOUND}hooks: [courses]\n", "6 T335", "« courses » est un dossier, et il faut un fichier"),
        (f"{SOUND}extra_css: [3]\n", "6 T335", "il faut un texte"),
        (f"{SOUND}strict: oui\n", "6 T335", "« true » ou « false »"),
        (f"{SOUND}dev_addr: abc\n", "6 T335", "une adresse et un port"),
        (f"{SOUND}validation: {{links: {{not_found: grave}}}}\n", "6 T335", "ignore, info, warn"),
        (f"{SOUND}pages: [a.md]\n", "6 T335", "Écrivez « nav: »"),
        (f"{SOUND}extra: !inconnu x\n", "6 T335", "l’étiquette « !inconnu »"),
        (f"{SOUND}copyright: !ENV {{a: b}}\n", "6 T335", "!ENV [NOM, valeur]"),
        (f"{SOUND}INHERIT: mkdocs.yml\n", "6 T335", "s’héritent en rond"),
        (f"{SOUND}INHERIT: courses\n", "6 T335", "« courses » est un dossier"),
        (f"{SOUND}INHERIT: [a]\n", "6 T335", "INHERIT: base.yml"),
    ],
)
def test_a_mistake_is_told_at_its_line(tmp_path: Path, text: str, place: str, words: str) -> None:
    (line,) = told(tmp_path, text)
    assert line.startswith(place)
    assert words in line
    assert re.search(r"\b(?:the|is|Expected|Invalid|class|MkDocs dit)\b", line) is None


def test_the_mistakes_of_an_inherited_file_are_told_in_it(tmp_path: Path) -> None:
    base = tmp_path / "base.yml"
    for text, place in (
        ("a: [\n", "base.yml:1:4"),
        ("- un\n", "base.yml:1:1"),
        ("strict: 3\n", "base.yml:1:9"),
    ):
        base.write_text(text, encoding="utf-8")
        told(tmp_path, f"{SOUND}INHERIT: base.yml\n")
        report = Report()
        assert configured(tmp_path / "mkdocs.yml", report) is None
        assert [str(d.span) for d in report] == [place]


@pytest.mark.parametrize(
    ("hook", "words"),
    [
        ("def (\n", "ce n’est pas du Python correct"),
        ("import module_absent\n", "le module « module_absent » n’est pas installé"),
        ("\nraise RuntimeError('ici')\n", "h.py:2:1 RuntimeError : ici"),
        ("def on_jamais(**_): pass\n", "MkDocs n’a pas de moment « on_jamais »"),
        ("import sys\nsys.exit(3)\n", "il arrête le programme"),
    ],
)
def test_a_hook_that_cannot_be_loaded_is_one_message(tmp_path: Path, hook: str, words: str) -> None:
    (tmp_path / "courses").mkdir()
    (tmp_path / "h.py").write_text(hook, encoding="utf-8")
    path = tmp_path / "mkdocs.yml"
    path.write_text(f"{SOUND}hooks: [h.py]\n", encoding="utf-8")
    report = Report()
    assert configured(path, report) is None
    (found,) = report
    assert found.code == "T339"
    assert words.removeprefix("h.py:2:1 ") in found.message
    assert str(found.span) == "h.py:2:1" or "h.py:2:1" not in words


def test_what_stops_the_host_is_told_at_the_line_of_the_project_where_it_began(tmp_path: Path) -> None:
    told(tmp_path, SOUND)
    hook = tmp_path / "h.py"
    hook.write_text("def f():\n    raise ValueError('boum')\n", encoding="utf-8")
    space: dict[str, object] = {}
    exec(compile(hook.read_text(encoding="utf-8"), str(hook), "exec"), space)  # noqa: S102 - ours
    with pytest.raises(ValueError, match="boum") as caught:
        space["f"]()  # type: ignore[operator]
    found = stopped(caught.value, tmp_path / "mkdocs.yml")
    assert (str(found.span), found.code) == ("h.py:2:1", "T339")
    assert "boum" in found.message


def _checked(root: Path, text: str) -> Report:
    """What is told of a configuration and of the options in it."""
    report, path = Report(), root / "mkdocs.yml"
    (root / "courses").mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    if config := configured(path, report):
        check_options(config, config.plugins["tremplin"].config, report)  # type: ignore[arg-type]
    return report


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (f"{SOUND}extra_css: [perso.css]\nextra_javascript: [perso.js]\n", [(6, "T344"), (7, "T344")]),
        (f"{SOUND}extra_css: []\n", []),
        (f"{SOUND}extra_css: [perso.css]\n".replace("theme: tremplin", "theme: material"), []),
        (
            f"{SOUND}extra_css: [perso.css]\n".replace(
                "theme: tremplin", "theme: {name: tremplin, custom_dir: courses}"
            ),
            [],
        ),
    ],
)
def test_files_that_our_theme_does_not_load_are_told(
    tmp_path: Path, text: str, places: list[tuple[int, str]]
) -> None:
    assert [(told.span.line, told.code) for told in _checked(tmp_path, text)] == places


def test_a_wrong_option_of_ours_is_told_once(tmp_path: Path) -> None:
    text = SOUND.replace("- tremplin", "- tremplin:\n      budjets: {image: 3 ko}")
    (only,) = _checked(tmp_path, text)
    assert (only.code, only.span.line) == ("T201", 6)
    assert only.remedy == "Vouliez-vous dire « budgets » ?"


@pytest.mark.parametrize(
    ("text", "code", "first"),
    [
        ("{sound}{rows}", "T338", 6),
        ("{before}{indented}", "T201", 6),
        ("{before}      budgets:\n{indented}", "T201", 7),
        ("{sound}site_description: x\n{same}", "T104", 7),
        ("{sound}nav:\n{items}", "T336", 7),
        ("{sound}extra: {{a: [{tags}]}}\n", "T335", 6),
    ],
)
def test_many_mistakes_of_a_configuration_are_told_by_the_first(
    tmp_path: Path, text: str, code: str, first: int
) -> None:
    count = 40
    text = text.format(
        sound=SOUND,
        before=f"{SOUND.rstrip()}:\n",
        rows="".join(f"k{n}: 1\n" for n in range(count)),
        indented="".join(f"          k{n}: 1\n" for n in range(count)),
        same="site_description: x\n" * count,
        items="".join(f"  - k{n}.md\n" for n in range(count)),
        tags=", ".join(["!k 1"] * count),
    )
    report = _checked(tmp_path, text)
    told = [d for d in report if d.code == code]
    (more,) = (d for d in report if d.code == "T203")
    assert [d.span.line for d in told[:2]] == ([first, first] if code == "T335" else [first, first + 1])
    assert (len(told), more.severity) == (10, told[0].severity)
    assert f": {count - 10}." in more.message


def test_the_keys_of_a_configuration_are_read_once(tmp_path: Path, monkeypatch: Any) -> None:
    looked_at: list[object] = []
    seen = module._named
    monkeypatch.setattr(module, "_named", lambda node: looked_at.append(node) or seen(node))
    _checked(tmp_path, SOUND + "".join(f"k{n}: 1\n" for n in range(40)))
    assert len(looked_at) == len({*map(id, looked_at)})
