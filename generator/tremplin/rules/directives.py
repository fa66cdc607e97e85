"""The `:::` lines."""

from tremplin.rules.base import Rules, error

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
}
