/**
 * What the baseline lacks of a browser's objects, as a script that takes it away from one of today, for tests:
 * `node baseline/newer.mjs`.
 */
import { found, lacking } from "./support.mjs";

/** [object, member] of what some browser of the baseline lacks; "" for the whole object */
const newer = [found("javascript", "builtins"), found("api")].flatMap((objects) =>
  Object.entries(objects).flatMap(([object, members]) =>
    lacking(members)
      ? [[object, ""]]
      : Object.entries(members)
          .filter(([, feature]) => lacking(feature))
          .map(([name]) => [object, name.replace(/_static$/, "").replace(/^(\w+)_event$/, "on$1")]),
  ),
);

/** @param {string[][]} rows */
const takeAway = (rows) => {
  const { RegExp } = window;
  /** @param {string} name @param {string} member */
  const drop = (name, member) => {
    const object = /** @type {any} */ (window)[name];
    const places = member ? [object, object.prototype, name === "Element" && HTMLElement.prototype, name === "Window" && window] : [];
    if (!member) delete (/** @type {any} */ (window)[name]);
    places.filter(Boolean).forEach((place) => delete place[member]);
  };
  for (const [name, member] of rows) {
    try {
      drop(name, member);
    } catch {
      // it is not there: a frame without an origin has less
    }
  }
  // patterns know no classes of Unicode
  window.RegExp = new Proxy(RegExp, {
    apply(target, self, [pattern, flags]) {
      if (String(pattern).includes("\\p{")) throw new SyntaxError("invalid identity escape in regular expression");
      return target(pattern, flags);
    },
  });
};
// the policy of pages asks a browser of today for trusted types; what drives it uses the others
const kept = ["globalThis", "BigInt64Array", "BigUint64Array", "TrustedTypePolicyFactory", "TrustedTypePolicy", "TrustedHTML", "trustedTypes"];
console.log(`(${takeAway})(${JSON.stringify(newer.filter((row) => !row.some((name) => kept.includes(name))))});`);
