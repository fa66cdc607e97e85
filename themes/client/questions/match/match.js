import { mark } from "../../lib/marking/match.js";
import { placed } from "../placed.js";

window.tremplin.kinds.match = placed(mark, "Choisissez d’abord une réponse sur chaque ligne.");
