"""What the host's configuration says, in our own words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from tremplin.host.options import Options, is_offline
from tremplin.markdown.extension import EXTENSIONS, Syntax, TremplinExtension
from tremplin.markdown.interface import options as in_words
from tremplin.publish.plan import Plan
from tremplin.render.identity import Identity
from tremplin.schema.budgets import budgets_of
from tremplin.schema.demands import demands_of
from tremplin.schema.values import slugify
from tremplin.text.admitted import admitted
from tremplin.text.words import SITE_LANGUAGE, words_of


def source_folders(config: MkDocsConfig) -> tuple[Path, str]:
    """The root of the project, and the folder of its courses from there."""
    docs_dir = Path(config.docs_dir)
    root = Path(config.config_file_path or "").absolute().parent
    if not docs_dir.is_relative_to(root):
        root = docs_dir.parent
    return root, docs_dir.relative_to(root).as_posix()


def identity_of(config: MkDocsConfig, options: Options) -> Identity:
    """Another theme has files that we do not know: nothing is kept for the time without a line."""
    name = config.site_name
    return Identity(
        name,
        options.id or slugify(name),
        config.site_url,
        budgets=budgets_of(options.budgets),
        quality=demands_of(options.quality),
        offline=is_offline(options) and config.theme.name == "tremplin",
    )


_LETTERS = {"text": "Roboto", "code": "Roboto Mono"}
"""What Material asks another site for when no one names any."""


def ask_no_letters(config: MkDocsConfig) -> None:
    """Only an author who names letters wants pages to ask another site for them."""
    if config.theme.name == "material" and config.theme.get("font") == _LETTERS:
        config.theme["font"] = False


_EMOJI = "pymdownx.emoji"


def syntax_of(config: MkDocsConfig) -> Syntax:
    """The extensions of the configuration, with ours.

    By itself, that of emojis shows pictures of another site: ours writes the signs.
    """
    given = config.mdx_configs
    options = {**given, **{name: {**ours, **given.get(name, {})} for name, ours in EXTENSIONS.items()}}
    if config.theme.name == "tremplin":
        # each panel after its label, so that paper and old readers keep them together
        options["pymdownx.tabbed"] = {**options.get("pymdownx.tabbed", {}), "alternate_style": False}
    asks_elsewhere = "emoji_generator" not in given.get(_EMOJI, {})
    names = dict.fromkeys((*filter(_is_named, config.markdown_extensions), *EXTENSIONS))
    return Syntax(tuple(name for name in names if not (name == _EMOJI and asks_elsewhere)), options)


def _is_named(extension: object) -> bool:
    return isinstance(extension, str)


def share(syntax: Syntax, extension: TremplinExtension, config: MkDocsConfig) -> None:
    """Have the host convert the pages of other plugins, which it does by itself, as we convert ours."""
    # MkDocs types names only, Python-Markdown takes instances too
    extensions: list[Any] = config.markdown_extensions
    wanted = (*EXTENSIONS, extension)
    extensions += [each for each in wanted if each not in extensions]
    words = in_words(words_of(SITE_LANGUAGE))
    config.mdx_configs.update({name: dict(options) for name, options in syntax.options.items()})
    for name, options in words.items():
        config.mdx_configs[name] = {**options, **config.mdx_configs[name]}


# extensions whose output follows from the text alone; MkDocs brings the last ones by itself
_PURE = frozenset(
    [
        *EXTENSIONS, "extra", "fenced_code", "meta", "nl2br", "sane_lists", "smarty", "wikilinks",
        "pymdownx.critic", "pymdownx.emoji", "pymdownx.escapeall", "pymdownx.fancylists",
        "pymdownx.magiclink", "pymdownx.progressbar", "pymdownx.saneheaders", "pymdownx.smartsymbols",
        "pymdownx.striphtml",
    ]
)  # fmt: skip
_SNIPPETS = "pymdownx.snippets"
_UNUSED = ("extra_templates", "extra_css", "extra_javascript", "hooks", "exclude_docs", "draft_docs")


def plan_of(config: MkDocsConfig, options: Options) -> Plan | str:
    """How to build the site directly, or what in its configuration leaves the build to the host.

    Other plugins, hooks and themes work at moments of the host's own build.
    """
    others = [name for name in config.plugins if name != "tremplin"]
    if others:
        return f"l’extension « {others[0]} »"
    if options.folders:
        return "« folders »"
    if config.theme.name != "tremplin":
        return f"le thème « {config.theme.name} »"
    if used := next((key for key in _UNUSED if config[key]), None):
        return f"« {used} »"
    root, docs = source_folders(config)
    custom = Path(config.theme.custom_dir) if config.theme.custom_dir else None
    if custom and (not custom.is_relative_to(root) or any(p.name != "templates" for p in custom.iterdir())):
        return "« custom_dir »"
    if any(not isinstance(name, str) for name in config.markdown_extensions):
        return "une extension de Markdown donnée par du code"
    syntax = syntax_of(config)
    includes = _includes(syntax, root)
    assert config.config_file_path
    return Plan(
        root,
        Path(config.config_file_path),
        docs,
        options.quizzes,
        identity_of(config, options),
        syntax,
        (custom / "templates",) if custom else (),
        tuple(options.editions),
        _PURE.issuperset(
            name.removeprefix("markdown.extensions.")
            for name in syntax.extensions
            if name != _SNIPPETS or not includes
        ),
        includes,
        admitted(options.files),
    )


def _includes(syntax: Syntax, root: Path) -> tuple[Path, ...]:
    """The folders whose files pages may include, when these are all that they may include."""
    options = syntax.options.get(_SNIPPETS, {})
    base = options.get("base_path", ".")
    folders = [Path(folder).absolute() for folder in ([base] if isinstance(base, str) else base)]
    is_known = all(folder.is_relative_to(root) and folder != root for folder in folders)
    is_plain = options.get("restrict_base_path", True) and not (
        options.get("url_download") or options.get("auto_append")
    )
    return tuple(folders) if _SNIPPETS in syntax.extensions and is_known and is_plain else ()
