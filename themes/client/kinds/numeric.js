/** What questions on numbers say besides right and wrong. */
import { checkUnit, notANumber } from "words";
import { notices } from "../quiz/registry.js";

Object.assign(notices, { unit: checkUnit, "not-a-number": notANumber });
