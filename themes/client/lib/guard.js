/** The same spot is not two buttons within a second, nor one twice, nor an answer that came under it: whoever taps twice means once. */

/** milliseconds, and pixels that a finger covers */
const PAUSE = 1000;
const FINGER = 30;

/** when and where a button was tapped last, and nothing else since */
let [at, x, y] = [-PAUSE, 0, 0];

// a key that is held is pressed once: it neither spends all the tries, nor hands in a copy as it warns of blanks
addEventListener("keydown", (event) => event.repeat && event.key === "Enter" && !/** @type {Element} */ (event.target).closest("textarea, [data-often]") && event.preventDefault(), true);

addEventListener(
  "click",
  (event) => {
    const { detail, timeStamp, clientX, clientY, target } = event;
    const tapped = /** @type {Element} */ (target);
    // a key clicks too, without a detail; « faster » and « the sentence before » are tapped again and again
    if (!detail || tapped.closest("[data-often]")) return;
    if (timeStamp - at < PAUSE && Math.hypot(clientX - x, clientY - y) < FINGER) {
      event.preventDefault();
      event.stopPropagation();
    } else [at, x, y] = [tapped.closest("button, summary") ? timeStamp : -PAUSE, clientX, clientY];
  },
  true,
);
