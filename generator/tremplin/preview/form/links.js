// In a page of the preview: leads from the page, and from each of its questions, to their form.
(() => {
  const { src, dataset } = /** @type {HTMLScriptElement} */ (document.currentScript);
  if (window !== parent) return; // shown in the form itself
  const form = new URL("./", src);
  /** @param {Record<string, string>} asked @param {string} label @param {string} said */
  const link = (asked, label, said) => {
    const made = document.createElement("a");
    made.className = "tremplin-edit";
    made.href = `${form.pathname}?${new URLSearchParams(asked)}`;
    made.textContent = label;
    made.setAttribute("aria-label", said);
    made.lang = "fr";
    return made;
  };
  const page = link({ page: dataset.page ?? "" }, "Modifier", "Modifier cette page");
  page.classList.add("page");
  document.body.append(page);
  for (const question of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("form.q[data-q]"))) {
    const [quiz = "", id = ""] = (question.dataset.q ?? "").split("#");
    question.prepend(link({ quiz, question: id }, "Modifier", "Modifier cette question"));
  }
})();
