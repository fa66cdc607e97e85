/**
 * Whether an objective is reached, from the best answers to the questions that serve it; undefined where none was
 * answered. @param {string} asked ids of questions @param {import("./store.js").Store} store
 */
export const reached = (asked, store) => {
  const scores = asked.split(" ").flatMap((id) => {
    const { best } = store.get("question", id);
    return best === undefined ? [] : [best];
  });
  return scores.length ? scores.reduce((sum, best) => sum + best, 0) >= 0.7 * scores.length - 1e-9 : undefined;
};
