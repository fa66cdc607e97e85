/** « Qui apprend ? »: choosing, adding, hiding and removing profiles; sessions of guests. */
import { askedCode, askedPhrase, cannotKeep, isYou, noRoom, pinElsewhere, pinForm, pinGone, pinKept, pinWrong, profileAdded, profileBack, profileRemoved, profileSaved } from "words";
import { add, choose, DRAWINGS, drop, edit, entryOf, isGuest, mineOf, named, ownerOf, read, welcome, write } from "../../lib/device.js";
import { all, fill, make } from "../../lib/dom.js";
import { erase } from "../../lib/entries.js";
import { changed, mount } from "../../lib/page.js";
import { canHide, isPin, keptOf, opens } from "../../lib/pin.js";
import { drawn, NAMES } from "../owner/drawings.js";
import { nameOf } from "../owner/whose.js";
import { mountSealing } from "./sealing.js";

/** @typedef {import("../../lib/device.js").Profile} Profile */

/** The field of drawings, one of them being chosen. @param {HTMLElement} field @param {string} name of its group @param {number} chosen */
const offer = (field, name, chosen) => {
  all(field, "label").forEach((label) => label.remove());
  for (let n = 0; n < DRAWINGS; n++) {
    const input = /** @type {HTMLInputElement} */ (make("input", ""));
    Object.assign(input, { type: "radio", name, value: String(n), checked: n === chosen });
    const label = make("label", "", input, drawn(n), make("span", "vh", NAMES[n]));
    label.title = NAMES[n];
    field.append(label);
  }
};

mount("[data-profiles]", (page, store, root) => {
  const said = all(page, "[data-said]")[0];
  page.hidden = false;
  /** @type {import("../../lib/device.js").Owner} */
  let owner;
  try {
    owner = ownerOf(store);
    read(owner);
  } catch (_) {
    fill(page, make("p", "note", cannotKeep));
    return () => {};
  }
  /** @type {(name: string) => HTMLElement} */
  const part = (name) => all(page, `[data-${name}]`)[0];
  /** @type {(id: string) => HTMLInputElement} */
  const field = (id) => /** @type {any} */ (document.getElementById(id));
  const people = () => read(owner).profiles;
  const me = () => mineOf(owner);
  /** @param {HTMLElement} form */
  const picked = (form) => Number(/** @type {HTMLInputElement} */ (form.querySelector(":checked")).value);
  /** @param {string} text @param {HTMLElement} [focus] */
  const say = (text, focus) => {
    said.textContent = text;
    if (focus) focus.focus();
  };
  /** What may find no room, and then changes nothing. @param {() => any} act */
  const keep = async (act) => {
    try {
      // who leaves leaves nothing unsealed
      if (window.tremplinSealed) await window.tremplinSealed.flush();
      await act();
    } catch (error) {
      say(noRoom);
    }
  };
  /** @param {string} name @param {() => any} act */
  const onTap = (name, act) => part(name).addEventListener("click", () => keep(act));
  /** @param {string} name @param {() => any} act */
  const onSend = (name, act) =>
    part(name).addEventListener("submit", (event) => {
      event.preventDefault();
      keep(act);
    });
  /** Somebody else learns: this page goes too. */
  const enter = () => {
    page.hidden = true;
    location.href = `${root}mon-espace/index.html`;
  };

  /** @type {null|Profile} whose code, or passphrase, is asked for */
  let asked = null;
  /** @param {Profile} profile @param {HTMLElement} from */
  const ask = (profile, from) => {
    const [form, other] = profile.sealed ? ["unseal", "open"] : ["open", "unseal"];
    const [input] = /** @type {HTMLInputElement[]} */ (all(part(form), "input"));
    asked = profile;
    part(other).hidden = true;
    part(form).hidden = false;
    all(part(form), "b")[0].textContent = nameOf(profile);
    all(part(form), "[type=button]")[0].onclick = () => {
      part(form).hidden = true;
      from.focus();
    };
    input.value = "";
    input.focus();
  };
  /** @param {Profile} profile */
  const row = (profile) => {
    const isMine = profile.id === owner.profile;
    const more = isMine ? isYou : profile.sealed ? askedPhrase : profile.pin ? askedCode : "";
    const button = make("button", "", drawn(profile.drawing), make("span", "", nameOf(profile), make("small", "", more)));
    if (isMine) button.setAttribute("aria-current", "true");
    button.onclick = () =>
      keep(() => {
        if (isMine) return enter();
        if (profile.pin || profile.sealed) return ask(profile, button);
        choose(owner, profile);
        enter();
      });
    return make("li", "", button);
  };
  onSend("open", async () => {
    if (!asked || !asked.pin || !canHide()) return say(pinElsewhere);
    if (!(await opens(field("pin").value, asked.pin))) {
      field("pin").value = "";
      return say(pinWrong, field("pin"));
    }
    choose(owner, asked);
    enter();
  });

  /** A drawing that the last one did not get. */
  const propose = () => offer(all(part("new"), "fieldset")[0], "drawing", people().length % DRAWINGS);
  onSend("new", () => {
    const name = named(field("name").value);
    if (!name) return field("name").focus();
    add(owner, name, picked(part("new")), Date.now());
    field("name").value = "";
    propose();
    changed();
    say(profileAdded(name), all(part("list"), "li:last-child button")[0]);
  });
  const guest = () => {
    welcome(owner);
    changed();
  };
  onTap("guest", guest);
  onTap("end", guest);
  onTap("lock", guest);

  onSend("rename", () => {
    edit(owner, owner.profile, (profile) => ({ ...profile, name: named(field("rename").value), drawing: picked(part("rename")) }));
    changed();
    say(profileSaved);
  });
  onSend("hide", async () => {
    const pin = field("digits").value;
    field("digits").value = "";
    if (!canHide()) return say(pinElsewhere);
    if (!isPin(pin)) return say(pinForm, field("digits"));
    const kept = await keptOf(pin);
    edit(owner, owner.profile, (profile) => ({ ...profile, pin: kept }));
    // it stays open in this tab
    choose(owner, me());
    changed();
    say(pinKept);
  });
  onTap("show", () => {
    edit(owner, owner.profile, ({ pin: _, ...profile }) => profile);
    choose(owner, me());
    changed();
    say(pinGone);
  });

  /** @type {null|(() => void)} */
  let undo = null;
  /** @param {boolean} isOpen */
  const confirm = (isOpen) => {
    part("confirm").hidden = !isOpen;
    part("ask").hidden = isOpen;
    part(isOpen ? "no" : "ask").focus();
  };
  onTap("ask", () => confirm(true));
  onTap("no", () => confirm(false));
  onTap("yes", () => {
    const mine = me();
    const place = entryOf(owner, mine.id);
    const sealed = mine.sealed && owner.local.getItem(place);
    if (window.tremplinSealed) window.tremplinSealed.pause(true);
    const back = erase(store);
    if (mine.sealed) owner.local.removeItem(place);
    // that of who never made one stays, without a name
    if (mine.id) drop(owner, mine.id);
    else edit(owner, "", () => ({ id: "", name: "", drawing: 0, used: Date.now() }));
    undo = () => {
      if (sealed) owner.local.setItem(place, sealed);
      write(owner, ({ profiles }) => ({ profiles: [...profiles.filter(({ id }) => id !== mine.id), mine] }));
      back();
      if (window.tremplinSealed) window.tremplinSealed.pause(false);
    };
    confirm(false);
    changed();
    part("undo").focus();
    say(profileRemoved);
  });
  onTap("undo", () => {
    if (undo) undo();
    undo = null;
    changed();
    say(profileBack, part("ask"));
  });

  field("days").addEventListener("change", () =>
    keep(() => {
      write(owner, ({ profiles }) => ({ days: Number(field("days").value), profiles: profiles.map((profile) => ({ ...profile, used: Date.now() })) }));
      say(profileSaved);
    }),
  );

  const syncSealing = mountSealing({ part, field, say, me, onTap, onSend, enter, asked: () => asked });

  /** what the page shows of the profiles */
  let shown = "";
  propose();
  return () => {
    const mine = me();
    const list = JSON.stringify(people(), ["id", "name", "drawing", "pin", "sealed"]);
    const isNew = list !== shown;
    shown = list;
    if (isNew) fill(part("list"), ...people().map(row));
    part("mine").hidden = !mine;
    part("undo").hidden = !undo;
    part("guest").hidden = isGuest(owner.profile);
    part("end").hidden = !isGuest(owner.profile);
    field("days").value = String(read(owner).days);
    if (!mine) return;
    // what is typed stays, whatever the other tabs keep meanwhile
    if (isNew) {
      field("rename").value = mine.name;
      offer(all(part("rename"), "fieldset")[0], "mine", mine.drawing);
    }
    part("hide").hidden = !!mine.sealed;
    part("show").hidden = !mine.pin;
    part("lock").hidden = !mine.pin && !mine.sealed;
    syncSealing(mine);
  };
});
