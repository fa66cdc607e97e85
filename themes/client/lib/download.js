/** milliseconds that a file waits to be read */
const PATIENCE = 60_000;

/** Gives the learner a file that the page made. @param {string} name @param {BlobPart[]} parts @param {string} type */
export const download = (name, parts, type) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(parts, { type }));
  link.download = name;
  link.click();
  // some browsers begin to read it later
  setTimeout(() => URL.revokeObjectURL(link.href), PATIENCE);
};
