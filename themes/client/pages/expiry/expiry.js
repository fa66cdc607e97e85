/** A note that shows after the day that `data-expires` gives (2028-01-01). @param {HTMLElement} note */
export const mountExpiry = (note) => () => {
  note.hidden = new Date().toISOString().slice(0, 10) <= (note.dataset.expires || "");
};
