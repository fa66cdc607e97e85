import { courseCompletion } from "./completion.js";
import { courseProgress } from "./progress.js";

/** @param {string} [names] between spaces */
const listed = (names = "") => names.split(" ").filter(Boolean);

/** The address of a segment, at the place where it was left if it was opened last. @param {string} root @param {string} id @param {import("../records/course.js").CourseRecord} record */
export const addressIn = (root, id, { segment, place }) => `${root}${id}/index.html${place && segment === id ? `#${place}` : ""}`;

/**
 * How far a learner is in the course of `box`, and whether it is completed as its « réussite » asks.
 * @param {HTMLElement} box its attributes are those of render/tracking.py @param {import("./store.js").Store} store
 */
export const courseState = ({ dataset }, store) => {
  const segments = listed(dataset.segments);
  const quizzes = listed(dataset.banks).map((text) => {
    const [rank, ...id] = text.split(":");
    return { segment: segments[Number(rank)], id: id.join(":") };
  });
  const wanted = { segments: dataset.needed ? Number(dataset.needed) : null, score: Number(dataset.score || 0) };
  const progress = courseProgress(segments, (id) => store.get("segment", id));
  const { score, completed } = courseCompletion({ segments, banks: quizzes.map(({ id }) => id), wanted }, store.get);
  /** @param {{id: string}} quiz */
  const best = ({ id }) => store.get("bank", id).best || 0;
  const [weakest] = quizzes.slice().sort((a, b) => best(a) - best(b));
  const step = progress.next;
  return {
    ...progress,
    segments,
    score,
    wanted: wanted.score,
    completed,
    /** where to go on; undefined once the course is completed */
    next: completed ? undefined : step || (weakest && weakest.segment),
    /** whether only quizzes are left to do better */
    isShort: !completed && !step,
    /** whether nothing was opened but what the placement test recognised */
    isRecognised: progress.done > 0 && segments.every((id) => !store.get("segment", id).opened || store.get("segment", id).known),
  };
};
