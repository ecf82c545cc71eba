/**
 * The judge: a trusted process that loads the spec and runs its tests against the learner's side, which it reaches
 * only by messages through the runner. Expected values never leave it but in the outcome of a failed test.
 */
import { rmSync } from "node:fs";
import { registerHooks } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ToJudge } from "./messages.ts";
import { registeredTests } from "./registry.ts";
import { hasTimedOut, runTests } from "./run-tests.ts";
import { isLearnerError, startRandom, takeReply, tell } from "./session.ts";

const specApi = new URL("../spec.ts", import.meta.url).href;
let root = "";
let specFolder = "";

process.on("message", async (message: ToJudge) => {
  try {
    await take(message);
  } catch (error) {
    tell({
      kind: "failed",
      message: error instanceof Error ? `${error.name}: ${error.message}` : `${error}`,
    });
  }
});
process.on("disconnect", () => {
  // The runner itself was killed: nobody else would remove the spec.
  if (specFolder !== "") rmSync(specFolder, { recursive: true, force: true });
  process.exit(0);
});
process.on("unhandledRejection", (error) => {
  if (hasTimedOut() || isLearnerError(error)) return;
  tell({
    kind: "failed",
    message: `The spec did not await a promise, which failed: ${error instanceof Error ? error.message : error}`,
  });
});

async function take(message: ToJudge) {
  switch (message.kind) {
    case "start":
      root = message.root;
      specFolder = message.specFolder;
      startRandom(message.seed);
      await loadSpecs(message);
      return tell({ kind: "loaded" });
    case "begin":
      return runTests(registeredTests(), root);
    case "reply":
      return takeReply(message.reply);
    case "time-up":
      return tell({ kind: "alive" });
  }
}

async function loadSpecs({ specFolder: folder, specFiles }: ToJudge & { kind: "start" }): Promise<void> {
  const inSpecs = pathToFileURL(folder).href;
  registerHooks({
    resolve(specifier, context, next) {
      if (specifier === "@aulo/runner/spec") return { url: specApi, shortCircuit: true };
      const isBare = !/^[./]|^[a-z]+:/.test(specifier);
      const fromSpec = context.parentURL?.startsWith(inSpecs) ?? false;
      return isBare && fromSpec
        ? next(specifier, { ...context, parentURL: import.meta.url })
        : next(specifier, context);
    },
  });
  for (const file of specFiles) await import(pathToFileURL(join(folder, file)).href);
  if (registeredTests().length === 0) throw new Error("The spec has no tests.");
}
