/** Several numbers, each with its share of the points. */
import { features } from "../../quiz/registry.js";
import { mark } from "./mark.js";

features.push({
  name: "numbers",
  kind(kind, { dataset }) {
    const one = kind.mark;
    if (dataset.kind === "number") kind.mark = (key, response) => (key.answers ? mark(key, response, one) : one(key, response));
  },
});
