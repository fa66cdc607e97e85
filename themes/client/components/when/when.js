/** Content for those who passed a quiz, or for those who have not yet: shown as soon as it is known. */
window.tremplin.mount("[data-when]", (section, store) => () => {
  const { p } = store.get(`b/${section.dataset.bank}`);
  section.hidden = p !== (section.dataset.when === "passed");
});
