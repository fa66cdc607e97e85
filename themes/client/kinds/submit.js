/** Mark a question, as its button does. @param {HTMLElement} form */
export const submit = (form) => form.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
