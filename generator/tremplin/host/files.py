"""Pages and files of the host for what we publish."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as HostPage
from mkdocs.structure.toc import get_toc

from tremplin.diagnostics import Diagnostic
from tremplin.host.scope import is_ours
from tremplin.outputs import taken
from tremplin.outputs.base import File as OurFile
from tremplin.outputs.base import Output
from tremplin.pages.base import Page
from tremplin.text.theme import theme_dir


class TextPage(HostPage):
    """A page that our engine converts: one for all of them, where the host makes one for each."""

    def __init__(self, file: File, config: MkDocsConfig, convert: Callable[[HostPage], Any]) -> None:
        super().__init__(None, file, config)
        self.convert = convert

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - MkDocs passes by name
        self.content, tokens = self.convert(self)
        self.toc = get_toc(tokens)


def generated(config: MkDocsConfig, name: str, content: str | bytes) -> File:
    return File.generated(config, name, content=content, inclusion=InclusionLevel.INCLUDED)


def place(page: Page, files: Files, config: MkDocsConfig, convert: Callable[[HostPage], Any]) -> File:
    """Give `page` its address: that of its Markdown file, or of a file made for it."""
    file = files.get_file_from_path(page.source)
    if file is not None:
        files.remove(file)
    if file is not None and page.text is not None:
        made = File(page.source, file.src_dir, config.site_dir, config.use_directory_urls, dest_uri=page.file)
        TextPage(made, config, convert)
    else:
        made = generated(config, page.source, f"# {page.title}")
        made.dest_uri = page.file
    files.append(made)
    return made


def static(config: MkDocsConfig, output: Output) -> File:
    """What is published as it is."""
    if isinstance(output.content, OurFile):
        path = str(output.content.place.path)
        return File.generated(config, output.address, abs_src_path=path, inclusion=InclusionLevel.INCLUDED)
    try:
        data = output.data()
    except ValueError:  # told by the checks; serving carries on
        data = b""
    return generated(config, output.address, data)


def withdraw(
    files: Files, config: MkDocsConfig, pages: Container[str], folders: tuple[str, ...] = ()
) -> None:
    """Take away what authors and our theme hold, but the Markdown of `pages`: our outputs bring the rest.

    With `folders`, what authors keep elsewhere stays.
    """
    named = {*config.extra_css, *(str(script) for script in config.extra_javascript)}
    ours = str(theme_dir())
    for file in list(files):
        is_author = file.src_dir == config.docs_dir and file.src_uri not in named
        is_author = is_author and is_ours(file.src_uri, folders)
        if (is_author and file.src_uri not in pages) or file.src_dir == ours:
            files.remove(file)


def clashes(
    files: Files, config: MkDocsConfig, ours: Iterable[Output], pages: Container[str]
) -> Iterator[Diagnostic]:
    """Outputs of authors at the address of a file of the host's theme, or of another plugin."""
    there = {file.dest_uri.casefold() for file in files if file.src_uri not in pages}
    themes = [Path(folder) for folder in config.theme.dirs]  # whose files give way to those of the authors
    for output in ours:
        is_taken = output.address.casefold() in there or any((t / output.address).is_file() for t in themes)
        if output.origin and is_taken:
            yield taken(output, "le thème ou une autre extension")
