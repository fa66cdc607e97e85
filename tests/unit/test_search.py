"""What « Chercher » loads: what a site says, and nothing of the answers of its questions."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from examining import examined, renderer

from tremplin.diagnostics import Report
from tremplin.load.loading import load
from tremplin.outputs import lists, outputs, search
from tremplin.outputs.base import Published
from tremplin.render.found import said, weighed
from tremplin.render.site import Site

WriteProject = Callable[..., Path]
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


def published(root: Path) -> Site:
    site = Site(load(root, Report()), renderer(), {})
    made = {page.url: renderer().content(site.project, page) for page in site.pages if page.has_content}
    return Site(site.project.published(), renderer(), made)


def files(root: Path) -> dict[str, Any]:
    """Name → what each file puts there."""
    found = {}
    for output in search.outputs(published(root)):
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


def test_terms_are_cut_into_lists_of_about_one_size(write_project: WriteProject) -> None:
    found = files(write_project({"courses/courriel/01-ecrire/01-objet.md": SEGMENT}))
    cuts = found["titres"]["cuts"].split(" ")
    lists = [found[f"termes/{rank}"] for rank in range(search.FEWEST)]
    assert len({edition for edition, _ in lists} | {found["titres"]["edition"]}) == 1
    for rank, cut in enumerate(cuts):
        terms = spelled(lists[rank][1])
        assert terms == sorted(terms)
        assert cut <= terms[0]
        assert [*cuts, "\uffff"][rank + 1] > terms[-1]
    sizes = [len(text) for _, text in lists[: len(cuts)]]
    assert max(sizes) < 2 * sum(sizes) / len(sizes)
    assert not any(text for _, text in lists[len(cuts) :])


def test_a_course_has_all_of_its_own_in_one_file(write_project: WriteProject) -> None:
    found = files(write_project({"courses/courriel/01-ecrire/01-objet.md": SEGMENT}))
    own, titles = found["cours/courriel"], found["titres"]
    assert own["cuts"] == ""
    assert own["groups"] == titles["groups"][:1]
    assert "hygien" in own["list"]
    every = [term for name in found if name.startswith("termes/") for term in spelled(found[name][1])]
    assert set(spelled(own["list"])) < set(every)
    assert [name for name in found if name.startswith("cours/")] == ["cours/courriel"]


def spelled(list_: str) -> list[str]:
    """The terms of a list."""
    terms = [""]
    for line in list_.split("\n"):
        shared, term = re.match(r"(.)([^A-F]*)", line).groups() if line else ("0", "")  # type: ignore[union-attr] # a line begins so
        terms.append(terms[-1][: int(shared, 36)] + term)
    return terms[1:]


def test_the_search_has_a_list_of_its_own_for_devices(write_project: WriteProject) -> None:
    root = write_project({})
    kept = listed(published(root))
    own = kept["chercher"]["files"]
    assert list(own) == ["chercher/index.html", "chercher/cours/courriel.js"]
    assert kept["chercher"]["core"] == ["chercher/index.html"]
    script = search.address_of(published(root).project.courses[0])
    data = next(output.data() for output in search.outputs(published(root)) if output.address == script)
    assert own[script] == [len(data), b64encode(sha256(data).digest()).decode().rstrip("=")]
    assert not [name for id_ in ("", "courriel") for name in kept[id_]["files"] if "chercher" in name]
    shown = own["chercher/index.html"][2]
    names = [*own, *kept["chercher"]["shared"]]
    assert any(names[rank].startswith("assets/tremplin/search.") for rank in shown)


def test_a_changed_text_changes_the_lists_of_its_course_and_those_apart_only(
    write_project: WriteProject,
) -> None:
    course = (write_project({}) / "courses/courriel/course.yml").read_text(encoding="utf-8")
    segment = "courses/courriel/01-ecrire/01-objet.md"
    before = listed(published(write_project({"courses/autre/course.yml": course, segment: SEGMENT})))
    after = listed(published(write_project({segment: SEGMENT.replace("hygiène", "orthographe")})))
    assert set(before) == {"", "autre", "courriel", "chercher", "mon-espace"}
    # the home page may say another weight; the statement says the edition
    changed = [id_ for id_ in before if id_ and before[id_] != after[id_]]
    assert changed == ["courriel", "chercher", "mon-espace"]


def listed(site: Site) -> dict[str, Any]:
    """Id → list of files."""
    entries = Published({output.address: output.data for output in outputs(site)})
    return {
        output.address.removesuffix("fichiers.json").rstrip("/"): json.loads(output.data())
        for output in lists.outputs(site, entries)
        if output.address.endswith("fichiers.json")
    }


def test_no_course_is_called_as_the_search(write_project: WriteProject) -> None:
    """The id of a list for devices is that of a course, or « chercher »."""
    root = write_project()
    (root / "courses/courriel").rename(root / "courses/chercher")
    assert "courses/chercher/course.yml" in {told.span.file for told in examined(root) if told.code == "T312"}


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


def test_a_call_of_a_footnote_is_no_text() -> None:
    call = '<sup id="s-fnref:1"><a class="footnote-ref" href="#s-fn:1">1</a></sup>'
    back = '<a class="footnote-backref" href="#s-fnref:1" title="Revenir au texte (note 1)">↩</a>'
    assert said(f"<p>entre 0 et +3 °C.{call} L’étiquette</p><ol><li><p>L’arrêté.&nbsp;{back}</p></li></ol>")[
        0
    ] == ("entre 0 et +3 °C. L’étiquette\nL’arrêté.")


def test_what_comes_often_or_in_a_heading_weighs_more() -> None:
    text = "mains " * 4 + "savon savon eau"
    assert weighed(text, "eau", "fr").split("\n") == ["7", "Bsavon", "Cmain", "Deau"]
    assert weighed("", "", "fr") == "0"
