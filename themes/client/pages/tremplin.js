/** What every page needs at once: the records, the ticks. The other scripts build on what it shares. */
import "../lib/guard.js";
import { mountLater } from "../lib/later.js";
import { host, mount, sync } from "../lib/page.js";
import * as shared from "../lib/shared.js";
import { mountSteps } from "./steps/steps.js";

window.tremplin = shared;
mount(".steps", mountSteps);
// after the scripts that the page asks for by itself, be they slow: what questions need builds on these
document.addEventListener("DOMContentLoaded", () => mountLater(host));

addEventListener("tremplin:progress", sync, true);
// another tab; coming back to a page that the browser kept
addEventListener("storage", sync);
addEventListener("pageshow", (event) => event.persisted && sync());
