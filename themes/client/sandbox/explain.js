/** Errors of Python and JavaScript in plain French, with the line. */

/** @type {[RegExp, string][]} */
const WORDS = [
  [/NameError|ReferenceError/, "Ce nom n’existe pas : vérifiez l’orthographe, et que vous l’avez défini avant."],
  [/IndentationError/, "Le décalage en début de ligne n’est pas bon."],
  [/SyntaxError/, "La ligne ne se lit pas : cherchez une parenthèse, un guillemet, un « : » ou un décalage qui manque."],
  [/ZeroDivisionError/, "On ne divise pas par zéro."],
  [/TypeError/, "L’opération ne convient pas à ces valeurs : un texte et un nombre, peut-être ?"],
  [/IndexError|KeyError|RangeError/, "Cet élément n’existe pas dans la liste."],
  [/ValueError/, "Cette valeur ne convient pas."],
];

/** @param {string} error as the language words it @returns {string} */
export const explain = (error) => {
  const last = error.trim().split("\n").pop() || "";
  const lines = [...error.matchAll(/line (\d+)/g)];
  const place = lines.length ? `Ligne ${lines[lines.length - 1][1]} : ` : "";
  const [, words = ""] = WORDS.find(([pattern]) => pattern.test(last)) || [];
  return `${place}${words} (${last})`.replace(/^ /, "");
};
