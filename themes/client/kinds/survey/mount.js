import { done } from "words";
import { all } from "../../lib/dom.js";
import { kinds, notices } from "../../quiz/registry.js";
import { chosen } from "../chosen.js";
import { mark } from "./mark.js";

kinds.survey = {
  ...chosen(mark, () => true, true),
  // there is nothing to correct
  mount: (form) => all(form, "[data-fix]")[0].remove(),
  paint: () => {},
};
notices.done = done;
