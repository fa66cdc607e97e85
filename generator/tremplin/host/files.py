"""Pages and files of the host for what we publish."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as HostPage
from mkdocs.structure.toc import get_toc

from tremplin.outputs.base import File as OurFile
from tremplin.outputs.base import Output


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


def static(config: MkDocsConfig, output: Output) -> File:
    if isinstance(output.content, OurFile):
        path = str(output.content.place.path)
        return File.generated(config, output.address, abs_src_path=path, inclusion=InclusionLevel.INCLUDED)
    try:
        data = output.data()
    except ValueError:  # told by the checks; serving carries on
        data = b""
    return generated(config, output.address, data)
