import { load } from "./load.js";

/**
 * What a script of the theme brings, asked for the first time only. @template T @param {string} name
 * @param {() => T | undefined} brought @returns {Promise<T>} @throws when the script is lost on the way
 */
export const asked = async (name, brought) => {
  if (!brought()) await load(name);
  const found = brought();
  if (!found) throw new Error(name);
  return found;
};
