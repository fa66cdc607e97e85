"""Pictures, documents, sound and video that authors place beside the pages and the banks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath

from tremplin.outputs.base import File, Output
from tremplin.render.site import Site
from tremplin.sources.listing import ROOT_FOLDER
from tremplin.sources.place import Place
from tremplin.text.media import published_bytes
from tremplin.text.sanitise import is_picture


def outputs(site: Site) -> Iterator[Output]:
    project = site.project
    for folder, is_kind in (
        (project.docs_dir.name, project.publishes),
        (project.quizzes_dir.name, is_picture),
    ):
        for name in project.files.below(folder):
            inner, path = name.removeprefix(f"{folder}/"), PurePosixPath(name)
            is_hidden = inner.startswith((*project.unpublished, "templates/", f"{ROOT_FOLDER}/"))
            if not is_kind(path) or path.suffix == ".md" or is_hidden:
                continue
            place = project.files.place(name)
            content = partial(_picture, place) if is_picture(path) else File(place, project.files.files[name])
            yield Output(project.media_address(project.root / name), content, name)


def _picture(place: Place) -> bytes:
    data = place.read()
    changed = published_bytes(place.path, lambda: data)
    return data if changed is None else changed
