"""Pedagogy and the law on distance training, accessibility, weight."""

from tremplin.rules.base import Rules, error, warning

RULES: Rules = {
    # 5xx: pedagogy and the law on distance training (code du travail, D6313-3-1)
    "T501": error(
        "La durée annoncée ({stated}) s’écarte trop de celle des étapes ({actual}).",
        "Écrivez « durée: {actual} », ou corrigez la durée des étapes.",
        is_firm=False,
    ),
    "T502": error(
        "Cette étape n’annonce pas sa durée.",
        "Ajoutez par exemple « durée: 6 min » dans l’en-tête : la loi demande la durée des "
        "activités à distance (code du travail, D6313-3-1).",
        is_firm=False,
    ),
    "T503": error(
        "Le cours ne dit pas quelle assistance aide l’apprenant.",
        "Ajoutez « assistance: {{contact: formation@example.org, délai: 48 h, description: …}} », ou "
        "marquez le cours « brouillon: oui » (code du travail, D6313-3-1).",
        is_firm=False,
    ),
    "T504": error(
        "Le cours ne dit pas comment l’apprenant est évalué.",
        "Ajoutez par exemple « évaluation: Quiz à la fin de chaque module », ou marquez le cours "
        "« brouillon: oui » (code du travail, D6313-3-1).",
        is_firm=False,
    ),
    "T505": warning(
        "Cette étape dure {actual} : une étape tient en 3 à 10 minutes.",
        "Coupez-la en deux, ou regroupez-la avec une autre.",
    ),
    "T506": warning(
        "Ce cours mixte n’a aucune session en présentiel.",
        "Ajoutez « sessions: » avec le lieu, le début et la fin de chaque séance.",
    ),
    "T507": warning(
        "Ces informations sont périmées depuis le {date}.",
        "Relisez-les, puis corrigez « vérifié: » et « périme: ».",
    ),
    "T508": warning(
        "Aucun quiz n’évalue l’objectif « {target} ».",
        "Ajoutez « objectif: {target} » à une question, ou un quiz dans une étape qui le vise.",
    ),
    "T509": warning(
        "Ces informations périment bientôt, le {date}.",
        "Relisez-les, puis donnez une nouvelle date à « vérifié: » et à « périme: ».",
    ),
    "T520": warning("« {target} » n’est pas un code de métier (ROME) connu.", "{remedy}"),
    "T521": warning("« {target} » n’est pas un code de compétence connu.", "{remedy}"),
    # 6xx: accessibility
    "T601": error(
        "L’image « {target} » n’a pas de texte de remplacement.",
        "Décrivez ce qu’elle montre : ![Une boîte de réception avec trois messages]({target}).",
        is_firm=False,
    ),
    "T602": warning("Le titre « {title} » n’est pas au bon niveau.", "Utilisez « {marks} » à la place."),
    # 7xx: weight
    "T702": error(
        "« {target} » pèse {weight} : une image ne doit pas dépasser {limit}.",
        "Réduisez l’image (640 pixels de large suffisent) ou enregistrez-la en WebP.",
        is_firm=False,
    ),
    "T703": error(
        "Le dessin « {target} » n’est pas un SVG lisible : {reason}.",
        "Enregistrez-le de nouveau depuis votre logiciel de dessin.",
    ),
    "T704": error(
        "L’image « {target} » ne peut pas être publiée : {reason}.",
        "Ouvrez-la, réduisez-la (640 pixels de large suffisent) et enregistrez-la de nouveau.",
    ),
    "T705": error(
        "Le dessin « {target} » est trop compliqué : {reason}.",
        "Simplifiez-le, ou enregistrez-le en WebP.",
    ),
    "T706": error(
        "Une première visite de cette étape pèse {weight}, plus que son budget de {limit} : {culprits}.",
        "Allégez ce qui pèse le plus : coupez l’étape en deux, ou gardez moins de sortes de questions. "
        "Le budget se règle dans la configuration : « budgets: » de tremplin.",
        is_firm=False,
    ),
    "T707": error(
        "Le texte et les questions de cette étape pèsent {weight}, plus que son budget de {limit} : "
        "{culprits}.",
        "Allégez ce qui pèse le plus : coupez l’étape en deux, ou abrégez-la. "
        "Le budget se règle dans la configuration : « budgets: » de tremplin.",
        is_firm=False,
    ),
    "T708": error(
        "Le cours pèse {weight} en tout, plus que son budget de {limit} : {culprits}.",
        "Allégez ses étapes les plus lourdes, ou faites-en deux cours. "
        "Le budget se règle dans la configuration : « budgets: » de tremplin.",
        is_firm=False,
    ),
}
