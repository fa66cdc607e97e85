"""The `:::` lines."""

from tremplin.rules.base import Rules, error, warning

RULES: Rules = {
    "T401": error("Directive inconnue : « {name} ».", "{remedy}"),
    "T402": error("Option inconnue pour « {name} » : « {option} ».", "{remedy}"),
    "T403": error("Le bloc « ::: {name} » n’est pas fermé.", "Ajoutez une ligne « ::: » à la fin du bloc."),
    "T404": error(
        "Ce « ::: » ne ferme aucun bloc.",
        "Supprimez cette ligne, ou ouvrez le bloc plus haut, par exemple « ::: retenir ».",
    ),
    "T405": error("« ::: {name} » est incomplet : {reason}.", "Écrivez par exemple : {example}"),
    "T407": error(
        "« ::: {name} » tient sur une ligne : le texte en dessous ne serait pas montré.",
        "Retirez ce texte et le « ::: » qui suit, par exemple : {example}",
    ),
    "T408": error(
        "« {target} » est une question : c’est un quiz entier que l’on réussit.",
        "Écrivez le nom du quiz seul : {bank}. Pour une question, faites-en un quiz.",
    ),
    # films and sounds
    "T410": error("« {target} » n’est pas {expected}.", "{remedy}"),
    "T411": error(
        "« {target} » est sur un autre site : une page ne montre que les fichiers du cours.",
        "Copiez ce fichier dans le dossier du cours, ou mettez un lien : [Voir le film]({target}).",
    ),
    "T412": warning(
        "« {target} » pèse {weight} : c’est long, et cher sur un forfait de téléphone.",
        "Coupez-le en deux, ou enregistrez-le plus petit : une vidéo de 480 lignes suffit sur un téléphone "
        "(3 à 4 Mo la minute), une voix en 64 kbit/s aussi (0,5 Mo la minute).",
    ),
    "T413": error(
        "« {target} » pèse {weight} : un film ou un son ne doit pas dépasser {limit}.",
        "Coupez-le en plusieurs étapes, ou enregistrez-le plus petit : une vidéo de 480 lignes suffit.",
    ),
    "T414": warning(
        "« {target} » n’a pas de sous-titres : qui n’entend pas ne peut pas suivre.",
        "Ajoutez « sous-titres=film.vtt », ou « sous-titres=aucun » si personne ne parle.",
    ),
    "T415": warning(
        "« {target} » n’a pas de transcription : qui ne voit pas ou n’entend pas n’en a rien.",
        "Écrivez ce qui est dit et montré sous la directive, puis « ::: », ou ajoutez "
        "« transcription=texte.txt » (un fichier .vtt reprend les sous-titres, « transcription=aucune » s’il "
        "n’y a rien à dire).",
    ),
    "T416": error(
        "Les sous-titres « {target} » ne se lisent pas : {reason}.",
        "Commencez par « WEBVTT » et une ligne vide ; puis « 00:01.500 --> 00:04.000 », et dessous le texte.",
    ),
    # glossaries
    "T417": error(
        "« {term} » est déjà dans ce glossaire, à la ligne {line}.",
        "Gardez une seule définition, avec ses autres formes dans « variantes: ».",
    ),
    "T418": warning(
        "Aucun texte du cours n’utilise le terme « {term} ».",
        "Ajoutez à « variantes: » la forme qui est écrite dans le cours, ou retirez ce terme.",
    ),
    "T419": error(
        "Ce cours n’a pas de glossaire à montrer.",
        "Créez glossaire.yml dans le dossier du cours, par exemple « sonde: Un thermomètre à pointe ».",
    ),
}
