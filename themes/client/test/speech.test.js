import assert from "node:assert/strict";
import { test } from "node:test";
import { speaker } from "../features/tools/speech.js";

/** A speech that is silent, a clock that a test moves, and what was told. */
const set = (texts = ["un", "deux", "trois"]) => {
  const said = [];
  const told = [];
  let timers = [];
  const speech = {
    current: null,
    speaking: false,
    pending: false,
    speak(utterance) {
      said.push(utterance.text);
      this.current = utterance;
      this.speaking = true;
    },
    cancel() {
      this.last = this.current || this.last;
      this.current = null;
      this.speaking = false;
    },
  };
  const clock = {
    setTimeout: (act, after) => {
      const timer = { act, after };
      timers.push(timer);
      return timer;
    },
    clearTimeout: (timer) => (timers = timers.filter((other) => other !== timer)),
  };
  const pass = (time) => {
    const due = timers.filter(({ after }) => after <= time);
    timers = timers.filter((timer) => !due.includes(timer));
    due.forEach(({ act }) => act());
  };
  const voice = speaker(speech, { utter: (text) => ({ text }), onSentence: (text) => told.push(text), onState: (state, isLost) => told.push(isLost ? `${state}, lost` : state) }, clock);
  voice.start(texts);
  return { voice, speech, said, told, pass, end: () => speech.current.onend(), shown: () => told[told.length - 1], timers: () => timers.length };
};

test("sentences follow one another, one utterance each, then it is over", () => {
  const { said, end, told } = set();
  end();
  end();
  end();
  assert.deepEqual(said, ["un", "deux", "trois"]);
  assert.deepEqual(told, ["playing", "un", "deux", "trois", "over"]);
});

test("a pause cuts the sentence, and going on says it again from its start", () => {
  const { voice, said, end, speech } = set();
  end();
  voice.pause();
  assert.equal(speech.speaking, false);
  assert.equal(voice.state(), "paused");
  voice.resume();
  assert.deepEqual(said, ["un", "deux", "deux"]);
});

test("the events of what was cut are of no account", () => {
  const { voice, said, speech, told } = set();
  const cut = speech.current;
  voice.pause();
  cut.onerror({ error: "interrupted" });
  cut.onend();
  assert.equal(voice.state(), "paused");
  assert.deepEqual(said, ["un"]);
  assert.ok(!told.some((state) => state.includes("lost")));
});

test("one goes back and forth, never beyond the ends", () => {
  const { voice, said, pass, shown } = set();
  voice.move(1);
  // the browser needs a moment to forget what was cut
  assert.deepEqual([shown(), said.length], ["deux", 1]);
  pass(100);
  voice.move(-1);
  pass(100);
  voice.move(-1);
  pass(100);
  assert.deepEqual(said, ["un", "deux", "un", "un"]);
});

test("while it is paused, one moves without a sound", () => {
  const { voice, said, shown } = set();
  voice.pause();
  voice.move(2);
  assert.equal(shown(), "trois");
  assert.deepEqual(said, ["un"]);
  voice.resume();
  assert.deepEqual(said, ["un", "trois"]);
});

test("what changes of the voice is heard at once, but not while it is paused", () => {
  const { voice, said, pass } = set();
  voice.again();
  pass(100);
  voice.pause();
  voice.again();
  pass(100);
  assert.deepEqual(said, ["un", "un"]);
});

test("a voice that fails is told, and can be asked again", () => {
  const { voice, speech, shown, said } = set();
  speech.current.onerror({ error: "synthesis-failed" });
  assert.equal(shown(), "paused, lost");
  voice.resume();
  assert.deepEqual(said, ["un", "un"]);
});

test("an end that never comes: the sentence is said again, once, then the voice is lost", () => {
  const { speech, said, pass, shown } = set();
  speech.speaking = false;
  pass(2000);
  assert.deepEqual(said, ["un", "un"]);
  speech.speaking = false;
  pass(2000);
  assert.deepEqual(said, ["un", "un"]);
  assert.equal(shown(), "paused, lost");
});

test("a long sentence is waited for", () => {
  const { said, pass } = set();
  for (let n = 0; n < 20; n++) pass(2000);
  assert.deepEqual(said, ["un"]);
});

test("stopped, it says nothing more and waits for nothing", () => {
  const { voice, speech, said, pass, timers } = set();
  voice.stop();
  assert.equal(timers(), 0);
  pass(5000);
  assert.deepEqual([said, speech.speaking], [["un"], false]);
});

test("nothing to say is over at once", () => {
  const { told } = set([]);
  assert.deepEqual(told, ["over"]);
});
