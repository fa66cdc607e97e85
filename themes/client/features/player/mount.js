/** Films and sounds: their file is asked for on a tap, never before. */
import { cannotPlay } from "words";
import { all, make } from "../../lib/dom.js";
import { mount } from "../../lib/page.js";

/** @typedef {[start: number, end: number, text: string]} Cue */

mount("[data-player]", (figure) => {
  const [link] = all(figure, ".play");
  const title = all(figure, "figcaption")[0];
  const said = make("p", "problem");
  said.setAttribute("role", "status");
  figure.append(said);

  const play = () => {
    const player = /** @type {HTMLVideoElement} */ (make(figure.dataset.player || "", "screen"));
    const picture = /** @type {HTMLImageElement|undefined} */ (all(link, "img")[0]);
    player.controls = true;
    player.playsInline = true;
    player.tabIndex = 0;
    player.setAttribute("aria-label", (title || link).textContent || "");
    if (picture) player.poster = picture.src;
    /** @type {Cue[]} */
    const cues = JSON.parse(figure.dataset.cues || "[]");
    if (cues.length) {
      // a page that was opened from a disk may load no file of subtitles: they are in the page
      const { lang } = document.documentElement;
      const track = player.addTextTrack("subtitles", lang, lang);
      cues.forEach((cue) => track.addCue(new VTTCue(...cue)));
      track.mode = "showing";
    }
    player.onerror = () => {
      player.replaceWith(link);
      said.textContent = cannotPlay;
      link.focus();
    };
    said.textContent = "";
    player.src = /** @type {HTMLAnchorElement} */ (link).href;
    link.replaceWith(player);
    player.focus();
    // one that may not begin by itself waits for its own button
    player.play().catch(() => {});
  };
  link.onclick = (event) => {
    // with a key, the file opens in another tab
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    play();
  };
  return () => {};
});

// one at a time
document.addEventListener(
  "play",
  ({ target }) => all(document, ".screen").forEach((other) => other !== target && /** @type {HTMLMediaElement} */ (other).pause()),
  true,
);
