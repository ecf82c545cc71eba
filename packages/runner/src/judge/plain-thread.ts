/** Thread that runs a spec in plain Jest style; see plain-spec.ts. */
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { workerData } from "node:worker_threads";
import { decode } from "../wire/codec.ts";
import type { Remote } from "../wire/remote-values.ts";
import type { Reply } from "../wire/request.ts";
import { createLine } from "./ask-now.ts";
import { createJestApi } from "./jest-api.ts";
import { sendThrough } from "./learner-side.ts";
import { loadSpec } from "./load-spec.ts";
import { ownStarvation, startOwnTime } from "./own-time.ts";
import type { FromThread, ThreadData } from "./plain-spec.ts";
import { toThrown } from "./read-reply.ts";
import { registeredTests } from "./registry.ts";
import { registerRemoteModules } from "./remote-modules.ts";
import { createRemoteProxies } from "./remote-proxies.ts";
import { report, reportThrough } from "./report.ts";
import { runTests } from "./run-tests.ts";
import { isLearnerError, markLearnerError, startRandom } from "./session.ts";
import { writeBack } from "./write-back.ts";

/** Time for the learner's module to give its exports, ms. */
const LOAD_MS = 5_000;

const { spec, seed, root, files, packageUrl, learnerId, port, wake }: ThreadData = workerData;
startOwnTime(learnerId);
const line = createLine(port, wake, ownStarvation());
sendThrough(line.send);
reportThrough((message) => {
  const sent: FromThread = { kind: "report", message };
  port.postMessage(sent);
});
startRandom(seed);

const exchange = createRemoteProxies({
  askNow: (operation, args) => unwrap(line.askNow(operation), args),
  refuse,
  askLater: (operation) =>
    new Promise<Reply>((resolve) => line.send(operation, resolve)).then((reply) => unwrap(reply)),
});
const jestApi = createJestApi(async (timeoutMs, body) => {
  line.setLimit(timeoutMs);
  // Starts the test's time-out before the thread blocks.
  await nextTurn();
  try {
    await body();
  } finally {
    // A late test never finishes: the spec may have caught the time-out as an error of the learner's.
    if (line.isLate()) await new Promise(() => {});
  }
}, packageUrl);
report({ kind: "loaded" });
await line.learnerReady;
for (const [name, value] of Object.entries(jestApi)) Reflect.set(globalThis, name, value);
line.setLimit(LOAD_MS);
registerRemoteModules({ jestApi: jestApi, files, spec: Object.values(spec), loadExports });
if (await isLoaded()) {
  if (registeredTests().length === 0) throw new Error("The spec has no tests.");
  await runTests(registeredTests(), root);
}

/** Loads the spec. False when the learner's code threw meanwhile, which is reported. */
async function isLoaded(): Promise<boolean> {
  try {
    await loadSpec(spec, { specApi: pathToFileURL(join(import.meta.dirname, "spec.js")).href, packageUrl });
    return true;
  } catch (error) {
    if (!isLearnerError(error)) throw error;
    report({ kind: "load-failed", thrown: toThrown(error) });
    return false;
  }
}

function loadExports(file: string): ReadonlyMap<string, unknown> {
  const entries = unwrap(line.askNow({ op: "remote-load", file }));
  if (!Array.isArray(entries)) throw new TypeError("A message is not of the form.");
  return new Map(
    entries.map((entry) => (Array.isArray(entry) ? [`${entry[0]}`, entry[1]] : ["", undefined])),
  );
}

/**
 * @param args arguments of the call, which get the changes that the code has made to its copies
 * @throws the learner's error
 */
function unwrap(reply: Reply, args: readonly unknown[] = []): unknown {
  if (!reply.ok) throw asLearners(decode(reply.error));
  const answer = decode(reply.value);
  if (typeof answer === "object" && answer !== null) {
    if ("unsupported" in answer && typeof answer.unsupported === "string") refuse(answer.unsupported);
    const changed = "changed" in answer && Array.isArray(answer.changed) ? answer.changed : [];
    for (const [index, now] of changed) if (isRemote(now)) writeBack(args[index], exchange.read(now));
    if ("thrown" in answer && isRemote(answer.thrown)) throw asLearners(exchange.read(answer.thrown));
    const value = "value" in answer && isRemote(answer.value) ? exchange.read(answer.value) : null;
    if (Array.isArray(value)) return value[0];
  }
  throw new TypeError("A message is not of the form.");
}

/** The spec does something that is not supported, which says nothing about the learner's code. */
function refuse(why: unknown): void {
  report({ kind: "failed", message: why instanceof Error ? why.message : `${why}` });
}

function asLearners(error: unknown): unknown {
  if (typeof error === "object" && error !== null) markLearnerError(error);
  return error;
}

function isRemote(value: unknown): value is Remote {
  return Array.isArray(value) && typeof value[0] === "string";
}
