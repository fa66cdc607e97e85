/** On « Qui apprend ? »: the passphrase that seals a profile, its change and its end, and who gives it. */
import { sealed } from "names";
import { oneMoment, passphraseShort, passphraseWrong, phraseElsewhere, phraseGone, phraseKept, phraseNew, phraseTwice, sealedDamaged, sealedOther } from "words";
import { asked as brought } from "../../lib/asked.js";
import { all } from "../../lib/dom.js";

const WRONG = { passphrase: passphraseWrong, damaged: sealedDamaged, other: sealedOther };

/** The script that seals, which says first whether this browser can. */
const sealing = () => brought(sealed, () => window.tremplinSealed);

/**
 * @param {object} panel of the page
 * @param {(name: string) => HTMLElement} panel.part
 * @param {(id: string) => HTMLInputElement} panel.field
 * @param {(text: string, focus?: HTMLElement) => void} panel.say
 * @param {() => import("../../lib/device.js").Profile} panel.me
 * @param {(name: string, act: () => any) => void} panel.onTap
 * @param {(name: string, act: () => any) => void} panel.onSend
 * @param {() => void} panel.enter
 * @param {() => null|import("../../lib/device.js").Profile} panel.asked whose passphrase is asked for
 * @returns {(mine: import("../../lib/device.js").Profile) => void}
 */
export const mountSealing = ({ part, field, say, me, onTap, onSend, enter, asked }) => {
  /** What is typed leaves the field. @param {string} id */
  const taken = (id) => {
    const { value } = field(id);
    field(id).value = "";
    return value;
  };

  onSend("unseal", async () => {
    const { canSeal, open } = await sealing();
    const [profile, phrase] = [asked(), taken("phrase")];
    if (!canSeal()) return say(phraseElsewhere);
    if (!profile) return;
    say(oneMoment);
    const fault = await open(profile.id, phrase);
    if (fault) return say(WRONG[fault], field("phrase"));
    enter();
  });

  let isSealing = false;
  onSend("seal", async () => {
    const { canSeal, LONG, create, change } = await sealing();
    // sent twice: what the first one seals is in clear until its end
    if (isSealing) return say(oneMoment);
    const mine = me();
    if (!canSeal()) return say(phraseElsewhere);
    if (!mine.name) return say(phraseNew, field("rename"));
    if (field("secret").value.length < LONG) return say(passphraseShort(LONG), field("secret"));
    const [phrase, again] = ["secret", "again"].map(taken);
    if (phrase !== again) return say(phraseTwice, field("secret"));
    say(oneMoment);
    isSealing = true;
    try {
      if (mine.sealed) await change(phrase);
      else await create(mine, phrase);
    } finally {
      isSealing = false;
    }
    if (mine.sealed) return say(phraseKept, field("secret"));
    enter();
  });

  onTap("unlock", async () => {
    await (await sealing()).remove();
    say(phraseGone);
    enter();
  });

  return ({ sealed: isSealed }) => {
    part("unlock").hidden = !isSealed;
    all(part("seal"), "[data-resealing]").forEach((words) => (words.hidden = !isSealed));
    all(part("seal"), "[data-sealing]").forEach((words) => (words.hidden = !!isSealed));
  };
};
