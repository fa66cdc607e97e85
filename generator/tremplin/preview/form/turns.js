// What is asked of the preview, one thing after the other.

/** @type {{act: () => Promise<void>, key?: string}[]} `key` names the field in which it is typed */
const turns = [];
let isBusy = false;

/** Whether something is asked for that is not done yet, besides what is being done. */
export const waits = () => turns.length > 0;

/**
 * Do this after what was asked for before it; what is typed on in one field takes the place of what waits. What fails is
 * told, and what waits behind it is not done.
 * @param {() => Promise<void>} act
 * @param {(error: Error) => void} fail
 * @param {string} [key]
 */
export async function inTurn(act, fail, key) {
  const last = turns.at(-1);
  if (key && last?.key === key) last.act = act;
  else turns.push({ act, key });
  if (isBusy) return;
  isBusy = true;
  for (let turn = turns.shift(); turn; turn = turns.shift()) {
    try {
      await turn.act();
    } catch (error) {
      turns.length = 0;
      fail(/** @type {Error} */ (error));
    }
  }
  isBusy = false;
}
