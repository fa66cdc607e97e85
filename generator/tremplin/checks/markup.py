"""What an author wrote and the page does not do: tags, attributes, emojis, empty notes, open code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain, islice

from tremplin.checks.layout import Told, layout
from tremplin.checks.links import MOST
from tremplin.checks.subject import Subject, parts_of, texts_of
from tremplin.diagnostics import Diagnostic, near
from tremplin.directives.base import Directive
from tremplin.directives.lines import lines_of, unclosed
from tremplin.directives.options import is_known
from tremplin.directives.parser import prose
from tremplin.fixes import Edit, meant
from tremplin.markdown.forgiving import emoji, emojis, empty
from tremplin.model.bank import Bank
from tremplin.model.project import Text
from tremplin.text.addresses import Kind, parse
from tremplin.text.classes import classes
from tremplin.text.formulas import without_formulas
from tremplin.text.tags import PHRASES, Fate, Tag, removed, tags

_of = Diagnostic.of

_AS_CODE = "Pour la montrer, mettez-la entre accents graves : `<{tag}>`."
_QUESTION = "Posez plutôt une question, avec « ::: quiz »."
_TITLE = "Écrivez plutôt un titre : ## Le titre"
_REMEDIES = {
    **dict.fromkeys(
        ("embed", "frame", "iframe", "object"), "Écrivez plutôt un lien : [Voir la page]({src})."
    ),
    **dict.fromkeys(("big", "font", "tt"), "Écrivez plutôt **gras**, *italique* ou ==surligné==."),
    **dict.fromkeys(
        ("button", "fieldset", "form", "input", "legend", "option", "select", "textarea"), _QUESTION
    ),
    **dict.fromkeys(("article", "header", "hgroup", "main", "nav", "search", "section"), _TITLE),
    **dict.fromkeys(("script", "style"), "Retirez-la : le site a son style, et un texte n’exécute rien."),
    "acronym": 'Écrivez plutôt <abbr title="Curriculum vitæ">CV</abbr>.',
    "center": "Retirez-la : les textes s’alignent à gauche, où ils se lisent le mieux.",
    "math": "Écrivez plutôt la formule : $a + b$.",
    "noscript": "Retirez-la : une page se lit sans script.",
    "strike": "Écrivez plutôt ~~barré~~.",
    "svg": "Enregistrez le dessin dans un fichier : ![Ce qu’il montre](images/dessin.svg).",
}
_PLAIN = "Retirez-la, ou écrivez-la en Markdown."
_YOUTUBE = re.compile(r"https?://(?:www\.)?youtube(?:-nocookie)?\.com/embed/([\w-]+).*")
_SHORT = frozenset("column left right right_side text wrong".split())  # noqa: SIM905
"""Fields whose text of one line shows every tag but those of phrases: in a quiz on HTML, as is meant."""


def markup(subject: Subject) -> Iterator[Diagnostic]:
    """In pages and in quizzes, at its place."""
    for text in subject.project.texts():
        yield from filter(None, map(_without_words, text.directives))
        yield from _of_page(text)
    for bank in subject.project.all_banks():
        yield from _of_bank(bank)


def _without_words(directive: Directive) -> Diagnostic | None:
    """What is told of a block that would be an empty box; a title alone is something."""
    spec = directive.spec
    has_title = bool(directive.argument) and not spec.needs_argument
    is_empty = not (directive.body and directive.body.text.strip())
    if spec.body != "markdown" or has_title or not is_empty or not directive.closed:
        return None
    example = f"{spec.example}, puis le texte, puis « ::: »"
    return _of("T405", directive.span, name=spec.french, reason="rien n’y est écrit", example=example)


def _of_page(text: Text) -> Iterator[Diagnostic]:
    body = text.body
    unread = [*empty(body.text)]
    if not unread and not _MAY_HOLD.search(body.text):
        return
    lines = body.text.split("\n")
    read = [""] * len(lines)
    for index, line in prose(body, text.directives):
        read[index] = line
    for index in unread:
        if read[index].strip():
            yield _of("T125", body.span(index + 1, 1, len(lines[index])))
    whole = without_formulas("\n".join(read) + "\n")
    for code, start, end, values in islice(chain(_tags(whole), _emojis(whole), _laid_out(whole)), MOST):
        before = whole[:start]
        row = before.count("\n") + 1
        end = min(end, whole.index("\n", start))
        yield _of(code, body.span(row, start - before.rfind("\n"), max(1, end - start)), **values)


def _of_bank(bank: Bank) -> Iterator[Diagnostic]:
    for part in parts_of(bank):
        for loc, text in texts_of(part.value, _MAY_TELL):
            within = part.where.within(text, *loc)
            is_line = "\n" not in text.strip()
            is_short = (
                is_line and next((part for part in reversed(loc) if isinstance(part, str)), "") in _SHORT
            )
            if not is_line and (open_ := unclosed(text)):
                yield _of("T123", within.span(open_[0] + 1), what=open_[1], end=open_[2])
            for index in empty(text) if not is_line else ():
                yield _of("T125", within.span(index + 1))
            written = (line for line in _DIRECTIVE.finditer(_without_code(text)) if is_known(line[1]))
            if line := next(written, None):
                yield _of("T139", within.between(*line.span()), directive=line[1].strip())
            text = without_formulas(text)
            found = islice(
                chain(
                    _tags(text, is_phrase=is_short, is_line=is_line),
                    _emojis(text),
                    _laid_out(_without_code(text)),
                ),
                MOST,
            )
            for code, start, end, values in found:
                told = _of(code, within.between(start, end), **values)
                # a line that is added is not indented as YAML asks
                is_line_added = isinstance(told.fix, Edit) and "\n" in told.fix.new
                yield replace(told, fix=None) if is_line_added else told


_DIRECTIVE = re.compile(r"^ *:::(.*)", re.M)
_MAY_HOLD = re.compile(r"[<|{]|\[\^|&#|:(?<![\w:/`]:)[a-z]")
_MAY_TELL = re.compile(
    r"[|{]|\[\^|&#|<[a-z/]|:[a-z][a-z0-9_-]+:|^ *(?:!!!|\?\?\?|===|:::)|```|~~~|<!--", re.I | re.M
)


def _tags(text: str, *, is_phrase: bool = False, is_line: bool = False) -> Iterator[Told]:
    if "<" not in text:
        return
    found = tags(text, is_phrase=is_phrase, is_line=is_line)
    ended = {tag.name for tag in found if tag.is_end}
    lost = {tag.name: tag.start for tag in found if tag.is_end and tag.fate is Fate.SHOWN}
    for tag in found:
        if tag.is_end or not tag.name:
            continue
        given = tag.given()
        if tag.fate is Fate.KEPT:
            taken = removed(tag)
            if (
                "class" in given
                and classes(tag.name, given["class"]) != _SPACES.sub(" ", given["class"]).strip()
            ):
                taken.append("class")
            for name in taken:
                yield "T121", tag.start, tag.end, {"name": name, "tag": tag.name, "remedy": _attribute(name)}
        elif is_phrase:
            continue
        elif tag.fate is Fate.DROPPED:
            yield "T120", tag.start, tag.end, _tag(tag, "il n’en reste que le texte")
        elif tag.name in _REMEDIES and (given or (tag.begins_line and tag.name in ended)):
            yield "T120", tag.start, tag.end, _tag(tag, "elle se lira telle quelle")
        elif tag.is_known and (given or tag.begins_line or _is_crossed(tag, lost)):
            yield "T122", tag.start, tag.end, {"tag": tag.name}


def _is_crossed(tag: Tag, lost: Mapping[str, int]) -> bool:
    """Whether its end comes later, where it ends nothing; a text on HTML names blocks as they are."""
    return tag.name in PHRASES and tag.start < lost.get(tag.name, 0)


_SPACES = re.compile(r"\s+")


def _without_code(text: str) -> str:
    """`text` with blank lines for its fenced code."""
    lines, readable, _ = lines_of(text)
    kept = set(readable)
    return "\n".join(line if index in kept else " " * len(line) for index, line in enumerate(lines))


def _laid_out(text: str) -> Iterator[Told]:
    for code, start, end, values in layout(text):
        if code == "T121":
            values["remedy"] = _attribute(values["name"])
        yield code, start, end, values


def _tag(tag: Tag, what: str) -> dict[str, str]:
    given = tag.given()
    src = given.get("src") or given.get("data") or ""
    src = (
        _YOUTUBE.sub(r"https://www.youtube.com/watch?v=\1", src)
        if parse(src).kind is Kind.EXTERNAL
        else "https://…"
    )
    remedy = f"{_REMEDIES.get(tag.name, _PLAIN)} {_AS_CODE}"
    return {"tag": tag.name, "what": what, "remedy": remedy.format(tag=tag.name, src=src)}


def _attribute(name: str) -> str:
    if name.startswith("on"):
        return "Retirez-le : un texte n’exécute rien."
    if name == "class":
        return "Retirez-le : un texte n’a que les classes de Markdown."
    return "Retirez-le : le site met les textes en forme. Pour insister, écrivez **gras** ou ==surligné==."


_CODE = re.compile(r"(`++)(?:(?!\n[ \t]*\n)[\s\S])+?(?<!`)\1(?!`)")
_NAME = re.compile(r":(?<![\w:/`]:)(?=[a-z])[a-z0-9_+-]{3,40}:(?![\w:/])")
_ICONS = (":fontawesome-", ":material-", ":octicons-", ":simple-")


def _emojis(text: str) -> Iterator[Told]:
    if not _NAME.search(text):
        return
    read = _CODE.sub(lambda code: " " * len(code[0]), text)
    for found in _NAME.finditer(read):
        name = found[0]
        if emoji(name):
            continue
        found_name = near(name, *emojis()) if not name.startswith(_ICONS) else None
        if found_name or name.startswith(_ICONS):
            remedy = (
                meant(name, found_name, emojis())
                if found_name
                else "Collez l’emoji lui-même, par exemple : ✔"
            )
            yield "T124", found.start(), found.end(), {"name": name, "remedy": remedy}
