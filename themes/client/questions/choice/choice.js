import { mark } from "../../lib/marking/choice.js";
import { chosen } from "../chosen.js";

window.tremplin.kinds.choice = chosen(mark, (key, value) => key.weights[value] >= 1);
