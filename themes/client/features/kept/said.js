/** What a page says, a line a block, as `render/found.py` reads it: nothing of the answers of its questions. */
import { plain } from "../../lib/plain.js";

const FORM = /<form class="q"[^]*?<\/form>/g;
const ASKED = /<legend>([^]*?)<\/legend>/;
const LEFT_OUT = /<(aside|button|h1|nav|noscript|pre|script|select|small|svg|template)\b[^]*?<\/\1>/g;
const OF_INTERFACE = /<(\w+)[^>]*(?: hidden\b|class="(?:ask|facts|file|play|tag|when)["\s])[^>]*>[^]*?<\/\1>/g;
const BLOCK = /<\/?(?:article|blockquote|br|caption|d[dlt]|details|div|fig\w+|h\d|hr|li|ol|p|section|summary|t[dhr]|table|tbody|thead|ul)\b[^>]*>/g;

/** @param {string} page its HTML */
export const said = (page) => {
  const main = page.replace(/^[^]*?<main[^>]*>|<\/main>[^]*$/g, "");
  const asked = main.replace(FORM, (form) => `<p>${(ASKED.exec(form) || ["", ""])[1]}</p>`);
  const blocks = asked.replace(/[ \n]+/g, " ").replace(LEFT_OUT, "<p>").replace(OF_INTERFACE, "<p>").replace(BLOCK, "\n");
  return plain(blocks).replace(/ *\n[ \n]*/g, "\n").trim();
};
