/** What « Noter » and « Partager ma production » do: features/tools asks for it on a tap. */
import { note } from "./panel.js";
import { shareAnswer } from "./share.js";

window.tremplinNote = { note, share: shareAnswer };
