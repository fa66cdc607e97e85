import { tickRows } from "words";
import { mark } from "./mark.js";
import { placed } from "../placed.js";
import { kinds } from "../../quiz/registry.js";

kinds.grid = placed(mark, tickRows);
