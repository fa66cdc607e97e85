import { mark } from "../../lib/marking/choices.js";
import { chosen } from "../chosen.js";

window.tremplin.kinds.choices = chosen(mark, (key, value) => key.right.includes(value), true);
