/** The drawings of profiles: lines in a square of 24. */
import { drawingNames } from "words";

const SVG = "http://www.w3.org/2000/svg";
const LINES = [
  "M12 8a6 6 0 1 0 0 12 6 6 0 0 0 0-12zm0 0c0-3 2-5 5-5 0 3-2 5-5 5z",
  "M5 19C4 10 10 5 19 5c0 9-5 15-14 14zm0 0 8-8",
  "M3 16h18l-3 4H6zm9 0V3l7 10h-7m0-7-6 7h6",
  "m4 11 8-7 8 7M6 10v10h12V10m-8 10v-6h4v6",
  "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zm0-6v3m0 14v3M2 12h3m14 0h3M5 5l2 2m10 10 2 2M5 19l2-2M17 7l2-2",
  "m2 20 7-13 4 7 3-4 6 10zm4.5-8.5L9 13l2-2.5",
  "m12 3 2.7 5.8 6.3.8-4.6 4.4 1.2 6.3-5.6-3.1-5.6 3.1 1.2-6.3L3 9.6l6.3-.8z",
  "M4 8h12v8a4 4 0 0 1-4 4H8a4 4 0 0 1-4-4zm12 2h2a2.5 2.5 0 0 1 0 6h-2M8 2v3m4-3v3",
];
/** what each shows */
export const NAMES = drawingNames.split(", ");

/** @param {number} n */
export const drawn = (n) => {
  const [svg, path] = ["svg", "path"].map((name) => document.createElementNS(SVG, name));
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", "drawn");
  path.setAttribute("d", LINES[n]);
  svg.append(path);
  return svg;
};
