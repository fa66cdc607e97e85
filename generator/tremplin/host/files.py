"""Files that are ours, as the host publishes them."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel

from tremplin.outputs.base import File as OurFile
from tremplin.outputs.base import Output


def generated(config: MkDocsConfig, name: str, content: str | bytes) -> File:
    return File.generated(config, name, content=content, inclusion=InclusionLevel.INCLUDED)


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
