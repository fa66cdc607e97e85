"""What the system refuses, said in French: its own words are in the language of the machine."""

from __future__ import annotations

import errno
import os
import socket

_SAID = {
    errno.EACCES: "l’accès est refusé",
    errno.EADDRINUSE: "cette adresse est déjà prise, peut-être par un autre aperçu",
    errno.EADDRNOTAVAIL: "cette machine n’a pas cette adresse",
    errno.EBUSY: "un autre programme s’en sert",
    errno.EEXIST: "ce nom est déjà pris",
    errno.EIO: "le disque ne répond pas",
    errno.EISDIR: "c’est un dossier",
    errno.ELOOP: "des liens tournent en rond",
    errno.EMFILE: "trop de fichiers sont ouverts",
    errno.ENAMETOOLONG: "le nom est trop long",
    errno.ENODEV: "le disque n’est plus là",
    errno.ENOENT: "ce dossier ou ce fichier n’existe pas",
    errno.ENOSPC: "le disque est plein",
    errno.ENOTDIR: "un fichier est à la place d’un dossier",
    errno.EPERM: "le système ne le permet pas",
    errno.EROFS: "le disque est protégé contre l’écriture",
}


def refusal(error: OSError) -> str:
    """Words of ours that `error` carries stay; so do those that we have no word for."""
    if isinstance(error, socket.gaierror):
        return "cette adresse n’existe pas"
    number, words = error.errno, error.strerror or str(error)
    if number is None or words != os.strerror(number):
        return words
    return _SAID.get(number, words)
