"""What can be counted in a French text, to say how hard it is to read.

The index is that of Flesch as L. Kandel and A. Moles fitted it to French (« Application de l’indice de Flesch
à la langue française », Cahiers Études de Radio-Télévision, 19, 1958): 0 for a treatise, 100 for a comic.
Syllables and passives are found by their spelling, so both are told as « about ».
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LONG = 25
"""Words above which a sentence is long."""
_WHOLE = 10
"""Words from which a line without a full stop is a sentence all the same, and no title or cell of a table."""

_END = re.compile(r"(?<=[.!?…])[\s»”\")]*\s(?=[\s«“\"(]*[A-ZÀ-ÖØ-Þ0-9])")
_ENDS = re.compile(r"[.!?…:;][\s»”\")]*$")
_ABBREVIATED = re.compile(r"\b(?:M|Mme|Mlle|Dr|art|ex|cf|n|p|av|env|tél)\.$")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_CODE = re.compile(r"[@/\\_]|\w\.\w")
_VOWELS = "aeiouyàâäæéèêëîïôöœùûüÿ"
_SEMI_VOWEL = re.compile(f"(?<=[{_VOWELS}])y(?=[{_VOWELS}])")
_MUTE = re.compile("(?<=.)es?$")
_NUCLEUS = re.compile(f"[éèïëüöâ](?=[{_VOWELS}])|[{_VOWELS}]+?(?=[éèïëö])|[{_VOWELS}]+")

_BE = (
    "être|est|sont|étais|était|étaient|été|étant|fut|furent|sera|seront|serez|serait|seraient|soit|soient|suis|"
    "sommes|êtes"
)
_ADVERBS = (
    "pas|plus|toujours|souvent|bien|déjà|aussi|jamais|encore|alors|ensuite|parfois|donc|tous|toutes|\\w+ment"
)
_PARTICIPLES = (
    r"\w{2,}é(?:e|s|es)?|(?:re)?(?:mis|pris|dit|fait|écrit|inscrit|traduit|produit|construit|détruit|conduit|"
    r"réduit|transmis|permis|promis|compris|appris|admis|soumis|commis)(?:e|es)?|(?:re)?(?:lu|vu|reçu|perçu|connu|"
    r"reconnu|tenu|obtenu|retenu|rendu|vendu|perdu|attendu|entendu|défendu|répandu|prévu|voulu|interrompu)(?:e|s|es)?|"
    r"(?:choisi|fini|rempli|fourni|suivi|servi|réuni|puni|garanti|défini|établi|averti|ouvert|couvert|offert|joint|"
    r"rejoint|peint|craint|atteint)(?:e|s|es)?"
)
_MOVED = (  # « il est allé » is active
    r"(?:all|arriv|entr|rentr|mont|tomb|rest|retourn|pass|décéd|n)é(?:e|s|es)?|"
    r"(?:venu|devenu|revenu|parvenu|intervenu|parti|reparti|sorti|ressorti|descendu|mort)(?:e|s|es)?"
)
_PASSIVE = re.compile(
    rf"(?<!\w)(?P<self>[smt]’|[smt]e |nous nous |vous vous )?(?:{_BE}) (?:(?:{_ADVERBS}) )?(?!(?:{_MOVED})\b)"
    rf"(?:{_PARTICIPLES})(?!\w)"
)
_ADDRESS = re.compile(
    r"(?<!\w)(?:vous|votre|vos|tu|toi|ton|ta|tes|(?!(?:chez|assez|nez|rez)\b)\w{2,}ez)(?!\w)", re.I
)


@dataclass(frozen=True)
class Sentence:
    text: str
    words: int
    syllables: int

    @property
    def is_long(self) -> bool:
        return self.words > LONG

    @property
    def is_passive(self) -> bool:
        """Whether something is done in it, and who does it is not its subject."""
        found = _PASSIVE.search(self.text.lower().replace("'", "’"))
        return found is not None and not found["self"]

    @property
    def speaks(self) -> bool:
        """Whether it speaks to who reads it."""
        return _ADDRESS.search(self.text) is not None


def sentences(said: str) -> Iterator[Sentence]:
    """Those of a text that has a line a block; titles and cells of tables are none."""
    for line in said.split("\n"):
        is_prose = bool(_ENDS.search(line))
        for text in _parted(line):
            words = [word for word in text.split() if _WORD.search(word)]
            if words and (is_prose or len(words) >= _WHOLE):
                yield Sentence(text, len(words), sum(map(syllables, words)))


def _parted(line: str) -> Iterator[str]:
    start = 0
    for end in _END.finditer(line):
        if not _ABBREVIATED.search(line[start : end.start()]):
            yield line[start : end.end()].strip()
            start = end.end()
    yield line[start:].strip()


def syllables(word: str) -> int:
    """About as many as are said of a word; one of an address or of a name of a file."""
    if _CODE.search(word):
        return 1
    total = 0
    for part in re.findall(r"[^\W\d_]+", word.lower()):
        spoken = _SEMI_VOWEL.sub("j", part)
        bare = _MUTE.sub("", spoken)
        # the « u » of « que » and « guide » is not said apart, nor an « e » that is the only vowel left out
        kept = bare if any(sign in _VOWELS for sign in bare) else spoken
        total += len(_NUCLEUS.findall(kept))
    return max(total, 1)


def index(of: Iterable[Sentence]) -> float | None:
    """The index of Kandel and Moles, from 0 to 100; None of no sentence."""
    found = [*of]
    words = sum(sentence.words for sentence in found)
    if not words:
        return None
    spoken = sum(sentence.syllables for sentence in found)
    return min(100.0, max(0.0, 207 - 1.015 * words / len(found) - 73.6 * spoken / words))
