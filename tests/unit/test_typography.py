"""French typography of rendered HTML."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tremplin.text.typography import breaking, french

NB, NN = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("Bonjour !", f"Bonjour{NN}!"),
        ("Quoi ? Oui ; non", f"Quoi{NN}? Oui{NN}; non"),
        (f"Quoi{NB}?", f"Quoi{NN}?"),
        ("« Bonjour »", f"«{NN}Bonjour{NN}»"),
        ("Objet : votre offre", f"Objet{NB}: votre offre"),
        ("<p>Voici :</p>", f"<p>Voici{NB}:</p>"),
        ("10 000 habitants", f"10{NN}000 habitants"),
        ("1 250 000", f"1{NN}250{NN}000"),
        ("70 %", f"70{NB}%"),
        ("80 Mo", f"80{NB}Mo"),
        ("63 °C, 1 h 30, 6 min, 5 kg", f"63{NB}°C, 1{NB}h{NB}30, 6{NB}min, 5{NB}kg"),
        ("8 h 300", f"8{NB}h 300"),
        ("9 litres, 10 millilitres", f"9{NB}litres, 10{NB}millilitres"),
        ("{dose} ml par litre", f"{{dose}}{NB}ml par litre"),
        ("au 03 53 01 00 44.", f"au 03{NB}53{NB}01{NB}00{NB}44."),
        ("+33 3 53 01 00 44", f"+33{NB}3{NB}53{NB}01{NB}00{NB}44"),
        ("12 €", f"12{NB}€"),
        ("l'objet d'aujourd'hui", "l’objet d’aujourd’hui"),
        ("<em>l'</em>objet", "<em>l'</em>objet"),
    ],
)
def test_spaces_and_apostrophes(html: str, expected: str) -> None:
    assert french(html) == expected


@pytest.mark.parametrize(
    "html",
    [
        "Bonjour!",
        "12:30",
        "http://example.org",
        "le 12 2027",
        "10 0000",
        "5 moutons",
        "5 litrons",
        "03 53 01 00",
        "103 53 01 00 44",
        '<a href="tel:03 53 01 00 44">x</a>',
        "5 mots",
        "rock 'n' roll",
        '<a title="Quoi ?" href="a : b">x</a>',
        "<code>a ? b : c'd</code>",
        "<pre><code>a !\n<span>b !</span></code> !</pre>",
        "<kbd>l'a</kbd>",
        "<script>a ? b : 'c'</script>",
        "<textarea>a !</textarea>",
    ],
)
def test_what_must_stay(html: str) -> None:
    assert french(html) == html


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>lea.martin@messagerie.example.</p>", "<p>lea.<wbr>martin@<wbr>messagerie.<wbr>example.</p>"),
        ("https://example.org/un/12", "https://<wbr>example.<wbr>org/<wbr>un/12"),
        ("<code>lea@messagerie.fr</code>", "<code>lea@<wbr>messagerie.<wbr>fr</code>"),
        *(
            (text, text)
            for text in (
                "et/ou, a@b.fr, 12/01/2027",
                "3.14159265358979",
                '<a title="a > lea@messagerie.fr" href="mailto:lea@messagerie.fr">écrire</a>',
                "<pre><code>lea@messagerie.fr</code></pre>",
            )
        ),
    ],
)
def test_an_address_breaks_after_its_signs(html: str, expected: str) -> None:
    assert breaking(html) == expected


def test_text_after_code_is_set_again() -> None:
    assert french("<code>a !</code> b !<br> c !") == f"<code>a !</code> b{NN}!<br> c{NN}!"


def test_capital_letters_of_tags_do_not_matter() -> None:
    assert french("<CODE>a !</CODE> b !") == f"<CODE>a !</CODE> b{NN}!"


TEXT = st.text("ab1 0!?;:«»'%h<>/=\"\u00a0\u202fé") | st.text()


@given(TEXT)
def test_setting_twice_changes_nothing(html: str) -> None:
    assert french(french(html)) == french(html)


@given(TEXT)
def test_only_spaces_and_apostrophes_change(html: str) -> None:
    def bare(text: str) -> str:
        return re.sub(f"[ {NB}{NN}]", " ", text).replace("'", "’")

    assert bare(french(html)) == bare(html)
    assert len(french(html)) == len(html)
