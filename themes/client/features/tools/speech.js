/**
 * Says sentences one after the other. What browsers do wrong is met here:
 * - a pause is a sentence cut short, then said again from its start: `pause()` ends everything on Android, and what
 *   is paused for long is lost elsewhere;
 * - what was cut short still has its events (an error, an end): they are of no account;
 * - an utterance that nothing holds is collected, and never ends: it is held here;
 * - an end may never come, or what follows a cut be swallowed: when nothing is said any more, it is said again, once,
 *   then the voice is told to be lost.
 */

/**
 * @template S
 * @typedef {object} Told
 * @property {(sentence: S) => any} utter makes its utterance
 * @property {(sentence: S) => void} onSentence it begins
 * @property {(state: State, isLost: boolean) => void} onState `isLost`: the voice does not answer
 */
/** @typedef {"playing"|"paused"|"over"} State */

/** how long nothing may be said before it counts as lost, in milliseconds */
const PATIENCE = 1500;
/** what a browser needs to forget what was cut short */
const REST = 80;

/**
 * @template S
 * @param {Pick<SpeechSynthesis, "speak"|"cancel"|"speaking"|"pending">} speech @param {Told<S>} told
 * @param {{setTimeout: (act: () => void, after: number) => any, clearTimeout: (id: any) => void}} clock
 */
export const speaker = (speech, told, clock) => {
  /** @type {S[]} */
  let list = [];
  let n = 0;
  /** @type {State} */
  let state = "over";
  /** @type {any} the utterance that is being said */
  let current = null;
  /** @type {any} */
  let timer;

  /** @param {State} now @param {boolean} [isLost] */
  const become = (now, isLost = false) => {
    state = now;
    told.onState(state, isLost);
  };
  const hush = () => {
    current = null;
    clock.clearTimeout(timer);
    speech.cancel();
  };
  /** @param {number} place @param {boolean} [isAgain] */
  const say = (place, isAgain = false) => {
    n = place;
    if (n >= list.length) return become("over");
    const utterance = told.utter(list[n]);
    current = utterance;
    const next = () => current === utterance && say(n + 1);
    utterance.onend = next;
    utterance.onerror = () => {
      if (current !== utterance) return;
      hush();
      become("paused", true);
    };
    told.onSentence(list[n]);
    speech.speak(utterance);
    const look = () => {
      if (speech.speaking || speech.pending) return wait();
      hush();
      if (isAgain) become("paused", true);
      else say(n, true);
    };
    const wait = () => {
      clock.clearTimeout(timer);
      timer = clock.setTimeout(look, PATIENCE);
    };
    wait();
  };
  /** @param {number} place */
  const from = (place) => {
    const wasSpeaking = speech.speaking || speech.pending;
    hush();
    n = Math.max(0, Math.min(place, list.length - 1));
    become("playing");
    if (!wasSpeaking) return say(n);
    told.onSentence(list[n]);
    timer = clock.setTimeout(() => say(n), REST);
  };

  return {
    /** @param {S[]} sentences */
    start: (sentences) => {
      list = sentences;
      if (list.length) from(0);
      else become("over");
    },
    pause: () => {
      hush();
      become("paused");
    },
    resume: () => from(state === "over" ? 0 : n),
    /** To another sentence, said at once unless it is paused. @param {number} step */
    move: (step) => {
      if (state !== "paused") return from(state === "over" ? list.length - 1 : n + step);
      n = Math.max(0, Math.min(n + step, list.length - 1));
      told.onSentence(list[n]);
    },
    /** The same sentence, since something of the voice changed. */
    again: () => state === "playing" && from(n),
    stop: () => {
      hush();
      state = "over";
    },
    state: () => state,
  };
};
