"""Mistakes of the host's configuration, at their line and in our words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tremplin.commands.configuring import configured
from tremplin.commands.opening import stopped
from tremplin.diagnostics import Report

SOUND = "site_name: A\ndocs_dir: courses\ntheme: tremplin\nplugins:\n  - tremplin\n"


def told(root: Path, text: str) -> list[str]:
    (root / "courses").mkdir(exist_ok=True)
    path = root / "mkdocs.yml"
    path.write_text(text, encoding="utf-8")
    report = Report()
    configured(path, text, report)
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
        (SOUND.replace("- tremplin", "- tremplinn"), "4 T335", "« tremplinn » n’est pas installée"),
        (f"{SOUND}site_url: exemple.org\n", "6 T335", "https://"),
        (f"{SOUND}site_dir: courses/site\n", "6 T335", "site_dir: site"),
        (f"{SOUND}markdown_extensions: [pymdownx.absent]\n", "6 T335", "pymdownx.absent"),
        (f"{SOUND}INHERIT: absent.yml\n", "6 T335", "« absent.yml » n’existe pas"),
        (f"{SOUND}site_nam: x\n", "6 T338", "Vouliez-vous dire « site_name »"),
        (f"{SOUND}nav:\n  - Un: absent.md\n", "7 T336", "« absent.md »"),
        (f"{SOUND}nav:\n  - Un:\n    - https://example.org\n    - b/absent.md\n", "9 T336", "b/absent.md"),
        ("- un\n", "0 T335", "clé: valeur"),
    ],
)
def test_a_mistake_is_told_at_its_line(tmp_path: Path, text: str, place: str, words: str) -> None:
    (line,) = told(tmp_path, text)
    assert line.startswith(place)
    assert words in line


def test_what_stops_the_host_is_told_at_the_line_of_the_project_where_it_began(tmp_path: Path) -> None:
    told(tmp_path, SOUND)
    config = configured(tmp_path / "mkdocs.yml", SOUND, Report())
    assert config
    hook = tmp_path / "h.py"
    hook.write_text("def f():\n    raise ValueError('boum')\n", encoding="utf-8")
    space: dict[str, object] = {}
    exec(compile(hook.read_text(encoding="utf-8"), str(hook), "exec"), space)  # noqa: S102 - ours
    with pytest.raises(ValueError, match="boum") as caught:
        space["f"]()  # type: ignore[operator]
    found = stopped(caught.value, config)
    assert (str(found.span), found.code) == ("h.py:2:1", "T339")
    assert "boum" in found.message
