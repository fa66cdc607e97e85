/** Pages that say until when they hold, outside the catalogue. */
import { mount } from "../../lib/page.js";
import { mountExpiry } from "../../pages/expiry/expiry.js";

mount("[data-expires]", mountExpiry);
