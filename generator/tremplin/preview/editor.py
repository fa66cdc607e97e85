"""The form of the preview: what its pages ask for, answered from the files of the project alone."""

from __future__ import annotations

import base64
import binascii
import json
import secrets
from collections.abc import Callable, Mapping
from html import escape
from importlib.resources import files
from pathlib import PurePosixPath
from threading import RLock
from typing import Any
from urllib.parse import parse_qs

from tremplin.diagnostics import Report
from tremplin.editing import pictures, steps
from tremplin.editing.changes import changed
from tremplin.editing.document import Document
from tremplin.editing.form import form, kinds, path_at, told_of
from tremplin.editing.parts import Part, parts
from tremplin.editing.refusing import EditingError
from tremplin.editing.saving import ConflictError, save
from tremplin.editing.tree import offset_of
from tremplin.model.project import Project
from tremplin.parcels.base import ParcelError
from tremplin.parcels.packing import packed
from tremplin.preview import mending
from tremplin.preview.live import HTML, Answer, LiveSite
from tremplin.preview.outline import known, outline
from tremplin.preview.places import FORM, MEND, SEND
from tremplin.preview.state import State
from tremplin.preview.targets import Target, target_of
from tremplin.sources.refusals import refusal
from tremplin.sources.source import MAX_BYTES
from tremplin.text.media_types import media_type
from tremplin.text.typography import french

CALLS = "_tremplin/appel/"
DRAFT = "_tremplin/brouillon/"
TEXT = "text/plain; charset=utf-8"

Said = dict[str, Any]
_FORM = files(__package__).joinpath("form")
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "frame-src 'self'; base-uri 'none'; form-action 'none'"
)


class Editor:
    """`token` is the word that our form is given, and that others cannot read."""

    def __init__(self, site: LiveSite) -> None:
        self.site, self.token = site, secrets.token_urlsafe(24)
        self.lock = RLock()
        """Of the files: one change at a time."""
        self.draft: State | None = None
        """What the last change that is not saved would give."""
        self.calls: Mapping[str, Callable[[Mapping[str, Any]], Said]] = {
            "ouvrir": self.open,
            "lire": self._now,
            "changer": self.change,
            "enregistrer": self.save,
            "image": self.picture,
            "etape": self.step,
            "corriger": self.mend,
        }

    def knows(self, token: str) -> bool:
        return secrets.compare_digest(token.encode(), self.token.encode())

    # ---- pages

    def page(self, path: str, query: str) -> Answer | None:
        """What is at `path`, of the form, of what it is made with or of a draft; None for anything else."""
        if path in (FORM, MEND):
            return 200, HTML, self._shell("form.html" if path == FORM else "mend.html", query)
        if path.startswith(FORM):
            file = _FORM.joinpath(PurePosixPath(path).name)
            if path.count("/") == FORM.count("/") and file.is_file() and file.name.endswith(_PARTS):
                return 200, media_type(file.name), file.read_bytes()
        if path.startswith(SEND):
            return self._parcel(path.removeprefix(SEND).removesuffix(".zip"))
        if path.startswith(DRAFT):
            # the form has the same mistakes, and what is done of them: no second way to its file
            return self.site.shown(self.draft or self.site.state, path.removeprefix(DRAFT), has_tools=False)
        return None

    def _parcel(self, course: str) -> Answer | None:
        """A course as one file, to be sent to the publisher."""
        try:
            return 200, "application/zip", packed(self._project(), course)
        except KeyError:
            return None
        except ParcelError as error:
            told = error.told(course)
            return 500, TEXT, f"{told.message} {told.remedy}".encode()
        except OSError as error:
            return 500, TEXT, f"Ce cours n’a pas pu être mis en un fichier : {refusal(error)}.".encode()

    def _shell(self, name: str, query: str) -> bytes:
        asked = {name: values[0] for name, values in parse_qs(query).items()}
        said = json.dumps(
            {
                "token": self.token,
                "base": self.site.base,
                "asked": asked,
                "kinds": kinds(),
                "version": str(self.site.state.version),
            }
        )
        page = _FORM.joinpath(name).read_text(encoding="utf-8")
        return page.replace("{policy}", _POLICY).replace("{said}", escape(said)).encode()

    # ---- calls

    def call(self, name: str, body: bytes) -> tuple[int, bytes]:
        """The answer to a call, as JSON; `error` says why nothing was done."""
        make = self.calls.get(name)
        try:
            asked = json.loads(body)
            if make is None or not isinstance(asked, dict):
                raise EditingError("Cette demande n’est pas comprise.")
            with self.lock:
                status, said = 200, make(asked)
        except ConflictError:
            status, said = 409, {"error": "Ce fichier a changé sur le disque.", **self._now(asked)}
        except EditingError as error:
            status, said = 422, {"error": french(str(error))}
        except OSError as error:
            status, said = 422, {"error": french(f"Cela n’a pas pu être écrit : {refusal(error)}.")}
        except (ValueError, KeyError, TypeError):
            status, said = 400, {"error": "Cette demande n’est pas comprise."}
        return status, json.dumps(said, ensure_ascii=False).encode()

    def open(self, asked: Mapping[str, Any]) -> Said:
        """The file that a place of the preview comes from, as a form."""
        state = self.site.state
        target = target_of(state, asked)
        document = self._document(target.file)
        self.draft = None
        return {
            "file": target.file,
            **self._place(target, document.text),
            "digest": document.digest,
            "page": target.page,
            "others": [other._asdict() for other in target.others],
            "outline": outline(state.site.project, target.file),
            "known": known(state.site.project, target.file),
            **self._shown(state, target, document.text),
        }

    def change(self, asked: Mapping[str, Any]) -> Said:
        """The text after a change, with all that a build would tell of the file then."""
        file, text = str(asked["file"]), str(asked["text"])
        document = self._document(file)
        change = asked.get("change")
        if change and change.get("do") == "mend":
            text = mending.in_text(self.site.drafted({file: document.data(text)}).report, file, text, change)
        elif change:
            part = next(p for p in self._parts(file, text) if p.name == asked["part"])
            text = changed(text, part, change)
        data = document.data(text)
        if len(data) > MAX_BYTES:
            raise EditingError("Ce fichier serait trop long.")
        self.draft = self.site.drafted({file: data})
        return self._shown(self.draft, self._target(file), text)

    def save(self, asked: Mapping[str, Any]) -> Said:
        file, text = str(asked["file"]), str(asked["text"])
        document = self._document(file)
        data = document.data(text)
        save(self._project().files.place(self._known(file)), data, str(asked["digest"]))
        return {"digest": Document.of(data).digest}

    def picture(self, asked: Mapping[str, Any]) -> Said:
        file = self._known(str(asked["file"]))
        try:
            data = base64.b64decode(str(asked["data"]), validate=True)
        except binascii.Error as error:
            raise EditingError("Cette image n’est pas arrivée entière.") from error
        path, named = pictures.add(self._project(), file, str(asked["name"]), data)
        return {"path": path, "named": named}

    def step(self, asked: Mapping[str, Any]) -> Said:
        """Another order of steps, a copy, one more or one less; gives the file to show then."""
        project, file = self._project(), str(asked["file"])
        if asked["do"] == "move":
            return {"file": steps.move(project, self._known(file), int(asked["to"]))}
        if asked["do"] == "copy":
            return {"file": steps.copy(project, self._known(file))}
        if asked["do"] == "remove":
            return {"file": steps.remove(project, self._known(file))}
        if asked["do"] == "restore":
            return {"file": steps.restore(project, file)}
        return {
            "file": steps.add(project, self.site.plan.docs, self.site.plan.quizzes, file, str(asked["title"]))
        }

    def mend(self, asked: Mapping[str, Any]) -> Said:
        """What mends a mistake, as it would change the files; written where `write` says so."""
        return mending.mend(self.site, asked)

    # ---- the file

    def _project(self) -> Project:
        return self.site.state.site.project

    def _known(self, file: str) -> str:
        """`file`, if it is one of the texts of the project. Raises EditingError."""
        if file not in self._project().files.files or not file.endswith((".md", ".yml", ".yaml")):
            raise EditingError("Ce fichier n’est pas dans le projet.")
        return file

    def _document(self, file: str) -> Document:
        return Document.of(self._project().files.place(self._known(file)).read(MAX_BYTES + 1))

    def _now(self, asked: Mapping[str, Any]) -> Said:
        document = self._document(str(asked["file"]))
        return {"text": document.text, "digest": document.digest}

    def _target(self, file: str) -> Target:
        return target_of(self.site.state, {"fichier": file})

    def _parts(self, file: str, text: str) -> tuple[Part, ...]:
        target = self._target(file)
        return parts(file, text, target.header)

    def _place(self, target: Target, text: str) -> Said:
        """The part and the path of what stands at the line that was asked for, and its row in the part."""
        start = offset_of(text, target.line or 1, 1)
        line = text[start:].split("\n", 1)[0]
        offset = start + len(line) - len(line.lstrip(" -"))
        found = [part for part in self._parts(target.file, text) if part.start <= offset <= part.end]
        if not target.line or not found:
            return {"place": [], "row": 0}
        part = found[-1]
        place = [part.name, *path_at(part, text, offset)]
        return {"place": place, "row": text.count("\n", part.start, offset)}

    def _shown(self, state: State, target: Target, text: str) -> Said:
        report: Report = state.report
        told = [d for d in report if d.span.file == target.file]
        found = parts(target.file, text, target.header)
        elsewhere = sum(d.span.file != target.file for d in report)
        return {
            "text": text,
            "parts": [form(part, text, told) for part in found],
            "told": [told_of(d) for d in told if not d.span.line],
            "count": len(told),
            "elsewhere": elsewhere,
        }


_PARTS = (".js", ".css")
"""What the form is made with, besides its pages."""
