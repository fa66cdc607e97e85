"""95x: editions."""

from __future__ import annotations

from tremplin.rules.base import Rules, error

RULES: Rules = {
    "T951": error("Le cours « {course} » n’est pas dans ce catalogue.", "{remedy}"),
    "T952": error(
        "Le disque est plein : il a manqué de la place pour « {file} ».",
        "Faites de la place, ou choisissez un autre dossier avec « --to ». Rien n’a été changé là.",
    ),
    "T953": error(
        "L’édition n’a pas pu être écrite : {reason}.",
        "Vérifiez que le disque est branché et qu’il accepte l’écriture, puis relancez la commande.",
    ),
    "T954": error(
        "Des fichiers que Tremplin n’a pas écrits ont déjà ces noms : {files}.",
        "Choisissez un dossier à part avec « --to », ou déplacez ces fichiers. Rien n’a été touché.",
    ),
    "T955": error(
        "L’édition « {edition} » demande un complément qui n’est pas installé.",
        'Installez-le : pip install "tremplin[{extra}]".',
    ),
    "T956": error(
        "Ces fichiers ne se relisent pas comme ils ont été écrits : {files}.",
        "Le disque est abîmé ou a été débranché trop tôt : relancez la commande, ou changez de clé.",
    ),
    "T957": error(
        "Cette édition ne se fait pas avec {reason}.",
        "Exportez depuis une configuration qui n’a que l’extension et le thème « tremplin ».",
    ),
    "T958": error(
        "Ce dossier contient vos cours, ou en fait partie : une édition n’y a pas sa place.",
        "Choisissez un dossier à part, par exemple avec « --to ../{edition} ». Rien n’a été écrit.",
    ),
}
