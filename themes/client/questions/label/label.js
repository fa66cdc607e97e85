import { mark } from "../../lib/marking/label.js";
import { placed } from "../placed.js";

window.tremplin.kinds.label = placed(mark, "Choisissez d’abord un mot pour chaque repère.");
