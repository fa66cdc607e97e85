import { mark } from "../../lib/marking/text.js";
import { typed } from "../typed.js";

window.tremplin.kinds.text = typed(mark, "Écrivez d’abord votre réponse.");
