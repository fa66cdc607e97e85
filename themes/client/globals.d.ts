import type { readFormat } from "./lib/marking/formats.js";
import type { quietButton } from "./quiz/question.js";
import type { Quiz } from "./quiz/quiz.js";
import type { Store } from "./lib/store.js";
import type { all, make } from "./lib/dom.js";
import type { Verdict, graded, has, rounded, verdict } from "./lib/marking/shared.js";
import type { chosen } from "./questions/chosen.js";
import type { typed } from "./questions/typed.js";

export interface Kind {
  mark(key: any, response: any): Verdict;
  /** what to say when nothing is answered */
  ask: string;
  /** its own controls submit the form */
  own?: boolean;
  /** an answer ends it, whatever its score */
  once?: boolean;
  /** before it marks: opens what is sealed under the response */
  prepare?(): Promise<void>;
  /** more words on an answer */
  tell?(key: any, response: any): string;
  /** once, before anything is read or written */
  mount?(form: HTMLElement, key: any): void;
  read(form: HTMLElement): any;
  write(form: HTMLElement, response: any): void;
  paint(form: HTMLElement, key: any, state: string): void;
}

export type Component = (element: HTMLElement, store: Store, root: string) => () => void;
export type Mount = (selector: string, component: Component) => void;

declare global {
  interface Window {
    tremplin: {
      mount: Mount;
      all: typeof all;
      make: typeof make;
      quietButton: typeof quietButton;
      notices: Record<string, string>;
      protect?(kind: Kind, form: HTMLElement): Kind;
      readFormat?: typeof readFormat;
      kinds: Record<string, Kind>;
      /** what some quizzes have besides: called for each quiz */
      extras: ((quiz: Quiz) => void)[];
      chosen: typeof chosen;
      typed: typeof typed;
      UNANSWERED: Verdict;
      graded: typeof graded;
      has: typeof has;
      rounded: typeof rounded;
      verdict: typeof verdict;
    };
  }
}
