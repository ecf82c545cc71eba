/**
 * The judge: a trusted process that loads the spec and runs its tests against the learner's side, with which it alone
 * speaks. Expected values never leave it but in the outcome of a failed test. It judges one run, or, where its runner asks
 * for that, one after the other (see judges.ts).
 */
import type { ModuleHooks } from "node:module";
import type { Socket } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ToJudge } from "../wire/judge-messages.ts";
import type { Reply } from "../wire/request.ts";
import { connectLearner, isAnyPending, send } from "./learner-side.ts";
import { loadSpec, removeSpec } from "./load-spec.ts";
import { hasPlainSpec, isPlainSpec, reportAlive, runPlainSpec, startPlainSpec } from "./plain-spec.ts";
import { isReady } from "./read-reply.ts";
import { clearTests, registeredTests } from "./registry.ts";
import { rehearse } from "./rehearse.ts";
import { report } from "./report.ts";
import { hasTimedOut, runTests } from "./run-tests.ts";
import { isLearnerError, shuffled, startRandom } from "./session.ts";
import { noteSharedState } from "./shared-state.ts";

/** Both are modules of their own in the built judge (see build-judge.ts), so that specs share the one that is loaded here. */
const SPEC_API = pathToFileURL(join(import.meta.dirname, "spec.js")).href;
/** Where a spec's bare imports are looked up from: the runner's own package. */
const [, , packageUrl = import.meta.url] = process.argv;
const addresses = { specApi: SPEC_API, packageUrl };
let hooks: ModuleHooks | null = null;

process.on("message", async (message: ToJudge, channel?: Socket) => {
  try {
    await take(message, channel);
  } catch (error) {
    report({
      kind: "failed",
      message: error instanceof Error ? `${error.name}: ${error.message}` : `${error}`,
    });
  }
});
// Its runner is gone, or done with it.
process.on("disconnect", () => {
  removeSpec();
  process.exit(0);
});
process.on("unhandledRejection", (error) => {
  if (hasTimedOut() || isLearnerError(error)) return;
  report({
    kind: "failed",
    message: `The spec did not await a promise, which failed: ${error instanceof Error ? error.message : error}`,
  });
});

await import("./spec.ts");
const isUnchanged = noteSharedState();
report({ kind: "warm" });

async function take(message: ToJudge, channel: Socket | undefined) {
  switch (message.kind) {
    case "channel":
      if (channel) connectLearner(channel);
      if (!message.rehearse) return;
      await rehearse(message.rehearse, addresses);
      return report({ kind: "rehearsed" });
    case "run":
      return judge(message);
    case "rest":
      return report({ kind: rest() ? "rested" : "worn" });
    case "time-up":
      return reportAlive();
  }
}

/** Forgets the run. Whether nothing of it can reach the next one. */
function rest(): boolean {
  hooks?.deregister();
  hooks = null;
  clearTests();
  removeSpec();
  return !hasPlainSpec() && !goesOn() && isUnchanged();
}

/** Whether a request, a timer or a test was left behind. */
function goesOn(): boolean {
  return hasTimedOut() || isAnyPending() || process.getActiveResourcesInfo().includes("Timeout");
}

async function judge({ request, spec, seed, root }: ToJudge & { kind: "run" }): Promise<void> {
  const started = new Promise<Reply>((resolve) => send(request, resolve));
  report({ kind: "start-sent" });
  const isLearnerReady = started.then((reply) => {
    report({ kind: "run-started", reply });
    return isReady(reply);
  });
  if (spec === null) return;
  if (isPlainSpec(spec)) {
    startPlainSpec({ spec, seed, root, files: Object.keys(request.files), packageUrl });
    if (await isLearnerReady) runPlainSpec();
    return;
  }
  startRandom(seed);
  hooks = await loadSpec(spec, addresses);
  if (registeredTests().length === 0) throw new Error("The spec has no tests.");
  report({ kind: "loaded" });
  const tests = registeredTests();
  // A learner's tests must not know the implementation that they are run against by when it comes.
  const order = request.kind === "tests" ? shuffled(tests.length, "order of the tests") : undefined;
  if (await isLearnerReady) await runTests(tests, root, order);
}
