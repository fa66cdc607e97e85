import { writeNumber } from "words";
import "../numeric.js";
import { mark } from "./mark.js";
import { typed } from "../typed.js";
import { kinds } from "../../quiz/registry.js";

kinds.number = typed(mark, writeNumber);
