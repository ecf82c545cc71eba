/**
 * Lets the learner's files import each other without an ending, as they may in tracks of plain Jest specs, whose tools add it. Node
 * itself is asked first.
 */
import { registerHooks } from "node:module";

const ENDINGS = [".js", ".mjs", ".cjs", ".ts", ".mts", ".cts", "/index.js", "/index.ts"];

export function allowImportsWithoutEnding(): void {
  registerHooks({
    resolve(specifier, context, next) {
      try {
        return next(specifier, context);
      } catch (error) {
        if (!/^\.\.?\//.test(specifier)) throw error;
        for (const ending of ENDINGS) {
          try {
            return next(specifier + ending, context);
          } catch {
            // The next ending may fit.
          }
        }
        throw error;
      }
    },
  });
}
