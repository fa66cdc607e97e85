"""Keys and values of an authored file."""

from tremplin.rules.base import Rules, error

RULES: Rules = {
    "T201": error("Clé inconnue : « {key} ».", "{remedy}"),
    "T202": error("Il manque la clé « {key} ».", "Ajoutez par exemple : {example}"),
    "T203": error(
        "D’autres clés de ce passage ne conviennent pas non plus : {count}.",
        "Corrigez d’abord les premières.",
    ),
    "T205": error(
        "« {id} » n’est pas un identifiant correct.",
        "Utilisez des minuscules sans accent, des chiffres et des tirets, par exemple : {example}",
    ),
    "T206": error(
        "L’identifiant « {id} » est déjà pris ({first}).",
        "Donnez un autre identifiant : la progression des apprenants en dépend.",
    ),
    # the shape of a value
    "T210": error(
        "Valeur incorrecte pour « {key} » : un texte est attendu.",
        "Écrivez un seul texte sur la ligne, sans liste ni sous-clés.",
    ),
    "T211": error(
        "Rien n’est écrit pour « {key} ».", "Écrivez ici ce qui manque, ou supprimez ce qui est vide."
    ),
    "T212": error(
        "Le texte de « {key} » est trop long : {most} signes au plus.", "Répartissez-le, ou raccourcissez-le."
    ),
    "T207": error(
        "« {key} » a trop d’éléments : {count}, pour {most} au plus.",
        "Répartissez-les en plusieurs questions, ou les questions en plusieurs quiz.",
    ),
    "T222": error(
        "Valeur incorrecte pour « {key} » : une liste est attendue.",
        "Écrivez « [un, deux] », ou une ligne « - un » par élément.",
    ),
    "T223": error(
        "Valeur incorrecte pour « {key} » : une suite de « identifiant: texte » est attendue.",
        "Écrivez une ligne par élément, par exemple « joindre: Joindre un fichier ».",
    ),
    "T224": error(
        "Valeur incorrecte pour « {key} » : une suite de « clé: valeur » est attendue.",
        "Écrivez une clé par ligne, en retrait.",
    ),
    "T225": error(
        "« {key} » n’a pas assez d’éléments : il en faut au moins {least}.",
        "Ajoutez une ligne par élément qui manque.",
    ),
    # what it says
    "T213": error(
        "Valeur incorrecte pour « {key} » : « {value} » n’est pas un nombre.",
        "Écrivez un nombre, par exemple : 12,5",
    ),
    "T214": error(
        "Valeur incorrecte pour « {key} » : « {value} » n’est pas un nombre entier positif.",
        "Écrivez un nombre entier, par exemple : 3",
    ),
    "T215": error(
        "Valeur incorrecte pour « {key} » : « {value} » n’est pas un pourcentage.",
        "Écrivez un pourcentage de 0 à 100, par exemple : 70 %",
    ),
    "T216": error(
        "Valeur incorrecte pour « {key} » : « {value} » n’est pas une durée.",
        "Écrivez la durée avec son unité, par exemple : {example}",
    ),
    "T217": error(
        "Valeur incorrecte pour « {key} » : « {value} » n’est pas une date.",
        "Écrivez par exemple : 2027-01-12 ou 2027-01-12 09:00",
    ),
    "T218": error(
        "Valeur incorrecte pour « {key} » : « {value} » n’est pas un code de langue.",
        "Écrivez par exemple : {example}",
    ),
    "T219": error("Valeur inconnue pour « {key} » : « {value} ».", "{remedy}"),
    "T220": error(
        "Valeur incorrecte pour « {key} » : « {value} » n’est pas une adresse où écrire.",
        "Écrivez une adresse de courriel, un numéro de téléphone ou un lien https.",
    ),
    "T221": error(
        "Valeur incorrecte pour « {key} » : « {value} » n’est pas une adresse de site.",
        "Écrivez par exemple : {example}",
    ),
    "T226": error(
        "Valeur incorrecte pour « {key} » : le nombre est trop petit.",
        "Écrivez un nombre plus grand que {least}.",
    ),
    "T293": error(
        "La valeur de « {key} » ne convient pas.",
        "Relisez ce que cette clé attend dans docs/formats.md, ou supprimez-la.",
    ),
    "T227": error(
        "Valeur incorrecte pour « {key} » : le nombre sort des limites.",
        "Écrivez un nombre de 0 à 100 : c’est un pourcentage de l’image.",
    ),
    "T228": error("La session finit avant de commencer.", "Vérifiez les deux dates et les deux heures."),
    "T229": error(
        "« {key} » demande plus de questions que le quiz n’en a ({count}).",
        "Écrivez un nombre de 1 à {count}.",
    ),
}
