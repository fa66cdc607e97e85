/** That something was told, once a day: on the device; in the tab, where it keeps nothing; in the window, where tabs keep nothing either. */

const DAY = 86_400_000;

/** @param {() => Storage} storage @param {string} key @param {number} now @returns {boolean|undefined} whether it was told today; undefined where that cannot be kept */
const asked = (storage, key, now) => {
  try {
    const since = now - Number(storage().getItem(key) || NaN);
    // a clock that was set back has told of nothing
    if (since >= 0 && since < DAY) return true;
    storage().setItem(key, String(now));
    return false;
  } catch (_) {
    return undefined;
  }
};

/** Whether it was told today; from now on it was. @param {string} key @param {number} now milliseconds */
export const wasTold = (key, now) => {
  const storages = [() => localStorage, () => sessionStorage].map((storage) => asked(storage, key, now));
  if (storages.some((told) => told !== undefined)) return storages.includes(true);
  const isTold = window.name === key;
  window.name = key;
  return isTold;
};
