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
import type { FromThread, ThreadData } from "./plain-spec.ts";
import { registeredTests } from "./registry.ts";
import { registerRemoteModules } from "./remote-modules.ts";
import { createRemoteProxies } from "./remote-proxies.ts";
import { report, reportThrough } from "./report.ts";
import { runTests } from "./run-tests.ts";
import { markLearnerError, startRandom } from "./session.ts";

/** Time for the learner's module to give its exports, ms. */
const LOAD_MS = 5_000;

const { spec, seed, root, files, packageUrl, port, wake }: ThreadData = workerData;
const line = createLine(port, wake);
sendThrough(line.send);
reportThrough((message) => {
  const sent: FromThread = { kind: "report", message };
  port.postMessage(sent);
});
startRandom(seed);

const exchange = createRemoteProxies({
  askNow: (operation) => unwrap(line.askNow(operation)),
  askLater: (operation) => new Promise<Reply>((resolve) => line.send(operation, resolve)).then(unwrap),
});
const jestApi = createJestApi(async (timeoutMs, body) => {
  line.setDeadline(performance.now() + timeoutMs);
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
line.setDeadline(performance.now() + LOAD_MS);
registerRemoteModules({ jestApi: jestApi, files, spec: Object.values(spec), loadExports });
await loadSpec(spec, { specApi: pathToFileURL(join(import.meta.dirname, "spec.js")).href, packageUrl });
if (registeredTests().length === 0) throw new Error("The spec has no tests.");
await runTests(registeredTests(), root);

function loadExports(file: string): ReadonlyMap<string, unknown> {
  const entries = unwrap(line.askNow({ op: "remote-load", file }));
  if (!Array.isArray(entries)) throw new TypeError("A message is not of the form.");
  return new Map(
    entries.map((entry) => (Array.isArray(entry) ? [`${entry[0]}`, entry[1]] : ["", undefined])),
  );
}

/** @throws the learner's error */
function unwrap(reply: Reply): unknown {
  if (!reply.ok) throw asLearners(decode(reply.error));
  const answer = decode(reply.value);
  if (typeof answer === "object" && answer !== null) {
    if ("thrown" in answer && isRemote(answer.thrown)) throw asLearners(exchange.read(answer.thrown));
    const value = "value" in answer && isRemote(answer.value) ? exchange.read(answer.value) : null;
    if (Array.isArray(value)) return value[0];
  }
  throw new TypeError("A message is not of the form.");
}

function asLearners(error: unknown): unknown {
  if (typeof error === "object" && error !== null) markLearnerError(error);
  return error;
}

function isRemote(value: unknown): value is Remote {
  return Array.isArray(value) && typeof value[0] === "string";
}
