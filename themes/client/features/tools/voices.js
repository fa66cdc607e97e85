/** The voices of the device for a language, the best first. One that is not on the device would be sent the text. */

/** @typedef {Pick<SpeechSynthesisVoice, "name"|"lang"|"localService"|"default">} Voice */

/** the country whose voice is expected when the page names none */
const HOME = { fr: "fr-fr", en: "en-gb", de: "de-de", es: "es-es", pt: "pt-pt", it: "it-it", ar: "ar-sa" };

const NATURAL = /natural|neural|premium|enhanced|amélioré|siri|wavenet|piper|studio/i;
/** what pronounces, and no more: synthesis of before, and voices that are a joke */
const POOR = /espeak|mbrola|pico|festival|compact|eloquence|\b(?:eddy|flo|grandma|grandpa|mamie|papi|jacques|reed|rocko|sandy|shelley)\b/i;
/** a variant of a voice, for fun */
const VARIANT = /\+/;
/** some say that they are on the device, and have a network in their name */
const ONLINE = /online|network|en ligne/i;

/** « fr_FR » is what Android says @param {string} lang */
const tag = (lang) => lang.replace(/_/g, "-").toLowerCase();
/** @param {string} lang */
const base = (lang) => tag(lang).split("-")[0];

/**
 * @template {Voice} V
 * @param {V[]} voices @param {string} language of the page, or of a passage
 * @returns {V[]}
 */
export const ranked = (voices, language) => {
  const wanted = tag(language);
  const home = /** @type {Record<string, string>} */ (HOME)[base(language)];
  /** @param {V} voice */
  const rank = ({ name, lang, default: isDefault }) => [
    NATURAL.test(name) ? 0 : POOR.test(name) ? 2 : 1,
    tag(lang) === wanted && wanted.includes("-") ? 0 : tag(lang) === home ? 1 : 2,
    VARIANT.test(name) ? 1 : 0,
    isDefault ? 0 : 1,
  ];
  return voices
    .filter(({ name, lang, localService }) => localService && base(lang) === base(language) && !ONLINE.test(name))
    .map((voice, n) => ({ voice, rank: [...rank(voice), n] }))
    .sort((a, b) => a.rank.map((value, n) => value - b.rank[n]).find(Boolean) || 0)
    .map(({ voice }) => voice);
};
