import { mark } from "../../lib/marking/grid.js";
import { placed } from "../placed.js";

window.tremplin.kinds.grid = placed(mark, "Cochez d’abord une case par ligne.");
