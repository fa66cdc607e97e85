import { mark } from "./mark.js";
import { chosen } from "../chosen.js";
import { kinds } from "../../quiz/registry.js";

kinds.choice = chosen(mark, (key, value) => key.weights[value] >= 1);
