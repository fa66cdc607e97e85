"""What form each key of the host's configuration has."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

TAG = "tag:yaml.org,2002:"
INHERIT = "INHERIT"
MAPPING = "il faut une suite de « clé: valeur »"

Wrong = tuple[Node, str]
"""The node that has a wrong form, and what it should have."""
Form = Callable[[Node], Wrong | None]


def is_null(node: Node) -> bool:
    return bool(node.tag == f"{TAG}null")


def _is_unknown(node: Node) -> bool:
    """Whether what it comes to is known by the host alone."""
    return not node.tag.startswith(TAG) or node.tag.startswith(f"{TAG}python/")


def text(node: Node) -> Wrong | None:
    if _is_unknown(node) or node.tag == f"{TAG}str":
        return None
    if not isinstance(node, ScalarNode):
        return node, "il faut un texte"
    return node, f"il faut un texte, et « {node.value} » n’est pas lu comme un texte"


def _address(node: Node) -> Wrong | None:
    try:
        urlsplit(str(node.value))
    except ValueError:
        return node, "ce n’est pas une adresse complète"
    return text(node)


def _truth(node: Node) -> Wrong | None:
    is_right = _is_unknown(node) or node.tag == f"{TAG}bool"
    return None if is_right else (node, "il faut « true » ou « false »")


def _mapping(node: Node) -> Wrong | None:
    return None if _is_unknown(node) or isinstance(node, MappingNode) else (node, MAPPING)


def _text_or_mapping(node: Node) -> Wrong | None:
    is_right = text(node) is None or _mapping(node) is None
    return None if is_right else (node, "il faut un texte, ou une suite de « clé: valeur »")


def _list_of(form: Form) -> Form:
    def look(node: Node) -> Wrong | None:
        if _is_unknown(node):
            return None
        if not isinstance(node, SequenceNode):
            return node, "il faut une liste"
        return next(filter(None, map(form, node.value)), None)

    return look


def _thing(node: Node) -> Wrong | None:
    """A name, or a name with its options."""
    if not isinstance(node, MappingNode):
        return text(node)
    if len(node.value) != 1:
        return node, "chaque nom a son propre tiret"
    key, options = node.value[0]
    if is_null(options) or _mapping(options) is None:
        return text(key)
    return options, "les options vont sous le nom, une « clé: valeur » par ligne"


def _things(node: Node) -> Wrong | None:
    return None if isinstance(node, MappingNode) else _list_of(_thing)(node)


def _entry(node: Node) -> Wrong | None:
    """A page of the menu, or a title with its page or its list."""
    if not isinstance(node, MappingNode):
        return text(node)
    if len(node.value) != 1:
        return node, "chaque entrée du menu a son propre tiret"
    key, value = node.value[0]
    if isinstance(value, SequenceNode):
        return text(key) or _list_of(_entry)(value)
    is_page = _is_unknown(value) or value.tag == f"{TAG}str"
    return text(key) if is_page else (value, "une entrée du menu mène à une page, ou contient une liste")


_TEXTS = (
    "site_name site_description site_author site_dir docs_dir copyright repo_name edit_uri edit_uri_template "
    f"dev_addr remote_branch remote_name exclude_docs draft_docs not_in_nav {INHERIT}"
).split()
FORMS: Mapping[str, Form] = {
    **dict.fromkeys(_TEXTS, text),
    **dict.fromkeys(("site_url", "repo_url"), _address),
    **dict.fromkeys(("strict", "use_directory_urls"), _truth),
    **dict.fromkeys(("extra", "validation"), _mapping),
    **dict.fromkeys(("hooks", "extra_css", "extra_templates", "watch"), _list_of(text)),
    **dict.fromkeys(("plugins", "markdown_extensions"), _things),
    "extra_javascript": _list_of(_text_or_mapping),
    "theme": _text_or_mapping,
    "nav": _list_of(_entry),
}
"""Keys → what is wrong with a value, or None; those that are not here are the host's to judge."""
