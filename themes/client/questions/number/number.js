import "../numeric.js";
import { mark } from "../../lib/marking/number.js";
import { typed } from "../typed.js";

window.tremplin.kinds.number = typed(mark, "Écrivez d’abord un nombre.");
