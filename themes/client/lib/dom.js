/** @type {(root: ParentNode, selector: string) => HTMLElement[]} */
export const all = (root, selector) => /** @type {HTMLElement[]} */ ([...root.querySelectorAll(selector)]);

/**
 * An element of text and children. Never HTML from a string: pages require Trusted Types.
 * @param {string} tag @param {string} className @param {...(string|Node)} children
 */
export const make = (tag, className, ...children) => {
  const element = document.createElement(tag);
  element.className = className;
  element.append(...children);
  return element;
};

/** Put these in an element in the place of what is there. @param {HTMLElement} element @param {...(string|Node)} children */
export const fill = (element, ...children) => {
  element.textContent = "";
  element.append(...children);
};

/** Run each, so that one failing component never stops the others. @param {(() => void)[]} tasks */
export const runAll = (tasks) =>
  tasks.forEach((task) => {
    try {
      task();
    } catch (error) {
      console.error(error);
    }
  });
