"""What one file names in another."""

from tremplin.rules.base import Rules, advice, error, warning

RULES: Rules = {
    "T301": error("Le quiz « {target} » n’existe pas.", "{remedy}"),
    "T302": error("La question « {target} » n’existe pas dans ce quiz.", "{remedy}"),
    "T303": error("L’objectif « {target} » n’existe pas dans ce cours.", "{remedy}", is_firm=False),
    "T304": error("Le cours « {target} » n’existe pas.", "{remedy}", is_firm=False),
    "T305": error("L’organisme « {target} » n’existe pas.", "{remedy}"),
    "T306": error("L’image « {target} » est introuvable.", "{remedy}", is_firm=False),
    "T307": error("Le lien « {target} » ne mène nulle part.", "{remedy}", is_firm=False),
    "T308": error("La page à revoir « {target} » n’existe pas.", "{remedy}", is_firm=False),
    "T309": error("Le fichier « {target} » est introuvable.", "{remedy}", is_firm=False),
    "T310": error("Ce cours n’a pas de session{named}.", "{remedy}", is_firm=False),
    "T311": error(
        "« {target} » sort du dossier des cours.",
        "Copiez ce fichier dans le dossier du cours et corrigez le chemin.",
        is_firm=False,
    ),
    "T312": error("Cette adresse est déjà prise par {by} : {address}.", "Renommez {file}."),
    "T313": error("Les prérequis tournent en rond : {cycle}.", "Retirez l’un de ces prérequis."),
    "T314": warning(
        "Le quiz « {target} » n’est utilisé dans aucune page.",
        "Ajoutez « ::: quiz {target} » dans une étape, ou supprimez ce fichier.",
    ),
    "T315": error("{what} n’a aucune étape.", "{remedy}", is_firm=False),
    "T316": warning(
        "Ce fichier n’est pas dans un module : il sera une page à part, hors du programme.",
        "Placez-le dans un dossier « 01-nom-du-module » du cours.",
    ),
    "T317": warning(
        "Ce fichier ne sera pas sur le site : le type « {suffix} » n’est pas publié.",
        "{remedy}",
    ),
    "T318": error(
        "D’autres liens, images ou sons de cette page sont à corriger.",
        "Corrigez d’abord les premiers.",
        is_firm=False,
    ),
    "T319": error(
        "Le dossier « {folder} » n’est pas celui de l’organisme « {target} ».",
        "Corrigez « organisme: », ou « dossiers: » dans courses/organismes.yml.",
    ),
    "T320": error(
        "Ce fichier n’est pas lu sous ce nom : un cours s’écrit dans des fichiers « .md » et « .yml ».",
        "Renommez-le « {name} » (sous Windows, affichez les extensions des noms de fichiers).",
    ),
    "T321": warning(
        "Ce fichier ne sera pas sur le site : le dossier des quiz ne garde que des quiz et leurs images.",
        "Placez-le dans le dossier du cours, s’il doit être publié.",
    ),
    "T322": warning("Ce fichier n’est pas lu ici.", "{remedy}"),
    "T323": error(
        "« {target} » ne sera pas sur le site : le genre « {suffix} » n’est pas publié.",
        "{remedy}",
        is_firm=False,
    ),
    "T324": error(
        "« {target} » est sur votre ordinateur ou votre réseau : les apprenants ne l’ouvriront pas.",
        "Copiez le fichier dans le dossier du cours et écrivez son chemin, par exemple : "
        "../fichiers/modele.pdf",
        is_firm=False,
    ),
    "T325": warning(
        "Dans la page visée, rien ne porte le nom « {anchor} » : le lien ouvrirait le haut de la page.",
        "{remedy}",
    ),
    "T326": error(
        "Ce fichier contient les réponses d’un quiz : il serait publié tel quel.",
        "Renommez-le en « .yml » dans le dossier des quiz, ou en « .md » dans un module.",
    ),
    "T327": warning(
        "Le lien « {target} » est retiré : une page n’ouvre pas une adresse en « {scheme}: ».",
        "Écrivez une adresse en https:, mailto: ou tel:, ou le chemin d’un fichier du cours.",
    ),
    "T328": error(
        "Cette image est collée dans le texte : elle serait retirée.",
        "Enregistrez-la dans le dossier du cours, et écrivez son chemin à cette place, par exemple : "
        "images/photo.webp",
        is_firm=False,
    ),
    "T329": warning("Ce lien n’est pas lu comme un lien : {reason}.", "Écrivez « {write} »."),
    "T330": warning(
        "« {target} » pèse {weight} : c’est plus d’une minute sur une ligne lente.",
        "Réduisez le fichier, ou coupez-le en plusieurs.",
    ),
    "T331": error(
        "« {target} » ne peut pas être publié : {reason}.", "Ouvrez-le et enregistrez-le de nouveau."
    ),
    "T332": error(
        "« {target} » n’est ni ce cours, ni un de ses modules, étapes, quiz ou questions.", "{remedy}"
    ),
    "T333": error(
        "« {target} » est encore le nom d’un cours, d’un module, d’une étape, d’un quiz ou d’une question.",
        "Écrivez à gauche le nom d’avant, qui ne sert plus, et à droite celui d’aujourd’hui.",
    ),
    "T334": error(
        "Ces noms tournent en rond : {way}.",
        "Écrivez à droite le nom d’aujourd’hui, et retirez la ligne de trop.",
    ),
    "T335": error("Dans la configuration, « {key} » ne convient pas : {reason}.", "{remedy}"),
    "T336": warning(
        "« nav: » nomme la page « {page} », qui n’existe pas.",
        "Corrigez son chemin, qui part du dossier des cours, ou retirez cette ligne.",
    ),
    "T337": error(
        "« {target} » mène déjà à un autre nom, dans {file}.",
        "Gardez une seule de ces deux lignes : un nom d’avant n’a qu’un nom d’aujourd’hui.",
    ),
    "T338": warning("La configuration n’a pas de clé « {key} » : elle ne fait rien.", "{remedy}"),
    "T339": error("La construction par MkDocs s’est arrêtée : {reason}.", "{remedy}"),
    "T340": error(
        "Cette séance aurait la même adresse que celle de la ligne {line}.",
        "Donnez-lui un identifiant, par exemple « id: {example} ».",
    ),
    "T343": warning(
        "Cette page, hors de tout cours, passe de « /{host} » à « /{ours} »{others}.",
        "Pour garder telles quelles les pages d’un site qui existe, nommez les dossiers des cours dans "
        "mkdocs.yml : « dossiers: [mon-cours] ». Sinon, retirez le numéro de ce nom.",
    ),
    "T344": warning(
        "« {key} » ne fait rien avec le thème « tremplin » : ses pages ne chargent pas ces fichiers.",
        "Retirez cette ligne, ou prenez un autre thème, par exemple « theme: material ».",
    ),
    "T360": warning(
        "Il n’y a pas encore de cours ici.",
        "Lancez « tremplin new cours », ou ajoutez un fichier course.yml au dossier de votre cours.",
    ),
    "T341": warning(
        "Le lien vers « {target} » ne mène plus à une page : {reason}.",
        "Cherchez sa nouvelle adresse, menez à une autre page, ou retirez le lien.",
    ),
    "T342": advice(
        "La page « {target} » a une nouvelle adresse : {now}.",
        "Écrivez cette adresse : l’ancienne finira par ne plus répondre.",
    ),
}
