import { chooseWords } from "words";
import { mark } from "./mark.js";
import { placed } from "../placed.js";
import { kinds } from "../../quiz/registry.js";

kinds.label = placed(mark, chooseWords);
