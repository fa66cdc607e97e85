import { mark } from "../../lib/marking/survey.js";
import { chosen } from "../chosen.js";

const several = chosen(mark, () => true, true);
window.tremplin.kinds.survey = { ...several, ask: "Choisissez d’abord une réponse.", paint: () => {} };
