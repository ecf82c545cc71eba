/**
 * Gets ready for one run: loads its modules, starts its programs, and rehearses once with data of ours, since code that
 * has run before runs faster. Nothing of this is left when the run begins.
 */
import { mkdirSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { isIPv6 } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RunRequest } from "../wire/request.ts";
import type { WarmUp } from "../wire/warm-up.ts";
import type { Answer } from "./channel.ts";
import { noCalls } from "./seen-calls.ts";
import { startWaitingProgram } from "./waiting-programs.ts";

const TOOLBOX = join(import.meta.dirname, "..", "..");
/** Number of modules to load and requests to make. More of them make a run faster and take longer to get ready. */
const MODULE_ROUNDS = 5;
const REQUEST_ROUNDS = 40;
const ADDRESS_ROUNDS = 5;
const MODULE = "export const add = (left, right) => left + right;\n";

/**
 * @param answer handles the requests. A rehearsed `start-run` goes through it as in a run, and the module that it loads
 * then serves the judge's own rehearsal.
 */
export async function warmUp(order: WarmUp, answer: Answer): Promise<void> {
  if (order.keeps) return order.sqlTemplate === null ? undefined : keepPostgres(order.sqlTemplate);
  switch (order.kind) {
    case "solution":
      return rehearseSolution(order.typescript, answer);
    case "program":
      await import("./kinds/script.ts");
      return startPrograms(order, []);
    case "server":
      await rehearseRequests();
      return startPrograms(order, ["express"]);
    case "sql":
      return startPostgres(order.sqlTemplate ?? "");
    case "relay":
      await import("./kinds/learner-tests.ts");
  }
}

/** Loads several modules one after the other, in the way a learner's module will be loaded. */
async function rehearseSolution(typescript: boolean, answer: Answer): Promise<void> {
  const [home, stage] = [process.cwd(), join(tmpdir(), "rehearsal")];
  mkdirSync(stage);
  for (let round = 0; round < MODULE_ROUNDS; round += 1) {
    process.chdir(stage);
    const entry = `main-${round}.${typescript ? "ts" : "js"}`;
    const files = { "package.json": '{"type":"module"}\n', [entry]: MODULE };
    await answer({ ...NOTHING, entry, files }, noCalls());
  }
  process.chdir(home);
  rmSync(stage, { recursive: true });
}

const NOTHING: RunRequest = {
  op: "start-run",
  kind: "function",
  services: [],
  setup: null,
  env: {},
  example: false,
  entry: "",
  plain: false,
  folder: null,
  files: {},
  readyMs: 0,
  outputBytes: 0,
  nodeOptions: [],
  confine: false,
  oneGroup: false,
  ownsProcesses: false,
  sqlTemplate: null,
};

async function startPrograms(order: WarmUp, packages: string[]): Promise<void> {
  const loads = order.typescript ? ["typescript", ...packages] : packages;
  if (order.canStartPrograms) await startWaitingProgram(order.nodeOptions, loads);
}

async function rehearseRequests(): Promise<void> {
  await import("./kinds/server.ts");
  const [{ findFreePort, findListener }, { sendRequest }] = await Promise.all([
    import("./port.ts"),
    import("./kinds/send-request.ts"),
  ]);
  const port = await findFreePort();
  // Node detects IPv6 addresses by a large pattern, which it compiles at first use and once more later. This
  // spends the 10 ms now.
  for (let round = 0; round < ADDRESS_ROUNDS; round += 1) isIPv6("::1");
  await findListener(port);
  const server = createServer((_request, response) => response.end("{}")).listen(port);
  const host = (await findListener(port)) ?? "127.0.0.1";
  for (let round = 0; round < REQUEST_ROUNDS; round += 1) {
    await sendRequest({
      host,
      port,
      method: "POST",
      path: "/",
      headers: {},
      body: "{}",
      withinMs: 1_000,
      forMs: null,
    });
  }
  server.close();
}

async function keepPostgres(template: string): Promise<void> {
  const [{ createFresh }, { keepDatabase }] = await Promise.all([
    import("./pglite/pglite.ts"),
    import("./pglite/kept-databases.ts"),
  ]);
  await keepDatabase(createFresh(join(TOOLBOX, template)));
}

async function startPostgres(template: string): Promise<void> {
  const [{ startPostgresAhead }] = await Promise.all([
    import("./pglite/pglite.ts"),
    import("./kinds/sql.ts"),
  ]);
  await startPostgresAhead(join(TOOLBOX, template));
}
