/** MicroPython with its WebAssembly inside: one classic script, which also works from a USB key. */
import { loadMicroPython } from "@micropython/micropython-webassembly-pyscript/micropython.mjs";
import bytes from "@micropython/micropython-webassembly-pyscript/micropython.wasm";

/** @param {(line: string) => void} stdout */
self.loadPython = (stdout) => {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  self.fetch = async () => new Response(stream, { headers: { "Content-Type": "application/wasm" } });
  return loadMicroPython({ url: "python.wasm", stdout, stderr: stdout });
};
