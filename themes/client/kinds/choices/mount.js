import { tickSeveral } from "words";
import { kinds } from "../../quiz/registry.js";
import { several } from "../several.js";
import { mark } from "./mark.js";

kinds.choices = several(mark, tickSeveral);
