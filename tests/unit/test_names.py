"""Names that hold on every system."""

from __future__ import annotations

import os
import unicodedata

import pytest

from tremplin.sources.names import fault, twins


@pytest.mark.parametrize(
    "name",
    [
        "01-objet.md", "course.yml", "photo 1.JPG", "Capture d’écran à 10.00\u202fh.png", "été.pdf",
        "a_b-c.webp", "console.md", "auxiliaire.md", "com10.txt", "l'aide (1).pdf",
        "a+b=c.txt", "100%.txt", "日本.md",
        "né.md", "a..b",
    ],
)  # fmt: skip
def test_a_name_that_does(name: str) -> None:
    assert fault(name) is None


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        (os.fsdecode(b"caf\xe9.md"), "UTF-8"),
        ("a\x1b[31m.md", "U+001B"),
        ("a\n::add-path::b.md", "U+000A"),
        ("a\x85b.md", "U+0085"),
        ("a\u202egnp.md", "U+202E"),
        ("a\u2066b.md", "U+2066"),
        ("a\u200bb.md", "U+200B"),
        ("a\u2028b.md", "U+2028"),
        ("a\ue000b.md", "U+E000"),
        ("a:b.png", "« : »"),
        ("quoi ?.pdf", "« ? »"),
        ("a\\b.md", "« \\ »"),
        ('"a".md', "« \" »"),
        ("aux.md", "« aux »"),
        ("CON", "« CON »"),
        ("Lpt1.tar.gz", "« Lpt1 »"),
        ("com¹.txt", "« com¹ »"),
        ("nul .txt", "« nul  »"),
        ("fin.", "point"),
        ("fin ", "espace"),
    ],
)  # fmt: skip
def test_a_name_that_does_not(name: str, reason: str) -> None:
    assert reason in (fault(name) or "")


def test_names_that_differ_by_case_or_by_the_form_of_accents_are_twins() -> None:
    nfd = unicodedata.normalize("NFD", "été.md")
    names = ["plan.png", "Plan.png", "PLAN.png", "été.md", nfd, "STRASSE", "Straße", "autre.md", "ete.md"]
    assert {frozenset(pair) for pair in twins(names)} == {
        frozenset(pair)
        for pair in [
            ("PLAN.png", "Plan.png"),
            ("PLAN.png", "plan.png"),
            (nfd, "été.md"),
            ("STRASSE", "Straße"),
        ]
    }
    assert [*twins(["a.md", "b.md"])] == []
