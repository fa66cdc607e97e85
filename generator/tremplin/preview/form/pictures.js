// A picture that is dropped, pasted or chosen, sent to the project.

import { call, make, Refused } from "./calls.js";

/**
 * Sends a picture of a text of `file`; gives how the text names it.
 * @param {string} file
 * @param {File} picture
 */
export async function sent(file, picture) {
  const data = await new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(",")[1] ?? "");
    reader.onerror = () => reject(new Refused("Cette image ne se lit pas."));
    reader.readAsDataURL(picture);
  });
  return /** @type {string} */ ((await call("image", { file, name: picture.name, data })).named);
}

/** The pictures among what is dropped or pasted. @param {DataTransfer | null} transfer */
export const picturesOf = (transfer) =>
  [...(transfer?.files ?? [])].filter((file) => file.type.startsWith("image/"));

/**
 * A button that asks for a picture, and where it is dropped; `done` is given how the text names it.
 * @param {string} file
 * @param {(path: string) => void} done
 */
export function dropped(file, done) {
  const status = make("small", { role: "status" });
  /** @param {File | undefined} picture */
  const take = async (picture) => {
    if (!picture) return;
    status.textContent = "Envoi de l’image…";
    try {
      done(await sent(file, picture));
      status.textContent = "L’image est dans le cours.";
    } catch (error) {
      status.textContent = /** @type {Error} */ (error).message;
    }
  };
  const input = make("input", { type: "file", accept: "image/*", hidden: true, onchange: () => take(input.files[0]) });
  const button = make("button", { type: "button", className: "quiet drop", onclick: () => input.click() }, "Choisir une image, ou la déposer ici");
  button.ondragover = (/** @type {DragEvent} */ event) => event.preventDefault();
  button.ondrop = (/** @type {DragEvent} */ event) => {
    event.preventDefault();
    take(picturesOf(event.dataTransfer)[0]);
  };
  return [button, input, status];
}
