import { mark } from "./mark.js";
import { chosen } from "../chosen.js";
import { kinds } from "../../quiz/registry.js";

kinds.truefalse = chosen(mark, (key, value) => key.answer === value);
