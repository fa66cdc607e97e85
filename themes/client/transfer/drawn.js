/** A QR code as a drawing. */
import encodeQR from "qr";

const SVG = "http://www.w3.org/2000/svg";
/** light modules around a code (ISO/IEC 18004 asks for four) */
const MARGIN = 4;

/** @param {string} text @param {string} label what it is, for who does not see it @returns {SVGSVGElement} */
export const drawnCode = (text, label) => {
  const rows = encodeQR(text, "raw", { ecc: "low", border: MARGIN });
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  svg.setAttribute("viewBox", `0 0 ${rows.length} ${rows.length}`);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  svg.setAttribute("shape-rendering", "crispEdges");
  path.setAttribute("d", rows.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ""))).join(""));
  svg.append(path);
  return svg;
};
