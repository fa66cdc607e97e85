"""What is counted of a French text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tremplin.text.prose import index, sentences, syllables


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("chat", 1), ("objet", 2), ("l’objet", 2), ("une", 1), ("les", 1), ("ville", 1), ("villes", 1),
        ("question", 2), ("théâtre", 2), ("poème", 2), ("payer", 2), ("voyage", 2), ("idée", 2), ("naïf", 2),
        ("créer", 2), ("réel", 2), ("courriels", 2), ("essayez", 3), ("œuvre", 1), ("Dieue-sur-Meuse", 3),
        ("CV-Ines.pdf", 1), ("aide@example.org", 1), ("pst", 1),
    ],
)  # fmt: skip
def test_syllables_of_a_word(word: str, count: int) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Un mot. Deux mots ! Trois ?", ["Un mot.", "Deux mots !", "Trois ?"]),
        ("Bonjour M. Dupont. Il fait 2,5 Mo.", ["Bonjour M. Dupont.", "Il fait 2,5 Mo."]),
        ("« Trop lourd ? » Réduisez.", ["« Trop lourd ? »", "Réduisez."]),
        ("Le bon poids", []),
        ("Fichier\nPoids courant\nCV en PDF", []),
        ("Un élément de liste assez long pour se lire comme une phrase", None),
        ("", []),
    ],
)
def test_sentences_of_a_text(said: str, found: list[str] | None) -> None:
    expected = [said] if found is None else found
    assert [sentence.text for sentence in sentences(said)] == expected


@pytest.mark.parametrize(
    ("sentence", "is_passive"),
    [
        ("Le message est envoyé par Inès.", True),
        ("Le fichier a été joint.", True),
        ("Vous êtes invité à venir.", True),
        ("Les chiffres ne sont pas donnés.", True),
        ("La boîte est bientôt pleine.", False),
        ("Il est important de lire.", False),
        ("Elle est allée au marché.", False),
        ("Ils sont partis.", False),
        ("Il s’est trompé.", False),
        ("Vous vous êtes trompé.", False),
        ("Inès envoie le message.", False),
    ],
)
def test_passive_sentences(sentence: str, is_passive: bool) -> None:
    (found,) = sentences(sentence)
    assert found.is_passive is is_passive


@pytest.mark.parametrize(
    ("sentence", "speaks"),
    [
        ("Ouvrez la boîte.", True),
        ("Votre boîte est là.", True),
        ("Que vois-tu ?", True),
        ("C’est assez.", False),
        ("Elle va chez lui.", False),
    ],
)
def test_sentences_that_speak_to_who_reads(sentence: str, speaks: bool) -> None:
    (found,) = sentences(sentence)
    assert found.speaks is speaks


def test_the_index_is_that_of_kandel_and_moles() -> None:
    # 6 words a sentence, 8 syllables: 207 - 1.015 * 6 - 73.6 * 8 / 6
    (found,) = sentences("Le chat dort sur mon lit.")
    assert (found.words, found.syllables) == (6, 6)
    assert index([found]) == 100
    (hard,) = sentences("Les administrations préconisent des documentations institutionnelles.")
    assert hard.words == 6
    assert index([hard]) == max(0, 207 - 1.015 * 6 - 73.6 * hard.syllables / 6)
    assert index([]) is None


@given(st.text())
def test_any_text_can_be_counted(said: str) -> None:
    found = [*sentences(said)]
    assert all(sentence.words > 0 and sentence.syllables >= sentence.words for sentence in found)
    assert all(0 <= value <= 100 for value in [index(found)] if value is not None)
