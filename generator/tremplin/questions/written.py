"""One way for what people write in many: hidden signs, dashes, fractions, letters for figures."""

from __future__ import annotations

import re
import unicodedata

_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
_DASHES = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_EDGES = " \"'«»“”‘’()[]?!;"


def visible(text: str) -> str:
    """`text` without the signs that nobody sees, and with one sign for all dashes."""
    return _DASHES.sub("-", _HIDDEN.sub("", text))


def clean(text: str) -> str:
    """`text` in small letters without accents, hidden signs, and other ways to write one sign."""
    text = re.sub(" ?([½¼¾])", r" \1", re.sub(r"\s+", " ", visible(text).replace("º", "°")))
    text = re.sub("([0-9])([⁺⁻]?[⁰¹²³⁴-⁹]+)", r"\1^\2", text)
    text = re.sub(r"(^|[0-9 ])M(?=[ .]|$)", r"\1mega", text)  # « M » is not « m »
    text = unicodedata.normalize("NFKD", re.sub("[’‘ʼ`´]", "'", text))
    text = _DASHES.sub("-", re.sub("[\u0300-\u036f]", "", text)).lower()
    for sign, plain in (("œ", "oe"), ("ı", "i"), ("\u2044", "/"), ("μ", "u")):
        text = text.replace(sign, plain)
    # « O,5 » and « 5OO » are what a keyboard makes of zeros
    text = re.sub("(^|[^a-z])o(?=[.,]?[0-9])|[0-9]oo+", lambda m: m[0].replace("o", "0"), text)
    text = re.sub("([0-9]) ?i?emes?(?![a-z])", r"\1", text)
    # « 2 1/2 », « 1 h ½ »
    text = re.sub("([0-9]) ([13])/([24])(?![0-9])", lambda m: m[1] + str(int(m[2]) / int(m[3]))[1:], text)
    text = re.sub("h ?1/2", "h et demi", text)
    return (
        re.sub(r"\s+", " ", re.sub("pour ?cents?|per ?cent", "%", text)).lstrip(_EDGES).rstrip(_EDGES + ",.")
    )
