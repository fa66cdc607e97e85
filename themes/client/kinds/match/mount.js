import { chooseMatches } from "words";
import { mark } from "./mark.js";
import { placed } from "../placed.js";
import { kinds } from "../../quiz/registry.js";

kinds.match = placed(mark, chooseMatches);
