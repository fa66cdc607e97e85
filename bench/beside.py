"""The lesson of bench/weight.py, made in other ways from the same text: a page written by hand, and MkDocs
with Material and mkdocs-quiz where they are installed.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import markdown
import yaml

ROOT = Path(__file__).parents[1]
LESSON = ROOT / "courses/courriel/01-demarrer/05-trier.md"
_STYLE = """
body{max-width:66ch;margin:auto;padding:1rem;font:18px/1.6 system-ui;background:#fffdf8;color:#1d2b33}
a{color:#0b5563}form{border-top:1px solid #ccc;padding:1rem 0}button{font:inherit;padding:.6rem 1rem}
label{display:block;padding:.6rem;border:2px solid #ccc;border-radius:10px;margin:.5rem 0}"""
_SCRIPT = """
document.querySelectorAll("form").forEach(f=>{f.onsubmit=e=>{e.preventDefault();
const c=f.querySelector(":checked"),p=f.querySelector("p");
p.textContent=c?(c.value==="1"?"Juste ! ":"Faux. ")+c.dataset.r:"Choisissez une réponse."};
f.querySelector("button").hidden=false})"""


def parts() -> tuple[str, str]:
    """The Markdown of the lesson without what only Tremplin reads, and its quiz as YAML."""
    body = LESSON.read_text(encoding="utf-8").partition("---\n")[2].partition("---\n")[2]
    before, _, rest = body.partition("\n::: quiz\n")
    quiz, _, after = rest.partition("\n:::\n")
    return "\n".join(row for row in f"{before}{after}".splitlines() if not row.startswith(":::")), quiz


def questions() -> list[tuple[str, list[tuple[bool, str, str]]]]:
    """Each question, with its answers: whether it is right, its text, what is said of it."""
    rows: list[dict[str, Any]] = yaml.safe_load(parts()[1])["questions"]
    found = []
    for row in rows:
        if "réponse" in row:
            is_true = row["réponse"] in (True, "vrai")
            pairs = ((True, "Vrai", "retour-vrai"), (False, "Faux", "retour-faux"))
            answers = [(value == is_true, word, row.get(key, "")) for value, word, key in pairs]
        else:
            answers = [
                ("juste" in a, a.get("juste", a.get("faux")), a.get("retour", "")) for a in row["réponses"]
            ]
        found.append((row["question"], answers))
    return found


def by_hand(folder: Path) -> Path:
    """One file, its style and its script in it."""
    forms = "".join(
        f"<form><fieldset><legend>{escape(question)}</legend>"
        + "".join(
            f'<label><input type=radio name=a value={int(right)} data-r="{escape(said)}"> {escape(answer)}'
            "</label>"
            for right, answer, said in answers
        )
        + "</fieldset><button hidden>Vérifier</button><p role=status></p></form>"
        for question, answers in questions()
    )
    body = markdown.markdown(parts()[0], extensions=["admonition", "abbr"])
    page = (
        "<!doctype html><html lang=fr><meta charset=utf-8><meta name=viewport content='width=device-width'>"
    )
    page += (
        f"<title>Trier</title><style>{_STYLE}</style><h1>Trier</h1>{body}{forms}<script>{_SCRIPT}</script>"
    )
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(page, encoding="utf-8")
    return folder


def material(folder: Path) -> Path | None:
    """MkDocs, Material without its web fonts, and mkdocs-quiz; None where they are not installed."""
    if not all(importlib.util.find_spec(name) for name in ("material", "mkdocs_quiz")):
        return None
    quizzes = "".join(
        f"\n\n<quiz>\n{question}\n"
        + "".join(f"- [{'x' if right else ' '}] {answer}\n" for right, answer, _ in answers)
        + "\n"
        + next(said for right, _, said in answers if right)
        + "\n</quiz>\n"
        for question, answers in questions()
    )
    docs = folder / "docs"
    docs.mkdir(parents=True)
    (docs / "index.md").write_text(f"# Trier\n\n{parts()[0]}{quizzes}", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(
        "site_name: Banc\ntheme: {name: material, language: fr, font: false}\nplugins: [mkdocs_quiz]\n"
        "markdown_extensions: [admonition, abbr]\n",
        encoding="utf-8",
    )
    files = ("-f", str(folder / "mkdocs.yml"), "-d", str(folder / "site"))
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", *files]
    subprocess.run(command, check=True, capture_output=True)
    return folder / "site"


PEERS: dict[str, tuple[Callable[[Path], Path | None], str]] = {
    "by hand": (by_hand, "form button:not([hidden])"),
    "Material and mkdocs-quiz": (material, ".quiz input:not([disabled])"),
}
"""How each is built, and what shows that a question can be answered."""
