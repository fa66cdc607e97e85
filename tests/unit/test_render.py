"""Links, formats, weights, quizzes as pages show them, and whole pages of the small site."""

from __future__ import annotations

import hashlib
import html
import json
import posixpath
import re
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from examining import examined, made
from hypothesis import given
from hypothesis import strategies as st
from pictures import png

from commands import run
from tremplin.diagnostics import Report
from tremplin.load.loading import load
from tremplin.model.bank import Bank
from tremplin.render.features import awaited
from tremplin.render.quiz import quiz_view
from tremplin.text.addresses import relative, root
from tremplin.text.typography import format_weight

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests/sites/small/mkdocs.yml"
SUB_PATH = "/pays/formation/"
FIVE = ("choice", "choices", "number", "text", "truefalse")
ATTACKS = "piege/attaques/attaques/index.html"  # its author names pictures and ids as an attacker would

WriteProject = Callable[..., Path]


def build(config: Path, target: Path) -> Path:
    done = run(ROOT, "tremplin", "build", "--quiet", "-f", config, "-d", target)
    assert done.returncode == 0, done.stderr
    return target


# ---- links

names = st.text(
    st.characters(codec="utf-8", exclude_characters="/\\?#\0", exclude_categories=["Cc", "Cs"]), min_size=1
)
parts = names.filter(lambda name: name not in (".", ".."))
folders = st.lists(parts, max_size=4).map(lambda found: "".join(f"{part}/" for part in found))
files = st.builds(str.__add__, folders, parts)


def followed(link: str, base: str) -> str:
    """Where a browser goes from page `base`, from the site's root."""
    url = urlsplit(urljoin(f"https://example.org/site/{posixpath.dirname(base)}x", link))
    assert url.netloc == "example.org"
    return unquote(url.path).removeprefix("/site/")


@given(target=folders, base=folders)
def test_a_link_leads_to_the_file_of_a_page(target: str, base: str) -> None:
    link = relative(target, base)
    assert posixpath.normpath(posixpath.join("/", base, unquote(link))) == f"/{target}index.html"


@given(target=files, base=folders)
def test_a_link_leads_to_a_file(target: str, base: str) -> None:
    link = relative(target, base)
    assert posixpath.normpath(posixpath.join("/", base, unquote(link))) == f"/{target}"


@given(target=st.one_of(folders, files), base=folders)
def test_a_link_never_leaves_the_site_nor_names_a_host(target: str, base: str) -> None:
    split = urlsplit(relative(target, base))
    assert (split.scheme, split.netloc, split.query, split.fragment) == ("", "", "", "")
    assert not split.path.startswith("/")


@given(base=folders)
def test_the_root_is_as_many_folders_up_as_the_page_is_deep(base: str) -> None:
    assert posixpath.normpath(posixpath.join("/", base, root(base))) == "/"


@pytest.mark.parametrize(
    ("target", "base", "link"),
    [
        ("", "", "index.html"),
        ("courriel/", "", "courriel/index.html"),
        ("courriel/", "courriel/", "index.html"),
        ("courriel/ecrire/objet/", "courriel/ecrire/joindre/", "../objet/index.html"),
        ("", "courriel/ecrire/", "../../index.html"),
        ("courriel/#s-haut", "mentions/", "../courriel/index.html#s-haut"),
        ("assets/a.js?v=12", "courriel/", "../assets/a.js?v=12"),
        ("été/a b.pdf", "", "%C3%A9t%C3%A9/a%20b.pdf"),
        ("50%.pdf", "", "50%25.pdf"),
        ("mon-espace/", "404.html", "mon-espace/index.html"),
    ],
)
def test_links(target: str, base: str, link: str) -> None:
    assert relative(target, base) == link


@pytest.mark.parametrize(
    ("base", "way"), [("", "./"), ("a/", "../"), ("a/b/c/", "../../../"), ("404.html", "./")]
)
def test_roots(base: str, way: str) -> None:
    assert root(base) == way


# ---- formats


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "1\u00a0ko"),
        (1, "1\u00a0ko"),
        (1_000, "1\u00a0ko"),
        (1_001, "2\u00a0ko"),
        (999_000, "999\u00a0ko"),
        (999_001, "1,0\u00a0Mo"),
        (1_250_000, "1,2\u00a0Mo"),
        (120_000_000, "120,0\u00a0Mo"),
    ],
)
def test_weights(size: int, text: str) -> None:
    assert format_weight(size) == text


# ---- quizzes

QUESTION = (
    "  - {{id: q{n}, question: Question {n}, réponses: [juste: a{n}, faux: b{n}, faux: c{n}, faux: d{n}]}}\n"
)
QUESTIONS = "questions:\n" + "".join(QUESTION.format(n=n) for n in range(1, 7))


@pytest.fixture
def bank(write_project: WriteProject) -> Callable[[str], Bank]:
    """A bank of six questions, with the keys given."""

    def make(head: str = "") -> Bank:
        root = write_project({"quizzes/courriel/six.yml": head + QUESTIONS})
        return load(root, Report()).banks["courriel/six"]

    return make


MakeBank = Callable[..., Bank]


def order(bank: Bank, only: str = "") -> list[tuple[str, bool, list[str]]]:
    view = quiz_view(bank, only, lambda text: f"<p>{text}</p>")
    return [(q.question.id, q.is_drawn, [a.text for a in q.question.answers]) for q in view.questions]


def test_a_quiz_keeps_the_order_of_its_bank(bank: MakeBank) -> None:
    found = order(bank())
    assert [id_ for id_, _, _ in found] == ["q1", "q2", "q3", "q4", "q5", "q6"]
    assert found[0] == ("q1", True, ["a1", "b1", "c1", "d1"])


def test_a_question_says_what_must_have_come_for_it_to_be_marked(write_project: WriteProject) -> None:
    rows = (
        "  - {id: choix, question: Lequel ?, réponses: [{juste: Un}, {faux: Deux}]}\n"
        "  - {id: nombre, question: Combien ?, réponse: 12}\n"
        "  - {id: trous, question: Complétez., texte: 'Le {chat} dort.'}\n"
    )
    root = write_project({"quizzes/courriel/six.yml": f"examen: oui\nquestions:\n{rows}"})
    bank = load(root, Report()).banks["courriel/six"]
    whole, alone = quiz_view(bank, "", str), quiz_view(bank, "nombre", str)
    assert [awaited(whole, q) for q in whole.questions] == ["exam", "quantities exam", "text exam"]
    assert [awaited(alone, q) for q in alone.questions] == ["quantities"]


def test_a_shuffled_quiz_has_the_same_order_at_each_build(bank: MakeBank) -> None:
    shuffled = bank("mélanger: oui\ntirage: 3\n")
    assert order(shuffled) == order(shuffled)
    assert order(shuffled) != order(bank())


def test_a_shuffled_quiz_loses_nothing(bank: MakeBank) -> None:
    found = order(bank("mélanger: oui\n"))
    assert sorted((id_, sorted(answers)) for id_, _, answers in found) == sorted(
        (id_, answers) for id_, _, answers in order(bank())
    )


@pytest.mark.parametrize(("draw", "shown"), [(1, 1), (3, 3), (6, 6)])
def test_a_draw_shows_as_many_questions_as_asked(bank: MakeBank, draw: int, shown: int) -> None:
    view = quiz_view(bank(f"tirage: {draw}\n"), "", str)
    assert (view.shown, len(view.questions)) == (shown, 6)
    assert sum(q.is_drawn for q in view.questions) == shown


def test_one_question_of_a_drawn_bank_is_shown(bank: MakeBank) -> None:
    assert order(bank("tirage: 2\nmélanger: oui\n"), "q5")[0][:2] == ("q5", True)
    assert len(order(bank("tirage: 2\n"), "q5")) == 1


GROUPS = "questions:\n" + "".join(
    f"  - texte: Situation {part}\n" + "".join(QUESTION.format(n=3 * part + n) for n in range(3))
    for part in range(3)
)


def test_passages_keep_their_questions_when_they_are_mixed(write_project: WriteProject) -> None:
    head = QUESTIONS.partition("\n")[2].split("\n")[0]
    text = f"mélanger: oui\nquestions:\n{head.replace('q1', 'first')}\n" + GROUPS.partition("\n")[2]
    root = write_project({"quizzes/courriel/six.yml": text})
    view = quiz_view(load(root, Report()).banks["courriel/six"], "", str)
    rows = [
        (passage.text if passage else None, [q.question.id for q in questions])
        for _, passage, questions in view.rows
    ]
    assert [(text, sorted(ids)) for text, ids in rows] == [
        (None, ["first"]),
        ("Situation 0", ["q0", "q1", "q2"]),
        ("Situation 1", ["q3", "q4", "q5"]),
        ("Situation 2", ["q6", "q7", "q8"]),
    ]
    assert [ids for _, ids in rows[1:]] != [["q0", "q1", "q2"], ["q3", "q4", "q5"], ["q6", "q7", "q8"]]
    assert view.shown == 10


def test_a_question_alone_keeps_its_passage(write_project: WriteProject) -> None:
    root = write_project({"quizzes/courriel/six.yml": GROUPS})
    view = quiz_view(load(root, Report()).banks["courriel/six"], "q4", str)
    shown = [(passage, questions) for _, passage, questions in view.rows if questions]
    assert [(passage and passage.text, len(questions)) for passage, questions in shown] == [
        ("Situation 1", 1)
    ]


@pytest.mark.parametrize(
    ("bank_says", "question_says", "is_mixed"),
    [("non", "oui", True), ("oui", "non", False), ("oui", None, True), ("non", None, False)],
)
def test_a_question_says_whether_it_is_mixed(
    write_project: WriteProject, bank_says: str, question_says: str | None, is_mixed: bool
) -> None:
    answers = [f"faux: b{n}" for n in range(9)]
    says = f", mélanger: {question_says}" if question_says else ""
    row = f"  - {{id: a, question: A ?{says}, réponses: [juste: a, {', '.join(answers)}]}}\n"
    root = write_project({"quizzes/courriel/six.yml": f"mélanger: {bank_says}\nquestions:\n{row}"})
    ((_, _, found),) = order(load(root, Report()).banks["courriel/six"])
    assert (found != ["a", *(f"b{n}" for n in range(9))]) is is_mixed


def test_links_and_pictures_of_a_passage_are_checked(write_project: WriteProject) -> None:
    text = "questions:\n  - texte: 'Voyez ![Un plan](absent.png) et [ceci](absente.md).'\n" + QUESTION.format(
        n=1
    )
    root = write_project({"quizzes/courriel/objet.yml": text})
    assert {d.code for d in examined(root)} >= {"T306", "T307"}


def test_a_key_can_be_read_back_from_its_attribute(bank: MakeBank) -> None:
    view = quiz_view(bank(), "q1", str)
    key = json.loads(html.unescape(str(view.questions[0].key)))
    assert sorted(key["weights"].values()) == [0, 0, 0, 1]


def test_a_key_cannot_close_its_attribute(write_project: WriteProject) -> None:
    text = 'questions:\n  - {id: q, type: texte, question: Q, réponses: ["\'><script>&"]}\n'
    root = write_project({"quizzes/courriel/mot.yml": text})
    key = str(quiz_view(load(root, Report()).banks["courriel/mot"], "", str).questions[0].key)
    assert "'" not in key
    assert "<" not in key
    assert "'><script>&" in json.dumps(json.loads(html.unescape(key)))


def test_every_text_of_a_calculation_shows_its_numbers(write_project: WriteProject) -> None:
    keys = ("indice", "explication", "retour-juste", "retour-erreur", "retour-partiel", "retour-final")
    texts = "".join(f"    {key}: '{key} {{a}}'\n" for key in keys)
    row = "  - id: q\n    question: Deux fois {a} ?\n    variables: {a: 2..9}\n    réponse: a * 2\n"
    site = made(write_project({"quizzes/courriel/objet.yml": f"questions:\n{row}{texts}"}), Report())
    shown = "".join(content.html for content in site.made.values())
    for said in ("Deux fois", *keys):
        assert re.search(f'{said} <b data-v="a">[2-9]</b>', shown), said


def test_the_first_paragraph_of_a_question_is_its_legend(bank: MakeBank) -> None:
    view = quiz_view(bank(), "q1", lambda _text: "<p>Un <b>mot</b></p>\n<ul><li>a</li></ul>")
    assert (view.questions[0].text, view.questions[0].more) == ("Un <b>mot</b>", "<ul><li>a</li></ul>")


# ---- whole pages


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(SMALL, tmp_path_factory.mktemp("small") / "site")


def page(site: Path, url: str = "") -> str:
    return (site / url / "index.html").read_text(encoding="utf-8")


def every_page(site: Path) -> list[Path]:
    found = sorted(site.rglob("*.html"))
    assert found
    return found


def scripts(text: str) -> list[str]:
    """Those that it asks for at once, then those that wait for the text."""
    found = re.findall(r'<script defer src="[./]*assets/tremplin/([^"]+)\.[0-9a-f]{6}\.js"', text)
    later = re.findall(r"([^ ]+)\.[0-9a-f]{6}\.js", "".join(re.findall(r'data-later="([^"]+)"', text)))
    return [f"{name}.js" for name in (*found, *later)]


@pytest.mark.parametrize(
    ("url", "needed"),
    [
        ("", {"tremplin.js", "catalogue.js", "aids.js"}),
        ("atelier/", {"tremplin.js", "catalogue.js", "aids.js", "keep.js"}),
        ("mon-espace/", {"tremplin.js", "catalogue.js", "aids.js", "keep.js"}),
        ("mon-espace/notes/", {"tremplin.js", "notes.js", "aids.js"}),
        ("mon-espace/plan/", {"tremplin.js", "plan.js", "aids.js"}),
        ("mon-espace/donnees/", {"tremplin.js", "data.js", "aids.js"}),
        ("mon-espace/profils/", {"tremplin.js", "profiles.js", "aids.js"}),
        ("mon-espace/releve/atelier/", {"tremplin.js", "statement.js", "aids.js"}),
        ("mon-espace/reviser/", {"tremplin.js", "catalogue.js", "revision.js", "aids.js"}),
        ("mentions/", set()),
        ("piege/attaques/fin/", {"tremplin.js", "aids.js", "lesson.js"}),
        ("atelier/textes/markdown/", {"tremplin.js", "aids.js", "lesson.js", "quiz.js"}),
        ("atelier/textes/directives/", {"tremplin.js", "aids.js", "lesson.js", "quiz.js"}),
        (
            "atelier/questions/sortes/",
            {
                "tremplin.js",
                "aids.js",
                "lesson.js",
                "quiz.js",
                "more.js",
                "quantities.js",
                *(f"questions/{kind}.js" for kind in ("choices", "number", "text")),
            },
        ),
    ],
)
def test_a_page_loads_the_scripts_that_it_uses(small: Path, url: str, needed: set[str]) -> None:
    found = scripts(page(small, url))
    assert set(found) == needed
    assert len(found) == len(needed)
    assert found[:1] in ([], ["tremplin.js"]), "the others take what they share from it"


def test_a_page_loads_the_style_of_code_when_it_shows_some(small: Path) -> None:
    with_code = {
        p.parent.name
        for p in every_page(small)
        if re.search(r"/code\.[0-9a-f]{6}\.css", p.read_text(encoding="utf-8"))
    }
    assert with_code == {"markdown", "attaques"}


def test_a_page_loads_the_style_of_tabs_when_it_has_some(small: Path) -> None:
    with_tabs = {p for p in every_page(small) if re.search(r"/tabs\.[0-9a-f]{6}\.css", p.read_text("utf-8"))}
    assert (
        with_tabs == {p for p in every_page(small) if 'class="tabbed-set"' in p.read_text("utf-8")} != set()
    )


def test_every_link_of_every_page_leads_to_a_file(small: Path) -> None:
    dead = []
    for path in every_page(small):
        if path.name == "404.html" or path == small / ATTACKS:
            continue
        for link in re.findall(r'(?:href|src)="([^"#?]+)', path.read_text(encoding="utf-8")):
            url = urlsplit(html.unescape(link))
            if not url.scheme and not (path.parent / unquote(url.path)).is_file():
                dead.append((path.relative_to(small).as_posix(), link))
    assert dead == []


def test_every_page_names_its_canonical_address(small: Path) -> None:
    for path in every_page(small):
        url = path.relative_to(small).as_posix().removesuffix("index.html")
        found = re.findall(r'<link rel="canonical" href="([^"]+)"', path.read_text(encoding="utf-8"))
        assert found == ([] if url == "404.html" else [f"https://formation.example{SUB_PATH}{url}"])


def test_links_of_the_404_page_start_at_the_sites_address(small: Path) -> None:
    text = (small / "404.html").read_text(encoding="utf-8")
    links = re.findall(r'(?:href|src)="([^"]+)"', text)
    local = [link for link in links if not re.match(r"[a-z]+:|#", link)]
    assert [link for link in local if not link.startswith(SUB_PATH)] == []
    assert f"{SUB_PATH}index.html" in local
    for link in local:
        assert (small / urlsplit(link).path.removeprefix(SUB_PATH)).is_file(), link


def test_the_404_page_holds_its_style_which_its_policy_allows_alone(small: Path) -> None:
    text = (small / "404.html").read_text(encoding="utf-8")
    assert re.findall(r"<script|\sstyle=|stylesheet", text) == []
    (style,) = re.findall(r"<style>(.*?)</style>", text, re.S)
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'self' 'sha256-{digest}'\"" in text
    assert "unsafe" not in text.partition("<title>")[0]


_TOUCHING = re.compile(
    r"[\w%)…](?:</(?:a|b|button|label|li|small|span|strong)>)+"
    r"(?:<(?:a|b|button|label|li|small|span|strong)\b[^>]*>)+[\w(«]"
)


def test_what_stands_side_by_side_is_apart_in_the_text(small: Path) -> None:
    """Without the style, and for who copies: lists of lines are apart by themselves."""
    for path in every_page(small):
        text = re.sub(r"<pre.*?</pre>", "", path.read_text(encoding="utf-8"), flags=re.S)
        touching = [found for found in _TOUCHING.findall(text) if "</li>" not in found]
        assert touching == [], path


def test_each_answer_has_its_line_in_the_text(small: Path) -> None:
    for path in every_page(small):
        answers = re.findall(r'<label class="answer.*?</label>', path.read_text(encoding="utf-8"), re.S)
        assert [answer for answer in answers if not answer.endswith("<br></label>")] == [], path


@pytest.mark.parametrize(
    ("url", "text"),
    [
        ("atelier", "· 6\u00a0étapes · "),
        ("atelier/textes/directives", "Catalogue ›\u00a0Le cours d’essai"),
        ("atelier/textes/directives", "Étape 4 sur 6 · 4\u00a0min + 10\u00a0min d’activité · 3\u00a0ko"),
        ("atelier/textes/directives", "Quiz · 1\u00a0question · Réussi à partir de 70\u00a0%"),
        ("atelier/textes/directives", "essai@mfr.example.org · Réponse sous 48\u00a0h"),
    ],
)
def test_separators_are_in_the_text(small: Path, url: str, text: str) -> None:
    assert text in re.sub(r"<[^>]*>", "", page(small, url))


def test_titles_of_authors_are_escaped(small: Path) -> None:
    head = page(small, "piege/attaques/attaques").partition("</head>")[0]
    assert "&lt;/title&gt;&lt;script&gt;" in head
    assert head.count("<title>") == head.count("</title>") == 1
    assert re.findall(r"<script(?! defer src=)", head) == ["<script"]


def test_no_page_has_an_inline_style_or_script(small: Path) -> None:
    for path in every_page(small):
        if path.name == "404.html":  # below
            continue
        text = re.sub(r"data-key='[^']*'", "", path.read_text(encoding="utf-8"))
        tags = "".join(re.findall(r"<[a-zA-Z][^>]*>", text))
        assert re.findall(r"<style|<script(?! defer src=)|\sstyle=|\son\w+=[\"']", tags) == ["<script"], path


def test_every_page_has_the_policy_before_anything_else_to_load(small: Path) -> None:
    for path in every_page(small):
        head = path.read_text(encoding="utf-8").partition("</head>")[0]
        assert 0 < head.index('http-equiv="Content-Security-Policy"') < head.index("<link")
        assert "unsafe" not in head


def test_ids_are_unique_in_a_page(small: Path) -> None:
    for path in every_page(small):
        if path == small / ATTACKS:
            continue
        ids = re.findall(r'<[a-z][^>]*\sid="([^"]+)"', path.read_text(encoding="utf-8"))
        assert sorted(set(ids)) == sorted(ids), path.relative_to(small)


CONFIG = "site_name: Essai & <Cie>\ndocs_dir: courses\ntheme: tremplin\nplugins:\n  - tremplin\n"
SEGMENT = "courses/courriel/01-ecrire/01-objet.md"


def shown_weights(text: str) -> list[int]:
    return [int(found) for found in re.findall(r"(\d+)[\u00a0\u202f]ko", text)]


def test_the_weight_of_a_segment_and_of_its_course_grow_with_its_pictures(
    write_project: WriteProject, tmp_path: Path
) -> None:
    noise = bytes(n * n * 7919 % 251 for n in range(50_000))
    text = "---\ntitre: L’objet\ndurée: 6 min\nobjectifs: [objet]\n---\n{}\n\n::: quiz courriel/objet\n"
    project = write_project({"mkdocs.yml": CONFIG, SEGMENT: text.format("Bonjour.")})
    light = build(project / "mkdocs.yml", tmp_path / "light")
    write_project({"mkdocs.yml": CONFIG, SEGMENT: text.format("![Une photo](photo.png)")})
    (project / SEGMENT).with_name("photo.png").write_bytes(png(pixels=noise))
    heavy = build(project / "mkdocs.yml", tmp_path / "heavy")
    for url in ("courriel/ecrire/objet", "courriel", ""):
        before, after = (shown_weights(page(site, url)) for site in (light, heavy))
        assert len(before) == len(after) > 0
        assert all(50 <= b - a <= 51 for a, b in zip(before, after, strict=True)), url


def test_what_an_author_writes_as_html_is_resolved_too(write_project: WriteProject, tmp_path: Path) -> None:
    text = (
        "---\ntitre: L’objet\ndurée: 6 min\nobjectifs: [objet]\n---\n[un](../../mentions.md#a)\n\n"
        '<p><a href="../../mentions.md#a">un</a></p>\n<img src="plan.svg" alt="Un plan">\n'
        '<video src="film.mp4" poster="plan.svg"></video>\n\n::: quiz courriel/objet\n'
    )
    plan = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"/>'
    folder = SEGMENT.rpartition("/")[0]
    files = {"courses/mentions.md": "# Mentions", f"{folder}/plan.svg": plan, f"{folder}/film.mp4": "x"}
    site = build(
        write_project({"mkdocs.yml": CONFIG, SEGMENT: text, **files}) / "mkdocs.yml", tmp_path / "site"
    )
    shown = page(site, "courriel/ecrire/objet")
    assert shown.count('<a href="../../../mentions/index.html#s-a">un</a>') == 2
    plan = r'<img alt="Un plan" height="30" loading="lazy" src="[^"]*plan.svg[?]\w{8}" width="40">'
    assert re.search(plan, shown)
    found = re.search(r'<video src="([^"]+)" poster="([^"]+)">', shown)
    assert found is not None
    for link in found.groups():
        assert (site / "courriel/ecrire/objet" / link.partition("?")[0]).is_file()


def test_a_course_shows_names_and_never_codes(write_project: WriteProject, tmp_path: Path) -> None:
    root = write_project({"mkdocs.yml": CONFIG})
    info = root / "courses/courriel/course.yml"
    codes = "métiers: [G1602, Z9999]\ncompétences: [digcomp:2.5, clea:7.1, Écouter]\n"
    info.write_text(info.read_text(encoding="utf-8") + codes, encoding="utf-8")
    shown = page(build(root / "mkdocs.yml", tmp_path / "site"), "courriel")
    assert "<dd>Commis / Commise de cuisine<br>Z9999</dd>" in shown  # what nobody knows stays as written
    assert "<dd>Nétiquette<br>Maîtriser les gestes" in shown
    assert "Écouter</dd>" in shown
    assert not re.search("G1602|digcomp|clea:", shown)


def test_a_course_for_trainers_is_set_apart_on_the_home_page(
    write_project: WriteProject, tmp_path: Path
) -> None:
    root = write_project({"mkdocs.yml": CONFIG})
    info = root / "courses/courriel/course.yml"
    text = info.read_text(encoding="utf-8")
    assert "Pour les formateurs" not in page(build(root / "mkdocs.yml", tmp_path / "one"))
    info.write_text(f"{text}formateurs: oui\n", encoding="utf-8")
    site = build(root / "mkdocs.yml", tmp_path / "two")
    courses, _, apart = page(site).partition("Pour les formateurs")
    assert "courriel/index.html" not in courses
    assert '<a href="courriel/index.html">' in apart
    assert (site / "courriel/ecrire/objet/index.html").is_file()


def test_the_time_of_activities_is_told_beside_that_of_the_reading(
    write_project: WriteProject, tmp_path: Path
) -> None:
    text = "---\ntitre: L’objet\ndurée: 6 min\nobjectifs: [objet]\n---\n{}\n\n::: quiz courriel/objet\n"
    activity = '::: activité Écrire durée="10 min" mode=individuel\nÉcrivez.\n:::'
    site = build(
        write_project({"mkdocs.yml": CONFIG, SEGMENT: text.format(activity)}) / "mkdocs.yml",
        tmp_path / "site",
    )
    for url in ("courriel", "courriel/ecrire/objet"):
        assert "6\u00a0min + 10\u00a0min d’activité" in page(site, url)
    assert "<span>16\u00a0min</span>" in page(site, "courriel")


def test_a_site_without_an_address_has_no_canonical_link(write_project: WriteProject, tmp_path: Path) -> None:
    site = build(write_project({"mkdocs.yml": CONFIG}) / "mkdocs.yml", tmp_path / "site")
    for path in every_page(site):
        text = path.read_text(encoding="utf-8")
        assert "canonical" not in text
        assert "<Cie>" not in text
    links = re.findall(r'href="([^"]+)"', (site / "404.html").read_text(encoding="utf-8"))
    assert "/index.html" in links
