/** The bar of the voice, at the bottom of the screen: it does not move what one reads. */
import { faster, listening, nextSentence, pauseVoice, previousSentence, resumeVoice, slower, stopVoice } from "words";
import { make } from "../../lib/dom.js";
import { actionButton } from "../../lib/button.js";

/** @type {Record<string, string>} */
const ICONS = {
  previous: "M18 6v12l-9-6zM6 6h2v12H6z",
  play: "M8 5v14l11-7z",
  pause: "M7 5h4v14H7zM13 5h4v14h-4z",
  next: "M6 6v12l9-6zM16 6h2v12h-2z",
  slower: "M5 11h14v2H5z",
  faster: "M11 5h2v6h6v2h-6v6h-2v-6H5v-2h6z",
  stop: "M6.4 5 5 6.4 10.6 12 5 17.6 6.4 19l5.6-5.6 5.6 5.6 1.4-1.4-5.6-5.6L19 6.4 17.6 5 12 10.6z",
};
const SVG = "http://www.w3.org/2000/svg";

/** @param {string} name */
const icon = (name) => {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
};

/** @param {HTMLElement} button @param {string} name @param {string} said */
const dress = (button, name, said) => {
  while (button.firstChild) button.firstChild.remove();
  button.append(icon(name));
  button.title = said;
  button.setAttribute("aria-label", said);
};

/**
 * @param {{toggle: () => void, move: (step: number) => void, pace: (step: number) => void, stop: () => void}} acts
 */
export const makeBar = (acts) => {
  /** @param {string} name @param {string} said @param {() => void} act */
  const button = (name, said, act) => {
    const made = actionButton("", "", act);
    dress(made, name, said);
    return made;
  };
  const main = button("pause", pauseVoice, acts.toggle);
  main.className = "main";
  const back = button("previous", previousSentence, () => acts.move(-1));
  const forth = button("next", nextSentence, () => acts.move(1));
  const down = button("slower", slower, () => acts.pace(-1));
  const up = button("faster", faster, () => acts.pace(1));
  const stop = button("stop", stopVoice, acts.stop);
  const pace = make("span", "pace");
  const said = make("p", "");
  const problem = make("p", "problem");
  problem.setAttribute("role", "status");
  const row = make("div", "row", back, main, forth, down, pace, up, stop);
  const bar = make("div", "voice", said, problem, row);
  bar.dataset.often = "";
  bar.setAttribute("role", "region");
  bar.setAttribute("aria-label", listening);
  bar.addEventListener("keydown", ({ key }) => key === "Escape" && acts.stop());
  const { style } = document.documentElement;
  return {
    bar,
    /** Make room for it, and take what was focused. */
    open: () => {
      document.body.append(bar);
      style.scrollPaddingBottom = `${bar.offsetHeight}px`;
      main.focus({ preventScroll: true });
    },
    close: () => {
      bar.remove();
      style.scrollPaddingBottom = "";
    },
    /** @param {boolean} isPlaying @param {string} trouble */
    show: (isPlaying, trouble) => {
      dress(main, isPlaying ? "pause" : "play", isPlaying ? pauseVoice : resumeVoice);
      problem.textContent = trouble;
    },
    /** @param {string} text of what is said and does not show in the page */
    write: (text) => {
      said.textContent = text;
    },
    /** @param {string} text @param {boolean} isSlowest @param {boolean} isFastest */
    rate: (text, isSlowest, isFastest) => {
      pace.textContent = text;
      down.setAttribute("aria-disabled", String(isSlowest));
      up.setAttribute("aria-disabled", String(isFastest));
    },
  };
};
