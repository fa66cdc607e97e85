"""The configuration as it is written, before the host reads it: what is where, and what has a wrong form.

The host stops at its first mistake, gives no line, and speaks English.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from tremplin.diagnostics import Diagnostic, Report, Span, fold
from tremplin.host.forms import FORMS, INHERIT, TAG, is_null, text
from tremplin.rules import Severity
from tremplin.sources.listing import Listing
from tremplin.sources.source import compose_any, read

_KNOWN = ("!ENV", "!relative", f"{TAG}python/")
"""Tags of the host, whose values are not known before it reads them."""
EXAMPLES = {
    "site_name": "site_name: Mes cours",
    "site_url": "site_url: https://www.example.org/cours/",
    "site_dir": "site_dir: site",
    "docs_dir": "docs_dir: courses",
    "theme": "theme: tremplin",
    "plugins": "plugins: [tremplin]",
    "dev_addr": "dev_addr: 127.0.0.1:8000",
    "nav": "nav: [index.md, {Aide: aide.md}]",
    "hooks": "hooks: [mon_hook.py]",
    "extra_css": "extra_css: [style.css]",
    "extra_javascript": "extra_javascript: [script.js]",
    "markdown_extensions": "markdown_extensions: [admonition]",
    "INHERIT": "INHERIT: base.yml",
    "strict": "strict: true",
    "use_directory_urls": "use_directory_urls: true",
    "edit_uri_template": "edit_uri_template: blob/main/docs/{path}",
}


def example(key: str) -> str:
    return f"Écrivez par exemple « {EXAMPLES[key]} »." if key in EXAMPLES else "Corrigez cette valeur."


@dataclass(frozen=True)
class Written:
    """The files of a configuration, its own first, then those that it inherits from: name and root."""

    name: str
    files: tuple[tuple[str, Node | None], ...] = ()

    def place(self, *words: str, also: Mapping[str, str] | None = None) -> Span:
        """The place of the key that `words` lead to, as far as they do; `also` has other names of keys."""
        span = Span(self.name)
        for name, root in self.files:
            found, node = None, root
            for word in words:
                inside = [inner for inner in _named(node) if isinstance(inner[0], ScalarNode)]
                exact = (inner for inner in inside if inner[0].value == word)
                near = (inner for inner in inside if _is(inner[0].value, word, also or {}))
                if not (at := next(exact, None) or next(near, None)):
                    break
                found, node = at
            if found:
                return _span(name, found)
        return span

    def place_inside(self, key: str, value: str) -> Span:
        """The place of `value` anywhere under `key`."""
        for name, root in self.files:
            waiting = [inner for at, inner in _top(root) if at.value == key]
            while waiting:
                node = waiting.pop()
                if isinstance(node, ScalarNode) and node.value == value:
                    return _span(name, node)
                if isinstance(node, SequenceNode):
                    waiting += node.value
                elif isinstance(node, MappingNode):
                    waiting += [inner for _, inner in node.value]
        return self.place(key)


def _named(node: Node | None) -> Iterator[tuple[Node, Node | None]]:
    """The keys of a mapping with their values, the items of a list, and the keys of its items."""
    if isinstance(node, MappingNode):
        yield from node.value
    elif isinstance(node, SequenceNode):
        for item in node.value:
            if isinstance(item, MappingNode):
                yield from item.value
            else:
                yield item, None
    elif isinstance(node, ScalarNode):
        yield node, None


def _is(written: str, word: str, also: Mapping[str, str]) -> bool:
    plain = fold(written).replace("-", " ").replace("_", " ")
    return also.get(plain, plain) in (word, fold(word))


def _span(name: str, node: Node) -> Span:
    start, end = node.start_mark, node.end_mark
    length = end.column - start.column if end.line == start.line else 1
    return Span(name, start.line + 1, start.column + 1, max(1, length))


def written(config_file: Path, report: Report) -> Written:
    """Reads the configuration and what it inherits from; what is wrong in its form goes to `report`."""
    listing = Listing(config_file.absolute().parent)
    files: dict[str, Node | None] = {}
    name = config_file.name
    while source := read(name, listing, report):
        node = compose_any(source, report)
        if report.failed:
            break
        files[name] = node
        report.extend(_faults(name, node))
        heir = next((value for key, value in _top(node) if key.value == INHERIT), None)
        if not isinstance(heir, ScalarNode):
            break
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), heir.value))
        if reason := _not_inherited(listing.root / target, target in files):
            remedy = "Corrigez ce nom, ou supprimez la ligne."
            report.add("T335", _span(name, heir), key=INHERIT, reason=reason, remedy=remedy)
            break
        name = target
    return Written(config_file.name, tuple(files.items()))


def _not_inherited(path: Path, is_known: bool) -> str:
    if is_known:
        return "les fichiers s’héritent en rond"
    if path.is_dir():
        return f"« {path.name} » est un dossier"
    return "" if path.is_file() else f"le fichier « {path.name} » n’existe pas"


def _top(node: Node | None) -> Iterator[tuple[ScalarNode, Node]]:
    if isinstance(node, MappingNode):
        yield from ((key, value) for key, value in node.value if isinstance(key, ScalarNode))


def _faults(name: str, node: Node | None) -> Iterator[Diagnostic]:
    """What has a wrong form in one file."""
    if node is not None and not isinstance(node, MappingNode) and not is_null(node):
        reason = "il faut une suite de « clé: valeur »"
        remedy = f"Commencez par « {EXAMPLES['site_name']} »."
        yield Diagnostic.of("T335", _span(name, node), key=name, reason=reason, remedy=remedy)
        return
    yield from _inside(name, node, set())
    for key, value in _top(node):
        if (form := FORMS.get(key.value)) and not is_null(value) and (wrong := form(value)):
            node, reason = wrong
            remedy = example(key.value)
            if form is text and isinstance(value, ScalarNode):
                remedy = f'Mettez-le entre guillemets : « {key.value}: "{value.value}" ».'
            yield Diagnostic.of("T335", _span(name, node), key=key.value, reason=reason, remedy=remedy)


def _inside(name: str, node: Node | None, seen: set[int]) -> Iterator[Diagnostic]:
    """Unknown tags, and keys that are there twice, of which the host takes the last."""
    if node is None or id(node) in seen:
        return
    seen.add(id(node))
    if not node.tag.startswith((TAG, *_KNOWN)):
        reason = f"MkDocs ne connaît pas l’étiquette « {node.tag} »"
        remedy = "Retirez-la, ou mettez toute la valeur entre guillemets."
        yield Diagnostic.of("T335", _span(name, node), key=node.tag, reason=reason, remedy=remedy)
    elif node.tag == "!relative" and node.value not in ("", "$docs_dir", "$config_dir"):
        reason = f"« !relative » ne veut pas de « {node.value} »"
        remedy = "Écrivez « !relative » seul, ou « !relative $docs_dir »."
        yield Diagnostic.of("T335", _span(name, node), key="!relative", reason=reason, remedy=remedy)
    elif node.tag == "!ENV" and isinstance(node, MappingNode):
        reason, remedy = "il faut le nom d’une variable", "Écrivez par exemple « !ENV [NOM, valeur] »."
        yield Diagnostic.of("T335", _span(name, node), key="!ENV", reason=reason, remedy=remedy)
    if isinstance(node, MappingNode):
        first: dict[str, Node] = {}
        for key, value in node.value:
            if isinstance(key, ScalarNode) and key.tag != f"{TAG}merge":
                if before := first.get(key.value):
                    first_line, place = before.start_mark.line + 1, _span(name, key)
                    # the host takes the last one: a site that is built so goes on
                    yield Diagnostic.of(
                        "T104", place, severity=Severity.WARNING, key=key.value, first=first_line
                    )
                first[key.value] = key
            yield from _inside(name, value, seen)
    elif isinstance(node, SequenceNode):
        for item in node.value:
            yield from _inside(name, item, seen)
