// A stand-in for the voices of a device: what is said is noted in `speech.said`, and ends when a test says so.
(() => {
  const voice = (name, lang, localService, isDefault = false) => ({ name, lang, localService, default: isDefault, voiceURI: name });
  const speech = {
    said: [],
    voices: [
      voice("Google français", "fr-FR", false),
      voice("Amélie", "fr-CA", true),
      voice("Thomas", "fr-FR", true),
      voice("Daniel", "en-GB", true),
    ],
    current: null,
    cancels: 0,
    /** The utterance that is being said comes to its end. */
    end() {
      const done = this.current;
      this.current = null;
      if (done && done.onend) done.onend(new Event("end"));
    },
    fail(error) {
      const done = this.current;
      this.current = null;
      if (done && done.onerror) done.onerror(Object.assign(new Event("error"), { error }));
    },
    /** Voices come late. */
    arrive(voices) {
      this.voices = voices;
      if (synthesis.onvoiceschanged) synthesis.onvoiceschanged(new Event("voiceschanged"));
    },
  };
  const synthesis = {
    onvoiceschanged: null,
    get speaking() {
      return !!speech.current;
    },
    pending: false,
    paused: false,
    getVoices: () => speech.voices,
    speak(utterance) {
      speech.current = utterance;
      const { text, lang, rate, voice } = utterance;
      speech.said.push({ text, lang, rate, voice: voice && voice.name });
    },
    cancel() {
      speech.cancels++;
      // as browsers do, the one that is cut has its error, later
      const cut = speech.current;
      speech.current = null;
      if (cut && cut.onerror) Promise.resolve().then(() => cut.onerror(Object.assign(new Event("error"), { error: "interrupted" })));
    },
    pause() {
      throw new Error("pause() loses everything on Android");
    },
    resume() {},
  };
  class Utterance {
    constructor(text) {
      Object.assign(this, { text, lang: "", rate: 1, voice: null, onend: null, onerror: null });
    }
  }
  Object.defineProperty(window, "speechSynthesis", { value: synthesis });
  window.SpeechSynthesisUtterance = Utterance;
  window.speech = speech;
})();
