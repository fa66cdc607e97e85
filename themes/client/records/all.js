/** The kinds of records that there are. */
import { mergeBanks } from "./bank.js";
import { mergeCourses } from "./course.js";
import { mergeEndings } from "./ending.js";
import { mergeHabits } from "./habit.js";
import { mergeLearners } from "./learner.js";
import { mergeMemories } from "./memory.js";
import { mergeNotes } from "./note.js";
import { mergePlans } from "./plan.js";
import { mergeQuestions } from "./question.js";
import { mergeReadings } from "./reading.js";
import { mergeSegments } from "./segment.js";
import { mergeTransfers } from "./transfer.js";

/**
 * @typedef {object} Records
 * @property {import("./question.js").QuestionRecord} question
 * @property {import("./segment.js").SegmentRecord} segment
 * @property {import("./course.js").CourseRecord} course
 * @property {import("./bank.js").BankRecord} bank
 * @property {import("./reading.js").ReadingRecord} reading under no id: of all that is read
 * @property {import("./learner.js").LearnerRecord} learner under no id
 * @property {import("./memory.js").MemoryRecord} memory
 * @property {import("./habit.js").HabitRecord} habit under no id
 * @property {import("./ending.js").EndingRecord} ending
 * @property {import("./note.js").NoteRecord} note under the id of a step
 * @property {import("./plan.js").PlanRecord} plan under the name of a choice
 * @property {import("./transfer.js").TransferRecord} transfer under no id
 */

/**
 * kind → how two of its records become one. (Version 1 named kinds by their initial: no other begins like these.)
 * @type {{ [K in keyof Records]: import("./merge.js").Merge<Records[K]> }}
 */
export const RECORDS = {
  question: mergeQuestions,
  segment: mergeSegments,
  course: mergeCourses,
  bank: mergeBanks,
  reading: mergeReadings,
  learner: mergeLearners,
  memory: mergeMemories,
  habit: mergeHabits,
  ending: mergeEndings,
  note: mergeNotes,
  plan: mergePlans,
  transfer: mergeTransfers,
};
