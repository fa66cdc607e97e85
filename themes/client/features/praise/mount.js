/** What is said of a gap that is right. */
import { features } from "../../quiz/registry.js";
import { praised } from "./mark.js";

features.push({
  name: "praise",
  kind(kind) {
    const { mark } = kind;
    kind.mark = (key, response) => praised(key, response, mark(key, response));
  },
});
