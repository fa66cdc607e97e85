"""Questions: their kinds, their answers, whether they can be protected."""

from tremplin.rules.base import Rules, error, warning

_UNPROTECT = "retirez « protégé: oui », ou placez cette question dans un autre quiz."

RULES: Rules = {
    "T204": error("Type de question inconnu : « {kind} ».", "{remedy}"),
    "T297": error(
        "Ce quiz n’a pas de question.",
        "Écrivez « - question: … » sous « questions: », et ses réponses en dessous. Un texte seul n’a pas "
        "besoin de quiz : écrivez-le dans la page.",
    ),
    # answers
    "T230": error(
        "Chaque réponse est soit juste, soit fausse.",
        "Commencez-la par « - juste: … » ou « - faux: … ».",
    ),
    "T231": error(
        "Cette question n’a pas de réponse.",
        "Ajoutez « réponses: » avec une ligne « - juste: … » et des lignes « - faux: … ».",
    ),
    "T232": error(
        "Aucune réponse de cette question n’est juste.", "Écrivez « - juste: … » devant la bonne réponse."
    ),
    "T233": error("Cette question n’a qu’une réponse.", "Ajoutez au moins une ligne « - faux: … »."),
    "T234": error(
        "« {text} » est écrit deux fois dans la même liste.",
        "Changez l’un des deux textes : les réponses des apprenants sont rangées sous ces textes.",
    ),
    "T290": error(
        "« {key} » ne convient pas à ces réponses : les bonnes se montrent toujours.",
        "Écrivez un nombre de {least} à {most}.",
    ),
    # what the kind was guessed from
    "T291": warning(
        "« {text} » est lu comme un texte à écrire tel quel.",
        "Pour un nombre, écrivez « réponse: {number} » et « unité: {unit} » ; pour un texte, "
        "« type: texte ».",
    ),
    "T292": warning(
        "« {text} » est lu comme un mot à écrire.",
        "Pour une question vrai ou faux, écrivez « réponse: {truth} » ; pour un mot, « type: texte ».",
    ),
    "T296": warning(
        "« {one} » et « {other} » sont lus comme des mots à écrire, justes tous les deux.",
        "Pour proposer ces réponses, écrivez « - juste: … » et « - faux: … » ; pour des mots à écrire, "
        "« type: texte ».",
    ),
    "T236": error(
        "« {value} » n’est pas un poids.",
        "Un poids va de −100 % à 100 % : écrivez par exemple « {example} ».",
    ),
    # text, number, calculation
    "T237": error(
        "La réponse « {text} » n’a pas le format demandé ({format}).", "Écrivez par exemple : {example}"
    ),
    "T287": error(
        "« {value} » n’est pas un encadrement.",
        "Écrivez par exemple : entre: 10 et 12, le plus petit d’abord.",
    ),
    "T288": error(
        "On ne sait pas quel nombre est attendu.",
        "Écrivez une seule fois le nombre, par exemple « {example} » (une « tolérance: » est possible), "
        "ou bien « entre: 10 et 12 », sans tolérance.",
    ),
    "T289": error(
        "Cette réponse vaut plus que sa question ({most}).",
        "Écrivez une part de ses points, par exemple : 50 %",
    ),
    "T238": error("« {value} » n’est pas une tolérance.", "Écrivez par exemple : 0,1 ou 5 %"),
    "T239": error("« {value} » n’est pas un intervalle.", "Écrivez par exemple : 2..9, ou 0,5..3 pas 0,5"),
    "T240": error(
        "« {name} » n’est pas un nom de variable.",
        "Utilisez une lettre ou un mot sans espace, par exemple : a",
    ),
    "T241": error(
        "Le calcul est impossible avec {values}.",
        "Changez l’intervalle des variables, ou le calcul : il ne doit jamais diviser par zéro.",
    ),
    "T242": error(
        "Le calcul « {formula} » ne se lit pas : « {sign} » n’est pas attendu ici.",
        "Retirez-le, ou mettez un signe entre deux nombres ou variables, par exemple : a * b + 1,5",
    ),
    "T243": error(
        "Le calcul « {formula} » ne se lit pas : « {sign} » n’est pas un signe de calcul.",
        "Signes possibles : + - * / ^ ( ), et « ; » entre les valeurs d’une fonction.",
    ),
    "T244": error(
        "Le calcul « {formula} » n’est pas complet : il manque un nombre ou une variable.",
        "Complétez-le, par exemple : a * b + 1,5. Variables : {names}.",
    ),
    "T245": error(
        "Dans le calcul « {formula} », « {name} » n’est ni une variable ni une fonction.", "{remedy}"
    ),
    "T246": error(
        "Dans le calcul « {formula} », « {name} » n’a pas le bon nombre de valeurs.",
        "Écrivez {example} : les valeurs entre parenthèses, séparées par « ; ».",
    ),
    "T247": error(
        "Dans le calcul « {formula} », une parenthèse n’est pas fermée.",
        "Ajoutez « ) » là où elle se termine.",
    ),
    "T276": warning(
        "« {text} » contient « * », qui est ici un signe comme un autre.",
        "Si c’est ce signe, écrivez « {literal} » (« {doubled} » entre guillemets doubles). S’il remplace "
        "n’importe quel texte, gardez « {text} » et ajoutez « {key} » à la question.",
    ),
    "T277": error(
        "Aucune réponse juste ne peut être montrée : il n’y a que des jokers.",
        "Écrivez en premier une réponse entière, que la correction montrera.",
    ),
    "T278": error("« {name} » n’est pas une variable de ce calcul.", "{remedy}"),
    "T279": error(
        "La variable « {name} » n’est pas dans la question : personne ne peut connaître sa valeur.",
        "Écrivez {{{name}}} dans la question, à l’endroit où se lit ce nombre.",
    ),
    # gaps
    "T248": error(
        "Ce texte à trous n’a pas de trou.", "Écrivez la réponse entre accolades : « Il {{fait}} beau. »"
    ),
    "T249": error(
        "Un trou de ce texte n’a pas de réponse.",
        "Écrivez la réponse entre les accolades, par exemple : {{oui}}",
    ),
    "T250": error(
        "Un menu de ce texte à trous n’a qu’un choix.",
        "Ajoutez des choix faux, par exemple : {{oui|~non}}",
    ),
    "T285": error(
        "Ce trou ne contient que le signe « {sign} », qui sépare les réponses ou annonce un choix faux.",
        "Si la réponse est ce signe, écrivez {{\\{sign}}} ; sinon, écrivez la réponse entre les accolades.",
    ),
    "T280": error(
        "Une accolade est seule : « {text} ».",
        "Un trou s’ouvre et se ferme : {{fait}}. Pour une accolade à montrer, écrivez « \\{{ » ou « \\}} ».",
    ),
    "T286": error("Aucun trou de ce texte n’attend « {text} ».", "{remedy}"),
    # pairs, categories, tables, pictures
    "T251": error("L’intrus « {text} » est aussi une bonne réponse.", "Changez cet intrus."),
    "T252": error("Il n’y a presque rien à classer.", "Écrivez au moins deux éléments."),
    "T253": error(
        "Il faut une réponse par ligne : {rows} pour les lignes, {answers} pour les réponses.",
        "Écrivez une réponse par ligne, dans le même ordre.",
    ),
    "T254": error("« {text} » n’est pas une colonne de cette grille.", "{remedy}"),
    "T255": error(
        "« {value} » n’est pas une forme.",
        "Écrivez en pourcentages de l’image, par exemple « rectangle 10 20 30 15 » (gauche, haut, "
        "largeur, hauteur), « cercle 50 50 8 » (centre, rayon) ou « polygone 0 0 10 0 10 10 ».",
    ),
    "T256": error("Aucune zone n’est à trouver.", "Écrivez « juste: oui » dans la zone à trouver."),
    # situations and simulations
    "T257": error("L’étape « {step} » n’existe pas.", "{remedy}"),
    "T258": error("Aucun choix ne mène à l’étape « {step} ».", "Écrivez « vers: {step} » dans un choix."),
    "T259": error("La situation n’a pas de fin.", "Ajoutez une étape sans « choix: »."),
    "T260": error(
        "La situation a trop de chemins différents ({most} au plus).",
        "Coupez-la en deux situations plus courtes.",
    ),
    "T263": error("Il manque ce que la simulation montre.", "Écrivez « {example} »."),
    "T264": error("« {action} » n’est pas une action proposée.", "{remedy}"),
    "T265": error(
        "La réponse « {text} » ne suit pas la règle de ce champ ({rule}).",
        "Corrigez la réponse ou la règle : sinon, personne ne peut répondre juste.",
    ),
    # surveys
    "T261": error("« {value} » n’est pas une échelle.", "Écrivez par exemple : 1 à 5, ou [Non, Un peu, Oui]"),
    "T262": error(
        "Un sondage a une échelle ou des réponses.",
        "Écrivez « échelle: 1 à 5 » ou « réponses: […] », pas les deux.",
    ),
    "T295": error(
        "Dans une question de ce genre, rien n’est faux : « {key} » n’y sert pas.",
        "Supprimez cette clé ; « retour-juste: » se dit après toute réponse.",
    ),
    # protection
    "T208": error(
        "Une question de ce type ne se protège pas : {kind}.",
        "Retirez « protégé: oui », ou placez-la dans un autre quiz. Types qui se protègent : {kinds}.",
    ),
    "T209": error(
        "Ce quiz est protégé, mais ce qui chiffre ses réponses n’est pas installé.",
        "Installez-le avec « pip install 'tremplin[protege]' », ou retirez « protégé: oui ».",
    ),
    "T270": error(
        "Une réponse avec « * » ne se protège pas : ce signe remplace n’importe quel texte, "
        "qui ne peut pas ouvrir la correction.",
        f"Écrivez chaque forme acceptée, ou {_UNPROTECT}",
    ),
    "T271": error(
        "Une réponse avec un format ne se protège pas : la même valeur s’écrit de plusieurs façons.",
        f"Retirez « format: », ou {_UNPROTECT}",
    ),
    "T272": error(
        "Un nombre avec une tolérance ne se protège pas : seul le nombre exact ouvre la correction.",
        f"Retirez « tolérance: », ou {_UNPROTECT}",
    ),
    "T298": warning(
        "« {key} » ne paraît pas dans un quiz protégé : on le lirait dans la source de la page.",
        "Écrivez-le dans « explication », qui s’ouvre avec la bonne réponse, ou retirez-le.",
    ),
    "T294": error(
        "Plusieurs nombres acceptés ne se protègent pas : seul un nombre exact ouvre la correction.",
        f"Écrivez une seule « réponse: », ou {_UNPROTECT}",
    ),
    "T273": error(
        "Un nombre qui s’écrit dans plusieurs unités ne se protège pas : "
        "seul le nombre exact ouvre la correction.",
        f"Retirez « unités: », ou {_UNPROTECT}",
    ),
    "T274": error(
        "Une faute de frappe ne se pardonne pas dans un quiz protégé : "
        "seule la réponse bien écrite ouvre la correction.",
        f"Retirez « fautes » de « tolérance: », ou {_UNPROTECT}",
    ),
    "T275": error(
        "Les points partiels d’un choix multiple se perdent dans un quiz protégé : "
        "seule la réponse entière ouvre la correction.",
        f"Retirez « poids: », ou {_UNPROTECT}",
    ),
}
