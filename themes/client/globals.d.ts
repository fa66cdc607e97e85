declare global {
  interface Window {
    tremplin: typeof import("./lib/shared.js") & Partial<typeof import("./quiz/shared.js")>;
  }
}
export {};
