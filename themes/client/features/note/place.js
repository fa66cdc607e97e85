/** Where a note or a production comes from, as the page says. */
import { all } from "../../lib/dom.js";
import { textOf } from "../tools/text.js";

/** @param {string} selector */
const said = (selector) => all(document, selector).map(textOf);

export const titleOf = () => said("h1")[0] || "";
/** The course is the last of the crumbs that is a link. */
export const courseOf = () => said("[data-lesson] .crumbs a").pop() || "";
/** The id of the step, "" on another page. */
export const placeOf = () => all(document, "[data-lesson]").map(({ dataset }) => dataset.lesson || "")[0] || "";
/** The address of the page, "" for one that is on this disk only. */
export const addressOf = () => (location.protocol === "file:" ? "" : location.href.split(/[?#]/)[0]);
export const editionOf = () => all(document, "[data-edition]").map(({ dataset }) => dataset.edition || "")[0] || "";
/** What is to be done away from the screen: its title, or what it is. */
export const activities = () => all(document, ".activity").map((part) => textOf(all(part, "h2")[0] || all(part, ".tag")[0]));
