declare global {
  interface Window {
    tremplin: typeof import("./lib/shared.js");
  }
}
export {};
