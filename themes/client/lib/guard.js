/** The same spot is not two buttons within a second: whoever taps twice means once. */

/** milliseconds, and pixels that a finger covers */
const PAUSE = 1000;
const FINGER = 30;

/** when and where a button was tapped last, and how it was then */
let [at, x, y, look] = [-PAUSE, 0, 0, ""];

addEventListener(
  "click",
  (event) => {
    const button = /** @type {Element} */ (event.target).closest("button");
    // a key clicks too, without a detail
    if (!button || !event.detail) return;
    if (button.outerHTML !== look && event.timeStamp - at < PAUSE && Math.hypot(event.clientX - x, event.clientY - y) < FINGER) {
      event.preventDefault();
      event.stopPropagation();
    } else [at, x, y, look] = [event.timeStamp, event.clientX, event.clientY, button.outerHTML];
  },
  true,
);
