/** A text without the signs that nobody sees, and with one sign for all dashes. @param {string} text */
export const visible = (text) =>
  text.replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]/g, "").replace(/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g, "-");
