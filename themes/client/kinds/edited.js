/** Say that what is in a form was changed otherwise than in its fields, so that it is kept. @param {EventTarget} place */
export const edited = (place) => place.dispatchEvent(new Event("input", { bubbles: true }));
