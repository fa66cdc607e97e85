declare global {
  interface Window {
    tremplin: typeof import("./lib/shared.js");
    tremplinGzip: import("./transfer/squeeze.js").Library;
    tremplinScan: import("./transfer/camera.js").Decoder;
    trustedTypes?: any;
  }
  const trustedTypes: any;
}
export {};
