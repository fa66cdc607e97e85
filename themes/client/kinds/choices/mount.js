import { tickSeveral } from "words";
import { kinds } from "../../quiz/registry.js";
import { chosen } from "../chosen.js";
import { mark } from "./mark.js";

kinds.choices = { ...chosen(mark, (key, value) => key.right.includes(value), true), ask: tickSeveral };
