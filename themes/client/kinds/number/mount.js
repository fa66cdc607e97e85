import { writeNumber } from "words";
import { mark } from "./mark.js";
import { typed } from "../typed.js";
import { kinds, run } from "../../quiz/registry.js";

kinds.number = typed((key, response) => mark(key, response, (...args) => run("quantity", ...args)[0]), writeNumber);
