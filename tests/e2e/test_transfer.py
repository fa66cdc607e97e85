"""« Continuer sur un autre appareil »: what a learner did goes to another browser, and nothing else does."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Callable
from pathlib import Path

import pytest
from disk import on_disk
from playwright.sync_api import Browser, BrowserContext, Page, expect
from quizzes import answer_all_right, question, records, says
from watching import Watch

from static_server import StaticServer
from weight import CHROMIUM, chromium

PAGE = "mon-espace/transfert/"
LESSON = "courriel/demarrer/trier/"
WORDS = "quatre mots bien choisis"


def kept(page: Page) -> dict[str, object]:
    """The records, but for when they were copied, which is of each device."""
    found = records(page)
    return {key: found[key] for key in found if key.startswith("tremplin/") and "/transfer/" not in key}


@pytest.fixture
def phone(new_context: Callable[..., BrowserContext], site: StaticServer) -> Page:
    """A device where a lesson was done."""
    page = new_context().new_page()
    page.goto(site.url(LESSON))
    answer_all_right(page)
    page.goto(site.url(PAGE))
    expect(page.get_by_text("Sur cet appareil : 1 étape terminée, 3 réponses.")).to_be_visible()
    return page


@pytest.fixture
def computer(new_context: Callable[..., BrowserContext], site: StaticServer) -> Page:
    page = new_context().new_page()
    page.goto(site.url(PAGE))
    expect(page.get_by_text("Cet appareil n’a encore rien à envoyer.")).to_be_visible()
    return page


def link(page: Page) -> str:
    page.get_by_role("button", name="Copier un lien").click()
    address = page.get_by_label("Le lien à copier")
    expect(address).to_have_value(re.compile("t2="))
    return address.input_value()


def paste(page: Page, text: str) -> None:
    page.get_by_label("Ou collez ici le lien reçu").fill(text)
    # a tap on the same spot within a second would be one too many
    page.get_by_role("button", name="Lire ce lien").press("Enter")


def parcel(*, name: str = "tremplin", rows: list[object] | None = None) -> str:
    """A link as the page makes them, about a catalogue, with any records."""
    text = json.dumps([1, name, 1_700_000_000_000, *(rows or [])])
    return carried(gzip.compress(text.encode()))


def carried(data: bytes) -> str:
    return f"t2=1.1.{zlib.crc32(data):08x}.{urlsafe_b64encode(data).decode().rstrip('=')}"


def accept(page: Page) -> None:
    expect(page.get_by_role("listitem").filter(has_text=": 1 étape terminée, 3 réponses")).to_be_visible()
    page.get_by_role("button", name="Ajouter à cet appareil").click()
    expect(page.get_by_text("C’est fait. Votre progression est sur cet appareil.")).to_be_visible()


def test_a_link_takes_the_progress_along(phone: Page, computer: Page, site: StaticServer) -> None:
    address = link(phone)
    assert address.startswith(site.url(PAGE))
    computer.goto("about:blank")
    computer.goto(address)
    assert kept(computer) == {}, "nothing changes before it was shown"
    accept(computer)
    assert "#" not in computer.url
    assert kept(computer) == kept(phone)
    computer.goto(site.url(LESSON))
    says(question(computer, "convocation"), "Juste !")


def test_a_file_takes_the_progress_along_and_can_be_taken_back(
    phone: Page, computer: Page, tmp_path: Path
) -> None:
    with phone.expect_download() as download:
        phone.get_by_role("button", name="Enregistrer un fichier").click()
    file = tmp_path / download.value.suggested_filename
    assert file.suffix == ".tremplin"
    download.value.save_as(file)
    computer.get_by_label("Ouvrir un fichier").set_input_files(file)
    accept(computer)
    computer.get_by_label("Ouvrir un fichier").set_input_files(file)
    expect(computer.get_by_text("Cet appareil a déjà tout : rien ne change.")).to_be_visible()
    computer.get_by_role("button", name="Annuler cet ajout").click()
    expect(computer.get_by_text("C’est annulé. Tout est comme avant.")).to_be_visible()
    assert kept(computer) == {}


def test_the_photo_of_a_code_takes_the_progress_along(phone: Page, computer: Page, tmp_path: Path) -> None:
    phone.get_by_role("button", name="Montrer un code QR").click()
    code = phone.get_by_role("img", name="Code QR 1 sur 1, à lire avec un autre appareil")
    photo = tmp_path / "photo.png"
    code.screenshot(path=photo)
    computer.get_by_label("Lire la photo d’un code").set_input_files(photo)
    accept(computer)
    assert kept(computer) == kept(phone)


# a picture as the grey values of a frame of a film, which Chromium takes for what its camera sees
FILM = """async (address) => {
  const picture = new Image();
  picture.src = address;
  await picture.decode();
  const [width, height] = [640, 480];
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const context = canvas.getContext("2d");
  context.fillStyle = "white";
  context.fillRect(0, 0, width, height);
  context.drawImage(picture, 80, 0, 480, 480);
  const { data } = context.getImageData(0, 0, width, height);
  return Array.from({ length: width * height }, (_, n) => data[4 * n]);
}"""


def test_the_camera_reads_a_code(
    phone: Page, browser: Browser, site: StaticServer, tmp_path: Path, watch: Watch
) -> None:
    phone.get_by_role("button", name="Montrer un code QR").click()
    photo = phone.get_by_role("img", name="Code QR 1 sur 1").screenshot()
    grey = bytes(phone.evaluate(FILM, f"data:image/png;base64,{b64encode(photo).decode()}"))
    film = tmp_path / "film.y4m"
    film.write_bytes(
        b"YUV4MPEG2 W640 H480 F30:1 Ip A1:1 C420\n" + (b"FRAME\n" + grey + b"\x80" * (320 * 240 * 2)) * 3
    )
    args = [*CHROMIUM, "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
    seeing = browser.browser_type.launch(
        executable_path=chromium(), args=[*args, f"--use-file-for-fake-video-capture={film}"]
    )
    context = seeing.new_context(locale="fr-FR")
    watch.on(context)
    page = context.new_page()
    page.goto(site.url(PAGE))
    page.get_by_role("button", name="Viser un code").click()
    accept(page)
    expect(page.locator("video")).to_be_hidden()
    assert page.evaluate("document.querySelector('video').srcObject") is None
    assert kept(page) == kept(phone)
    seeing.close()


def test_a_camera_that_is_refused_is_said(computer: Page) -> None:
    computer.get_by_role("button", name="Viser un code").click()
    expect(computer.get_by_text("L’appareil photo n’est pas disponible.")).to_be_visible()
    expect(computer.locator("video")).to_be_hidden()


def test_a_photo_without_a_code_changes_nothing(computer: Page, tmp_path: Path) -> None:
    photo = tmp_path / "photo.png"
    computer.screenshot(path=photo)
    computer.get_by_label("Lire la photo d’un code").set_input_files(photo)
    expect(computer.get_by_text("Aucun code ne se lit sur cette image.")).to_be_visible()


def test_only_the_passphrase_opens_what_it_protects(phone: Page, computer: Page) -> None:
    phone.get_by_text("Protéger par une phrase de passe").click()
    phone.get_by_label("Phrase de passe :", exact=True).fill("court")
    phone.get_by_role("button", name="Montrer un code QR").click()
    expect(phone.get_by_text("Cette phrase de passe est trop courte : 12 signes au moins.")).to_be_visible()
    phone.get_by_label("Phrase de passe :", exact=True).fill(WORDS)
    paste(computer, link(phone))
    field = computer.get_by_label("Cet envoi est protégé.")
    field.fill("une autre phrase")
    computer.get_by_role("button", name="Ouvrir", exact=True).click()
    expect(computer.get_by_text("Ce n’est pas la bonne phrase de passe.")).to_be_visible()
    assert kept(computer) == {}
    field.fill(WORDS)
    field.press("Enter")
    accept(computer)


@pytest.mark.sweep(every=2)
@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda text: text[:-9], "incomplet ou abîmé"),
        (lambda text: text.replace("t2=1.1.", "t2=1.1.0"), "Ce n’est pas un envoi de progression"),
        (lambda _text: "https://exemple.fr/", "Ce n’est pas un envoi de progression"),
        (lambda _text: "<img src=x onerror=alert(1)>", "Ce n’est pas un envoi de progression"),
        (lambda _text: "t2=1.1.ffffffff.AAAA", "incomplet ou abîmé"),
    ],
    ids=["cut", "altered", "foreign", "hostile", "misread"],
)
def test_what_is_not_whole_is_said_and_changes_nothing(
    phone: Page, computer: Page, damage: Callable[[str], str], said: str
) -> None:
    paste(computer, damage(link(phone)))
    expect(computer.get_by_text(re.compile(said))).to_be_visible()
    assert kept(computer) == {}


FILES = {
    "empty": (b"", "Ce n’est pas un envoi de progression"),
    "huge": (b"t2=" + b"A" * 5_000_000, "Ce fichier est trop gros"),
    "foreign": (b'{"progress": [1, 2, 3]}', "Ce n’est pas un envoi de progression"),
    "hostile": (b"<script>alert(1)</script><img src=x onerror=alert(1)>", "Ce n’est pas un envoi"),
    "binary": (bytes(range(256)) * 9, "Ce n’est pas un envoi de progression"),
    "a bomb": (carried(gzip.compress(b"[" * 60_000_000)).encode(), "incomplet ou abîmé"),
    "deep": (carried(gzip.compress(b"[" * 1_000_000)).encode(), "incomplet ou abîmé"),
    "of a later edition": (carried(gzip.compress(b'[2,"tremplin",1]')).encode(), "incomplet ou abîmé"),
    "uneven": (parcel(rows=[["segment", "a\nb", "at", [1]]]).encode(), "incomplet ou abîmé"),
    "without records": (parcel().encode(), "Cet appareil a déjà tout"),
    "of another": (
        parcel(name="<img src=x onerror=alert(1)>").encode(),
        "d’un autre catalogue, « <img src=x",
    ),
}


@pytest.mark.sweep(every=3)
@pytest.mark.parametrize(("content", "said"), FILES.values(), ids=FILES)
def test_a_file_that_is_no_parcel_is_said_and_changes_nothing(
    computer: Page, content: bytes, said: str
) -> None:
    file = {"name": "progression.tremplin", "mimeType": "application/octet-stream", "buffer": content}
    computer.get_by_label("Ouvrir un fichier").set_input_files(file)
    status = computer.locator("[data-said]")
    expect(status).to_contain_text(said)
    expect(status).to_be_focused()
    expect(computer.get_by_role("button", name="Ajouter à cet appareil")).to_be_hidden()
    assert kept(computer) == {}


def test_names_of_a_parcel_are_text_and_courses_that_are_none_have_no_title(computer: Page) -> None:
    hostile = "<b>x</b>/a\nconstructor/b\n__proto__/c"
    rows: list[object] = [["segment", hostile, "opened", [1, 2, 3], "done", [4, 5, 6]]]
    paste(computer, parcel(rows=rows))
    expect(computer.locator("[data-list] li")).to_have_text(["Autres cours : 3 étapes terminées"])
    computer.get_by_role("button", name="Ne rien changer").click()
    expect(computer.get_by_text("Rien n’a changé.")).to_be_visible()
    assert kept(computer) == {}


def test_codes_are_read_in_any_order_with_others_in_the_middle(
    phone: Page, computer: Page, tmp_path: Path
) -> None:
    more = [
        ["segment", "\n".join(f"courriel/e-{n * 7919 % 1009}" for n in range(300)), "opened", [*range(300)]]
    ]
    paste(phone, parcel(rows=more))
    phone.get_by_role("button", name="Ajouter à cet appareil").click()
    expect(phone.get_by_text("C’est fait.")).to_be_visible()
    phone.get_by_role("button", name="Montrer un code QR").click()
    rank = phone.locator("[data-rank]")
    expect(rank).to_have_text(re.compile(r"Code 1 sur \d"))
    count = int(rank.inner_text().split()[-1])
    assert count > 1
    photos = []
    for n in range(count):
        expect(rank).to_have_text(f"Code {n + 1} sur {count}")
        photos.append(tmp_path / f"{n}.png")
        phone.get_by_role("img", name=f"Code QR {n + 1} sur {count}").screenshot(path=photos[n])
        phone.get_by_role("button", name="Code suivant").click()
    reader = computer.get_by_label("Lire la photo d’un code")
    *others, first = photos[::-1]
    for n, photo in enumerate(others):
        for _ in range(2):
            reader.set_input_files(photo)
            expect(
                computer.get_by_text(f"Codes lus : {n + 1} sur {count}. Montrez le suivant.")
            ).to_be_visible()
        paste(computer, "https://exemple.fr/#t2=9.2.00000000.AAAA")
        expect(computer.get_by_text("Ce n’est pas un envoi de progression")).to_be_visible()
    reader.set_input_files(first)
    computer.get_by_role("button", name="Ajouter à cet appareil").click()
    expect(computer.get_by_text("C’est fait.")).to_be_visible()
    assert kept(computer) == kept(phone)


def test_a_part_that_does_not_come_is_said_and_asked_for_again(
    phone: Page, tmp_path: Path, watch: Watch
) -> None:
    watch.expect("ERR_FAILED")
    phone.route(re.compile(r"/scan\.\w+\.js"), lambda route: route.abort())
    phone.get_by_role("button", name="Montrer un code QR").click()
    photo = tmp_path / "photo.png"
    phone.get_by_role("img", name="Code QR 1 sur 1").screenshot(path=photo)
    reader = phone.get_by_label("Lire la photo d’un code")
    reader.set_input_files(photo)
    expect(phone.get_by_text("Une partie de la page n’est pas arrivée.")).to_be_visible()
    phone.unroute_all()
    reader.set_input_files(photo)
    expect(phone.get_by_text("Cet appareil a déjà tout")).to_be_visible()


def test_what_comes_from_another_catalogue_is_named(
    phone: Page, new_context: Callable[..., BrowserContext], small: StaticServer
) -> None:
    other = new_context().new_page()
    other.goto(small.url(PAGE))
    paste(other, link(phone))
    expect(other.get_by_text("Cet envoi vient d’un autre catalogue")).to_be_visible()
    assert kept(other) == {}


def test_it_all_works_in_an_old_browser_and_from_a_disk(
    new_context: Callable[..., BrowserContext], small_folder: Path
) -> None:
    context = new_context()
    context.add_init_script("delete window.CompressionStream; delete window.DecompressionStream")
    page = context.new_page()
    page.goto(on_disk(small_folder, "atelier/questions/sortes"))
    answer_all_right(page)
    page.goto(on_disk(small_folder, PAGE))
    expect(page.get_by_text("Sur cet appareil :")).to_be_visible()
    address = link(page)
    before = kept(page)
    page.evaluate("localStorage.clear()")
    page.reload()
    paste(page, address)
    page.get_by_role("button", name="Ajouter à cet appareil").click()
    expect(page.get_by_text("C’est fait.")).to_be_visible()
    assert kept(page) == before


def test_nothing_that_is_kept_names_the_device(phone: Page) -> None:
    """Times say which page wrote them, and that number is drawn anew for each."""
    entry = re.compile(r"tremplin/2/tremplin//(question|segment|course|bank|reading)/.*")
    found = records(phone)
    assert [key for key in found if not entry.fullmatch(key)] == []
    writers = set()
    for _ in range(9):
        phone.goto(phone.url.replace(PAGE, LESSON))
        expect(phone.get_by_text("Étape terminée.")).to_be_visible()
        phone.goto(phone.url.replace(LESSON, PAGE))
        writers.add(next(value["at"] % 64 for key, value in records(phone).items() if "/course/" in key))
    assert len(writers) > 1
