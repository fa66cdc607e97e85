"""96x: parcels."""

from __future__ import annotations

from tremplin.rules.base import Rules, error

RULES: Rules = {
    "T961": error(
        "Cette archive ne se lit pas : {reason}.",
        "Demandez à qui l’a envoyée de recommencer, par exemple avec « tremplin send ».",
    ),
    "T962": error(
        "Cet envoi dépasse ce que Tremplin reçoit : {reason}.",
        "Allégez les images et les films, ou envoyez le cours en plusieurs fois.",
    ),
    "T963": error(
        "« {name} » ne peut pas être rangé : {reason}.",
        "Rien n’a été pris. Demandez à qui a fait cette archive de renommer ou de retirer ce fichier.",
    ),
    "T964": error(
        "Ces fichiers ne sont pas de ceux qu’un cours publie : {files}.",
        "Retirez-les de l’archive, ou refaites-la avec « tremplin send », qui les laisse de côté.",
    ),
    "T965": error("Cette archive n’est pas celle d’un seul cours : {reason}.", "{remedy}"),
    "T966": error("Cet envoi n’est pas tel que Tremplin l’a fait : {reason}.", "{remedy}"),
    "T967": error(
        "Le cours « {course} », ou un quiz avec lui, est déjà celui d’un autre organisme : « {other} ».",
        "Vérifiez avec cet organisme, puis ajoutez « --replace » pour écrire sur son cours.",
    ),
    "T968": error(
        "L’envoi n’a pas pu être rangé : {reason}.",
        "Rien n’a été écrit. Vérifiez le disque et ses droits s’ils sont en cause, puis recommencez.",
    ),
    "T969": error("Cette réception ne peut pas être annulée : {reason}.", "{remedy}"),
}
