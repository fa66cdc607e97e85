declare global {
  interface Window {
    tremplin: typeof import("./lib/shared.js") & Partial<typeof import("./quiz/shared.js")>;
    tremplinGzip?: import("./transfer/squeeze.js").Library;
    tremplinNote?: Record<"note" | "share", (button: HTMLElement) => void>;
    tremplinScan?: import("./transfer/camera.js").Decoder;
  }
}
export {};
