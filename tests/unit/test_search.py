"""What « Chercher » loads: what a site says, and nothing of the answers of its questions."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from examining import renderer

from tremplin.diagnostics import Report
from tremplin.load.loading import load
from tremplin.outputs import search
from tremplin.render.found import said, weighed
from tremplin.render.site import Site

WriteProject = Callable[..., Path]
CONTRACT = json.loads((Path(__file__).parents[1] / "contracts/terms.json").read_text(encoding="utf-8"))
SEGMENT = """\
---
titre: L’objet
durée: 6 min
objectifs: [objet]
résumé: Une ligne qui compte.
---
Bonjour, l’hygiène
du texte.

## Un titre parlant

- œufs

```python
secret_du_code = 1
```

::: quiz courriel/objet
"""
BANK = """\
{}questions:
  - id: clair
    question: Quel objet est limpide ?
    indice: Astuce cachée
    explication: Raison dévoilée
    réponses:
      - juste: Candidature solution
        retour: Bravo commentaire
      - faux: Leurre
"""


def files(root: Path) -> dict[str, object]:
    """Name → what each file puts there."""
    site = Site(load(root, Report()), renderer(), {})
    made = {page.url: renderer().content(site.project, page) for page in site.pages if page.has_content}
    site = Site(site.project.published(), renderer(), made)
    found = {}
    for output in search.outputs(site):
        script = re.fullmatch(r'tremplinFound\["(.*?)"\]=(.*)', output.data().decode(), re.S)
        assert script
        assert output.address == f"chercher/{script[1]}.js"
        found[script[1]] = json.loads(script[2])
    return found


@pytest.mark.parametrize("protected", ["", "protégé: oui\n"])
def test_everything_that_is_read_is_found_and_no_answer(write_project: WriteProject, protected: str) -> None:
    made = {
        "courses/courriel/01-ecrire/01-objet.md": SEGMENT,
        "quizzes/courriel/objet.yml": BANK.format(protected),
    }
    found = files(write_project(made))
    said = ("Une ligne qui compte.", "Bonjour, l’hygiène du texte.", "Un titre parlant", "œufs")
    assert found["textes/courriel/ecrire/objet"] == "\n".join(
        (*said, "Quiz", "Quel objet est limpide\u202f?")
    )
    lists = json.dumps(found, ensure_ascii=False).lower()
    for term in ("ygien", "euf", "limpid", "parl"):
        assert term in lists
    for hidden in ("solut", "leur", "bravo", "astuc", "devoil", "dévoil", "secret"):
        assert hidden not in lists, hidden


def test_a_site_names_its_pages_by_course(write_project: WriteProject) -> None:
    titles = files(write_project({}))["titres"]
    assert isinstance(titles, dict)
    address, language, tails, names, lengths = titles["groups"][0]
    assert (address, language) == ("courriel/", "fr")
    assert tails.split("\n") == ["", "ecrire/objet/", "seances/"][: len(lengths)]
    assert names.split("\n")[0] == "Écrire des courriels"
    others = titles["groups"][-1]
    assert others[0] == ""
    assert "aide/" in others[2].split("\n")
    assert not {"", "404.html", "chercher/"} & set(others[2].split("\n"))


def test_a_draft_is_not_found(write_project: WriteProject) -> None:
    course = (write_project({}) / "courses/courriel/course.yml").read_text(encoding="utf-8")
    found = files(write_project({"courses/courriel/course.yml": f"{course}brouillon: oui\n"}))
    assert "courriel" not in json.dumps(found["titres"])
    assert not [name for name in found if name.startswith("textes/courriel")]


def test_the_same_site_has_the_same_files(write_project: WriteProject) -> None:
    root = write_project({})
    assert files(root) == files(root)


def test_a_term_is_in_the_list_that_the_client_asks_for(
    write_project: WriteProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = search.Index(Site(load(write_project({}), Report()), renderer(), {}))
    for few_or_many in ("of_few", "of_many"):
        for case in CONTRACT["lists"]:
            assert index.name(case["term"]) == case[few_or_many]
            assert case[few_or_many] in index.names
        monkeypatch.setattr(search, "MANY", 1)


def test_a_text_is_read_block_by_block() -> None:
    html = (
        '<h2 id="s-a">Titre <code>net</code></h2><p>Un <strong>mot</strong>\ncoupé&nbsp;!</p>'
        "<ul><li>a<br>b</li></ul>"
        '<section class="when" data-when="passed"><section><p>caché</p></section><p>encore</p></section>'
        '<p class="facts">6 min</p><pre>code</pre><p hidden>rien</p><dl><dt>Terme</dt><dd>Sens</dd></dl>fin'
    )
    text, headings = said(html)
    assert text == "Titre net\nUn mot coupé\u00a0!\na\nb\nTerme\nSens\nfin"
    assert headings.split() == ["Titre", "net", "Terme"]


def test_what_comes_often_or_in_a_heading_weighs_more() -> None:
    text = "mains " * 4 + "savon savon eau"
    assert weighed(text, "eau", "fr").split("\n") == ["7", "Bsavon", "Cmain", "Deau"]
    assert weighed("", "", "fr") == "0"
