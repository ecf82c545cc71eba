/**
 * The judge: a trusted process that loads the spec and runs its tests against the learner's side. Only the
 * judge speaks with that side. Expected values leave it only in the outcome of a failed test. It judges one
 * run, or at its runner's request one after the other (see judges.ts).
 */
import type { ModuleHooks } from "node:module";
import type { Socket } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { isPlainSpec } from "../shared/is-plain-spec.ts";
import { noteSharedState } from "../shared/shared-state.ts";
import type { ToJudge } from "../wire/judge-messages.ts";
import type { Reply } from "../wire/request.ts";
import { nameEntry } from "./actions/record.ts";
import { connectLearner, isAnyPending, restLearner, send } from "./learner-side.ts";
import { loadSpec, removeSpec } from "./load-spec.ts";
import { startOwnTime, stopOwnTime } from "./own-time.ts";
import { hasPlainSpec, reportAlive, runPlainSpec, startPlainSpec } from "./plain-spec.ts";
import { readStart } from "./read-reply.ts";
import { clearTests, registeredTests } from "./registry.ts";
import { rehearse } from "./rehearse.ts";
import { report } from "./report.ts";
import { hasTimedOut, runTests } from "./run-tests.ts";
import { isLearnerError, shuffled, startRandom } from "./session.ts";

/**
 * Address of the spec API. It is a module of its own in the built judge (see build-judge.ts), so that specs
 * share the instance loaded here.
 */
const SPEC_API = pathToFileURL(join(import.meta.dirname, "spec.js")).href;
/** The runner's own package, from which a spec's bare imports are resolved. */
const [, , packageUrl = import.meta.url] = process.argv;
const addresses = { specApi: SPEC_API, packageUrl };
let hooks: ModuleHooks | null = null;
/** Settles when the run's spec has come to its end. */
let judging: Promise<void> = Promise.resolve();

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
// The runner has ended, or no longer needs this judge.
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
      judging = judge(message);
      return judging;
    case "rest":
      return report({ kind: (await rest(message.keepsLearner)) ? "rested" : "worn" });
    case "time-up":
      return reportAlive();
  }
}

/** Forgets the run. @returns whether nothing of it can affect the next one */
async function rest(keepsLearner: boolean): Promise<boolean> {
  // A spec may still be loading when the learner's side could not begin.
  await judging.catch(() => {});
  hooks?.deregister();
  hooks = null;
  stopOwnTime();
  clearTests();
  removeSpec();
  const isClean = !hasPlainSpec() && !goesOn() && isUnchanged();
  return isClean && (!keepsLearner || restLearner());
}

/** Whether the run left a request, a timer or a test behind. */
function goesOn(): boolean {
  return hasTimedOut() || isAnyPending() || process.getActiveResourcesInfo().includes("Timeout");
}

async function judge({ request, spec, seed, root, learnerId }: ToJudge & { kind: "run" }): Promise<void> {
  startOwnTime(learnerId);
  const started = new Promise<Reply>((resolve) => send(request, resolve));
  report({ kind: "start-sent" });
  const isLearnerReady = started.then((reply) => {
    const start = readStart(reply);
    report({ kind: "run-started", start });
    return start.state === "ready";
  });
  if (spec === null) return;
  if (isPlainSpec(spec)) {
    startPlainSpec({ spec, seed, root, files: Object.keys(request.files), packageUrl, learnerId });
    if (await isLearnerReady) runPlainSpec();
    return;
  }
  startRandom(seed);
  nameEntry(request.entry);
  hooks = await loadSpec(spec, addresses);
  if (registeredTests().length === 0) throw new Error("The spec has no tests.");
  report({ kind: "loaded" });
  const tests = registeredTests();
  // The order of the tests must not tell a learner's tests which implementation they run against.
  const order = request.kind === "tests" ? shuffled(tests.length, "order of the tests") : undefined;
  if (await isLearnerReady) await runTests(tests, root, order);
}
