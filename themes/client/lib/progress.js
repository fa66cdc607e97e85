/**
 * How far a learner is in a course.
 * @param {string[]} segments ids in order
 * @param {(id: string) => import("../records/segment.js").SegmentRecord} get
 * @returns {{done: number, total: number, started: boolean, next: string|undefined}} `next`: the segment to resume at
 */
export const courseProgress = (segments, get) => {
  const records = segments.map(get);
  return {
    done: records.filter(({ done }) => done).length,
    total: segments.length,
    started: records.some(({ opened }) => opened),
    next: segments.find((_, n) => !records[n].done),
  };
};
