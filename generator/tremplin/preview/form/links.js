// In a page of the preview: leads from each of its questions to its form.
(() => {
  const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
  if (window !== parent) return; // shown in the form itself, or as on a phone
  for (const question of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("form.q[data-q]"))) {
    const [quiz = "", id = ""] = (question.dataset.q ?? "").split("#");
    const link = document.createElement("a");
    link.className = "tremplin-edit";
    link.href = `${new URL("./", src).pathname}?${new URLSearchParams({ quiz, question: id })}`;
    link.textContent = "Modifier";
    link.setAttribute("aria-label", "Modifier cette question");
    link.lang = "fr";
    question.prepend(link);
  }
})();
