/** What has another name now: what the learner did is found under it. */
import { stated } from "../../lib/former.js";
import { changed, store } from "../../lib/page.js";
import { follow } from "./renamed.js";

if (follow(store, stated())) changed();
