"""Nothing that the scripts or the styles of the interface look for can come from an author's text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from test_sanitise import Reader

from tremplin.markdown.converter import Converter
from tremplin.markdown.extension import PageContext, Syntax
from tremplin.text.classes import ROLES, classes
from tremplin.text.sanitise import PREFIX, clean_html

ROOT = Path(__file__).parents[2]
CLIENT, THEME = ROOT / "themes/client", ROOT / "themes/tremplin_theme/templates"
SCRIPTS, STYLES = (
    [p for p in sorted(CLIENT.rglob(f"*.{kind}")) if not {"node_modules", "test"} & {*p.parts}]
    for kind in ("js", "css")
)
TAGS = (
    "a abbr audio blockquote code dd details div dl dt em figure h2 img ins kbd label li mark ol p "  # noqa: SIM905
    "pre section small source span strong summary td th ul video button form input".split()
)

HARMLESS = {
    "classes": {
        "admonition": "a note, as authors write them",
        "admonition-title": "its title",
        "bug": "a kind of note",
        "cards": "a grid: only how its children are laid out",
        "danger": "a kind of note",
        "failure": "a kind of note",
        "filename": "the name of a piece of code",
        "footnote": "the notes of a text",
        "highlight": "a piece of code",
        "no": "a word of code, like the wrong answers of a correction: no style names it, no script",
        "note": "a kind of note; the interface’s own look like them",
        "success": "a kind of note",
        "tabbed-content": "the tabs of a text",
        "tabbed-set": "the tabs of a text",
        "task-list-item": "the boxes of a text",
        "tip": "a kind of note",
        "warning": "a kind of note",
        "center": "a column of a table",
        "right": "a column of a table; what quizzes say carries two classes",
    },
    "roles": {"img": "a drawing, ours or theirs: no script looks for it"},
    "attributes": {
        "class": "those of this list",
        "dir": "the direction of a text; one style asks for it, around a list of ours",
        "open": "a details of the text",
        "role": "those that stand for nothing of the interface",
        "title": "an abbreviation",
        "type": "a list of the text",
    },
}


def text(paths: list[Path]) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def selectors() -> str:
    """The selectors of styles, and the strings of scripts that may be some."""
    css = re.sub(r"/\*.*?\*/", "", text(STYLES), flags=re.S)
    strings = re.findall(
        r"\"([^\"\n]*)\"|'([^'\n]*)'|`([^`\n]*)`", re.sub(r"\$\{[^{}]*\}", "", text(SCRIPTS))
    )
    found = ("".join(groups) for groups in strings)
    sought = (string for string in found if re.fullmatch(r"[\w\s.\[\]=\"':>+~(),*#-]+", string))
    return "\n".join([*re.findall(r"([^{}]+)\{", css), *sought])


def of_the_interface() -> set[str]:
    """Classes that styles select, that scripts look for or write, that templates write."""
    written = re.findall(r"class(?:Name = |List\.\w+\()\"([^\"]*)\"", text(SCRIPTS))
    written += re.findall(r"make\(\s*\"\w+\",\s*\"([^\"]*)\"", text(SCRIPTS))
    for value in re.findall(r"class=\"([^\"]*)\"", text(sorted(THEME.rglob("*.html")))):
        written += [re.sub(r"\{[{%].*?[%}]\}", " ", value), *re.findall(r"'([\w -]+)'", value)]
    return {*re.findall(r"\.([a-zA-Z][\w-]*)", selectors()), *" ".join(written).split()}


def kept(tag: str, attributes: str) -> dict[str, str]:
    """What is left of `attributes` on an element of a text; nothing when the element goes."""
    inside = f"<table><tr><{tag} {attributes}>" if tag in ("td", "th") else f"<{tag} {attributes}>"
    return next((left for name, left in Reader(clean_html(inside)).tags if name == tag), {})


def colours() -> set[str]:
    """Kinds of words in code, which only a word can be: a style names them, and no script."""
    css = (CLIENT / "styles/code.css").read_text(encoding="utf-8")
    return set(re.findall(r"\.(\w{1,2})(?=[, ])", css))


def test_no_class_of_the_interface_passes_but_those_of_texts() -> None:
    found: dict[str, set[str]] = {}
    for tag in TAGS:
        for name in kept(tag, f'class="{" ".join(of_the_interface())}"').get("class", "").split():
            found.setdefault(name, set()).add(tag)
    code = {name for name in found if name in colours()}
    assert all(found[name] == {"span"} for name in code)
    assert set(found) - code == set(HARMLESS["classes"])


@pytest.mark.parametrize("name", ["notice", "answer", "btn", "said", "verdict", "diagnostics", "q", "end"])
def test_an_imitation_has_no_class(name: str) -> None:
    assert name in of_the_interface(), "the extraction sees it"
    assert Reader(
        clean_html(f"<p class=\"{name}\">x</p><p class='note &#x{ord(name[0]):x};{name[1:]}'>")
    ).tags == [
        ("p", {}),
        ("p", {"class": "note"}),
    ]


def test_no_attribute_that_a_selector_names_passes_but_those_of_texts() -> None:
    names = set(re.findall(r"\[([a-z][\w-]*)", selectors()))
    names |= set(re.findall(r"\s(data-[\w-]+)", text(sorted(THEME.rglob("*.html")))))
    assert {"data-lesson", "data-key", "data-q", "data-finish"} <= names
    found = {
        name
        for tag in TAGS
        for value in ("x", "img", "checkbox", "note")
        for name in kept(tag, " ".join(f"{name}={value}" for name in names))
    }
    assert found == set(HARMLESS["attributes"])


def test_no_id_nor_name_of_the_interface_is_an_authors() -> None:
    pages = text(sorted(THEME.rglob("*.html")))
    ours = re.findall(r"\s(?:id|name|for|aria-describedby)=\"([^\"]*)\"", pages)
    assert "contenu" in ours
    assert [name for name in ours if name.startswith(PREFIX)] == []
    for tag in TAGS:
        for name in ("id", "name", "for", "headers", "aria-describedby"):
            assert kept(tag, f"type=radio {name}='contenu q'").get(name, "s-contenu s-q") == "s-contenu s-q"
    assert kept("p", "id=contenu") == {"id": "s-contenu"}


def test_no_role_of_the_interface_passes() -> None:
    sources = text([*sorted(THEME.rglob("*.html")), *SCRIPTS, *STYLES])
    ours = set(re.findall(r"role=\"?([a-z]+)", sources))
    assert {"status", "group"} <= ours
    ours -= set(HARMLESS["roles"])
    assert {role for role in ours | ROLES if kept("p", f"role={role}")} == ROLES - ours == ROLES


def test_a_text_has_no_field_to_type_in() -> None:
    fields = "<input><input name=a><input type=text><input type=password><input title=' type=\"radio\"'>"
    assert clean_html(f"{fields}<input type=checkbox>") == '<input type="checkbox">'


MARKDOWN = """\
!!! astuce "Un titre"
    Un

!!! hint
    Un

??? done "Deux"
    Deux

=== "Un"

    Un

=== "Deux"

    Deux

- [x] fait

| a | b |
|--:|:-:|
| c | d |

++ctrl+a++ ++enter++ [^1] [bouton](a.md){ .md-button .notice }
{: .verdict }

[^1]: Une note.

```python title="a.py" linenums="1" hl_lines="1"
def f(x): return [1, "a"]  # !
```

```yaml
- a: b
```

`#!python None`
"""


def test_the_classes_that_markdown_makes_stay() -> None:
    def converted(keep_all: bool, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
        if keep_all:
            monkeypatch.setattr("tremplin.text.sanitise.classes", lambda _tag, value: value)
        html = Converter(Syntax()).page(MARKDOWN, PageContext("", lambda _directive: ("", "")))
        return [attributes.get("class", "").split() for _, attributes in Reader(html).tags]

    with pytest.MonkeyPatch.context() as patch:
        kept, written = converted(False, patch), converted(True, patch)
    lost = {name for was, now in zip(written, kept, strict=True) for name in {*was} - {*now}}
    assert lost == {"astuce", "hint", "done", "notice", "verdict"}
    assert ["admonition", "tip"] in kept
    assert ["success"] in kept


def test_what_users_of_material_write_stays() -> None:
    for name in ("md-button md-button--primary", "grid cards", "annotate", "inline", "language-python"):
        assert classes("div", name) == name
    assert classes("div", "mermaid md-nav md-dialog k") is None
