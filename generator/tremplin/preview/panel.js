// The panel of a preview's page: what was open stays so, and the page shows as on a phone. Without this
// script, it opens and closes all the same.
(() => {
  const aside = document.currentScript.previousElementSibling;
  const panel = aside.shadowRoot;
  if (!panel) return; // a browser that knows no declarative shadow roots
  const frame = window.frameElement;
  if (frame) {
    aside.remove();
    if (!frame.matches("iframe.phone")) return; // beside the form
    addEventListener("keydown", (event) => {
      const isOurs = event.key === "Escape" && !event.defaultPrevented && !document.querySelector("dialog[open]");
      if (isOurs) frame.closest("dialog").close();
    });
    return;
  }

  // ---- what was open

  const KEY = "tremplin-apercu";
  const kept = (storage, name) => {
    try {
      return JSON.parse(window[storage].getItem(name));
    } catch {
      return null; // refused, or not ours
    }
  };
  const keep = (storage, name, value) => {
    try {
      window[storage].setItem(name, JSON.stringify(value));
    } catch {
      // it is only not remembered
    }
  };
  const parts = [...panel.querySelectorAll("details")];
  const open = new Set([kept("localStorage", KEY)].flat());
  for (const part of parts) {
    part.open = open.has(part.dataset.kept);
    part.addEventListener("toggle", () => {
      open[part.open ? "add" : "delete"](part.dataset.kept);
      keep("localStorage", KEY, [...open]);
    });
  }
  const [whole] = parts;
  whole.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !whole.open) return;
    whole.open = false;
    whole.querySelector("summary").focus();
  });

  // ---- as on a phone

  const dialog = panel.querySelector("dialog");
  const { width, turned } = dialog.querySelector("form").elements;
  const TALL = 640;
  let phone;
  const size = () => {
    const sides = [`${width.value}px`, `${TALL}px`];
    [phone.style.width, phone.style.height] = turned.checked ? sides.reverse() : sides;
  };
  const show = (address) => {
    phone = document.createElement("iframe");
    phone.className = "phone";
    phone.title = "La page, sur un téléphone";
    phone.src = address;
    size();
    dialog.querySelector(".screen").append(phone);
    dialog.showModal();
  };
  const shown = () => {
    try {
      return phone.contentWindow.location.href;
    } catch {
      return location.href; // it has followed a link to another site
    }
  };
  const PHONE = `${KEY}-telephone`;
  panel.querySelector(".phone button").addEventListener("click", () => show(location.href));
  panel.querySelector(".phone").hidden = false;
  dialog.addEventListener("change", size);
  dialog.addEventListener("close", () => phone.remove());
  // the page loads again when its sources change: the phone is still there
  addEventListener("pagehide", () => {
    if (dialog.open) keep("sessionStorage", PHONE, [shown(), width.value, turned.checked]);
  });
  const [navigation] = performance.getEntriesByType("navigation");
  const before = kept("sessionStorage", PHONE);
  if (before) keep("sessionStorage", PHONE, null);
  if (before && navigation.type === "reload") {
    [, width.value, turned.checked] = before;
    show(before[0]);
  }
})();
