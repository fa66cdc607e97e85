// What reads numbers, with the table that Python reads them with too.
import { readFileSync } from "node:fs";
import { reader } from "../features/quantities/read.js";

const table = new URL("../../../generator/tremplin/questions/units.json", import.meta.url);
export const { quantity, readQuantity } = reader(JSON.parse(readFileSync(table, "utf8")));
