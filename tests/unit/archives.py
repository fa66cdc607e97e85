"""ZIP archives as tests make them, byte by byte where no program makes such ones."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

COURSE = """\
titre: Les réseaux
résumé: Se présenter en ligne.
organisme: {provider}
objectifs: {{profil: Écrire un profil}}
durée: 6 min
assistance: {{contact: aide@example.org}}
évaluation: Un quiz.
"""
SEGMENT = (
    "---\ntitre: Le profil\ndurée: 6 min\nobjectifs: [profil]\n---\nBonjour.\n\n::: quiz reseaux/profil\n"
)
BANK = (
    "questions:\n  - id: un\n    question: Quel profil ?\n    objectif: profil\n"
    "    réponses: [{juste: Clair}, {faux: Vide}]\n"
)
NETWORKS: Mapping[str, str] = {
    "courses/reseaux/course.yml": COURSE.format(provider="greta"),
    "courses/reseaux/01-un/module.yml": "titre: Un\n",
    "courses/reseaux/01-un/01-profil.md": SEGMENT,
    "quizzes/reseaux/profil.yml": BANK,
}


def zipped(files: Mapping[str, str | bytes], **attributes: int) -> bytes:
    """An archive of `files`; `attributes` are those of all its entries."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, content in files.items():
            info = ZipInfo(name)
            for attribute, value in attributes.items():
                setattr(info, attribute, value)
            archive.writestr(info, content, ZIP_DEFLATED)
    return out.getvalue()


def by_hand(name: str | bytes, data: bytes = b"x", **central: int) -> bytes:
    """An archive of one stored file, whose list says otherwise where `central` does."""
    import struct
    import zlib

    raw = name.encode() if isinstance(name, str) else name
    flags, method, size, crc = 0, 0, len(data), zlib.crc32(data)
    said = {"flags": flags, "method": method, "crc": crc, "packed": size, "size": size, "at": 0, "attr": 0}
    said |= central
    local = struct.pack("<4s5H3L2H", b"PK\3\4", 20, flags, method, 0, 33, crc, size, size, len(raw), 0) + raw
    row = struct.pack(
        "<4s6H3L5H2L", b"PK\1\2", 20, 20, said["flags"], said["method"], 0, 33, said["crc"], said["packed"],
        said["size"], len(raw), 0, 0, 0, 0, said["attr"], said["at"],
    )  # fmt: skip
    start = len(local) + len(data)
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, len(row) + len(raw), start, 0)
    return local + data + row + raw + end
