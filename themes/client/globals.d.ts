declare global {
  interface Window {
    tremplin: typeof import("./lib/shared.js") & Partial<typeof import("./quiz/shared.js")>;
    tremplinSealed?: {
      canSeal: () => boolean;
      LONG: number;
      flush: () => Promise<void>;
      pause: (isPaused: boolean) => void;
      create: (profile: import("./lib/device.js").Profile, passphrase: string) => Promise<void>;
      open: (id: string, passphrase: string) => ReturnType<typeof import("./sealed/opening.js").openProfile>;
      change: (passphrase: string) => Promise<void>;
      remove: () => Promise<void>;
    };
    tremplinGzip?: import("./transfer/squeeze.js").Library;
    tremplinNote?: Record<"note" | "share", (button: HTMLElement) => void>;
    tremplinKept?: {
      titles: (file: (name: string) => Promise<any>) => Promise<import("./features/search/index.js").Titles|undefined>;
      textOf: (address: string) => Promise<string>;
      note: string;
    };
    tremplinScan?: import("./transfer/camera.js").Decoder;
  }
}
export {};
