import { mark } from "../../lib/marking/truefalse.js";
import { chosen } from "../chosen.js";

window.tremplin.kinds.truefalse = chosen(mark, (key, value) => key.answer === value);
