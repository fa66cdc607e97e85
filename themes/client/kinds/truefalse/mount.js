import { mark } from "./mark.js";
import { chosen } from "../chosen.js";
import { kinds } from "../../quiz/registry.js";

// a wrong row is not marked in words (quiz.css): « Vrai ✗ Faux » would read as two answers
kinds.truefalse = chosen(mark, (key, value) => key.answer === value);
