"""Reading files."""

from tremplin.rules.base import Rules, error, warning

RULES: Rules = {
    "T101": error("Fichier introuvable ou illisible : {reason}.", "{remedy}"),
    "T102": error(
        "Ce fichier n’est pas enregistré en UTF-8.",
        "Enregistrez-le de nouveau en choisissant l’encodage UTF-8.",
    ),
    "T103": error("YAML incorrect : {reason}.", "{remedy}"),
    "T104": error(
        "La clé « {key} » est écrite deux fois.",
        "Gardez-en une seule (la première est à la ligne {first}).",
    ),
    "T105": error(
        "« {sign} » n’est pas accepté ici : {reason}.",
        "Recopiez le texte en entier, ou mettez-le entre guillemets.",
    ),
    "T106": error(
        "Ce fichier est trop {what}.", "Répartissez le contenu en plusieurs fichiers plus simples."
    ),
    "T107": error("Ici, il faut {expected}.", "{remedy}"),
    "T108": error(
        "L’en-tête du fichier n’est pas fermé.",
        "Ajoutez une ligne « --- » après la dernière clé de l’en-tête.",
    ),
    "T109": error(
        "Ce n’est pas un fichier du dossier : {reason}.",
        "Copiez à cette place le fichier lui-même, ou retirez ce qui s’y trouve.",
    ),
    "T110": error(
        "Ce nom ne convient pas : {reason}.",
        "Renommez-le avec des lettres, des chiffres et des tirets.",
    ),
    "T111": error(
        "Ce nom se confond avec « {first} » : seules la casse ou l’écriture des accents changent.",
        "Renommez l’un des deux : sur Windows, macOS ou une clé USB, l’un effacerait l’autre.",
    ),
    "T112": error("Cette page compte {count} {what} : {most} au plus.", "Répartissez-la en plusieurs pages."),
    "T113": error(
        "{what} compte {count} signes : {most} au plus.",
        "Séparez les paragraphes, ou les tableaux, par une ligne vide.",
    ),
    "T114": error(
        "Ce texte contient un signe réservé, qui ne s’affiche pas ({sign}).",
        "Effacez-le : il vient souvent d’un copier-coller, ou de « \\u » entre guillemets.",
    ),
    # what a text asks and a page does not do
    "T120": warning("La balise <{tag}> n’est pas publiée : {what}.", "{remedy}"),
    "T121": warning("L’attribut « {name} » de <{tag}> n’est pas publié.", "{remedy}"),
    "T122": warning(
        "La balise <{tag}> n’est pas fermée, ou n’est pas à sa place : elle se lira telle quelle.",
        "Écrivez </{tag}> dans le même paragraphe ou plus bas, avant la fin de la balise qui la contient. "
        "Pour la montrer, mettez-la entre accents graves : `<{tag}>`.",
    ),
    "T123": error(
        "{what} n’est pas fermé.",
        "Ajoutez une ligne « {end} » là où il finit : sans elle, ce qui suit n’est pas lu comme il faut.",
    ),
    "T124": warning("« {name} » n’est pas un emoji connu : il se lira tel quel.", "{remedy}"),
    "T125": warning(
        "Cet encadré, ou cet onglet, n’a pas de texte.",
        "Écrivez-le sur les lignes du dessous, en retrait de quatre espaces.",
    ),
    "T126": warning(
        "Ce texte s’arrête avant « {words} » : en YAML, un dièse après une espace commence une remarque.",
        "Écrivez-le entre guillemets : {whole}. Pour une remarque, mettez une espace après le dièse.",
    ),
    "T127": warning(
        "Les lignes de ce texte seront mises bout à bout : « {sign} » ne commencera pas une ligne.",
        "Écrivez « | » seul après la clé et ses deux-points, puis le texte dessous, en retrait.",
    ),
    "T128": warning(
        "Entre guillemets doubles, YAML lit « \\ » et sa lettre comme un autre signe : « {written} ».",
        "Doublez la barre : « \\{written} », ou mettez le texte entre apostrophes : 'comme ceci'.",
    ),
    "T129": warning(
        "Dans une liste entre crochets, la virgule sépare : « {number} » y fait deux valeurs.",
        'Mettez ce nombre entre guillemets : "{number}". Les valeurs se séparent par une virgule.',
    ),
    "T130": error(
        "Deux versions de ce texte se rencontrent ici : « {mark} ».",
        "Gardez l’une des deux, et effacez les lignes « <<<<<<< », « ======= » et « >>>>>>> ».",
    ),
    "T131": error(
        "L’en-tête n’est pas écrit comme il faut : {reason}.",
        "Commencez le fichier par une ligne « --- », et finissez l’en-tête par une ligne « --- ».",
    ),
    "T132": error(
        "Ce module ne commence pas par un numéro et un tiret : ses pages seraient hors du programme.",
        "Renommez ce dossier « {name} ».",
    ),
    "T133": error(
        "« ::: » n’est pas lu ici : {reason}.", "Écrivez-le au début d’une ligne, seul : « ::: {directive} »."
    ),
    "T134": warning("Ce tableau ne se lira pas comme il est écrit : {reason}.", "{remedy}"),
    "T135": warning(
        "L’appel de note « {call} » n’a pas de note : il se lira tel quel.",
        "Écrivez la note plus bas, au début d’une ligne : {call}: le texte.",
    ),
    "T136": warning(
        "La note « {note} » est écrite deux fois : une seule se lirait.",
        "Donnez un autre nom à celle-ci, par exemple [^suite], et écrivez-le là où elle est appelée.",
    ),
    "T137": warning(
        "Rien n’appelle la note « {note} ».",
        "Écrivez {note} dans le texte, là où elle sert ; ou retirez-la.",
    ),
    "T138": warning(
        "Le nom « #{id} » est donné deux fois : un lien ne mène qu’au premier endroit.",
        "Donnez-en un autre à celui-ci, par exemple {{#{id}-suite}}.",
    ),
    "T139": error(
        "« ::: {directive} » ne se lit pas dans un texte de quiz : ces signes paraîtraient tels quels.",
        "Écrivez-le dans l’étape, avant ou après « ::: quiz » ; ici, gardez le texte seul.",
    ),
    "T140": warning(
        "La formule « {tex} » n’est pas lue : la commande « {macro} » n’est pas connue.",
        "{remedy} La page montre la formule telle quelle.",
    ),
    "T141": warning(
        "La formule « {tex} » n’est pas lue : {reason}.",
        "Corrigez-la, ou écrivez « \\$ » pour un dollar. La page la montre telle quelle.",
    ),
}
