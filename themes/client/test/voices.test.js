import assert from "node:assert/strict";
import { test } from "node:test";
import { ranked } from "../features/tools/voices.js";

const voice = (name, lang, { online = false, isDefault = false } = {}) => ({ name, lang, localService: !online, default: isDefault });
const names = (voices, language) => ranked(voices, language).map(({ name }) => name);

// what a device has, and what is best of it; what is not listed is not used
const DEVICES = [
  ["Windows and Edge", "fr", [voice("Microsoft Denise Online (Natural) - French (France)", "fr-FR", { online: true }), voice("Microsoft Caroline - French (Canada)", "fr-CA"), voice("Microsoft Julie - French (France)", "fr-FR"), voice("Microsoft David - English", "en-US")], ["Microsoft Julie - French (France)", "Microsoft Caroline - French (Canada)"]],
  ["Windows with natural voices", "fr", [voice("Microsoft Julie - French (France)", "fr-FR"), voice("Microsoft Sylvie (Natural) - French (Canada)", "fr-CA"), voice("Microsoft Denise (Natural) - French (France)", "fr-FR")], ["Microsoft Denise (Natural) - French (France)", "Microsoft Sylvie (Natural) - French (Canada)", "Microsoft Julie - French (France)"]],
  ["Chrome of a computer", "fr", [voice("Google français", "fr-FR", { online: true })], []],
  ["Apple", "fr", [voice("Jacques", "fr-FR"), voice("Amélie (Premium)", "fr-CA"), voice("Thomas", "fr-FR"), voice("Audrey (Enhanced)", "fr-FR"), voice("Grandma (French (France))", "fr-FR")], ["Audrey (Enhanced)", "Amélie (Premium)", "Thomas", "Jacques", "Grandma (French (France))"]],
  ["Android, with its own tags", "fr", [voice("français Canada", "fr_CA"), voice("français France", "fr_FR"), voice("anglais Royaume-Uni", "en_GB")], ["français France", "français Canada"]],
  ["Android, a voice that says that it is on the device", "fr", [voice("fr-fr-x-frc-network", "fr-FR"), voice("fr-fr-x-frc-local", "fr-FR")], ["fr-fr-x-frc-local"]],
  ["Linux, a voice and its variants", "fr", [voice("French (Belgium) espeak-ng", "fr-BE"), voice("French (France)+Adam espeak-ng", "fr-FR"), voice("French (France) espeak-ng", "fr-FR")], ["French (France) espeak-ng", "French (France)+Adam espeak-ng", "French (Belgium) espeak-ng"]],
  ["the voice that was chosen on the device", "fr", [voice("Marie", "fr-FR"), voice("Thomas", "fr-FR", { isDefault: true })], ["Thomas", "Marie"]],
  ["a page of Québec", "fr-CA", [voice("Thomas", "fr-FR"), voice("Amélie", "fr-CA"), voice("Aude", "fr-BE")], ["Amélie", "Thomas", "Aude"]],
  ["a passage in English", "en", [voice("Thomas", "fr-FR"), voice("Samantha", "en-US"), voice("Daniel", "en-GB")], ["Daniel", "Samantha"]],
  ["a language that looks like another", "fr", [voice("Frysk", "fy-NL"), voice("Filipino", "fil-PH")], []],
];
for (const [device, language, voices, expected] of DEVICES) {
  test(`voices: ${device}`, () => assert.deepEqual(names(voices, language), expected));
}
