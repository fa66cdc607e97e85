"""The whole way of a learner on a phone of 360 px, from the catalogue to the end of a course."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from quizzes import answer_all_right, choose, follow, question, records, says, until
from watching import Watch

from static_server import StaticServer

COURSE = "Le courriel, de la première adresse à la candidature"
FINISHED = "Étape terminée."


def finish(page: Page) -> None:
    page.get_by_role("button", name="J’ai terminé").click()
    expect(page.get_by_text(FINISHED)).to_be_visible()


@pytest.mark.parametrize("host", ["site", "site_below"])
def test_from_the_catalogue_to_the_second_step(page: Page, host: str, request: pytest.FixtureRequest) -> None:
    server: StaticServer = request.getfixturevalue(host)
    page.goto(server.url())
    expect(page.get_by_role("heading", name="Reprendre")).to_be_hidden()
    page.get_by_role("link", name=COURSE).click()
    page.get_by_role("link", name="Commencer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Une adresse qui parle pour vous")
    answer_all_right(page)
    expect(page.get_by_text(FINISHED)).to_be_visible()
    page.get_by_role("link", name="Suivant").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Une phrase de passe et une deuxième serrure")
    assert page.url.startswith(server.url())


def test_a_wrong_answer_says_why_and_can_be_mended(page: Page, site: StaticServer) -> None:
    page.goto(site.url("courriel/demarrer/trier/"))
    form = question(page, "convocation")
    choose(form, "Je l’archive tout de suite")
    says(form, "Ce n’est pas la bonne réponse.")
    says(form, "Archivé, il quitte votre vue avant que vous ayez répondu.")
    choose(form, "Je le marque d’une étoile")
    says(form, "Juste !")
    says(form, "L’étoile le garde en vue jusqu’à votre réponse.")
    says(form, "Un message qui demande une action reste visible")


def test_going_on_leads_to_the_next_question(page: Page, site: StaticServer) -> None:
    page.goto(site.url("courriel/demarrer/trier/"))
    choose(question(page, "convocation"), "Je le marque d’une étoile")
    question(page, "convocation").get_by_role("button", name="Question suivante").press("Enter")
    expect(question(page, "archiver").get_by_label("Vrai")).to_be_focused()


def test_a_passed_quiz_finishes_the_step_by_itself(page: Page, site: StaticServer) -> None:
    page.goto(site.url("courriel/demarrer/trier/"))
    expect(page.get_by_text(FINISHED)).to_be_hidden()
    answer_all_right(page)
    expect(page.get_by_text("3 sur 3, soit 100 %.")).to_be_visible()
    expect(page.get_by_text("Quiz réussi.")).to_be_visible()
    expect(page.get_by_text(FINISHED)).to_be_visible()


def test_a_failed_quiz_does_not_finish_the_step(page: Page, site: StaticServer) -> None:
    page.goto(site.url("courriel/demarrer/trier/"))
    choose(question(page, "convocation"), "Je l’archive")
    choose(question(page, "archiver"), "Vrai")
    choose(question(page, "louche"), "Je réponds")
    expect(page.get_by_text("0 sur 3, soit 0 %.")).to_be_visible()
    expect(page.get_by_text("Il faut 70 %")).to_be_visible()
    expect(page.get_by_role("button", name="J’ai terminé")).to_be_visible()


def test_a_step_is_finished_by_hand_and_reopened(page: Page, site: StaticServer) -> None:
    page.goto(site.url("courriel/demarrer/trier/"))
    finish(page)
    page.get_by_role("button", name="Marquer comme non terminé").click()
    expect(page.get_by_role("button", name="J’ai terminé")).to_be_visible()


def test_a_step_whose_quiz_is_passed_can_be_reopened(page: Page, site: StaticServer) -> None:
    page.goto(site.url("courriel/demarrer/trier/"))
    answer_all_right(page)
    page.get_by_role("button", name="Marquer comme non terminé").click()
    expect(page.get_by_role("button", name="J’ai terminé")).to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name="J’ai terminé")).to_be_visible()


def test_a_finished_step_is_ticked_everywhere(page: Page, site: StaticServer) -> None:
    page.goto(site.url("courriel/demarrer/adresse/"))
    finish(page)
    ticked = re.compile(r"Une adresse qui parle pour vous \(terminé\)")
    expect(page.get_by_role("navigation", name="Démarrer").get_by_role("link", name=ticked)).to_be_visible()
    page.goto(site.url("courriel/"))
    expect(page.get_by_role("link", name=ticked)).to_be_visible()
    expect(page.get_by_text("1 étape sur 13")).to_be_visible()


def test_the_home_resumes_at_the_step_that_was_left(page: Page, site: StaticServer) -> None:
    page.goto(site.url("courriel/demarrer/boite/"))
    page.get_by_role("link", name="Tremplin").click()
    card = page.get_by_role("region", name="Reprendre")
    expect(card).to_contain_text(f"{COURSE} : Se repérer dans sa boîte")
    card.get_by_role("link", name="Reprendre").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Se repérer dans sa boîte")


def test_the_home_resumes_at_the_next_step_to_do(page: Page, site: StaticServer) -> None:
    page.goto(site.url("courriel/demarrer/adresse/"))
    finish(page)
    page.goto(site.url())
    page.get_by_role("region", name="Reprendre").get_by_role("link", name="Reprendre").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Une phrase de passe et une deuxième serrure")


def test_one_resumes_at_the_heading_that_was_read(page: Page, site: StaticServer) -> None:
    page.goto(site.url("courriel/demarrer/adresse/"))
    heading = page.locator("main h2[id^=s-]").nth(1)
    id_ = heading.get_attribute("id")
    heading.evaluate("heading => heading.scrollIntoView()")
    until(page, f"JSON.parse(localStorage['tremplin/2/tremplin//course/courriel']).place === '{id_}'")
    for start in ("", "courriel/"):
        page.goto(site.url(start))
        page.get_by_role("link", name=re.compile("^Reprendre|^Commencer")).first.click()
        expect(page).to_have_url(site.url(f"courriel/demarrer/adresse/index.html#{id_}"))
        expect(heading).to_be_in_viewport()


def test_the_course_page_resumes_at_the_next_step(page: Page, site: StaticServer) -> None:
    page.goto(site.url("courriel/demarrer/adresse/"))
    finish(page)
    page.goto(site.url("courriel/"))
    page.get_by_role("link", name="Reprendre").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Une phrase de passe et une deuxième serrure")


def test_the_course_opened_last_is_the_one_to_resume(page: Page, site: StaticServer) -> None:
    page.goto(site.url("courriel/demarrer/boite/"))
    page.goto(site.url("hygiene-cuisine/microbes/mains/"))
    page.goto(site.url())
    expect(page.get_by_role("region", name="Reprendre")).to_contain_text("Hygiène en cuisine")


def test_the_space_lists_the_courses_that_were_started(page: Page, site: StaticServer) -> None:
    page.goto(site.url("mon-espace/"))
    expect(page.get_by_text("Vous n’avez pas encore commencé de cours.")).to_be_visible()
    page.goto(site.url("courriel/demarrer/adresse/"))
    finish(page)
    page.get_by_role("link", name="Mon espace").click()
    expect(page.get_by_role("article")).to_have_count(1)
    expect(page.get_by_role("article")).to_contain_text(COURSE)
    expect(page.get_by_role("article")).to_contain_text("1 étape sur 13")
    page.get_by_role("link", name="Reprendre").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Une phrase de passe et une deuxième serrure")


def test_a_reload_keeps_answers_and_verdicts(page: Page, site: StaticServer) -> None:
    page.goto(site.url("courriel/demarrer/trier/"))
    choose(question(page, "convocation"), "Je l’archive")
    choose(question(page, "archiver"), "Faux")
    page.reload()
    expect(question(page, "convocation").get_by_label("Je l’archive tout de suite")).to_be_checked()
    says(question(page, "convocation"), "Archivé, il quitte votre vue")
    expect(question(page, "archiver").get_by_label("Faux")).to_be_checked()
    says(question(page, "archiver"), "Juste !")
    expect(question(page, "louche").get_by_role("status")).to_be_empty()


def test_the_back_button_shows_what_was_done(page: Page, site: StaticServer) -> None:
    page.goto(site.url("courriel/"))
    follow(page.get_by_role("link", name="Commencer"))
    answer_all_right(page)
    page.go_back()
    expect(page.get_by_text("1 étape sur 13")).to_be_visible()
    page.go_forward()
    says(page.locator("form.q").first, "Juste !")
    expect(page.get_by_text(FINISHED)).to_be_visible()


def test_a_page_kept_in_memory_catches_up(page: Page, small: StaticServer) -> None:
    page.goto(small.url("atelier/"))
    key = "tremplin/2/petit-site//segment/atelier/questions/sortes"
    page.evaluate('(key) => localStorage.setItem(key, \'{"opened":1,"done":1}\')', key)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(page.get_by_text("1 étape sur 6")).to_be_visible()


def test_a_whole_course_is_finished_step_by_step(page: Page, small: StaticServer) -> None:
    page.goto(small.url())
    page.get_by_role("link", name="Le cours d’essai").click()
    follow(page.get_by_role("link", name="Commencer"))
    for _ in range(6):
        expect(page.locator("[data-finish]")).to_be_visible()
        answer_all_right(page)
        if page.get_by_role("button", name="J’ai terminé").is_visible():
            finish(page)
        follow(page.locator("a[rel=next]"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Le cours d’essai")
    expect(page.get_by_text("Cours terminé")).to_be_visible()
    page.get_by_role("link", name="Revoir le cours").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Les cinq sortes")


def test_progress_is_kept_under_the_ids_of_the_author(page: Page, small: StaticServer) -> None:
    page.goto(small.url("atelier/questions/sortes/"))
    choose(question(page, "vrai"), "Faux")
    kept = records(page)
    prefix = "tremplin/2/petit-site/"
    answer = {"attempts": 1, "tries": 1, "response": "false", "score": 0, "best": 0}
    assert kept[f"{prefix}/question/atelier/sortes#vrai"].items() >= answer.items()
    assert kept[f"{prefix}/segment/atelier/questions/sortes"]["opened"] > 0
    assert kept[f"{prefix}/course/atelier"]["segment"] == "atelier/questions/sortes"


def test_a_picture_answer_is_chosen_by_touching_the_picture(page: Page, small: StaticServer) -> None:
    page.goto(small.url("atelier/textes/markdown/"))
    form = question(page, "rond")
    form.locator("img").first.click()
    form.get_by_role("button", name="Vérifier ma réponse").click()
    says(form, "Juste !")


def test_the_page_follows_the_learner_to_the_trainer(page: Page, small: StaticServer) -> None:
    page.goto(small.url("atelier/textes/directives/"))
    link = page.get_by_role("link", name="Écrire au formateur").get_attribute("href")
    assert link is not None
    assert link.startswith("mailto:essai@mfr.example.org?subject=Question%20%3A%20Toutes%20les%20directives")


def test_an_unknown_address_leads_to_the_catalogue(page: Page, small: StaticServer, watch: Watch) -> None:
    watch.expect("404")
    page.goto(small.url("nulle/part/du-tout/"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Cette page n’existe pas")
    page.get_by_role("link", name="Aller au catalogue").click()
    expect(page).to_have_url(small.url("index.html"))


def test_a_draft_course_is_nowhere(page: Page, small: StaticServer, watch: Watch) -> None:
    watch.expect("404")
    page.goto(small.url())
    expect(page.get_by_text("pas encore prêt")).to_have_count(0)
    answer = page.goto(small.url("brouillon/"))
    assert answer is not None
    assert answer.status == 404
