// The contract of marking in a browser whose patterns know no classes of Unicode (Firefox before 78)
globalThis.RegExp = new Proxy(RegExp, {
  apply(target, self, [pattern, flags]) {
    if (pattern.includes("\\p{")) throw new SyntaxError("invalid identity escape in regular expression");
    return Reflect.apply(target, self, [pattern, flags]);
  },
});
await import("./marking.test.js");
