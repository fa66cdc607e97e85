/**
 * The passages that a question is read with: the one that it comes after, and those just before it that no question
 * follows; after the last question, those that end the quiz.
 * @param {{passage?: string, part?: string}[]} rows passages and questions, as they stand @param {string} [part] of the question
 */
export const passagesOf = (rows, part) => {
  const asked = rows.flatMap(({ passage, part: own }) => (passage === undefined ? [Number(own === undefined ? -1 : own)] : []));
  const own = Number(part === undefined ? -1 : part);
  const last = Math.max(...asked);
  const before = Math.max(-1, ...asked.filter((rank) => rank < own));
  return rows.flatMap(({ passage }) => {
    const rank = Number(passage);
    return passage !== undefined && rank > before && (rank <= own || own === last) ? [passage] : [];
  });
};
