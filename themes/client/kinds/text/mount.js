import { almost, spelling, writeAnswer } from "words";
import { mark } from "./mark.js";
import { typed } from "../typed.js";
import { kinds, notices, run } from "../../quiz/registry.js";

kinds.text = typed((key, response) => mark(key, response, (format, text, nouns) => run("format", format, text, nouns).filter(Boolean)[0] || null), writeAnswer);
// what is right but for its spelling, in gaps too
Object.assign(notices, { almost, spelling });
