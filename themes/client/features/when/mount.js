/** Content for those who passed a quiz, or for those who have not yet: shown as soon as it is known. */
import { mount } from "../../lib/page.js";

mount("[data-when]", (section, store) => () => {
  section.hidden = store.get("bank", section.dataset.bank).passed !== (section.dataset.when === "passed");
});
