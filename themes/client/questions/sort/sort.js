import { mark } from "../../lib/marking/sort.js";
import { placed } from "../placed.js";

window.tremplin.kinds.sort = placed(mark, "Classez d’abord les éléments.");
