/** A second tap at one spot never presses what came under the finger. */

/** how long, in milliseconds, and how near, in pixels */
const SECOND = 1000;
const NEAR = 48;

/**
 * In `box`, a click where one just was, before `state` changed, is no answer to what is there now.
 * @param {HTMLElement} box @param {() => unknown} state
 */
export const guarded = (box, state) => {
  /** @type {{x: number, y: number, time: number, state: unknown}|undefined} */
  let last;
  box.addEventListener(
    "click",
    (event) => {
      // those of the keyboard have no place
      if (!event.detail) return;
      const { clientX: x, clientY: y, timeStamp: time } = event;
      const isAgain = last && time - last.time < SECOND && Math.hypot(x - last.x, y - last.y) < NEAR && state() !== last.state;
      if (isAgain) {
        event.preventDefault();
        event.stopImmediatePropagation();
      } else last = { x, y, time, state: state() };
    },
    true,
  );
};
