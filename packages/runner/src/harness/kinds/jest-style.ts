/** Loaded before a learner's tests. Provides the functions of Jest and Vitest, as globals and as modules. */
import { registerHooks } from "node:module";
import * as words from "./jest-api.ts";

const url = new URL("./jest-api.js", import.meta.url).href;
const NAMES = new Set(["@jest/globals", "vitest"]);

for (const [name, word] of Object.entries(words)) {
  if (!(name in globalThis))
    Object.defineProperty(globalThis, name, { value: word, configurable: true, writable: true });
}
/** Loads `expect` and its matchers, which otherwise are loaded at their first use. */
export function loadExpect(): void {
  Reflect.get(words.expect, "anything");
}

registerHooks({
  resolve: (specifier, context, next) =>
    NAMES.has(specifier) ? { url, shortCircuit: true } : next(specifier, context),
});
