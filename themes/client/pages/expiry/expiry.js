/** A note that shows after the day that `data-expires` gives (2028-01-01), where the learner is. @param {HTMLElement} note */
export const mountExpiry = (note) => {
  const [year, month, day] = (note.dataset.expires || "").split("-").map(Number);
  return () => {
    note.hidden = Date.now() < new Date(year, month - 1, day + 1).getTime();
  };
};
