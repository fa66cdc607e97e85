/** What questions on numbers and quantities need: how people type them, and their units. */
import { acceptedUnits, noUnit, notANumber, writeAmount } from "words";
import table from "../../../../generator/tremplin/questions/units.json";
import { features, notices } from "../../quiz/registry.js";
import { reader } from "./read.js";

const { quantity, readQuantity } = reader(table);
features.push({
  name: "quantities",
  format: readQuantity,
  quantity(typed, key) {
    const units = Object.keys(key.units);
    notices.unit = units.length ? acceptedUnits(units.join(", ")) : noUnit;
    return [quantity(typed, key)];
  },
});
Object.assign(notices, { "not-a-number": notANumber, euros: writeAmount });
