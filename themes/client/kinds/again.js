import { redo } from "words";
import { quietButton } from "../lib/button.js";
import { all } from "../lib/dom.js";

/** What has no right answer to wait for can be done again. @param {import("../quiz/question.js").Question} question */
export const again = ({ form, restart, sync }) =>
  quietButton(redo, () => {
    restart();
    sync();
    all(form, "[name^=q]:enabled")[0].focus();
  });
