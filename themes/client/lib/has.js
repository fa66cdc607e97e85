/** Whether an object has a name of its own. @param {object} object @param {string} name */
export const has = (object, name) => Object.keys(object).includes(name);
