import { mark } from "./mark.js";
import { chosen } from "../chosen.js";
import { kinds } from "../../quiz/registry.js";

// its rows are not marked in words (quiz.css): « Vrai ✗ Faux » would read as two answers
kinds.truefalse = chosen(mark, (key, value) => key.answer === value);
